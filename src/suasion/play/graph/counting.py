"""In how many rankings a state holds: exactly, without going through the rankings."""

from __future__ import annotations

import random
from fractions import Fraction
from math import factorial, sqrt

import numpy as np

from suasion.play.graph.conditions import Condition
from suasion.record import Record

MOST_RELEVANT = 20
"""Up to here all 2 ** n sets of preferred states are tried (a million, well under a second); above, rankings are drawn."""

DRAWS = 20_000
"""Rankings drawn where sets are too many: a standard error of at most 0.0036."""

MOST_PLACES = 1_000_000
"""States shuffled in all draws together, about a second; the draws become fewer where the relevant states are many."""

LEAST_DRAWS = 400
"""But never fewer: a standard error of at most 0.025."""

MOST_COUNTED = 20
"""States up to which rankings are counted in numbers: 20! has 19 digits. Beyond it the share says enough."""


class Share(Record):
    """The share of strict rankings under which the target is stable. ``count`` of ``rankings`` where it is exact, else a
    Monte Carlo estimate with its standard error.
    """

    share: float
    count: int | None
    rankings: int | None
    standard_error: float


def share(condition: Condition, n_states: int, *, seed: int = 0) -> Share:
    """How likely the condition is true of a strict ranking drawn at random, all rankings alike.

    1. Only the r relevant states and the target matter; any order of these r + 1 is equally likely.
    2. The condition asks which of the r stand above the target. A set of b states is the set above in b! (r - b)! of the
       (r + 1)! orders; those sets are tried that make the condition true, and their orders are added.
    3. The share times n! is the number of strict rankings of all n states.
    4. With more than ``MOST_RELEVANT`` relevant states, up to ``DRAWS`` orders are drawn instead.

    Citation: Kinsara 2014 counts rankings by listing them; the sum over sets is derived here.
    """
    relevant = condition.relevant
    if len(relevant) > MOST_RELEVANT:
        return _drawn(condition, n_states, seed)
    place = {state: k for k, state in enumerate(relevant)}
    sets = np.arange(1 << len(relevant), dtype=np.int64)
    true = np.ones(sets.shape, dtype=np.bool_)
    for clause in condition.clauses:
        kept = sets >> place[clause.move] & 1 == 0
        for deterrent in clause.deterrents:
            mask = sum(1 << place[s] for s in deterrent.states() if s != condition.target)
            kept |= sets & mask == 0
        true &= kept
    r = len(relevant)
    size = np.zeros(sets.shape, dtype=np.int64)
    for k in range(r):
        size += sets >> k & 1
    sizes = np.bincount(size[true], minlength=r + 1).tolist()
    orders = sum(n * factorial(b) * factorial(r - b) for b, n in enumerate(sizes))
    exact = Fraction(orders, factorial(r + 1))
    if n_states > MOST_COUNTED:
        return Share(share=float(exact), count=None, rankings=None, standard_error=0.0)
    count = exact * factorial(n_states)
    return Share(share=float(exact), count=int(count), rankings=factorial(n_states), standard_error=0.0)


def _drawn(condition: Condition, n_states: int, seed: int) -> Share:
    draw = random.Random(seed)
    order = [condition.target, *condition.relevant]
    draws = max(LEAST_DRAWS, min(DRAWS, MOST_PLACES // len(order)))
    hits = 0
    for _ in range(draws):
        draw.shuffle(order)
        hits += condition.holds(set(order[: order.index(condition.target)]))
    p = hits / draws
    rankings = factorial(n_states) if n_states <= MOST_COUNTED else None
    return Share(share=p, count=None, rankings=rankings, standard_error=sqrt(p * (1 - p) / draws))
