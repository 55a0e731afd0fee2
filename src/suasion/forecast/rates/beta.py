"""The Beta distribution: what k of n says about a rate. In plain Python, so that a forecast starts at once.

The regularised incomplete beta function by Lentz's continued fraction (Abramowitz and Stegun 26.5.8), its inverse by
bisection. Tests compare both with scipy.
"""

from __future__ import annotations

from math import exp, lgamma, log, log1p

from suasion.errors import ForecastError

TINY = 1e-300
"""Stands for zero in a denominator of the continued fraction."""
PRECISION = 1e-15
MOST_TERMS = 10_000
"""The fraction needs about the square root of max(a, b) terms: enough for counts up to a hundred million."""

LEVEL = 0.95


def cdf(x: float, a: float, b: float) -> float:
    """The probability that a Beta(a, b) variable is at most x."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on this side only
        return 1 - cdf(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front * _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _no_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, MOST_TERMS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _no_zero(1 + term * d)
            c = _no_zero(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < PRECISION:
            break
    return value


def _no_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY


def quantile(q: float, a: float, b: float) -> float:
    """The x below which a Beta(a, b) variable lies with probability q."""
    low, high = 0.0, 1.0
    while (middle := (low + high) / 2) not in (low, high):
        if cdf(middle, a, b) < q:
            low = middle
        else:
            high = middle
    return high


def jeffreys(k: float, n: float, level: float = LEVEL) -> tuple[float, float]:
    """The equal-tailed interval of a rate after k of n, from Beta(k + 1/2, n - k + 1/2).

    With k = 0 the low end is 0, and with k = n the high end is 1 (Brown, Cai and DasGupta 2001).
    """
    if not 0 <= k <= n or n <= 0:
        raise ForecastError(f"{k:g} of {n:g} is no count", mend="Give k from 0 to n, and n above 0")
    tail = (1 - level) / 2
    low = 0.0 if k == 0 else quantile(tail, k + 0.5, n - k + 0.5)
    high = 1.0 if k == n else quantile(1 - tail, k + 0.5, n - k + 0.5)
    return low, high
