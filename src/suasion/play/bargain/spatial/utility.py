"""Distances, utilities, and how much risk each actor takes and is thought to take."""

from __future__ import annotations

import numpy as np

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.spatial.options import Adjust, Range, SpatialOptions
from suasion.play.bargain.spatial.votes import chances

SHARES: dict[Adjust, float] = {"Full": 1.0, "TwoThirds": 2 / 3, "Half": 0.5, "OneThird": 1 / 3, "None": 0.0}
"""How far another's true attitude to risk is known; for the rest an actor takes it to be like its own."""


def distances(ideals: FloatArray, places: FloatArray, saliences: FloatArray) -> FloatArray:
    """``(n, m)``: from each actor's ideal ``(n, d)`` to each place ``(m, d)``, weighted by its saliences ``(n, d)``; 0 to 1."""
    gaps = saliences[:, None, :] * (ideals[:, None, :] - places[None, :, :])
    norm = np.square(saliences).sum(axis=1)[:, None]
    return np.asarray(np.sqrt(np.square(gaps).sum(axis=2) / norm), dtype=np.float64)


def utilities(distance: FloatArray, risk: FloatArray | float) -> FloatArray:
    """Utility at a distance, with risk attitude R (-1 averse to 1 seeking): (1 - d)(1 + R d), 1 at the ideal, 0 at the far end."""
    return np.asarray((1 - distance) * (1 + risk * np.minimum(distance, 1)), dtype=np.float64)


def attitudes(distance: FloatArray, capabilities: FloatArray, options: SpatialOptions) -> FloatArray:
    """``(n,)``: R from the chance of each actor's position, when nobody minds risk and saliences do not count.

    1. The chance of each position (:func:`~suasion.play.bargain.spatial.votes.chances`).
    2. Lowest to highest chance becomes 0 to 1 (``Min``), -1/2 to 1 (``Mid``) or -1 to 1 (``Max``): who is likely to win dares.
    3. Equal chances: R = 0, since nothing tells the actors apart.
    """
    chance = chances(utilities(distance, 0.0), capabilities, options.voting, options.victory, options.outcome)
    low, high = float(chance.min()), float(chance.max())
    if high == low:
        return np.zeros_like(chance)
    ends: dict[Range, tuple[float, float]] = {"Min": (0.0, 1.0), "Mid": (-0.5, 1.5), "Max": (-1.0, 2.0)}
    start, width = ends[options.range]
    attitude = start + width * (chance - low) / (high - low)
    return np.clip(attitude, start, start + width)  # rounding may step over an end


def seen_by(h: int, distance: FloatArray, risk: FloatArray, options: SpatialOptions) -> FloatArray:
    """``(n, n)``: the utility of each actor for each position as actor ``h`` sees it."""
    share = SHARES[options.adjust]
    believed = (1 - share) * risk[h] + share * risk
    return utilities(distance, believed[:, None])
