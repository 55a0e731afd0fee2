"""Who would win a contest, what a challenge is worth, and how much risk each actor takes."""

from __future__ import annotations

import numpy as np

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.challenge.reading import Reading
from suasion.play.bargain.median import sweep

RISK_SHADE = 3.0
"""R from -1 to 1 becomes the exponent (1 - R/3) / (1 + R/3), from 2 to 1/2: no unit; Bueno de Mesquita 1985."""

NEUTRAL = 1.0
"""The exponent of an actor that neither seeks nor avoids risk."""


def chances(positions: FloatArray, weights: FloatArray, risk: FloatArray, span: float, reading: Reading) -> FloatArray:
    """``(n, n)``: the chance that i prevails over j when all vote.

    1. k is (|x_k - x_i| / span) to the power of its own exponent away from the position of i.
    2. It votes for the nearer of i and j: its weight times the difference of the two distances.
    3. Chance = votes for i over all votes (``chance`` says which). Equal positions: 0, there is no contest.
    """
    apart = (np.abs(positions[:, None] - positions[None, :]) / span) ** risk[:, None]
    votes = weights[:, None, None] * (apart[:, None, :] - apart[:, :, None])  # [k, i, j]: for i if above 0
    won = np.clip(votes, 0, None).sum(axis=0)
    cast = won + won.T
    if reading.chance == "all_pairs":
        cast = np.full_like(won, np.abs(votes).sum())
    even = np.full_like(won, 0.5)  # nobody votes: a coin
    chance = np.divide(won, cast, out=even, where=cast > 0)
    return np.where(positions[:, None] == positions[None, :], 0.0, chance)


def worth(
    positions: FloatArray,
    weights: FloatArray,
    saliences: FloatArray,
    chance: FloatArray,
    risk: FloatArray,
    span: float,
    reading: Reading,
) -> FloatArray:
    """``(n, n)``: expected utility of i challenging j, with the exponents ``risk`` (``(n, 1)`` by i, ``(1, n)`` by j).

    1. D = |x_i - x_j| / span. Success is worth 2 - 4(1/2 - D/2)^r, failure 2 - 4(1/2 + D/2)^r, things as they are
       2 - 4(1/2)^r.
    2. j fights with the chance s_j; then i wins with ``chance``. Otherwise i has its way.
    3. Take off what not challenging is worth: Q times things as they are, and (1 - Q) times the drift.
    """
    apart = np.abs(positions[:, None] - positions[None, :]) / span
    success = 2 - 4 * (0.5 - 0.5 * apart) ** risk
    failure = 2 - 4 * (0.5 + 0.5 * apart) ** risk
    stay = 2 - 4 * 0.5**risk
    fights = saliences[None, :] if reading.resist == "salience" else np.ones((1, len(positions)))
    challenge = fights * (chance * success + (1 - chance) * failure) + (1 - fights) * success
    otherwise = reading.status_quo * stay
    if reading.drift == "median" and reading.status_quo < 1:
        median, _ = sweep(positions, weights)
        away = np.abs(positions - median)[:, None] / span
        better = 2 - 4 * (0.5 - 0.25 * (away + apart)) ** risk
        worse = 2 - 4 * (0.5 + 0.25 * (away + apart)) ** risk
        otherwise = otherwise + (1 - reading.status_quo) * np.where(away < apart, better, worse)
    return np.asarray(challenge - otherwise, dtype=np.float64)


def danger(
    positions: FloatArray, weights: FloatArray, saliences: FloatArray, span: float, reading: Reading
) -> FloatArray:
    """``(n,)``: what all challenges against an actor are worth to the challengers, none of whom minds risk."""
    flat = np.full(len(positions), NEUTRAL)
    chance = chances(positions, weights, flat, span, reading)
    value = worth(positions, weights, saliences, chance, flat[:, None], span, reading)
    np.fill_diagonal(value, 0.0)
    return np.asarray(value.sum(axis=0), dtype=np.float64)


def exponents(
    positions: FloatArray, weights: FloatArray, saliences: FloatArray, span: float, reading: Reading
) -> FloatArray:
    """``(n,)``: each actor's risk exponent, from 1/2 (most in danger) to 2 (least in danger).

    1. Its danger (see :func:`danger`), and the highest and the lowest it is compared with (``danger``).
    2. R = (2 danger - highest - lowest) / (highest - lowest); 0 if those are equal, since nothing tells them apart.
    3. r = (1 - R/3) / (1 + R/3).
    """
    now = danger(positions, weights, saliences, span, reading)
    highest = np.full_like(now, now.max())
    lowest = np.full_like(now, now.min())
    if reading.danger == "alternatives":
        for i in range(len(positions)):
            elsewhere = []
            for place in np.unique(positions):
                moved = positions.copy()
                moved[i] = place
                elsewhere.append(danger(moved, weights, saliences, span, reading)[i])
            highest[i], lowest[i] = max(elsewhere), min(elsewhere)
    gap = highest - lowest
    shade = np.divide(2 * now - highest - lowest, gap, out=np.zeros_like(now), where=gap > 0)
    return np.asarray((1 - shade / RISK_SHADE) / (1 + shade / RISK_SHADE), dtype=np.float64)
