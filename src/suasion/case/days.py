"""From a date as it was written down to the first and the last day that it may mean."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_YEAR = re.compile(r"(\d{4})$")

Bounds = tuple[date, date]


def bounds(value: str | None) -> Bounds | None:
    """The first and last day of an ISO 8601 date of any precision, or of an interval ``a/b``; None if it is no such
    date.

    An interval that is open on one side (``2024-04/..``) is read as its known side only.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if not value:
        return None
    if "/" in value:
        sides = [side for part in value.split("/", 1) if (side := _one(part.strip()))]
        if not sides:
            return None
        first, last = sides[0][0], sides[-1][1]
        return (first, last) if first <= last else None
    return _one(value.strip())


def precision(value: str | None) -> str:
    """``day``, ``week``, ``month``, ``year``, ``interval`` or ``unknown``."""
    if bounds(value) is None or value is None:
        return "unknown"
    if "/" in value:
        return "interval"
    for name, pattern in (("day", _DAY), ("week", _WEEK), ("month", _MONTH)):
        if pattern.match(value.strip()):
            return name
    return "year"


def _one(value: str) -> Bounds | None:
    try:
        if m := _DAY.match(value):
            day = date(int(m[1]), int(m[2]), int(m[3]))
            return day, day
        if m := _WEEK.match(value):
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return monday, monday + timedelta(days=6)
        if m := _MONTH.match(value):
            year, month = int(m[1]), int(m[2])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if m := _YEAR.match(value):
            return date(int(m[1]), 1, 1), date(int(m[1]), 12, 31)
    except (ValueError, OverflowError):  # month 13, 30 February, year 0
        return None
    return None
