"""Votes, coalitions, victory, and which of several options comes out."""

from __future__ import annotations

import numpy as np

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.spatial.options import Outcome, Victory, Voting

SHARP = 1e-8
"""Difference of utility (from 0 to about 1) at which a binary vote is cast in full."""

FLOOR = 1e-8
"""Every coalition's least strength, in units of capability, so that odds exist where nobody votes."""

LEAD = 1.1
"""Ratio of coalitions beyond which ``Binary`` victory is sure."""

LEAP = 1e-10
"""Chance-weight that an option challenges itself (``MarkovIncentive``)."""

UNIFORM_CLOSE, INCENTIVE_CLOSE = 1e-6, 1e-8
"""When the Markov chains count as settled: the largest change of a probability."""

MOST_STEPS = 100_000
"""A bound on the chains' steps. They halve their error each step, so it is never met in practice."""

BLOCK = 2**16
"""Votes that are counted at a time."""

POWERS = {"Linear": 1, "Square": 2, "Quartic": 4, "Octic": 8}


def vote(weight: FloatArray, lead: FloatArray, rule: Voting) -> FloatArray:
    """Signed votes for the first of two options, from its lead in utility. The two arguments broadcast."""
    if rule == "Prop":
        return np.asarray(weight * lead)
    if rule == "Cubic":
        return np.asarray(weight * lead**3)
    if rule == "PropCbc":
        return np.asarray(weight * (0.5 * lead + 0.5 * lead**3))
    if rule == "ASymProsp":
        return np.asarray(weight * np.where(lead < 0, lead, lead * 2 / 3))  # losses loom larger
    binary = np.clip(lead / SHARP, -1, 1)
    if rule == "Binary":
        return np.asarray(weight * binary)
    return np.asarray(weight * (0.8 * lead + 0.2 * binary))


def coalitions(utility: FloatArray, weight: FloatArray, rule: Voting) -> FloatArray:
    """``(m, m)``: the strength for option i against j. ``utility`` is ``(actors, m)``, ``weight`` ``(actors,)``."""
    actors, m = utility.shape
    strength = np.full((m, m), FLOOR)
    step = max(1, BLOCK // m**2)
    for start in range(0, actors, step):  # some actors at a time: memory is bounded
        own, w = utility[start : start + step], weight[start : start + step]
        votes = vote(w[:, None, None], own[:, :, None] - own[:, None, :], rule)
        strength += np.maximum(votes, 0).sum(axis=0)
    return strength


def victories(strength: FloatArray, model: Victory) -> FloatArray:
    """``(m, m)``: the chance that option i beats j; 1/2 against itself."""
    share = strength / (strength + strength.T)
    if model == "Binary":
        won = np.clip((share * (LEAD + 1) - 1) / (LEAD - 1), 0, 1)
    else:
        raised = share ** POWERS[model]
        won = raised / (raised + raised.T)
    np.fill_diagonal(won, 0.5)
    return np.asarray(won, dtype=np.float64)


def chances(utility: FloatArray, weight: FloatArray, rule: Voting, victory: Victory, outcome: Outcome) -> FloatArray:
    """``(m,)``: how likely each option is to come out, when all actors vote between all pairs.

    1. Coalitions from votes; the chance of each option to beat each other.
    2. ``Conditional``: in proportion to the chance of beating every other.
       ``MarkovUniform``: options in power are challenged by all alike, until the chances settle.
       ``MarkovIncentive``: by those who gain most, in proportion to strength times chance.
    """
    strength = coalitions(utility, weight, rule)
    won = victories(strength, victory)
    m = len(won)
    if outcome == "Conditional":
        with np.errstate(divide="ignore"):  # a chance of 0 is a logarithm of minus infinity, as it should be
            log = np.log(won).sum(axis=1)
        if not np.isfinite(log).any():
            return np.full(m, 1 / m)  # everyone is beaten by someone for sure: nothing tells them apart
        chance = np.exp(log - log.max())
        return np.asarray(chance / chance.sum())
    chance = np.full(m, 1 / m)
    push = strength * won
    np.fill_diagonal(push, push.diagonal() + LEAP)
    push /= push.sum(axis=0)
    close = UNIFORM_CLOSE if outcome == "MarkovUniform" else INCENTIVE_CLOSE
    for _ in range(MOST_STEPS):
        if outcome == "MarkovUniform":
            after = (won * (chance[:, None] + chance[None, :])).sum(axis=1) / m
        else:
            meets = chance[:, None] * push.T  # i is in power, j challenges it
            after = (won * (meets + meets.T)).sum(axis=1)
        settled = float(np.abs(after - chance).max()) <= close
        chance = (chance + after) / 2
        if settled:
            break
    return np.asarray(chance / chance.sum())
