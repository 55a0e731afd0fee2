"""The stability of every state, for every decision maker, by every concept; and the equilibria."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.play.graph.concepts import CITATION, CONCEPTS, NAMES, Concept
from suasion.play.graph.explain import Reason, reasons
from suasion.play.graph.model import GraphModel
from suasion.play.graph.solve import Solved, solve
from suasion.play.result import Result
from suasion.record import Record

METHOD = "graph_stability"

MOST_STATES_EXPLAINED = 64
"""States of a model whose equilibria are explained in the witness. Larger models are asked state by state: ``explain``."""


class StabilityAnswer(Record):
    """State numbers. ``equilibria`` by concept; ``stable_for`` by concept and decision maker; ``strong``: Nash and SEQ."""

    equilibria: dict[Concept, tuple[int, ...]]
    stable_for: dict[Concept, dict[str, tuple[int, ...]]]
    strong: tuple[int, ...]


class EquilibriumReasons(Record):
    """Why each decision maker stays at an equilibrium."""

    state: int
    label: str
    reasons: tuple[Reason, ...]


class StabilityWitness(Record):
    """``paths``: how each concept was found, on the cube of options or by the search. ``explained``: the equilibria (by any
    concept) of a model of at most ``MOST_STATES_EXPLAINED`` states.
    """

    paths: dict[Concept, str]
    explained: tuple[EquilibriumReasons, ...]


StabilityResult = Result[StabilityAnswer, StabilityWitness]


def stability(model: GraphModel, concepts: Sequence[Concept] = CONCEPTS, *, path: str | None = None) -> StabilityResult:
    """Which states are stable, for whom, by which concept.

    1. Each concept is answered on the cube of options where that is exact (``cube.fits``), else by the search (``exact``).
       ``path`` ("cube" or "search") insists on one.
    2. A state is an equilibrium of a concept if it is stable for all decision makers.
    3. Witness: for each equilibrium of a small model what tempts whom, and what deters it (``explain``).

    Raises ``TooLarge`` if a concept needs the search and there are too many states for it.
    Citation: Fang, Hipel and Kilgour 1993, *Interactive Decision Making*.
    """
    solved = solve(model, concepts, path=path)
    equilibria = {c: solved.equilibria(c) for c in concepts}
    return StabilityResult(
        method=METHOD,
        citation=CITATION,
        parameters={"concepts": " ".join(concepts), "path": path},
        input_sha256=model.digest(),
        answer=StabilityAnswer(
            equilibria=equilibria,
            stable_for={c: {n: solved.stable_for(c, n) for n in model.decision_makers} for c in concepts},
            strong=solved.strong,
        ),
        witness=StabilityWitness(paths=dict(solved.paths), explained=_explained(model, equilibria)),
        why=_why(solved, concepts),
    )


def _explained(model: GraphModel, equilibria: dict[Concept, tuple[int, ...]]) -> tuple[EquilibriumReasons, ...]:
    if model.n_states > MOST_STATES_EXPLAINED:
        return ()
    states = sorted(set().union(*equilibria.values()))
    return tuple(
        EquilibriumReasons(state=s, label=model.described(s - 1), reasons=reasons(model, s - 1)) for s in states
    )


def _why(solved: Solved, concepts: Sequence[Concept]) -> str:
    """The equilibria by the first concepts, few enough to be said in a sentence."""
    parts = []
    for c in concepts:
        found = solved.equilibria(c)
        named = ", ".join(map(str, found[:8])) + (f" and {len(found) - 8} more" if len(found) > 8 else "")
        parts.append(f"{NAMES[c]}: {named or 'no state'}")
    return f"What holds, by {'; by '.join(parts)}."
