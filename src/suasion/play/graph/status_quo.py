"""From where things stand: which equilibria the conflict can reach, and who would have to move."""

from __future__ import annotations

from suasion.play.graph.concepts import Concept
from suasion.play.graph.model import GraphModel
from suasion.play.graph.paths import Steps, sequences, spoken
from suasion.play.graph.solve import solve
from suasion.play.result import Result
from suasion.record import Record

METHOD = "graph_status_quo"
CITATION = (
    "Li, K. W., Kilgour, D. M. and Hipel, K. W. (2005). Status quo analysis in the graph model for conflict resolution."
)


class Route(Record):
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


class StatusQuoAnswer(Record):
    """The equilibria, by how they are reached: by moves that each mover likes, only by others, not at all."""

    by_improvements: tuple[int, ...]
    by_moves_only: tuple[int, ...]
    not_reached: tuple[int, ...]


class StatusQuoWitness(Record):
    """A shortest way to each equilibrium."""

    routes: tuple[Route, ...]


StatusQuoResult = Result[StatusQuoAnswer, StatusQuoWitness]


def status_quo(model: GraphModel, start: int, concept: Concept = "seq") -> StatusQuoResult:
    """From the status quo (a state number) to each equilibrium of a concept.

    1. The equilibria are found (``solve``).
    2. All decision makers together search from the status quo, once with any moves and once with improvements only
       (``paths.sequences``). The status quo itself, if it is an equilibrium, is reached by no move at all.

    Citation: Li, Kilgour and Hipel 2005.
    """
    here = model.index(start)
    everyone = range(len(model.decision_makers))
    ways = [sequences(model, here, everyone, improving=only) | {here: ()} for only in (False, True)]
    routes = tuple(
        Route(equilibrium=e, by_moves=ways[0].get(e - 1), by_improvements=ways[1].get(e - 1))
        for e in solve(model, [concept]).equilibria(concept)
    )
    willing = tuple(r.equilibrium for r in routes if r.by_improvements is not None)
    pushed = tuple(r.equilibrium for r in routes if r.by_improvements is None and r.by_moves is not None)
    return StatusQuoResult(
        method=METHOD,
        citation=CITATION,
        parameters={"start": start, "concept": concept},
        input_sha256=model.digest(),
        answer=StatusQuoAnswer(
            by_improvements=willing,
            by_moves_only=pushed,
            not_reached=tuple(r.equilibrium for r in routes if r.by_moves is None),
        ),
        witness=StatusQuoWitness(routes=routes),
        why=" ".join(r.sentence for r in routes) or "There is no equilibrium to reach.",
    )
