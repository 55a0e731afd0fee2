"""How well forecasts tell what happened from what did not, whatever their level."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from suasion.forecast.score.checks import pairs


def auc(p: ArrayLike, y: ArrayLike) -> float | None:
    """The chance that a case that happened was given more than one that did not (ties count half).

    None if all happened, or none did. The rank form of Mann and Whitney (1947).
    """
    probabilities, outcomes = pairs(p, y)
    yes = int(outcomes.sum())
    no = outcomes.size - yes
    if not yes or not no:
        return None
    _, group, count = np.unique(probabilities, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    rank = (last - (count - 1) / 2)[group]
    return float((rank[outcomes == 1].sum() - yes * (yes + 1) / 2) / (yes * no))
