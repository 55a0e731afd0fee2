"""ISO 8601 values that keep their precision: making them, and asking which days they cover."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from suasion.reports.model import Precision

_YEAR = re.compile(r"\d{4}\Z")
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_WEEK = re.compile(r"(\d{4})-W(\d{2})\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=\Z|T)")
DAYS_IN_WEEK = 7


def day(date: dt.date) -> str:
    return date.isoformat()


def week(date: dt.date) -> str:
    """The ISO week that ``date`` falls in: ``2025-W37``."""
    iso = date.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def month(year: int, number: int) -> str:
    return f"{year:04d}-{number:02d}"


def year(number: int) -> str:
    return f"{number:04d}"


def make(y: int, m: int, d: int) -> dt.date | None:
    """The date, or None if the calendar has no such day."""
    try:
        return dt.date(y, m, d)
    except ValueError:
        return None


def shift_months(date: dt.date, months: int) -> dt.date:
    """``months`` later (or earlier), on the same day of the month or the last one that exists. Clamped to years
    1..9999.
    """
    total = min(max(date.year * 12 + date.month - 1 + months, 12), 9999 * 12 + 11)
    y, m = divmod(total, 12)
    return dt.date(y, m + 1, min(date.day, last_of_month(y, m + 1).day))


def shift_days(date: dt.date, days: int) -> dt.date:
    """``days`` later (or earlier); clamped to the calendar that Python knows."""
    ordinal = min(max(date.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def last_of_month(y: int, m: int) -> dt.date:
    if m == 12:
        return dt.date(y, 12, 31)
    return dt.date(y, m + 1, 1) - dt.timedelta(days=1)


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[dt.date, dt.date]:
    """First and last day that an ISO value covers. Raises ValueError on anything else than the forms named in
    ``DateMention``.
    """
    if "/" in value:
        a, b = value.split("/", 1)
        return bounds(a)[0], bounds(b)[1]
    if _YEAR.match(value):
        return dt.date(int(value), 1, 1), dt.date(int(value), 12, 31)
    if m := _MONTH.match(value):
        y, n = int(m[1]), int(m[2])
        return dt.date(y, n, 1), last_of_month(y, n)
    if m := _WEEK.match(value):
        monday = dt.date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return monday, monday + dt.timedelta(days=DAYS_IN_WEEK - 1)
    if m := _DAY.match(value):
        date = dt.date.fromisoformat(m[0])
        return date, date
    raise ValueError(f"not an ISO date: {value!r}")


def precision(value: str | None) -> Precision:
    """What kind of value it is."""
    if value is None:
        return "unknown"
    if "/" in value:
        return "interval"
    if "W" in value:
        return "week"
    return {4: "year", 7: "month"}.get(len(value), "day")  # type: ignore[return-value]


def interval(first: str, last: str) -> str:
    """``a/b``, or ``a`` where both are the same; turned round if they are given the wrong way."""
    if first == last:
        return first
    return f"{first}/{last}" if bounds(first)[0] <= bounds(last)[0] else f"{last}/{first}"


def hull(a: str, b: str) -> str:
    """The shortest interval of days that covers both values (one of them, if it covers the other)."""
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    if a0 <= b0 and b1 <= a1:
        return a
    if b0 <= a0 and a1 <= b1:
        return b
    return interval(day(min(a0, b0)), day(max(a1, b1)))
