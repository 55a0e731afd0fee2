"""The least that a decision maker would have to value differently for a state to hold."""

from __future__ import annotations

import heapq

import numpy as np

from suasion.play.graph.conditions import Condition
from suasion.play.graph.preferences import Ranks, dense, ranking
from suasion.record import Record

MOST_TRIED = 20_000
"""Partial answers looked at before the search settles for a bound: well under a second for tens of states. The problem is NP-hard."""


class Change(Record):
    """``pairs``: how many pairs of states must be ordered anew (in a strict ranking: swaps of neighbours). ``below``: the
    states that must no longer be preferred to the target. ``least``: False if the search was cut off and ``pairs`` is only an
    upper bound.
    """

    decision_maker: str
    target: int
    below: tuple[int, ...]
    pairs: int
    ranking: tuple[tuple[int, ...], ...]
    least: bool

    @property
    def sentence(self) -> str:
        """The change in words."""
        if not self.below:
            return f"{self.decision_maker} need not change: state {self.target} is stable for it."
        listed = ", ".join(map(str, self.below))
        how = "pair" if self.pairs == 1 else "pairs"
        most = "" if self.least else "at most "
        return (
            f"{self.decision_maker} would have to value state {self.target} more than {listed} "
            f"({most}{self.pairs} {how} of states in another order)."
        )


def cheapest(condition: Condition, ranks: Ranks) -> Change:
    """The fewest pairs of states to be ordered anew so that the condition holds.

    1. B is the set of states now preferred to the target. Only taking states out of B can help (``conditions``): which?
    2. Taking out D costs one pair for each d in D and the target; one for each d and each state that stays in B and was not
       preferred to d, for it is now preferred to d; and, if D is not empty, one for each state as good as the target.
       No cheaper order exists, for each of these pairs has to change, whatever the order.
    3. From the state next above the target upwards, each is kept or taken out, cheapest partial answer first (uniform-cost
       search). A partial answer whose kept states break the condition is dropped: keeping more would not mend it.
    4. The first full answer is the cheapest. After ``MOST_TRIED`` partial answers the search stops; the target is then raised
       above as many neighbours as it takes, which is an upper bound.

    Citation: Rego et al. (minimum-cost preference manipulation, NP-hard); cost as the distance of Kemeny, each pair once.
    """
    target = condition.target - 1
    above = sorted(np.flatnonzero(ranks > ranks[target]).tolist(), key=lambda s: (int(ranks[s]), s))
    equals = int((ranks == ranks[target]).sum()) - 1
    found = _search(condition, ranks, above, equals)
    least = found is not None
    below, pairs = found if found is not None else _raised(condition, above, equals)
    changed = _reordered(ranks, target, below) if below else ranks
    return Change(
        decision_maker=condition.decision_maker,
        target=condition.target,
        below=tuple(s + 1 for s in sorted(below)),
        pairs=pairs,
        ranking=ranking(changed),
        least=least,
    )


def _search(condition: Condition, ranks: Ranks, above: list[int], equals: int) -> tuple[frozenset[int], int] | None:
    nothing: frozenset[int] = frozenset()
    heap: list[tuple[int, int, int, frozenset[int], frozenset[int]]] = [(0, 0, 0, nothing, nothing)]
    tried = 0
    while heap and tried < MOST_TRIED:
        cost, back, _, kept, out = heapq.heappop(heap)
        place = -back
        if place == len(above):
            return out, cost
        state = above[place]
        if condition.holds({s + 1 for s in kept} | {state + 1}):
            tried += 1
            ties = sum(ranks[s] == ranks[state] for s in out)
            heapq.heappush(heap, (cost + int(ties), back - 1, tried, kept | {state}, out))
        tried += 1
        price = 1 + len(kept) + (0 if out else equals)
        heapq.heappush(heap, (cost + price, back - 1, tried, kept, out | {state}))
    return None


def _raised(condition: Condition, above: list[int], equals: int) -> tuple[frozenset[int], int]:
    for n in range(len(above) + 1):
        if condition.holds({s + 1 for s in above[n:]}):
            return frozenset(above[:n]), n + (equals if n else 0)
    raise AssertionError("a state that nothing is preferred to is stable")


def _reordered(ranks: Ranks, target: int, below: frozenset[int]) -> Ranks:
    """The kept states on top, then the target alone, then those taken out, then the rest; each part in its old order."""
    part = np.where(ranks > ranks[target], 3, 0)
    part[list(below)] = 1
    part[target] = 2
    return dense(part.astype(np.int64) * (int(ranks.max()) + 1) + ranks)
