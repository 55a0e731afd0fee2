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


AHEAD = [
    # verbs
    ("Kenya said Uganda would vote against the text unless the office was closed.", "conditional", None),
    ("The envoy announced that experts from both sides would meet in Nairobi on 28 May.", "planned", "2026-05-28"),
    ("Kenya might impose sanctions on Uganda if the talks fail.", "conditional", None),
    ("Kenya's parliament may vote next week on the bill.", "potential", "2026-W08"),
    ("The vote can take place on 3 March.", "potential", "2026-03-03"),
    ("Kenya's army must leave the town by 15 March.", "scheduled", "2026-03-15"),
    ("His candidacy must be approved by the parliament of Kenya.", "expected", None),
    ("Kenya's parliament is due to vote on 24 May.", "scheduled", "2026-05-24"),
    ("The committee is due to meet again in Kisumu in early November.", "scheduled", "2026-11"),
    ("He is due in Beijing in July.", "scheduled", "2026-07"),
    ("Kenya is to report to the Council on 2 March.", "planned", "2026-03-02"),
    ("Four villages are to be handed over first.", "planned", None),
    ("Kenya is going to reopen the border on Friday.", "planned", "2026-02-13"),
    ("The president of Kenya has until 2 May to sign the law.", "scheduled", "2026-05-02"),
    ("The leader of Kenya has a month to form a government.", "scheduled", "2026-02-10/2026-03-10"),
    ("Kenya gave Uganda thirty days to answer.", "scheduled", "2026-02-10/2026-03-12"),
    ("The ships are not going to be delivered until 2029.", "expected", "2029"),
    ("The vote is not expected before Friday.", "expected", "2026-02-13"),
    ("The mandate expires on 31 March.", "scheduled", "2026-03-31"),
    ("Under the proposal, Uganda would release ten prisoners.", "proposed", None),
    ("Kenya condemned the decision of Uganda to open a base by the end of March.", "planned", "2026-03"),
    ("Kenya has suggested arranging a meeting with Uganda.", "proposed", None),
    ("The allies will discuss the defence of the port.", "scheduled", None),
    ("Uganda will strike again if Kenya does not answer by Friday.", "conditional", "2026-02-13"),
    ("Kenya told Uganda to wait until the new force takes over on 1 April.", "scheduled", "2026-04-01"),
    ("The ministry is preparing a census, to be held in May.", "planned", "2026-05"),
    ("The pumps should arrive by Saturday.", "expected", "2026-02-14"),
    ("The two ministers are expected to talk when they attend the fair in Kisumu in October.", "expected", "2026-10"),
    ("The assembly does not sit again until 6 March.", "expected", "2026-03-06"),
    ("Kenya plans to open a consulate by year-end.", "planned", "2026"),
    # dates that verbs fix
    ("Kenya has called a meeting of all sides in Kisumu for 28 February.", "scheduled", "2026-02-28"),
    ("The mediators have proposed 19 March as a new date.", "proposed", "2026-03-19"),
    ("The inspection was put off until May.", "postponed", "2026-05"),
    ("Uganda has offered three million cubic metres a day as of March.", "proposed", "2026-03"),
    # occasions
    ("They named her acting president until an early election on 23 March.", "scheduled", "2026-03-23"),
    ("A strike planned for Thursday was called off after the government gave in.", "cancelled", "2026-02-12"),
    ("A decision is expected later this month.", "expected", "2026-02"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "date"), AHEAD, ids=[t for t, _, _ in AHEAD])
