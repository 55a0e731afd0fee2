"""Who held an office at the date of a report, told by a surname: from 1945 on."""

from __future__ import annotations

import pytest
from evidence_read import found

from suasion.evidence.actors import holders
from suasion.evidence.gazetteer import slug
from suasion.vocab import load

CASES = [
    ("1971-12-10", "President Bhutto spoke to the Pakistani people.", "zulfikar-ali-bhutto"),
    ("1995-03-10", "Prime Minister Bhutto spoke to the Pakistani people.", "benazir-bhutto"),
    ("1956-11-02", "Britain stands alone, Mr Eden told the Commons.", "anthony-eden"),
    ("1978-06-01", "Mr. Vance left the United States for Moscow.", "cyrus-vance"),
    ("2025-06-01", "Mr. Vance left the United States for Moscow.", "jd-vance"),
    ("1976-02-19", "The West waits for Mr Luns.", "joseph-luns"),
    ("1948-07-06", "In Belgrade, Marshal Tito received the Yugoslav ministers.", "josip-broz-tito"),
    ("1962-10-25", "U Thant asked the Soviet Union and the United States to wait.", "u-thant"),
]


@pytest.mark.parametrize(("date", "text", "person"), CASES, ids=[f"{c[2]} {c[0][:4]}" for c in CASES])
def test_the_date_says_who_bears_the_name(date: str, text: str, person: str) -> None:
    assert person in {a.id for a in found(text, date)}


def test_before_somebodys_time_a_surname_is_not_his() -> None:
    assert "jd-vance" not in {a.id for a in found("Mr. Vance left the United States for Moscow.", "1978-06-01")}


@pytest.mark.parametrize("state, person", [("Japan", "masayoshi-ohira"), ("Chad", None)])
def test_a_common_surname_needs_its_state_in_the_report(state: str, person: str | None) -> None:
    ids = {a.id for a in found(f"{state} waited. Ohira spoke to the ministers.", "1979-03-01")}
    assert ("masayoshi-ohira" in ids) == (person is not None)


def test_a_name_without_a_date_means_nobody_of_the_past() -> None:
    assert "anthony-eden" not in {a.id for a in found("In Britain, Eden said no.", None)}


def test_an_office_has_one_holder_at_a_time() -> None:
    """Terms of one office of one state overlap by no more than the year to which they are given."""
    terms = [t for t in load("offices")["terms"] if t["since"] and t["until"] and t["title"] in SINGLE]
    assert len(terms) > 400
    wrong = []
    for a in terms:
        for b in terms:
            same = a["of"] == b["of"] and a["title"] == b["title"] and a["name"] < b["name"]
            if (
                same
                and min(_month(a["until"]), _month(b["until"])) - max(_month(a["since"]), _month(b["since"])) > YEAR
            ):
                wrong.append((a["of"], a["title"], a["name"], b["name"]))
    assert not wrong


SINGLE = ("president", "prime minister", "king", "chancellor", "secretary of state", "foreign secretary", "pope")
YEAR = 12  # months


def _month(date: str) -> int:
    return holders.month(date, 0)


def test_everybody_described_held_an_office() -> None:
    people = {slug(name) for name in load("offices")["people"]}
    assert people <= {slug(t["name"]) for t in load("offices")["terms"]}
