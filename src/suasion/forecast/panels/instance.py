"""One chance to be right or wrong."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

DAYS_A_MONTH = 365.25 / 12

Value = str | int | float | bool | None
Features = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Instance:
    """A question put on ``origin``, known to be settled from ``closes`` on.

    ``family`` names what it shares its fate with (a conflict, a rivalry). ``features`` hold nothing dated on or after
    ``origin``, except where the panel says that they are conditions ("if it is mediated so").
    """

    origin: date
    closes: date
    family: str
    happened: bool
    features: Features
    unit: str = ""
    """What the question is about (a dyad), so that answers for several horizons can be put side by side."""


def months_between(first: date, last: date) -> float:
    """Months of equal length."""
    return (last - first).days / DAYS_A_MONTH


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the month's last if it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def spoken_months(months: float) -> str:
    """ "1 month", "43 months"."""
    whole = round(months)
    return "1 month" if whole == 1 else f"{whole} months"
