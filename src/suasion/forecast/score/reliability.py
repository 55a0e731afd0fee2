"""When we said 20 %, how often did it happen? Bins of equal count, with the count, and none that is too small to say."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from suasion.forecast.rates.beta import jeffreys
from suasion.forecast.score.checks import pairs
from suasion.record import Record

LEAST = 30
"""Forecasts a bin needs. Below, the interval of its frequency is wider than what a curve would show."""

MOST_BINS = 10
"""Bins at most, however many forecasts there are: more are not told apart by eye."""


class Bin(Record):
    """Forecasts of about the same probability: ``mean`` of them, how many (``n``) and how many happened (``k``).

    ``low`` and ``high``: the 95 % Jeffreys interval of the frequency, as if the forecasts were independent.
    """

    mean: float
    n: int
    k: int
    low: float
    high: float


def reliability(p: ArrayLike, y: ArrayLike, *, least: int = LEAST, most: int = MOST_BINS) -> tuple[Bin, ...]:
    """Bins by rising probability, each of ``least`` forecasts or more; equal probabilities stay together. Empty if there
    are too few forecasts for one bin.
    """
    probabilities, outcomes = pairs(p, y)
    order = np.argsort(probabilities, kind="stable")
    size = max(least, -(-probabilities.size // most))
    groups: list[list[int]] = []
    for i in order.tolist():
        full = groups and len(groups[-1]) >= size
        if not groups or (full and probabilities[i] != probabilities[groups[-1][-1]]):
            groups.append([])
        groups[-1].append(i)
    if len(groups) > 1 and len(groups[-1]) < least:
        groups[-2].extend(groups.pop())
    return tuple(_bin(probabilities[g].mean(), int(outcomes[g].sum()), len(g)) for g in groups if len(g) >= least)


def _bin(mean: float, k: int, n: int) -> Bin:
    low, high = jeffreys(k, n)
    return Bin(mean=float(mean), n=n, k=k, low=low, high=high)
