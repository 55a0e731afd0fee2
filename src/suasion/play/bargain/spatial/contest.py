"""What a challenge is worth: the two principals, and every third party's choice of a side."""

from __future__ import annotations

import numpy as np

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.spatial.options import SpatialOptions
from suasion.play.bargain.spatial.votes import vote

FLOOR = 1e-10
"""Each side's least strength, in capability times salience."""


def odds(i: int, targets: FloatArray, seen: FloatArray, weights: FloatArray, options: SpatialOptions) -> FloatArray:
    """``(t,)``: the chance that ``i`` beats each target. ``seen`` ``(n, n)``: utility of each actor for each position.

    1. The principals vote for themselves with capability times salience.
    2. A third party's odds are those of the principals, with its own vote added to the nearer side.
    3. It compares two prospects: joining i, or joining the target. Who backs the winner keeps its own position; who backs
       the loser must go along (``SemiCommit``). ``NoCommit``: it keeps its position anyway. ``FullCommit``: it goes along anyway.
    4. It votes with the difference. The odds are those of the two coalitions, whatever the victory model.
    """
    t = np.asarray(targets, dtype=np.intp)
    own = seen.diagonal()
    ours = FLOOR + np.maximum(vote(weights[i], own[i] - seen[i, t], options.voting), 0)
    theirs = FLOOR + np.maximum(vote(weights[t], own[t] - seen[t, i], options.voting), 0)
    at_i, at_j, at_home = seen[:, [i]], seen[:, t], own[:, None]
    lean = vote(weights[:, None], at_i - at_j, options.voting)
    if options.compat == "ktab":
        joined = (ours + np.maximum(lean, 0)) / (ours + theirs + np.abs(lean))
        against = joined  # oddity (a): the odds are the same whichever side it joins
    else:
        joined = (ours + np.abs(lean)) / (ours + theirs + np.abs(lean))
        against = ours / (ours + theirs + np.abs(lean))
    if options.commit == "NoCommit":
        stake = (joined - against) * 2 * (at_i - at_j)
    elif options.commit == "FullCommit":
        stake = (joined - against) * 3 * (at_i - at_j)
    else:
        join_i = joined * (2 * at_i + at_home) + (1 - joined) * 3 * at_j
        join_j = against * 3 * at_i + (1 - against) * (2 * at_j + at_home)
        stake = join_i - join_j
    votes = vote(weights[:, None], stake, options.voting)
    votes[i] = 0
    votes[t, np.arange(len(t))] = 0
    ours = ours + np.maximum(votes, 0).sum(axis=0)
    theirs = theirs + np.maximum(-votes, 0).sum(axis=0)
    return np.asarray(ours / (ours + theirs), dtype=np.float64)


def gains(i: int, targets: FloatArray, seen: FloatArray, chance: FloatArray, resistance: FloatArray) -> FloatArray:
    """``(t,)``: what challenging each target is worth to ``i``: utility of the two principals' positions, after less before.

    1. The target resists with the chance ``resistance`` ``(n,)`` (the sum of its saliences); else it comes over.
    2. If it resists, i wins with ``chance`` ``(t,)`` and both stand at i's position, or loses and both at the target's.
    """
    t = np.asarray(targets, dtype=np.intp)
    mine, yours, fights = seen[i, i], seen[i, t], resistance[t]
    fought = chance * 2 * mine + (1 - chance) * 2 * yours
    return np.asarray((1 - fights) * 2 * mine + fights * fought - mine - yours, dtype=np.float64)
