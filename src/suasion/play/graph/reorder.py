"""The same question for stated priorities: which statements would have to be put in another order?"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from suasion.errors import BrokenInput, TooLarge
from suasion.play.graph.concepts import Concept
from suasion.play.graph.conditions import condition
from suasion.play.graph.model import GraphModel
from suasion.play.graph.preferences import from_statements

MOST_STATEMENTS = 7
"""7 statements have 5,040 orders, a second's work; 8 have 40,320."""


@dataclass(frozen=True, slots=True)
class Reordering:
    """``statements``: in the new order, or None if no order makes the target stable. ``swaps``: of neighbours."""

    decision_maker: str
    target: int
    concept: Concept
    statements: tuple[str, ...] | None
    swaps: int


def reorder(
    model: GraphModel, decision_maker: str, statements: Sequence[str], target: int, concept: Concept = "seq"
) -> Reordering:
    """The order of a decision maker's statements, nearest to the present one, that makes the target (a number) stable for it.

    1. The condition on its preferences is written down, the others as they are (``conditions``).
    2. Orders are tried breadth first, by swaps of neighbours, from the present one: the first that meets it is the nearest.

    Raises ``BrokenInput`` for a model without options, ``TooLarge`` for more than ``MOST_STATEMENTS`` statements.
    Citation: Kinsara 2014; option prioritising as in Hipel, Fang and Peng 2003.
    """
    if model.form is None or model.codes is None:
        raise BrokenInput("Statements need options", mend="Give the conflict in option form")
    if len(statements) > MOST_STATEMENTS:
        raise TooLarge(f"{len(statements)} statements", mend=f"Reorder at most {MOST_STATEMENTS}")
    state = model.index(target)
    needed = condition(model, model.maker(decision_maker), state, concept)
    start = tuple(statements)
    waiting = deque([(start, 0)])
    seen = {start}
    while waiting:
        order, swaps = waiting.popleft()
        ranks = from_statements(order, model.form, model.codes, who=decision_maker)
        if needed.holds({int(s) + 1 for s in (ranks > ranks[state]).nonzero()[0]}):
            return Reordering(decision_maker, target, concept, order, swaps)
        for k in range(len(order) - 1):
            swapped = (*order[:k], order[k + 1], order[k], *order[k + 2 :])
            if swapped not in seen:
                seen.add(swapped)
                waiting.append((swapped, swaps + 1))
    return Reordering(decision_maker, target, concept, None, 0)
