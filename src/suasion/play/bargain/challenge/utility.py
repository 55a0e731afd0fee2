"""Who would win a contest, what a challenge is worth, and how much risk each actor takes.

All of it for many draws at once: ``b`` draws of ``n`` actors, who stand from low to high (:class:`Field`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.challenge.field import Field, IntArray, ordered
from suasion.play.bargain.challenge.reading import Reading
from suasion.play.bargain.median import sweep

RISK_SHADE = 3.0
"""R from -1 to 1 becomes the exponent (1 - R/3) / (1 + R/3), from 2 to 1/2: no unit; Bueno de Mesquita 1985."""

NOTHING = 1e-14
"""Votes below this share of all weight are rounding: nobody votes."""


class Contests(NamedTuple):
    """All pairs of places, the lower and the upper, ``(p,)`` each. Who votes for the lower one stands below the middle between them:
    ``to_lower`` and ``to_upper`` ``(p, b)`` find, in flat ``(n + 1, n, b)`` running sums over the actors from low to high, the sum
    of all those for either place."""

    lower: IntArray
    upper: IntArray
    to_lower: IntArray
    to_upper: IntArray


def contests(positions: FloatArray) -> Contests:
    """The pairs of ``(n, b)`` positions, which stand from low to high."""
    n, b = positions.shape
    lower, upper = np.triu_indices(n, 1)
    both, twice = positions[:, None] + positions[None, :], 2 * positions
    nearer = np.zeros(both.shape, dtype=np.int8 if n <= np.iinfo(np.int8).max else np.int16)
    nearer += np.arange(1, n + 1, dtype=nearer.dtype)[:, None, None]  # nobody up to the lower one has to be asked
    for k in range(1, n):  # nor anybody beyond the upper one
        nearer[:k, k:] += (twice[k] < both[:k, k:]).view(np.int8)
    to_lower = nearer[lower, upper].astype(np.intp)
    to_lower *= n * b
    to_lower += np.arange(b)
    to_upper = to_lower + (upper * b)[:, None]
    to_lower += (lower * b)[:, None]
    return Contests(lower, upper, to_lower, to_upper)


def chances(field: Field, apart: FloatArray, risk: FloatArray | None, pairs: Contests, reading: Reading) -> FloatArray:
    """``(n, n, b)``: the chance that i prevails over j when all vote. ``risk`` ``(n, b)``: exponents; ``None``: all are 1.

    1. k is (|x_k - x_i| / span) to the power of its own exponent away from the position of i.
    2. It votes for the nearer of i and j: its weight times the difference of the two distances.
    3. Chance = votes for i over all votes (``chance`` says which). Equal positions: 0, there is no contest. Nobody votes: 1/2.

    Those nearer to i are those on its side of the middle, so the votes of a side are differences of running sums, and no sum
    over voters is made for each contest.
    """
    n, _, b = apart.shape
    lower, upper = pairs.lower, pairs.upper
    away = apart if risk is None else apart ** risk[:, None]
    running = np.empty((n + 1, n, b))
    running[0] = 0
    np.cumsum(field.weights[:, None] * away, axis=0, out=running[1:])
    below = running.take(pairs.to_upper)
    below -= running.take(pairs.to_lower)
    above = below - (running[-1, upper] - running[-1, lower])
    np.maximum(below, 0, out=below)  # rounding may step over
    np.maximum(above, 0, out=above)
    cast = below + above
    if reading.chance == "all_pairs":
        cast = np.broadcast_to(2 * cast.sum(axis=0), cast.shape).copy()
    nobody = cast <= NOTHING * field.weights.sum(axis=0)
    meet = apart[lower, upper] > 0
    special = bool(nobody.any()) or not meet.all()  # seldom, and dear to look after
    if special:
        cast[nobody] = 1.0
    chance = np.zeros_like(apart)
    for votes, i, j in ((below, lower, upper), (above, upper, lower)):
        votes /= cast
        if special:
            votes[nobody] = 0.5
            votes *= meet
        chance[i, j] = votes
    return chance


def prospects(apart: FloatArray, risk: FloatArray | None) -> tuple[FloatArray, FloatArray]:
    """``(n, n, b)`` each: what success is worth at a distance D, 2 - 4(1/2 - D/2)^r, and how much less failure is, which is worth
    2 - 4(1/2 + D/2)^r.

    ``risk`` broadcasts to that shape; ``None``: r = 1.
    """
    if risk is None:
        return 2 * apart, 4 * apart
    half = apart / 2
    won, lost = 0.5 - half, 0.5 + half
    np.power(won, risk, out=won)
    np.power(lost, risk, out=lost)
    lost -= won
    lost *= 4
    won *= -4
    won += 2
    return won, lost


def otherwise(
    field: Field, apart: FloatArray, risk: FloatArray | None, reading: Reading, *, challenger: int = 0
) -> FloatArray | float:
    """What not challenging is worth: Q times things as they are, 2 - 4(1/2)^r, and (1 - Q) times the drift.

    ``challenger``: on which axis of ``(n, n, b)`` the one who might challenge stands. ``risk`` as in :func:`prospects`.
    """
    power = 1.0 if risk is None else risk
    stay: FloatArray | float = reading.status_quo * (2 - 4 * 0.5**power)
    if reading.drift == "none" or reading.status_quo == 1:
        return stay
    median, _ = sweep(field.positions.T, field.weights.T)
    away = np.expand_dims(np.abs(field.positions - median) / field.span, 1 - challenger)
    better = 2 - 4 * (0.5 - 0.25 * (away + apart)) ** power
    worse = 2 - 4 * (0.5 + 0.25 * (away + apart)) ** power
    return stay + (1 - reading.status_quo) * np.where(away < apart, better, worse)


def worth(
    chance: FloatArray, fights: FloatArray, success: FloatArray, loss: FloatArray, instead: FloatArray | float
) -> FloatArray:
    """``(n, n, b)``: expected utility of a challenge, less what not challenging is worth (``instead``).

    The rival fights with the chance ``fights``; then the challenger wins with ``chance``, and otherwise gets ``loss`` less than
    success is worth. A rival that does not fight lets it have its way.
    """
    value = chance - 1
    value *= fights
    value *= loss
    value += success
    value -= instead
    return value


def resistance(field: Field, reading: Reading) -> FloatArray:
    """``(n, b)``: the chance that an actor fights back when it is challenged."""
    return field.saliences if reading.resist == "salience" else np.ones_like(field.saliences)


def danger(field: Field, apart: FloatArray, pairs: Contests, reading: Reading) -> FloatArray:
    """``(n, b)``: what all challenges against an actor are worth to the challengers, none of whom minds risk."""
    chance = chances(field, apart, None, pairs, reading)
    value = worth(chance, resistance(field, reading), *prospects(apart, None), otherwise(field, apart, None, reading))
    places = np.arange(len(value))
    value[places, places] = 0.0
    return np.asarray(value.sum(axis=0), dtype=np.float64)


def exponents(field: Field, apart: FloatArray, pairs: Contests, reading: Reading) -> FloatArray:
    """``(n, b)``: each actor's risk exponent, from 1/2 (most in danger) to 2 (least in danger).

    1. Its danger (see :func:`danger`), and the highest and the lowest it is compared with (``danger`` of the reading).
    2. R = (2 danger - highest - lowest) / (highest - lowest); 0 if those are equal, since nothing tells them apart.
    3. r = (1 - R/3) / (1 + R/3).
    """
    now = danger(field, apart, pairs, reading)
    highest, lowest = now.max(axis=0), now.min(axis=0)
    if reading.danger == "alternatives":
        highest, lowest = _elsewhere(field, reading)
    gap = np.broadcast_to(highest - lowest, now.shape)
    shade = np.divide(2 * now - highest - lowest, gap, out=np.zeros_like(now), where=gap > 0)
    return np.asarray((1 - shade / RISK_SHADE) / (1 + shade / RISK_SHADE), dtype=np.float64)


def _elsewhere(field: Field, reading: Reading) -> tuple[FloatArray, FloatArray]:
    """``(n, b)`` each: the highest and the lowest danger of an actor over all positions that someone holds."""
    x = field.positions
    highest, lowest = np.full(x.shape, -np.inf), np.full(x.shape, np.inf)
    for i in range(len(x)):
        for place in x:
            moved = x.copy()
            moved[i] = place
            there = ordered(moved, field.weights, field.saliences, field.span)
            found = there.by_actor(danger(there, there.apart(), contests(there.positions), reading))[i]
            highest[i] = np.maximum(highest[i], found)
            lowest[i] = np.minimum(lowest[i], found)
    return highest, lowest
