"""What some decision makers can do together: moves of a coalition, and the jumps that break an equilibrium."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from suasion.errors import BrokenInput
from suasion.play.graph.concepts import Concept
from suasion.play.graph.model import GraphModel
from suasion.play.graph.paths import Steps, sequences, spoken
from suasion.play.graph.solve import solve
from suasion.play.result import Result
from suasion.record import Record

METHOD = "graph_equilibrium_jumps"
CITATION = (
    "Kilgour, D. M., Hipel, K. W., Fang, L. and Peng, X. (2001). Coalition analysis in group decision support. "
    "Group Decision and Negotiation 10, 159-175."
)


class Jump(Record):
    """A coalition that can take the conflict to a state which all its members strictly prefer, and how."""

    coalition: tuple[str, ...]
    start: int
    end: int
    steps: Steps

    @property
    def sentence(self) -> str:
        """The jump in words."""
        who = " and ".join(self.coalition)
        return f"{who} together can leave state {self.start} for {self.end}, which each of them prefers: {spoken(self.steps)}."


class JumpsAnswer(Record):
    """The equilibria that no coalition can leave to the gain of all its members, and those that one can."""

    firm: tuple[int, ...]
    open_to_jumps: tuple[int, ...]


class JumpsWitness(Record):
    """Each jump: who, from where, to where, how."""

    jumps: tuple[Jump, ...]


JumpsResult = Result[JumpsAnswer, JumpsWitness]


def coalition_improvements(model: GraphModel, coalition: Sequence[str], state: int) -> tuple[Jump, ...]:
    """Where a coalition of two or more can take the conflict from a state (its number) so that all members gain.

    1. The ends of all legal sequences of the members are found (``paths.sequences``); single steps need not be gains.
    2. Those are kept that every member strictly prefers to the state.

    Raises ``BrokenInput`` for fewer than two members, or an unknown one.
    Citation: Kilgour, Hipel, Fang and Peng 2001, Coalition analysis in group decision support.
    """
    members = [model.maker(name) for name in coalition]
    if len(set(members)) < 2:
        raise BrokenInput("A coalition has two or more members", mend="For one decision maker, see its improvements")
    here = model.index(state)
    ends = sequences(model, here, members, improving=False)
    return tuple(
        Jump(coalition=tuple(coalition), start=state, end=end + 1, steps=ends[end])
        for end in sorted(ends)
        if all(model.ranks[i][end] > model.ranks[i][here] for i in members)
    )


def equilibrium_jumps(model: GraphModel, concept: Concept = "nash") -> JumpsResult:
    """All coalition improvements from all equilibria of a concept.

    1. The equilibria are found (``solve``).
    2. From each, each coalition of two or more decision makers, the smaller first, is tried (``coalition_improvements``).

    Citation: Kilgour, Hipel, Fang and Peng 2001; the Elmira conflict is their example.
    """
    everyone = model.decision_makers
    groups = [group for size in range(2, len(everyone) + 1) for group in combinations(everyone, size)]
    equilibria = solve(model, [concept]).equilibria(concept)
    jumps = tuple(
        jump
        for equilibrium in equilibria
        for group in groups
        for jump in coalition_improvements(model, group, equilibrium)
    )
    left = {jump.start for jump in jumps}
    return JumpsResult(
        method=METHOD,
        citation=CITATION,
        parameters={"concept": concept},
        input_sha256=model.digest(),
        answer=JumpsAnswer(
            firm=tuple(e for e in equilibria if e not in left), open_to_jumps=tuple(e for e in equilibria if e in left)
        ),
        witness=JumpsWitness(jumps=jumps),
        why=" ".join(jump.sentence for jump in jumps)
        or "No coalition can leave an equilibrium to the gain of all its members.",
    )
