"""The range in which a number may lie, and the refusal of what lies outside."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from suasion.errors import InputError
from suasion.record import Record


def exact(value: float) -> Fraction:
    """The number as it is written in decimals, without rounding: 0.1 is one tenth."""
    return Fraction(repr(float(value)))


class Allowed(Record):
    """From ``low`` to ``high``, in the unit of the number; ``None`` is no limit. An open end is itself not allowed."""

    low: float | None = 0.0
    high: float | None = None
    open_low: bool = False
    open_high: bool = False

    def holds(self, value: float) -> bool:
        """Whether the number lies in the range. A number that is not finite never does."""
        if not math.isfinite(value):
            return False
        if self.low is not None and (value <= self.low if self.open_low else value < self.low):
            return False
        return self.high is None or not (value >= self.high if self.open_high else value > self.high)

    def __str__(self) -> str:
        low = None if self.low is None else f"{'above' if self.open_low else 'at least'} {self.low:g}"
        high = None if self.high is None else f"{'below' if self.open_high else 'at most'} {self.high:g}"
        return " and ".join(part for part in (low, high) if part) or "any finite number"


SMALLEST, LARGEST = 1e-12, 1e12
"""The size of a number other than 0: beyond these the unit is badly chosen, and answers would not fit a number."""

COST = Allowed()
"""A cost or a weight: 0 or more."""

CHANCE = Allowed(high=1.0)
"""A probability or a share: from 0 to 1."""


def require(data: Record, ranges: Mapping[str, Allowed]) -> None:
    """Refuse a record with a field outside its range: :class:`InputError` names the field, the number and the range."""
    for field, allowed in ranges.items():
        value: float = getattr(data, field)
        if not math.isfinite(value):
            raise InputError(f"{value} is not a finite number", where=field, mend=f"Give a number: {allowed}")
        if not allowed.holds(value):
            raise InputError(f"{value:g} is out of range", where=field, mend=f"Give a number: {allowed}")
        if value and not SMALLEST <= abs(value) <= LARGEST:
            mend = f"Give 0, or a size between {SMALLEST:g} and {LARGEST:g}"
            raise InputError(f"{value:g} is too {'large' if abs(value) > 1 else 'small'}", where=field, mend=mend)
