"""What is to come in a report without a date, dated from when WEIGH finds that it was written."""

from __future__ import annotations

from suasion.evidence.model import Scheduled
from suasion.weigh.calendar import with_year
from suasion.weigh.model import Dated

QUOTE = "The coalition will meet in Paris on September 4th, and the envoys on Friday."
AUTUMN = Dated(doc_id="r", first="2025-08-31", last="2025-09-03")


def item(date_text: str | None, date: str | None = None, quote: str = QUOTE) -> Scheduled:
    return Scheduled(
        id="s-1", start=0, end=len(quote), quote=quote, confidence=0.5, rule="will", what="x", date=date, date_text=date_text
    )  # fmt: skip


def test_a_day_takes_its_year_and_says_why() -> None:
    found = with_year(item("September 4th"), AUTUMN)
    assert found.date == "2025-09-04"
    assert "between 2025-08-31 and 2025-09-03" in (found.date_reason or "")


def test_a_weekday_is_as_wide_as_the_interval_makes_it() -> None:
    assert with_year(item("Friday"), AUTUMN).date == "2025-09-05"
    wide = Dated(doc_id="r", first="2025-08-25", last="2025-09-03")
    assert with_year(item("Friday"), wide).date == "2025-08-29/2025-09-05"


def test_nothing_is_invented() -> None:
    for untouched, dated in (
        (item("September 4th", "2024-09-04"), AUTUMN),  # it has a date
        (item(None), AUTUMN),  # it names none
        (item("September 4th"), AUTUMN.model_copy(update={"given": True})),  # the report has a date, CODE has used it
        (item("September 4th"), AUTUMN.model_copy(update={"last": None})),  # open on one side
        (item("September 4th"), Dated(doc_id="r", first="2022-02-01", last="2024-11-05")),  # of which year is not known
        (item("September 4th", quote="Another sentence."), AUTUMN),
    ):
        assert with_year(untouched, dated) is untouched
