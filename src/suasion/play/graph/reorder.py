"""The same question for stated priorities: which statements would have to be put in another order?"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from suasion.errors import BrokenInput, TooLarge
from suasion.play.graph.concepts import NAMES, Concept
from suasion.play.graph.conditions import Condition, condition
from suasion.play.graph.model import GraphModel
from suasion.play.graph.preferences import from_statements
from suasion.play.result import Result
from suasion.record import Record

METHOD = "graph_reorder"
CITATION = "Kinsara, R. A. (2014), PhD thesis, University of Waterloo; Hipel, Fang and Peng (option prioritising)"

MOST_STATEMENTS = 7
"""7 statements have 5,040 orders, a second's work; 8 have 40,320."""


class ReorderAnswer(Record):
    """``statements``: in the new order, or None if no order makes the target stable. ``swaps``: of neighbours."""

    statements: tuple[str, ...] | None
    swaps: int


class ReorderWitness(Record):
    """What the decision maker's preferences have to meet."""

    condition: Condition


ReorderResult = Result[ReorderAnswer, ReorderWitness]


def reorder(
    model: GraphModel, decision_maker: str, statements: Sequence[str], target: int, concept: Concept = "seq"
) -> ReorderResult:
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
    found: ReorderAnswer | None = None
    waiting = deque([(start, 0)])
    seen = {start}
    while waiting and found is None:
        order, swaps = waiting.popleft()
        ranks = from_statements(order, model.form, model.codes, who=decision_maker)
        if needed.holds({int(s) + 1 for s in (ranks > ranks[state]).nonzero()[0]}):
            found = ReorderAnswer(statements=order, swaps=swaps)
        for k in range(len(order) - 1):
            swapped = (*order[:k], order[k + 1], order[k], *order[k + 2 :])
            if swapped not in seen:
                seen.add(swapped)
                waiting.append((swapped, swaps + 1))
    found = found or ReorderAnswer(statements=None, swaps=0)
    name = NAMES[concept]
    if found.statements is None:
        why = f"No order of its statements makes state {target} stable for {decision_maker} by {name}."
    else:
        order_said = "; ".join(found.statements)
        why = f"With {found.swaps} swaps of neighbours ({order_said}) state {target} is stable for {decision_maker} by {name}."
    return ReorderResult(
        method=METHOD,
        citation=CITATION,
        parameters={"decision_maker": decision_maker, "target": target, "concept": concept},
        input_sha256=model.digest(),
        answer=found,
        witness=ReorderWitness(condition=needed),
        why=why,
    )
