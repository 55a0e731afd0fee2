"""A rival that is either resolute or not: a safe demand, or a risky one, or a mediator who knows."""

from __future__ import annotations

from pydantic import model_validator

from suasion.errors import InputError
from suasion.play.result import Result, fingerprint, number
from suasion.play.settle.checks import chance, cost
from suasion.play.settle.inequality import Inequality, compare
from suasion.record import Record

METHOD = "two_type_screening"
CITATION = (
    "Kydd, A. (2003). Which Side Are You On? Bias, Credibility, and Mediation. American Journal of Political Science "
    "47(4), 597-611 (its core only, derived)."
)


class TwoTypes(Record):
    """``p`` is the chance that A wins a pie of size 1, ``cost_a`` A's cost of war. B's cost is ``high`` with the chance
    ``prob_high``, else ``low`` (a resolute B). Costs are shares of the pie. ``capped=False`` lets demands pass the whole pie,
    as the textbook formula does."""

    p: float
    cost_a: float
    low: float
    high: float
    prob_high: float
    capped: bool = True

    @model_validator(mode="after")
    def _sound(self) -> TwoTypes:
        chance(self.p, "p")
        chance(self.prob_high, "prob_high")
        for field, value in (("cost_a", self.cost_a), ("low", self.low), ("high", self.high)):
            cost(value, field)
        if self.low >= self.high:
            raise InputError(
                f"{self.low:g} is not less than high, {self.high:g}",
                where="low",
                mend="Give the resolute type the lower cost, or use bargaining_range where there is one type",
            )
        return self


class TwoTypesAnswer(Record):
    """``threshold``: A makes the risky demand if ``prob_high`` is above it (``None``: both demands are the same).
    ``war`` is the chance of war with no mediator, ``war_if_told`` with one who tells B's type and is believed."""

    risky: bool
    threshold: float | None
    demand: float
    war: float
    war_if_told: float


TwoTypesResult = Result[TwoTypesAnswer, Inequality]


def two_types(types: TwoTypes) -> TwoTypesResult:
    """The safe or the risky demand to a rival of two types (core of Kydd 2003; derived).

    1. Both types accept p + low (safe). Only the type of high cost accepts p + high (risky). The pie ends at 1.
    2. Over war, the safe demand gains low + cost_a, the risky one high + cost_a with the chance prob_high.
    3. A takes the risk if and only if prob_high (high + cost_a) > low + cost_a: the threshold is their quotient. Then there is
       war with the chance 1 - prob_high.
    4. If A is told the type and believes it, A asks each for just what it accepts: no war. Whether A believes is not asked
       here.
    5. Witness: that inequality.
    """
    room = 1 - types.p if types.capped else float("inf")
    low, high = min(types.low, room), min(types.high, room)
    safe, most = low + types.cost_a, high + types.cost_a
    witness = compare("the risky gain, expected", types.prob_high * most, "the safe gain", safe)
    if not low < high:  # rounding must not make a risk of two equal demands
        witness = witness.model_copy(update={"holds": False})
    risky = witness.holds
    demand = types.p + (high if risky else low)
    war = 1 - types.prob_high if risky else 0.0
    sign, chosen = (">", "the risky demand") if risky else ("<=", "the safe demand")
    return TwoTypesResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(types),
        answer=TwoTypesAnswer(
            risky=risky, threshold=safe / most if low < high else None, demand=demand, war=war, war_if_told=0.0
        ),
        witness=witness,
        why=(
            f"A makes {chosen}, {number(demand)}: {number(types.prob_high)} x {number(most)} {sign} {number(safe)}; "
            f"the risk of war is {number(war)}"
        ),
    )
