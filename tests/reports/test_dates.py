"""Date expressions: our own sentences as data, the shared sample, and what must hold for any text."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from suasion.reports.dates import bounds, find_dates, precision
from suasion.reports.dates.iso import hull, interval, shift_months

HERE = Path(__file__).parent
SAMPLE = HERE.parents[2] / "shared" / "corpora" / "dates.jsonl"
SAMPLE_FLOOR = 38  # of 40
MARK = re.compile(r"\[\[(.+?)\]\]", re.S)
GROUPS: list[dict[str, Any]] = YAML(typ="safe").load((HERE / "data" / "dates.yaml").read_text(encoding="utf-8"))


def _anchor(raw: Any) -> Any:
    return tuple(raw) if isinstance(raw, list) else raw


CASES = [(_anchor(g["anchor"]), text, value) for g in GROUPS for text, value in g["cases"]]


@pytest.mark.parametrize(
    ("anchor", "marked", "expected"), CASES, ids=[f"{i:03d}-{c[1][:40]}" for i, c in enumerate(CASES)]
)
def test_our_own_sentences(anchor: Any, marked: str, expected: Any) -> None:
    text = MARK.sub(r"\1", marked)
    found = find_dates(text, anchor=anchor)
    if expected == "none":
        assert [(m.text, m.value) for m in found] == []
        return
    wanted = expected if isinstance(expected, list) else [expected]
    spots = [(m.start() - 4 * i, m.start() - 4 * i + len(m[1])) for i, m in enumerate(MARK.finditer(marked))]
    for (start, end), value in zip(spots, wanted, strict=True):
        over = [m for m in found if m.start < end and m.end > start]
        if value is None and not over:
            continue  # nothing found is as good as found without a value
        assert [m.value for m in over] == [value], [m.reason for m in over]
        assert text[over[0].start : over[0].end] == over[0].text
        assert over[0].reason.endswith(".")


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared corpora are not here")
def test_shared_sample() -> None:
    from suasion.scoring.dates import right

    rows = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    hits = 0
    for row in rows:
        found = find_dates(row["text"], anchor=dt.date.fromisoformat(row["dct"]))
        hits += right([(m.start, m.end, m.value) for m in found], row)
    assert len(rows) == 40
    assert hits >= SAMPLE_FLOOR


def test_caller_decides_the_direction() -> None:
    text, anchor = "Friday", dt.date(2025, 9, 2)
    assert find_dates(text, anchor=anchor, future=True)[0].value == "2025-09-05"
    assert find_dates(text, anchor=anchor, future=False)[0].value == "2025-08-29"


def test_window_keeps_offsets() -> None:
    text = "In 2014 and again in 2022 they met."
    found = find_dates(text, anchor=None, start=10)
    assert [(m.text, m.start) for m in found] == [("2022", text.index("2022"))]


def test_event_anchor_keeps_its_words() -> None:
    (mention,) = find_dates("Trade has fallen since the invasion.", anchor=dt.date(2025, 9, 2))
    assert (mention.kind, mention.anchor, mention.value) == ("event", "the invasion", None)


def test_wrong_weekday_is_said() -> None:
    (mention,) = find_dates("They met on Monday, 3 September 2025.", anchor=None)
    assert mention.value == "2025-09-03"
    assert "does not make it a Monday" in mention.reason


FRAGMENTS = st.sampled_from(
    [
        "4",
        "September",
        "2025",
        "Friday",
        "next",
        "week",
        "the",
        "end of",
        "in",
        "two",
        "days ago",
        "May",
        "31",
        "-",
        ",",
        ".",
        "Q3",
        "1990s",
        "last",
        "February",
        "29",
        "same day",
        "within",
        "\n",
        "’",
        "30.02.2024",
        "0",
        "2024-13-45",
        "year",
        "summer",
        "to",
        "and",
        "99999",
        "first",
        "day before.",
    ]
)


@given(st.lists(FRAGMENTS, max_size=30), st.none() | st.dates(min_value=dt.date(1, 1, 1)))
def test_any_text_gives_valid_values(parts: list[str], anchor: dt.date | None) -> None:
    text = " ".join(parts)
    found = find_dates(text, anchor=anchor)
    last = 0
    for m in found:
        assert last <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.text
        assert m.precision == precision(m.value)
        last = m.end
        if m.value:
            a, b = bounds(m.value)
            assert a <= b


@given(st.text(max_size=200), st.dates())
def test_never_fails(text: str, anchor: dt.date) -> None:
    find_dates(text, anchor=anchor)


@given(st.dates(), st.dates())
def test_hull_covers_both(a: dt.date, b: dt.date) -> None:
    first, last = bounds(hull(a.isoformat(), b.isoformat()))
    assert first == min(a, b)
    assert last == max(a, b)
    assert bounds(interval(a.isoformat(), b.isoformat())) == (first, last)


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)), st.integers(-600, 600))
def test_shift_months_moves_months(date: dt.date, n: int) -> None:
    moved = shift_months(date, n)
    assert (moved.year * 12 + moved.month) - (date.year * 12 + date.month) == n
    assert moved.day <= date.day


def test_linear_time() -> None:
    """Ten times the text may not take much more than ten times as long, even where every word could open a date."""
    unit = "On Monday the first week of the last of the next three in the end of the early May 2 to 3 years since the "

    def seconds(n: int) -> float:
        text = unit * n
        best = 9.0
        for _ in range(3):
            started = time.perf_counter()
            find_dates(text, anchor=dt.date(2025, 9, 2))
            best = min(best, time.perf_counter() - started)
        return best

    find_dates(unit, anchor=None)  # compile first
    assert seconds(200) < 40 * seconds(20) + 0.05
