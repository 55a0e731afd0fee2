"""The tables of stability: each concept by the fastest path that is exact for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from suasion.errors import TooLarge
from suasion.play.graph import cube, exact
from suasion.play.graph.concepts import CONCEPTS, Concept, Table
from suasion.play.graph.model import GraphModel

SEARCHED = "search"
CUBED = "cube"


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """Which states hold. ``tables[concept]`` has shape (decision makers, states); ``paths`` says which path found it."""

    decision_makers: tuple[str, ...]
    tables: Mapping[Concept, Table]
    paths: Mapping[Concept, str]

    def stable_for(self, concept: Concept, decision_maker: str) -> tuple[int, ...]:
        """The numbers of the states that are stable for a decision maker."""
        return numbers(self.tables[concept][self.decision_makers.index(decision_maker)])

    def equilibria(self, concept: Concept) -> tuple[int, ...]:
        """The numbers of the states that are stable for all decision makers."""
        return numbers(np.logical_and.reduce(self.tables[concept]))

    @property
    def strong(self) -> tuple[int, ...]:
        """The equilibria that are both Nash and sequentially stable, where both were asked for."""
        if "nash" not in self.tables or "seq" not in self.tables:
            return ()
        return numbers(np.logical_and.reduce(self.tables["nash"] & self.tables["seq"]))


def solve(model: GraphModel, concepts: Sequence[Concept] = CONCEPTS, *, path: str | None = None) -> Solved:
    """Which states are stable, for whom, by which concept.

    1. Each concept is answered on the cube of options where that is exact (``cube.fits``), else by the search (``exact``).
       ``path`` ("cube" or "search") insists on one.
    2. A state is an equilibrium of a concept if it is stable for all decision makers.

    Raises ``TooLarge`` if a concept needs the search and there are too many states for it.
    Citation: Fang, Hipel and Kilgour 1993, *Interactive Decision Making*.
    """
    chosen = {c: path or (CUBED if cube.fits(model, c) else SEARCHED) for c in concepts}
    on_cube = [c for c in concepts if chosen[c] == CUBED]
    by_search = [c for c in concepts if chosen[c] != CUBED]
    for c in on_cube:
        if not cube.fits(model, c):
            raise ValueError(f"the cube does not answer {c} for this model: see cube.fits")
    if by_search and model.n_states > exact.MOST_STATES:
        raise TooLarge(
            f"{model.n_states} states are too many to search for {', '.join(by_search)}",
            mend=f"Up to {exact.MOST_STATES} states are searched: bar infeasible states, or ask for other concepts",
        )
    tables = {
        **(cube.stable(model, on_cube) if on_cube else {}),
        **(exact.stable(model, by_search) if by_search else {}),
    }
    for table in tables.values():
        table.setflags(write=False)
    return Solved(model.decision_makers, {c: tables[c] for c in concepts}, chosen)


def numbers(flags: Table) -> tuple[int, ...]:
    """The state numbers of what is true."""
    return tuple(int(s) + 1 for s in np.flatnonzero(flags))
