"""Proper scoring rules. All are losses: smaller is better, and honest probabilities minimise them in expectation.

Sources: Brier (1950); Good (1952) for the logarithmic score; Epstein (1969) for the RPS; Matheson and Winkler (1976) for
the CRPS, in the ensemble form of Gneiting and Raftery (2007).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from suasion.errors import ForecastError
from suasion.forecast.score.checks import Numbers, distribution, pairs


def brier(p: ArrayLike, y: ArrayLike) -> Numbers:
    """(p - y)^2 for each forecast, from 0 to 1: the one-sided convention of weather services.

    >>> float(brier(0.5, 1)[0])
    0.25
    """
    probabilities, outcomes = pairs(p, y)
    return (probabilities - outcomes) ** 2


def brier_two_sided(p: ArrayLike, y: ArrayLike) -> Numbers:
    """Brier's own convention, over both categories, from 0 to 2: twice ``brier``. Forecasting tournaments use it."""
    return 2 * brier(p, y)


def log_score(p: ArrayLike, y: ArrayLike, *, clip: float = 0.0) -> Numbers:
    """-ln of the probability that was given to what happened, in nats.

    ``clip``: probabilities are moved into [clip, 1 - clip] first. Zero means none: certainty that fails costs infinity.
    """
    if not 0 <= clip < 0.5:
        raise ForecastError(f"clip cannot be {clip}", mend="It is from 0 to below 0.5")
    probabilities, outcomes = pairs(p, y)
    bounded = np.clip(probabilities, clip, 1 - clip)
    with np.errstate(divide="ignore"):
        loss: Numbers = -np.log(np.where(outcomes == 1, bounded, 1 - bounded))
    return loss


def rps(p: ArrayLike, happened: int) -> float:
    """Ranked probability score of one distribution over ordered classes; ``happened`` counts from 1.

    The sum of squared differences of the two cumulative distributions, not divided by the number of classes.
    """
    shares = distribution(p)
    if not 1 <= happened <= shares.size:
        raise ForecastError(f"there is no class {happened}", mend=f"Classes are counted from 1 to {shares.size}")
    reached = np.arange(1, shares.size + 1) >= happened
    return float(np.sum((np.cumsum(shares) - reached) ** 2))


def crps(draws: ArrayLike, observed: float) -> float:
    """Continuous ranked probability score of an ensemble, in the unit of what is forecast.

    mean |x - observed| - half of mean |x - x'| over all pairs of draws.
    """
    x = np.sort(np.asarray(draws, float).ravel())
    if not x.size or not np.all(np.isfinite(x)) or not np.isfinite(observed):
        raise ForecastError("a CRPS needs finite draws and a finite observation")
    n = x.size
    # sum over pairs of |x - x'| = 2 * sum of (2i - n + 1) * x_i over the sorted draws, i from 0
    spread = 2 * float(np.sum((2 * np.arange(n) - n + 1) * x)) / n**2
    return float(np.mean(np.abs(x - observed))) - spread / 2
