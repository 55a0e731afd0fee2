"""What every score asks of its input."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from suasion.errors import ForecastError

Numbers = NDArray[np.float64]

SUM_TOLERANCE = 1e-9
"""How far a distribution's sum may be from 1: rounding of doubles, no more."""


def pairs(p: ArrayLike, y: ArrayLike) -> tuple[Numbers, Numbers]:
    """Probabilities and outcomes (0 or 1) as two arrays of the same length. Raises ForecastError for all else."""
    probabilities, outcomes = np.atleast_1d(np.asarray(p, float)), np.atleast_1d(np.asarray(y, float))
    if probabilities.ndim != 1 or probabilities.shape != outcomes.shape:
        raise ForecastError(f"{probabilities.size} probabilities do not go with {outcomes.size} outcomes")
    if not probabilities.size:
        raise ForecastError("there is no forecast to score", mend="Score at least one resolved question")
    if not np.all((probabilities >= 0) & (probabilities <= 1)):
        raise ForecastError("a probability lies outside 0 to 1", mend="Write 0.25 for 25 %")
    if not np.all((outcomes == 0) | (outcomes == 1)):
        raise ForecastError("an outcome is neither 0 nor 1", mend="1: it happened; 0: it did not")
    return probabilities, outcomes


def distribution(p: ArrayLike) -> Numbers:
    """One distribution over ordered classes. Raises ForecastError if it is none."""
    shares = np.asarray(p, float)
    if shares.ndim != 1 or shares.size < 2 or not np.all(shares >= 0) or abs(shares.sum() - 1) > SUM_TOLERANCE:
        raise ForecastError("these are not the probabilities of two or more classes", mend="They have to sum to 1")
    return shares
