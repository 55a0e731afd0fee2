"""From values to pixels, and where the ticks stand."""

from __future__ import annotations

import math
from typing import NamedTuple

TICKS = 4
"""About so many ticks on an axis."""


class Scale(NamedTuple):
    """Values from ``low`` to ``high`` on pixels from ``start`` to ``stop``."""

    low: float
    high: float
    start: float
    stop: float

    def __call__(self, value: float) -> float:
        if self.high == self.low:
            return (self.start + self.stop) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.stop - self.start)


def ticks(low: float, high: float) -> tuple[float, ...]:
    """Round values between the ends: steps of 1, 2 or 5 times a power of ten."""
    if not high > low:
        return (low,)
    rough = (high - low) / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return tuple(step * k for k in range(first, math.floor(high / step + 1e-9) + 1))
