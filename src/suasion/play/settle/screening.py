"""An offer to a rival whose cost of war is not known: asking for more risks war."""

from __future__ import annotations

from pydantic import model_validator

from suasion.errors import InputError
from suasion.play.result import Result, fingerprint, number
from suasion.play.settle.checks import chance, cost
from suasion.play.settle.inequality import Inequality, compare
from suasion.record import Record

METHOD = "uniform_cost_screening"
CITATION = (
    "Fearon, J. D. (1995). Rationalist Explanations for War. International Organization 49(3), 379-414; "
    "the formula for a uniform cost is derived."
)


class UnknownCost(Record):
    """``p`` is the chance that A wins a pie of size 1. A knows its own cost ``cost_a``; of B's cost it knows only that every
    value from ``least_b`` to ``most_b`` is equally likely (shares of the pie)."""

    p: float
    cost_a: float
    most_b: float
    least_b: float = 0.0

    @model_validator(mode="after")
    def _sound(self) -> UnknownCost:
        chance(self.p, "p")
        for field, value in (("cost_a", self.cost_a), ("most_b", self.most_b), ("least_b", self.least_b)):
            cost(value, field)
        if self.least_b >= self.most_b:
            raise InputError(
                f"{self.least_b:g} is not less than most_b, {self.most_b:g}",
                where="least_b",
                mend="Give a range, or use bargaining_range where the cost is known",
            )
        return self


class ScreeningAnswer(Record):
    """``demand`` is the share that A asks for, ``war`` the chance that B refuses and there is war."""

    demand: float
    war: float


ScreeningResult = Result[ScreeningAnswer, Inequality]


def screening(unknown: UnknownCost) -> ScreeningResult:
    """The best take-it-or-leave-it demand to a rival of unknown cost (Fearon 1995; derived for uniform costs).

    1. B refuses p + t if its cost is below t. Asking t above p gains t + cost_a over war, if B accepts.
    2. So A maximises (most_b - t) (t + cost_a): t = (most_b - cost_a) / 2.
    3. t is no less than least_b (all accept that) and no more than 1 - p (the pie ends).
    4. War breaks out with the chance (t - least_b) / (most_b - least_b), or 0.
    5. Witness: war is risked if and only if t without the bound, or 1 - p if that is less, is more than least_b.
    """
    free = (unknown.most_b - unknown.cost_a) / 2
    room = 1 - unknown.p
    t = min(max(free, unknown.least_b), room)
    war = max(0.0, t - unknown.least_b) / (unknown.most_b - unknown.least_b)
    witness = compare("the best rise above p", min(free, room), "the rise that every type accepts", unknown.least_b)
    if war > 0:
        why = f"a demand of {number(unknown.p + t)} is worth a risk of war of {number(war)} to A"
    else:
        why = f"A asks for {number(unknown.p + t)}, which every type accepts: a risk would cost it more than it could gain"
    return ScreeningResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(unknown),
        answer=ScreeningAnswer(demand=unknown.p + t, war=war),
        witness=witness,
        why=why,
    )
