"""Why a state holds, or does not: the improvement that tempts, the sanction that deters, the escape that undoes it."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.play.graph.concepts import CITATION, CONCEPTS, NAMES, REPLIES, Concept
from suasion.play.graph.model import GraphModel
from suasion.play.graph.moves import improvements, successors
from suasion.play.graph.paths import Steps, sequences, spoken
from suasion.play.result import Result
from suasion.record import Record

METHOD = "graph_explanation"


class Sanction(Record):
    """The others' answer to an improvement: a legal sequence to a state that the mover likes no better than to have stayed.

    ``credible``: each step is one that its mover likes. ``escapes``: where the mover can go from there to do better after all.
    """

    steps: Steps
    credible: bool
    escapes: tuple[int, ...]

    @property
    def end(self) -> int:
        """The number of the state in which the answer ends."""
        return self.steps[-1].state


class Temptation(Record):
    """An improvement, and for each concept a shortest sanction that deters it (None: nothing does)."""

    to: int
    sanctions: dict[Concept, Sanction | None]


class Reason(Record):
    """One decision maker at the state: its temptations, and the concepts by which the state is stable for it."""

    decision_maker: str
    temptations: tuple[Temptation, ...]
    stable_by: tuple[Concept, ...]
    sentences: tuple[str, ...]


class StateAnswer(Record):
    """``equilibrium_by``: the concepts by which all stay; ``stable_by``: for each decision maker the concepts by which it
    stays; ``sentences``: the whole explanation.
    """

    state: int
    label: str
    equilibrium_by: tuple[Concept, ...]
    stable_by: dict[str, tuple[Concept, ...]]
    sentences: tuple[str, ...]


class StateWitness(Record):
    """One reason for each decision maker."""

    reasons: tuple[Reason, ...]


ExplanationResult = Result[StateAnswer, StateWitness]


def explain(model: GraphModel, number: int) -> ExplanationResult:
    """Why each decision maker stays at a state (its number), or leaves it.

    1. For each decision maker the unilateral improvements are listed. If there are none, the state is Nash stable for it.
    2. For each improvement the legal sequences of the others are searched, shortest first, once with any moves and once with
       moves that each mover likes; those that end in a state no better for the decision maker are sanctions.
    3. For each sanction its escapes are listed: the decision maker's moves from there to a state that it prefers.
    4. A concept deters an improvement by a sanction of its kind (credible or any; with or without escapes). The state is
       stable by the concept if every improvement is deterred.

    Only the neighbourhood of the state is searched, so that large models can be asked too.
    Citation: Fang, Hipel and Kilgour 1993, ch. 3; the definitions are those of ``exact.stable``.
    """
    state = model.index(number)
    found, label = reasons(model, state), model.described(state)
    common = tuple(c for c in CONCEPTS if all(c in reason.stable_by for reason in found))
    what = f"State {number}" + (f" ({label})" if label else "")
    by = f"is an equilibrium by {_listed([NAMES[c] for c in common])}" if common else "is no equilibrium by any concept"
    sentences = (f"{what} {by}.", *(sentence for reason in found for sentence in reason.sentences))
    stable_by = {reason.decision_maker: reason.stable_by for reason in found}
    return ExplanationResult(
        method=METHOD,
        citation=CITATION,
        parameters={"state": number},
        input_sha256=model.digest(),
        answer=StateAnswer(state=number, label=label, equilibrium_by=common, stable_by=stable_by, sentences=sentences),
        witness=StateWitness(reasons=found),
        why=sentences[0],
    )


def reasons(model: GraphModel, state: int) -> tuple[Reason, ...]:
    """The reason of each decision maker at a state (an index)."""
    return tuple(_reason(model, i, state) for i in range(len(model.decision_makers)))


def _reason(model: GraphModel, maker: int, state: int) -> Reason:
    temptations = tuple(_temptation(model, maker, state, t) for t in improvements(model, maker, state).tolist())
    stable_by = tuple(
        c for c in CONCEPTS if all(c != "nash" and temptation.sanctions[c] is not None for temptation in temptations)
    )
    who, number = model.decision_makers[maker], state + 1
    if not temptations:
        alone = f"{who} has no move from {number} that it prefers."
        return Reason(decision_maker=who, temptations=(), stable_by=stable_by, sentences=(alone,))
    said = [_said(model, who, number, temptation) for temptation in temptations]
    if stable_by:
        said.append(f"So {number} is stable for {who} by {_listed([NAMES[c] for c in stable_by])}.")
    else:
        said.append(f"So {number} is not stable for {who}.")
    return Reason(decision_maker=who, temptations=temptations, stable_by=stable_by, sentences=tuple(said))


def _temptation(model: GraphModel, maker: int, state: int, target: int) -> Temptation:
    others = [j for j in range(len(model.decision_makers)) if j != maker]
    found: dict[Concept, Sanction | None] = {}
    answers = {credible: _sanctions(model, maker, state, target, others, credible) for credible in (False, True)}
    for c, reply in REPLIES.items():
        fitting = [s for s in answers[reply.credible] if not (reply.final and s.escapes)]
        found[c] = min(fitting, key=lambda s: (len(s.steps), s.end), default=None)
    return Temptation(to=target + 1, sanctions=found)


def _sanctions(
    model: GraphModel, maker: int, state: int, target: int, others: Sequence[int], credible: bool
) -> list[Sanction]:
    ranks = model.ranks[maker]
    found = []
    for end, steps in sequences(model, target, others, improving=credible).items():
        if ranks[end] <= ranks[state]:
            away = successors(model, maker, end)
            escapes = tuple(int(v) + 1 for v in away[ranks[away] > ranks[state]])
            found.append(Sanction(steps=steps, credible=credible, escapes=escapes))
    return found


def _said(model: GraphModel, who: str, number: int, temptation: Temptation) -> str:
    """One improvement in words: the strongest deterrent there is, or that there is none."""
    s = temptation.sanctions
    gain = f"{who} prefers to move from {number} to {temptation.to}."
    best = s["sseq"] or s["seq"] or s["smr"] or s["gmr"]
    if best is None:
        return f"{gain} No answer of the others makes that worse than staying: nothing deters it."
    answer = f"{_answer(best)} For {who} that is no better than {number}"
    if not best.escapes:
        return f"{gain} {answer}, and it cannot escape from there."
    escape = f"{answer}; but from there it can escape to {_listed([str(v) for v in best.escapes])}, which it prefers."
    firm = s["smr"]
    if firm is None:
        return f"{gain} {escape}"
    return f"{gain} {escape} {_answer(firm)} From there it could not escape."


def _answer(sanction: Sanction) -> str:
    first, *more = sanction.steps
    if not more:
        likes = "likes" if sanction.credible else "does not like"
        return f"{first.mover} can answer with a move that it {likes}: to {first.state}."
    wish = "by moves that each of them likes" if sanction.credible else "though not all of them like their moves"
    return f"The others can answer, {wish}: {spoken(sanction.steps)}."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
