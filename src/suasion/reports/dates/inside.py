"""When a report was written, judged by the dates inside it alone.

What is told as past is not after the report, what is told as still to come is not before it. A year of background
("since the war of 2014") says little, so a date is only inferred from days: a day that is announced, a day of the
week that fixes the year ("Thursday, February 9"), two days close together. The answer is an interval or a month,
never a day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from suasion.reports.dates import iso
from suasion.reports.dates.model import DateMention
from suasion.reports.dates.scan import find_dates
from suasion.reports.dates.told import Spans, Told
from suasion.reports.dates.words import words
from suasion.reports.model import ReportDate

NEWS_MONTH = 31  # days: news announces a day, and tells one in its lead, within about a month
NEWS_WEEK = 7  # days: beyond a week the news stops naming the day of the week
CALENDAR_YEARS = (
    6  # a date falls on the same weekday again after 5, 6 or 11 years: within 6 years at most one or two fit
)
_ANY_YEAR = 2000  # a leap year, to read month and day of an expression without a year


@dataclass(frozen=True, slots=True)
class _Clue:
    """A day of the text that bounds the report's date; ``reach`` is how many days the report may lie from it."""

    day: dt.date
    reach: int
    mention: DateMention
    note: str = ""

    def shown(self) -> str:
        return f"'{' '.join(self.mention.text.split())}'{self.note}"


def in_year(text: str, mention: DateMention, year: int) -> str | None:
    """The day that an expression without a year names in ``year``; None if it names no day."""
    date = _month_and_day(text, mention)
    found = iso.make(year, date.month, date.day) if date else None
    return iso.day(found) if found else None


def _month_and_day(text: str, mention: DateMention) -> dt.date | None:
    """The day that an expression without a year names in some leap year; None if it names no day."""
    read = find_dates(text, anchor=dt.date(_ANY_YEAR, 7, 1), start=mention.start, end=mention.end)
    if not read or read[0].precision != "day" or not read[0].value:
        return None
    return iso.bounds(read[0].value)[0]


def _weekday_year(text: str, mention: DateMention, since: int) -> dt.date | None:
    """The first day from the year ``since`` on that has the weekday and the date of "Thursday, February 9"."""
    name = mention.text.split()[0].rstrip(",.").lower()
    number = words().weekdays.get(name)
    if number is None or not any(c.isdigit() for c in mention.text):
        return None
    named = _month_and_day(text, mention)
    if named is None:
        return None
    for year in range(since, min(since + CALENDAR_YEARS, dt.MAXYEAR)):
        day = iso.make(year, named.month, named.day)
        if day and day.isoweekday() == number:
            return day
    return None


def _yearless(told: Told) -> DateMention | None:
    """The first day that the text names by its month without a year ("September 3rd")."""
    months = words().months
    for m in told.mentions:
        parts = m.text.replace(",", " ").replace(".", " ").lower().split()
        if not m.stated and m.kind == "date" and len(parts) > 1 and any(p in months for p in parts):
            return m
    return None


@dataclass(slots=True)
class _Evidence:
    """The clues of a text; ``aside`` says why a day that was announced is not used."""

    past: list[_Clue]
    ahead: list[_Clue]
    aside: str = ""

    def set_aside(self, announced: bool, why: str) -> None:
        """Keep the first reason for an announced day; days told as past are background, and nobody asks about them."""
        if announced and not self.aside:
            self.aside = f"; {why}"


def _weigh(told: Told) -> _Evidence:
    """The days that bound the report's date.

    A day with its year is mostly background, for news leaves out the year of its own time. So it counts only if
    no day of the text stands without a year and no later year is named; and a day told as past only with its
    day of the week, or beside another day of the same month or so.
    """
    since = told.latest_year()
    named = told.latest_year(background=True) or dt.MINYEAR
    yearless = _yearless(told)
    out = _Evidence([], [])
    alone: list[_Clue] = []
    for m in told.mentions:
        if m.stated and m.precision == "day" and m.value and m.value[:4] in m.text:
            future = told.looks(m) == "future"
            clue = _Clue(dt.date.fromisoformat(m.value), NEWS_MONTH, m)
            if clue.day.year < named:
                out.set_aside(future, f"{clue.shown()} is told as still to come, which cannot be right")
            elif yearless:
                why = f"has a year and '{' '.join(yearless.text.split())}' has none, so it may be of another year"
                out.set_aside(future, f"{clue.shown()} {why}")
            elif future:
                out.ahead.append(clue)
            else:
                (out.past if _has_weekday(m) else alone).append(clue)
        elif since and m.value is None and (day := _weekday_year(told.text, m, since)):
            note = f" (that day of the week fits {day.year}, the first such year from {since} on)"
            (out.ahead if told.looks(m) == "future" else out.past).append(_Clue(day, NEWS_WEEK, m, note))
    known = [*out.past, *out.ahead, *alone]
    out.past += [c for c in alone if any(0 < abs((c.day - k.day).days) <= NEWS_MONTH for k in known)]
    return out


def _has_weekday(mention: DateMention) -> bool:
    return mention.text.split()[0].rstrip(",.").lower() in words().weekdays


def infer(text: str, spans: Spans) -> ReportDate:
    """The report's date from the dates of its kept paragraphs (``spans``): an interval or a month with its reason."""
    told = Told(text, spans)
    found = _weigh(told)
    latest = max(found.past, key=lambda c: c.day, default=None)
    first = min((c for c in found.ahead if not latest or c.day >= latest.day), key=lambda c: c.day, default=None)
    if latest is None and first is None:
        return _unknown(told, found.aside)
    if latest is None:
        assert first is not None
        lead = f"news announces a day about {first.reach} days ahead"
        reason = f"Rests on {first.shown()} alone, told as still to come: {lead}{found.aside}"
        return _interval(iso.shift_days(first.day, -first.reach), first.day, reason, first)
    if first:
        reason = f"Between {latest.shown()}, told as past, and {first.shown()}, told as still to come{found.aside}"
        return _interval(latest.day, min(first.day, iso.shift_days(latest.day, latest.reach)), reason, latest)
    lead = f"news follows within about {latest.reach} days"
    reason = f"Rests on {latest.shown()}, the latest day told as past: {lead}{found.aside}"
    return _interval(latest.day, iso.shift_days(latest.day, latest.reach), reason, latest)


def _unknown(told: Told, aside: str) -> ReportDate:
    year = told.latest_year(background=True)
    bound = f"; it is not before {year}, the latest year that it tells as past" if year else ""
    return ReportDate(reason=f"The report gives no date{bound}{aside}.")


def _interval(a: dt.date, b: dt.date, reason: str, clue: _Clue) -> ReportDate:
    """The stretch ``a``..``b``; one day alone becomes its month, for no day is invented."""
    value = iso.month(a.year, a.month) if a == b else iso.interval(iso.day(a), iso.day(b))
    m = clue.mention
    return ReportDate(
        value=value, precision=iso.precision(value), basis="inferred", reason=f"{reason}.", start=m.start, end=m.end
    )
