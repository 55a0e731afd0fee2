"""The calendar, read back with icalendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.case.export import Material, build
from suasion.case.export.ics import clean
from suasion.evidence.model import Scheduled
from suasion.reports.model import Report


def calendar(report: Report | None = None, **fields: object) -> tuple[list[icalendar.Event], str, bytes]:
    """Entries, note and bytes for one scheduled item with these fields."""
    source, document = make.full(report)
    item = document.scheduled[0].model_dump() | fields
    document = document.model_copy(update={"scheduled": (Scheduled.model_validate(item),)})
    built = build("ics", Material(make.evidence(document), [source]))
    assert isinstance(built.content, bytes)
    parsed = icalendar.Calendar.from_ical(built.content)
    return list(parsed.walk("VEVENT")), built.note, built.content


def test_a_day() -> None:
    (entry,), note, content = calendar()
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2024, 6, 12), date(2024, 6, 13))
    assert b"DTSTART;VALUE=DATE:20240612\r\n" in content
    assert entry["dtstamp"].dt == datetime(2024, 5, 4, tzinfo=UTC)
    assert (entry["summary"], entry["location"], entry["status"]) == ("second meeting", "Velm", "CONFIRMED")
    assert "Who: Norland, Sudmark." in entry["description"]
    assert "12 June" in entry["description"]
    assert note == ""


@pytest.mark.parametrize(
    ("value", "first", "end", "says"),
    [
        ("2024-W24", date(2024, 6, 10), date(2024, 6, 17), "only the week"),
        ("2024-06", date(2024, 6, 1), date(2024, 7, 1), "only the month"),
        ("2025", date(2025, 1, 1), date(2026, 1, 1), "only the year"),
        ("2024-06-12/2024-06-14", date(2024, 6, 12), date(2024, 6, 15), "interval"),
    ],
)
def test_less_than_a_day_covers_all_of_it_and_says_so(value: str, first: date, end: date, says: str) -> None:
    (entry,), _, _ = calendar(date=value)
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (first, end)
    assert says in entry["description"]


@pytest.mark.parametrize("value", [None, "soon", "9999-12-31", "9999"])
def test_no_date_is_left_out_and_counted(value: str | None) -> None:
    entries, note, _ = calendar(date=value)
    assert entries == []
    assert note.startswith("1 scheduled")


@pytest.mark.parametrize(
    ("status", "shown"), [("postponed", "TENTATIVE"), ("conditional", "TENTATIVE"), ("cancelled", "CANCELLED")]
)
def test_status(status: str, shown: str) -> None:
    (entry,), _, _ = calendar(status=status)
    assert entry["status"] == shown
    assert f"Status: {status}." in entry["description"]


def test_the_clock_is_never_asked() -> None:
    (entry,), _, _ = calendar(make.report(date=None))
    assert entry["dtstamp"].dt == datetime(1970, 1, 1, tzinfo=UTC)


def test_uids_are_unique_and_lines_short() -> None:
    documents = [make.full(make.report(f"r {n}", f"{make.TEXT}\n\n{'long words ' * 20}{n}"))[1] for n in range(3)]
    twice = documents[0].model_copy(update={"scheduled": documents[0].scheduled * 2})
    content = build("ics", Material(make.evidence(twice, *documents[1:]))).content
    assert isinstance(content, bytes)
    uids = [str(entry["uid"]) for entry in icalendar.Calendar.from_ical(content).walk("VEVENT")]
    assert len(set(uids)) == len(uids) == 4
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


@pytest.mark.parametrize("text", make.nasty())
def test_nasty_text_stays_text(text: str) -> None:
    (entry,), _, content = calendar(what=text, where=f"at {text}", date_text=text)
    assert entry["summary"] == clean(text)
    assert content.count(b"BEGIN:VEVENT\r\n") == content.count(b"END:VEVENT\r\n") == 1


def test_a_link_that_is_none_is_left_out() -> None:
    (entry,), _, _ = calendar(make.report(url="javascript:alert(1)"))
    assert "url" not in entry


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_text_comes_back_in_one_entry(text: str) -> None:
    (entry,), _, content = calendar(what=text)
    assert entry["summary"] == clean(text)
    assert content.count(b"BEGIN:VEVENT") == 1 + text.count("BEGIN:VEVENT")
