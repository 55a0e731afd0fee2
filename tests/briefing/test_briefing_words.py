"""Numbers, lists, dates and codes as a person says them."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.briefing import when
from suasion.briefing.affair import FIELDS, FLAW
from suasion.briefing.wording import (
    act_as_noun,
    act_phrase,
    around,
    clip,
    count,
    inner,
    instrument,
    join,
    number,
    numbers,
    phrase,
    possessive,
    reason_word,
    table,
)
from suasion.evidence.model import ActStatus, Casualties, Certainty, Lever, Mode
from suasion.evidence.naming import with_article

PLOVER = [
    *(
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
    ),
    *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
]


@pytest.mark.parametrize(
    ("n", "words"),
    [(0, "no reports"), (1, "one report"), (3, "three reports"), (12, "twelve reports"), (1386, "1,386 reports")],
)
def test_count(n: int, words: str) -> None:
    assert count(n, "report") == words


def test_numbers_that_stand_together_look_alike() -> None:
    assert [numbers(3, 12)(3), numbers(3, 13)(3), numbers(0, 13)(0)] == ["three", "3", "no"]
    assert number(5) == "five"


def test_join() -> None:
    assert [join([]), join(["a"]), join(["a", "b"]), join(["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("United States", "the United States"),
        ("Ukraine", "Ukraine"),
        ("EU", "the EU"),
        ("NATO", "NATO"),
        ("the West", "the West"),
        ("Ukraine's Foreign Ministry", "Ukraine's Foreign Ministry"),
        ("Security Council", "the Security Council"),
        ("", ""),
    ],
)
def test_article(name: str, said: str) -> None:
    assert with_article(name) == said


def test_possessive() -> None:
    assert [possessive("Norland"), possessive("the United States")] == ["Norland’s", "the United States’"]


@pytest.mark.parametrize("type_", [*PLOVER, "SOMETHING_ELSE", ""])
def test_every_type_has_all_its_sentences(type_: str) -> None:
    said = [
        act_phrase(type_, "Norland", "Sedonia"),
        act_phrase(type_, "Norland", ""),
        act_phrase(type_, "", "Sedonia"),
        act_phrase(type_, "", ""),
        act_phrase(type_, "Norland and Sedonia", "", both=True),
        act_as_noun(type_, "Norland", "Sedonia"),
    ]
    assert all(s and "_" not in s and "  " not in s for s in said)


def test_vocabulary_names_every_code_of_the_records() -> None:
    words = table()
    assert set(words["events"]) == set(PLOVER)
    assert set(words["certainty"]) == set(get_args(Certainty))
    assert set(words["mode"]) == set(get_args(Mode))
    assert set(words["act_status"]) == set(get_args(ActStatus))
    assert set(words["lever_status"]) == set(get_args(Lever.model_fields["status"].annotation))
    assert set(words["casualties"]) == set(Casualties.model_fields)
    assert set(words["kinds"]) == {*FIELDS, FLAW}
    letters = [k["letter"] for k in words["kinds"].values()]
    assert len(set(letters)) == len(letters)


def test_codes_without_a_name_are_said_as_words() -> None:
    assert instrument("border_access") == "the border"
    assert instrument("grain_corridor") == "grain corridor"
    assert phrase("conditional on a Peace deal") == "conditional on a Peace deal"
    assert reason_word("form", 2) == "forms"
    assert reason_word("cookie_banner") == "block of cookie banner"


def test_quotation_marks_inside_become_single() -> None:
    assert inner('He “said” "so" and left') == "He ‘said’ ‘so’ and left"


@given(st.text(), st.integers(2, 80))
def test_clip_keeps_to_its_limit(text: str, limit: int) -> None:
    assert len(clip(text, limit)) <= limit
    assert clip("a short one", 80) == "a short one"


@given(st.text(), st.integers(0, 200), st.integers(10, 80))
def test_around_keeps_to_its_limit(text: str, at: int, limit: int) -> None:
    assert len(around(text, at, limit)) <= limit + 1


@pytest.mark.parametrize(
    ("iso", "said", "on"),
    [
        ("2025-09-02", "2 September 2025", "on 2 September 2025"),
        ("2024-04", "April 2024", "in April 2024"),
        ("2024", "2024", "in 2024"),
        ("2025-W36", "the week of 1 September 2025", "in the week of 1 September 2025"),
        ("2025-09-01/2025-09-03", "1–3 September 2025", "between 1 and 3 September 2025"),
        ("2025-08-31/2025-09-01", "31 August to 1 September 2025", "between 31 August and 1 September 2025"),
        ("2024-12/2025-01", "December 2024 to January 2025", "between December 2024 and January 2025"),
        ("2024-03/2024-05", "March to May 2024", "between March and May 2024"),
        ("2024/2025", "2024 to 2025", "between 2024 and 2025"),
        ("2025-09-02T10:00", "2 September 2025", "on 2 September 2025"),
        ("soon", "", ""),
        (None, "", ""),
    ],
)
def test_dates(iso: str | None, said: str, on: str) -> None:
    assert when.spoken(iso) == said
    assert when.on(iso) == on


def test_short_dates() -> None:
    assert [when.short("2025-09-02"), when.short("2025-05"), when.short("2025-07-01")] == [
        "2 Sep 2025",
        "May 2025",
        "1 July 2025",
    ]


@pytest.mark.parametrize(
    ("iso", "bounds"),
    [
        ("2024-04", ("2024-04-01", "2024-04-31")),
        ("2025-W36", ("2025-09-01", "2025-09-07")),
        ("2024-13", None),
        ("2024-01/never", None),
        ("", None),
    ],
)
def test_bounds(iso: str, bounds: tuple[str, str] | None) -> None:
    assert when.bounds(iso) == bounds


def test_a_month_that_has_begun_counts_by_its_end() -> None:
    dates = ["2025-09", "2025-09-03", "2025-10", None]
    assert sorted(dates, key=lambda d: when.ahead(d, "2025-09-02")) == ["2025-09-03", "2025-09", "2025-10", None]


@given(
    st.one_of(
        st.dates().map(str),
        st.text(max_size=12),
        st.from_regex(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?(/\d{4}-\d\d)?", fullmatch=True),
    )
)
def test_no_date_breaks_the_page(iso: str) -> None:
    when.spoken(iso), when.on(iso), when.short(iso), when.key(iso), when.month_of(iso)
