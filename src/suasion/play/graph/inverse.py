"""The mediator's question: what would each side have to value differently for this state to hold?"""

from __future__ import annotations

from collections.abc import Sequence

from suasion.play.graph.cheapest import Change, cheapest
from suasion.play.graph.concepts import NAMES, REPLIES, Concept
from suasion.play.graph.conditions import Condition, condition
from suasion.play.graph.counting import Share, share
from suasion.play.graph.model import GraphModel
from suasion.play.graph.preferences import from_ranking
from suasion.play.graph.solve import solve
from suasion.play.result import Result
from suasion.record import Record

METHOD = "graph_inverse"
CITATION = "Kinsara, Petersons, Hipel and Kilgour 2015, Advanced decision support for the graph model; Kinsara 2014"

MOST_ROUNDS = 4
"""Credible sanctions depend on what the others like: after a change the others are asked again, this many times at most."""


class Side(Record):
    """One decision maker: the condition on its preferences, in how many rankings it is true, and the cheapest change, with the
    others as they are.
    """

    decision_maker: str
    condition: Condition
    formula: str
    holds_now: bool
    share: Share
    change: Change


class InverseAnswer(Record):
    """``together``: the changes that make the target an equilibrium; empty if it is one already. ``reached``: whether they do.
    ``pairs``: of states ordered anew, in all; ``least``: whether no cheaper change exists. ``blocked_by``: those for whom the
    target is still not stable.
    """

    together: tuple[Change, ...]
    pairs: int
    least: bool
    reached: bool
    blocked_by: tuple[str, ...]
    sentences: tuple[str, ...]


class InverseWitness(Record):
    """One side for each decision maker that may change."""

    sides: tuple[Side, ...]


InverseResult = Result[InverseAnswer, InverseWitness]


def inverse(
    model: GraphModel, target: int, concept: Concept = "seq", vary: Sequence[str] | None = None
) -> InverseResult:
    """Which preferences of those in ``vary`` (by default all) would make the target (a state number) an equilibrium.

    1. For each of them the condition on its preferences is written down, the others as they are (``conditions``).
    2. The share of its strict rankings that meet it is counted (``counting``), and the cheapest change found (``cheapest``).
    3. The changes are made together. Under SEQ and SSEQ a change alters which sanctions of others are credible, so all are
       asked again, up to ``MOST_ROUNDS`` rounds.
    4. The changed model is solved: ``reached`` says whether the target is now an equilibrium. The sum of pairs is the least
       possible if each change is, and if nobody's change depended on another's.

    Citation: Kinsara 2014; Kinsara, Petersons, Hipel and Kilgour 2015; Wang, Hipel, Fang and Dang 2018.
    """
    state = model.index(target)
    chosen = [model.maker(name) for name in (vary if vary is not None else model.decision_makers)]
    sides = tuple(_side(model, i, state, concept) for i in chosen)
    changed, together = model, dict[int, Change]()
    for _ in range(MOST_ROUNDS):
        before = changed
        for i in chosen:
            change = cheapest(condition(changed, i, state, concept), changed.ranks[i])
            if change.below:
                together[i] = change
                changed = changed.prefers({i: from_ranking(change.ranking, model.n_states)})
        if changed is before:
            break
    calm = solve(changed, [concept]).tables[concept][:, state]
    changes = tuple(together[i] for i in chosen if i in together)
    alone = concept == "nash" or not REPLIES[concept].credible or len(changes) < 2
    blocked_by = tuple(n for n, ok in zip(model.decision_makers, calm.tolist(), strict=True) if not ok)
    sentences = _said(target, NAMES[concept], changes, blocked_by)
    return InverseResult(
        method=METHOD,
        citation=CITATION,
        parameters={"target": target, "concept": concept, "vary": " ".join(side.decision_maker for side in sides)},
        input_sha256=model.digest(),
        answer=InverseAnswer(
            together=changes,
            pairs=sum(change.pairs for change in changes),
            least=alone and all(change.least for change in changes),
            reached=not blocked_by,
            blocked_by=blocked_by,
            sentences=sentences,
        ),
        witness=InverseWitness(sides=sides),
        why=" ".join(sentences),
    )


def _said(target: int, name: str, changes: Sequence[Change], blocked_by: Sequence[str]) -> tuple[str, ...]:
    """The answer in plain words."""
    said = [change.sentence for change in changes]
    if blocked_by:
        who = ", ".join(blocked_by)
        return (*said, f"That is not enough for state {target} to hold by {name}, because of {who}.")
    return (*said, f"Then state {target} holds by {name}.") if said else (f"State {target} holds already by {name}.",)


def _side(model: GraphModel, maker: int, state: int, concept: Concept) -> Side:
    needed = condition(model, maker, state, concept)
    ranks = model.ranks[maker]
    better = {int(s) + 1 for s in (ranks > ranks[state]).nonzero()[0]}
    return Side(
        decision_maker=model.decision_makers[maker],
        condition=needed,
        formula=needed.text,
        holds_now=needed.holds(better),
        share=share(needed, model.n_states),
        change=cheapest(needed, ranks),
    )
