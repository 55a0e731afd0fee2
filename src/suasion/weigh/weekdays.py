"""Days that the calendar does not have.

* weekday: "Monday, 5 March 2024", where that day was a Tuesday; without a year, the one nearest to the report's own date.
* no such day: "31 June", "29 February 2023".
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from suasion.reports.dates import DateMention, bounds, find_dates
from suasion.reports.dates.words import words
from suasion.weigh.model import Dated, Finding, finding
from suasion.weigh.texts import Text

NEAR = dt.timedelta(days=120)
"""Days around the report's own within which a day without a year is certainly the one that is meant."""

LEAP_YEAR = 2000

_FIRST_WORD = re.compile(r"[A-Za-z]+")
_SHORT = 3
_MONTHS = {name[:_SHORT]: n for n, name in enumerate(calendar.month_name) if n}
_MONTH = "|".join([*list(calendar.month_name)[1:], *(rf"{short}\.?" for short in ("Sept", *_MONTHS))])
_DAY = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?![\w:]|\.\d)(?:,?\s+(?P<y>(?:19|20)\d\d)\b)?"
)


def calendar_slips(text: Text, dated: Dated) -> Iterator[Finding]:
    """``dated``: when the report was written; it gives days their year where it is given, and not only inferred."""
    yield from _weekdays(text, dated)
    yield from _no_such_day(text)


def _weekdays(text: Text, dated: Dated) -> Iterator[Finding]:
    anchor = dt.date.fromisoformat(dated.first) if dated.given and dated.first == dated.last and dated.first else None
    for block in text.report.kept():
        for m in find_dates(text.text, anchor=anchor, start=block.start, end=block.end):
            word = _FIRST_WORD.match(m.text)
            number = words().weekdays.get(word.group().lower()) if word else None
            if number is None or m.precision != "day" or not m.value or not any(c.isdigit() for c in m.text):
                continue
            day = bounds(m.value)[0]
            if day.isoweekday() == number or not (m.stated or _surely(m, day, anchor)):
                continue
            why = f"{day.day} {day:%B %Y} was a {day:%A}, not a {calendar.day_name[number - 1]}."
            yield finding("anachronism", "weekday", (text.side(m.start, m.end),), why, 0.8, matter="date")


def _surely(m: DateMention, day: dt.date, anchor: dt.date | None) -> bool:
    """Whether a day without a year can only be that of the report's year: it lies near, and in no other year does the weekday fit better."""
    return anchor is not None and m.kind == "date" and abs(day - anchor) <= NEAR


def _no_such_day(text: Text) -> Iterator[Finding]:
    for s in text.sentences:
        for m in _DAY.finditer(text.text, s.start, s.end):
            month = _MONTHS[(m["m"] or m["m2"])[:_SHORT]]
            year, number = int(m["y"]) if m["y"] else LEAP_YEAR, int(m["d"] or m["d2"])
            last = calendar.monthrange(year, month)[1]
            if number > last and number <= 31:
                why = f"{calendar.month_name[month]}{' ' + m['y'] if m['y'] else ''} has {last} days."
                yield finding("anachronism", "no such day", (text.side(m.start(), m.end()),), why, 0.85, matter="date")
