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
    for k in range(n):  # many times as fast as a cumulative sum along the first axis
        np.multiply(field.weights[k], away[k], out=running[k + 1])
        running[k + 1] += running[k]
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


def prospects(apart: FloatArray, risk: FloatArray) -> tuple[FloatArray, FloatArray]:
    """``(n, n, b)`` each: what success is worth at a distance D, 2 - 4(1/2 - D/2)^r, and how much less failure is, which is worth
    2 - 4(1/2 + D/2)^r. ``risk`` broadcasts to that shape.
    """
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


def defeats(chance: FloatArray, reading: Reading) -> FloatArray:
    """``(n, n, b)``: the chance that the challenger is beaten, from :func:`chances`.

    Where the two chances of a pair add up to 1, it is the other one's. (No contest: 0, and there is nothing to lose either.)
    """
    return chance.swapaxes(0, 1) if reading.chance == "pair" else 1 - chance


def worth(defeat: FloatArray, fights: FloatArray, gain: FloatArray, loss: FloatArray) -> FloatArray:
    """``(n, n, b)``: expected utility of a challenge, less what not challenging is worth.

    ``gain``: what success is worth more than not challenging. The rival fights with the chance ``fights``; then the challenger is
    beaten with the chance ``defeat``, which is worth ``loss`` less than success. A rival that does not fight lets it have its way.
    """
    value = defeat * fights
    value *= loss
    np.subtract(gain, value, out=value)
    return value


def resistance(field: Field, reading: Reading) -> FloatArray:
    """``(n, b)``: the chance that an actor fights back when it is challenged."""
    return field.saliences if reading.resist == "salience" else np.ones_like(field.saliences)


def danger(field: Field, apart: FloatArray, pairs: Contests, reading: Reading) -> FloatArray:
    """``(n, b)``: what all challenges against an actor are worth to the challengers, none of whom minds risk.

    With r = 1 success at a distance D is worth 2D and failure 4D less (:func:`prospects`), so that the sum over challengers of what
    :func:`worth` says of each is a sum of distances.
    """
    beaten = defeats(chances(field, apart, None, pairs, reading), reading) * apart
    others = 1 - np.eye(len(apart))[:, :, None]
    idle = (others * otherwise(field, apart, None, reading)).sum(axis=0)
    won = 2 * apart.sum(axis=0) - 4 * resistance(field, reading) * beaten.sum(axis=0)
    return np.asarray(won - idle, dtype=np.float64)


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
