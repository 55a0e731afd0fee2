"""Murphy's (1973) decomposition of the Brier score, exact because it groups by the distinct probabilities."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from suasion.forecast.score.checks import pairs
from suasion.record import Record


class Decomposition(Record):
    """brier = reliability - resolution + uncertainty.

    ``reliability``: how far probabilities lie from the frequencies that followed (0 is best). ``resolution``: how far those
    frequencies lie from the overall one (large is good). ``uncertainty``: the spread of the outcomes, the same for all.
    """

    n: int
    brier: float
    reliability: float
    resolution: float
    uncertainty: float


def decompose(p: ArrayLike, y: ArrayLike) -> Decomposition:
    """1. Group the forecasts by their exact probability. 2. Compare each group's frequency with its probability
    (reliability) and with the overall frequency (resolution), weighted by its size.
    """
    probabilities, outcomes = pairs(p, y)
    distinct, group = np.unique(probabilities, return_inverse=True)
    count = np.bincount(group)
    frequency = np.bincount(group, outcomes) / count
    overall = outcomes.mean()
    weight = count / outcomes.size
    return Decomposition(
        n=outcomes.size,
        brier=float(np.mean((probabilities - outcomes) ** 2)),
        reliability=float(np.sum(weight * (distinct - frequency) ** 2)),
        resolution=float(np.sum(weight * (frequency - overall) ** 2)),
        uncertainty=float(overall * (1 - overall)),
    )
