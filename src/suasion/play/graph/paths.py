"""Shortest legal sequences: how the conflict can get from one state to another, and who moves when."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from suasion.play.graph.model import GraphModel
from suasion.play.graph.moves import improvements, successors
from suasion.record import Record


class Step(Record):
    """One move: who makes it, and the number of the state in which it ends."""

    mover: str
    state: int


Steps = tuple[Step, ...]


def sequences(model: GraphModel, start: int, coalition: Sequence[int], *, improving: bool) -> dict[int, Steps]:
    """For each state (an index) at the end of a legal sequence from ``start`` (an index), a shortest such sequence.

    1. Nodes are pairs (state, last mover); the search starts at ``start`` with nobody moved.
    2. From a node, each member of the coalition other than the last mover makes each of its moves; with ``improving``, only
       those that it strictly prefers to the state that it leaves.
    3. Breadth first, so the first sequence to end in a state is a shortest; of equals the one whose movers and states come
       first in order.

    Citation: Fang, Hipel and Kilgour 1993, ch. 3 (legal sequences).
    """
    step = improvements if improving else successors
    found: dict[int, Steps] = {}
    seen: set[tuple[int, int]] = set()
    waiting: deque[tuple[int, int, Steps]] = deque([(start, -1, ())])
    while waiting:
        state, last, so_far = waiting.popleft()
        for mover in coalition:
            if mover == last:
                continue
            for target in step(model, mover, state).tolist():
                if (target, mover) not in seen:
                    seen.add((target, mover))
                    steps = (*so_far, Step(mover=model.decision_makers[mover], state=target + 1))
                    found.setdefault(target, steps)
                    waiting.append((target, mover, steps))
    return found


def spoken(steps: Steps) -> str:
    """``Iraq to 4, then Syria to 6``."""
    return ", then ".join(f"{step.mover} to {step.state}" for step in steps) or "it is there already"
