"""What some decision makers can do together: moves of a coalition, and the jumps that break an equilibrium."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from suasion.errors import BrokenInput
from suasion.play.graph.concepts import CITATION, Concept
from suasion.play.graph.model import GraphModel
from suasion.play.graph.paths import Steps, sequences, spoken
from suasion.play.graph.stability import stability


@dataclass(frozen=True, slots=True)
class Jump:
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


@dataclass(frozen=True, slots=True)
class Jumps:
    """The equilibria that a coalition can break, each with the jump."""

    method: str
    citation: str
    parameters: Mapping[str, object]
    input_hash: str
    answer: tuple[Jump, ...]


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
        Jump(tuple(coalition), state, end + 1, ends[end])
        for end in sorted(ends)
        if all(model.ranks[i][end] > model.ranks[i][here] for i in members)
    )


def equilibrium_jumps(model: GraphModel, concept: Concept = "nash") -> Jumps:
    """All coalition improvements from all equilibria of a concept.

    1. The equilibria are found (``stability``).
    2. From each, each coalition of two or more decision makers, the smaller first, is tried (``coalition_improvements``).

    Citation: Kilgour, Hipel, Fang and Peng 2001; the Elmira conflict is their example.
    """
    everyone = model.decision_makers
    groups = [group for size in range(2, len(everyone) + 1) for group in combinations(everyone, size)]
    jumps = tuple(
        jump
        for equilibrium in stability(model, [concept]).equilibria(concept)
        for group in groups
        for jump in coalition_improvements(model, group, equilibrium)
    )
    return Jumps("graph model: equilibrium jumps", CITATION, {"concept": concept}, model.digest(), jumps)
