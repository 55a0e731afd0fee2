"""What is still to come: predicates in the future, occasions, list items."""

from __future__ import annotations

import pytest
from evidence_make import coded, made

from suasion.evidence.model import Scheduled
from suasion.evidence.scheduled import find_scheduled
from suasion.vocab import load

WILL = """
Kenya Kenya PROPN NNP 3 nsubj
will will AUX MD 3 aux
host host VERB VB 0 root
a a DET DT 5 det
summit summit NOUN NN 3 obj
on on ADP IN 8 case
3 3 NUM CD 8 nummod
March March PROPN NNP 3 obl
"""
WILL_NOT = """
Kenya Kenya PROPN NNP 4 nsubj
will will AUX MD 4 aux
not not PART RB 4 advmod
host host VERB VB 0 root
a a DET DT 6 det
summit summit NOUN NN 4 obj
"""


def only(found: list[Scheduled] | tuple[Scheduled, ...]) -> Scheduled:
    (item,) = found
    return item


def test_a_verb_in_the_future() -> None:
    item = only(find_scheduled(made(WILL)))
    assert (item.who[:1], item.date, item.status) == (("KEN",), "2026-03-03", "scheduled")
    assert item.date_text == "3 March" and item.date_reason


def test_a_refusal_is_no_appointment() -> None:
    assert find_scheduled(made(WILL_NOT)) == []


def test_a_day_is_never_invented() -> None:
    assert only(coded("Kenya will send police officers to Haiti.").scheduled).date is None
    assert only(coded("Kenya will send police officers to Haiti in May.").scheduled).date == "2026-05"
    assert only(coded("Kenya will hold an election in 2027.").scheduled).date == "2027"


def test_the_report_s_own_date_decides_what_is_ahead() -> None:
    text = "The summit between Kenya and Uganda on 5 May 2025 concerns the lake."
    assert only(coded(text, "2025-05-01").scheduled).date == "2025-05-05"
    assert coded(text, "2025-05-09").scheduled == ()


@pytest.mark.parametrize("date", ["2026-02", "2026", "2026-02-01/2026-02-28", None])
def test_a_report_of_an_inexact_date_still_has_its_future(date: str | None) -> None:
    item = only(coded("Kenya and Uganda will meet on 5 May 2031.", date).scheduled)
    assert item.date == "2031-05-05"


def test_headings_hold_no_appointments() -> None:
    assert coded("# Kenya will host Uganda on 3 March 2026\nIt rained.").scheduled == ()


def test_one_item_for_a_sentence_the_dated_one() -> None:
    item = only(coded("Kenya plans to host the next round of talks, which will open on 3 March 2026.").scheduled)
    assert item.date == "2026-03-03"


def test_items_of_a_list_of_things_to_come() -> None:
    document = coded(
        "Kenya is at a crossroads.\n## Key dates\n- 20 May: election in Kenya.\n## Background\n- Kenya has many lakes."
    )
    item = only(document.scheduled)
    assert item.date == "2026-05-20"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya will meet Uganda on Friday.", "scheduled"),
        ("Kenya plans to meet Uganda on Friday.", "planned"),
        ("Kenya is expected to meet Uganda on Friday.", "expected"),
        ("Kenya offered to meet Uganda on Friday.", "proposed"),
        ("Kenya promised to meet Uganda on Friday.", "promised"),
        ("A possible meeting of Kenya and Uganda on 13 February is being prepared.", "potential"),
        ("Kenya will meet Uganda on Friday if the rain stops.", "conditional"),
    ],
)
def test_status(text: str, status: str) -> None:
    item = only(coded(text).scheduled)
    assert (item.status, item.date) == (status, "2026-02-13")


def test_a_signal_stands_for_one_status() -> None:
    words = [w for group in load("scheduled")["signals"].values() for w in group]
    assert len(words) == len(set(words))