def test_what_is_to_come(text: str, status: str, date: str | None) -> None:
    item = only(coded(text).scheduled)
    assert (item.status, item.date) == (status, date)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya denied reports that it would reopen the border in March.",
        "Kenya hopes that the rebels will lay down their arms.",
        "I am convinced that Uganda will hold the same line.",
        "Kenya and Uganda eventually agreed to join the coalition.",
        "In October Kenya agreed to join the coalition.",
        "Uganda may have made matters worse by offering to mediate.",
        "Kenya has asked the Red Cross to visit them.",
        "Kenya expects Uganda to act.",
        "The army, which it holds responsible for the attack of 19 January, is silent.",
        "The envoy was due to visit Kenya last month.",
        "Under the 1951 agreement Kenya can already send more troops.",
        "Kenya can add two million barrels a day within ninety days.",
        "Uganda said that it would never attack Kenya.",
        "Kenya is deciding whether to let the ships pass.",
        "He is leaving us today.",
        "The allies will always wait a little longer.",
        "If the junta were to fall, Kenya would deal with its successors.",
        "They believe that time is short, and that an election will give Uganda an excuse.",
        "An inspector who had planned to visit Kenya on 5 January never came.",
        "The death of the leader on 28 January must be investigated by Kenya.",
        "The rest will be owned by Kenya.",
        "The truce shall include all hostile acts against civilians.",
        "The meeting was scheduled for January.",
        "Delegations of Kenya and of the January 23 Movement met.",
        "The regime must immediately deliver on its obligations.",
        "Uganda had planned to sail in May 2024.",
    ],
)
def test_what_is_not_to_come(text: str) -> None:
    assert coded(text).scheduled == ()


def test_a_date_belongs_to_the_verb_that_it_hangs_on() -> None:
    found = coded(
        "Kenya, whose presidency passes to Uganda on 1 July, holds its annual summit in Kisumu in June."
    ).scheduled
    assert {(x.date, x.status) for x in found} == {("2026-07-01", "scheduled"), ("2026-06", "scheduled")}
    item = only(coded("Kenya urged Uganda on Tuesday to hold talks.").scheduled)
    assert item.date is None  # the day of the call, not of the talks


def test_two_appointments_of_one_sentence() -> None:
    found = coded(
        "The Council will vote on it on 30 March, and the Secretary-General is to report again in sixty days."
    ).scheduled
    assert [x.date for x in found] == ["2026-03-30", "2026-04-11"]


def test_a_list_of_what_was_agreed() -> None:
    found = coded(
        "The two sides met in Kisumu.\nKenya and Uganda agreed:\n- to repair the canal by 15 March;\n"
        "- that a group would visit the delta before the end of the year."
    ).scheduled
    assert [(x.status, x.date, x.who[:2]) for x in found] == [
        ("promised", "2026-03-15", ("KEN", "UGA")),
        ("promised", "2026", ("KEN", "UGA")),
    ]


def test_a_label_with_a_date() -> None:
    assert only(coded("Elections: 26 October.").scheduled).date == "2026-10-26"
    assert coded("Dead in the explosion: 3 January.").scheduled == ()


def test_what_an_item_says() -> None:
    relative = only(coded("The contract, which expires on 31 March, is in the safe.").scheduled)
    assert relative.what == "The contract, which expires on 31 March"
    dateline = only(coded("KISUMU (Lake Wire) - Kenya will meet Uganda on Friday.").scheduled)
    assert dateline.what == "Kenya will meet Uganda on Friday"


def test_an_undated_report_keeps_its_appointments_without_a_year() -> None:
    found = coded("Kenya's parliament votes next Thursday. The mandate ends on 1 January.", None).scheduled
    assert [(x.date, x.date_text) for x in found] == [(None, "next Thursday"), (None, "1 January")]
    assert coded("Their ambassador was supposed to come last week.", None).scheduled == ()


def test_what_is_to_be_done_says_what() -> None:
    item = only(coded("The Kenyan government is preparing a census, to be held in May.").scheduled)
    assert item.what == "a census, to be held in May"
    item = only(coded("Refugees announced a march to the border for Saturday.").scheduled)
    assert (item.what, item.date) == ("a march to the border for Saturday", "2026-02-14")


def test_the_date_in_a_name_is_no_day() -> None:
    item = only(coded("Kenya and the March 23 Movement will begin negotiations on 18 February.").scheduled)
    assert item.date == "2026-02-18"
