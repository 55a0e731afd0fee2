"""From "within twelve months" to "by that date", if the chance is spread evenly over time."""

from __future__ import annotations

from math import expm1, log1p

from suasion.errors import ForecastError


def rate_per_month(p: float, months: float) -> float:
    """The constant hazard that gives probability p within so many months: -ln(1 - p) / months."""
    if not 0 <= p < 1 or months <= 0:
        raise ForecastError(f"no rate gives {p:g} within {months:g} months", mend="p is below 1, months above 0")
    return -log1p(-p) / months


def within(p: float, months: float, other_months: float) -> float:
    """The probability within ``other_months`` at the same hazard: 1 - exp(-rate * T)."""
    if p >= 1:
        return 1.0  # k = n: the upper end of its interval
    return -expm1(-rate_per_month(p, months) * max(other_months, 0.0))
