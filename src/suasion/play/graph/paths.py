"""Shortest legal sequences: how the conflict can get from one state to another, and who moves when."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from suasion.play.graph.concepts import CITATION, Concept
from suasion.play.graph.model import GraphModel
from suasion.play.graph.moves import improvements, successors
from suasion.play.graph.stability import stability


@dataclass(frozen=True, slots=True)
class Step:
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

    Citation: Fang, Hipel and Kilgour 1993, ch. 3 (legal sequences); Li, Kilgour and Hipel 2005 (status quo analysis).
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
                    steps = (*so_far, Step(model.decision_makers[mover], target + 1))
                    found.setdefault(target, steps)
                    waiting.append((target, mover, steps))
    return found


@dataclass(frozen=True, slots=True)
class Route:
    """The way from the status quo to an equilibrium: by any moves, and by moves that each mover likes. None: there is none."""

    equilibrium: int
    by_moves: Steps | None
    by_improvements: Steps | None

    @property
    def sentence(self) -> str:
        """Whether, and how, the conflict can get there by itself."""
        if self.by_improvements is not None:
            return (
                f"State {self.equilibrium} is reached by moves that each mover likes: {spoken(self.by_improvements)}."
            )
        if self.by_moves is None:
            return f"State {self.equilibrium} cannot be reached."
        return (
            f"State {self.equilibrium} is not reached by moves that each mover likes. "
            f"Somebody would have to move against its own wish: {spoken(self.by_moves)}."
        )


@dataclass(frozen=True, slots=True)
class StatusQuo:
    """Which equilibria the conflict can reach from where it stands."""

    method: str
    citation: str
    parameters: Mapping[str, object]
    input_hash: str
    answer: tuple[Route, ...]


def status_quo(model: GraphModel, start: int, concept: Concept = "seq") -> StatusQuo:
    """From the status quo (a state number) to each equilibrium of a concept.

    1. The equilibria are found (``stability``).
    2. All decision makers together search from the status quo, once with any moves and once with improvements only
       (``sequences``). The status quo itself, if it is an equilibrium, is reached by no move at all.

    Citation: Li, Kilgour and Hipel 2005, Status quo analysis in the graph model for conflict resolution.
    """
    here = model.index(start)
    everyone = range(len(model.decision_makers))
    ways = [{here: (), **sequences(model, here, everyone, improving=only)} for only in (False, True)]
    for way in ways:
        way[here] = ()
    routes = tuple(
        Route(e, ways[0].get(e - 1), ways[1].get(e - 1)) for e in stability(model, [concept]).equilibria(concept)
    )
    return StatusQuo("graph model: status quo", CITATION, {"start": start, "concept": concept}, model.digest(), routes)


def spoken(steps: Steps) -> str:
    """``Iraq to 4, then Syria to 6``."""
    return ", then ".join(f"{step.mover} to {step.state}" for step in steps) or "it is there already"
