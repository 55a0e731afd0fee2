"""The bargaining range: war costs both sides, so there are splits that both prefer to it."""

from __future__ import annotations

from pydantic import model_validator

from suasion.play.result import Result, fingerprint, number
from suasion.play.settle.checks import chance, cost
from suasion.record import Record

METHOD = "bargaining_range"
CITATION = "Fearon, J. D. (1995). Rationalist Explanations for War. International Organization 49(3), 379-414."


class War(Record):
    """``p`` is the chance that A wins all of a pie of size 1; ``cost_a`` and ``cost_b`` are what war costs (shares of it)."""

    p: float
    cost_a: float
    cost_b: float

    @model_validator(mode="after")
    def _sound(self) -> War:
        chance(self.p, "p")
        cost(self.cost_a, "cost_a")
        cost(self.cost_b, "cost_b")
        return self


class RangeAnswer(Record):
    """A's shares from ``low`` to ``high`` suit both sides; ``width`` = high - low. If A alone may make one offer it takes
    ``offer_by_a``, if B alone may, A gets ``offer_by_b``."""

    low: float
    high: float
    width: float
    offer_by_a: float
    offer_by_b: float


class RangeWitness(Record):
    """What war is worth to each side (shares of the pie), and how much of the joint cost the ends of the pie cut off."""

    war_a: float
    war_b: float
    joint_cost: float
    cut_below: float
    cut_above: float


RangeResult = Result[RangeAnswer, RangeWitness]


def bargaining_range(war: War) -> RangeResult:
    """Which splits both sides prefer to war when both know everything (Fearon 1995).

    1. War is worth p - cost_a to A and 1 - p - cost_b to B.
    2. A accepts a share of at least p - cost_a, B lets A have at most p + cost_b; the pie ends at 0 and 1.
    3. One take-it-or-leave-it offer takes the whole gain: the top of the range if A makes it, the bottom if B does.
    4. Witness: both war values, and what the ends of the pie cut off. Width = joint cost - what is cut off.
    """
    floor, ceiling = war.p - war.cost_a, war.p + war.cost_b
    low, high = max(0.0, floor), min(1.0, ceiling)
    return RangeResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(war),
        answer=RangeAnswer(low=low, high=high, width=high - low, offer_by_a=high, offer_by_b=low),
        witness=RangeWitness(
            war_a=floor,
            war_b=1 - war.p - war.cost_b,
            joint_cost=war.cost_a + war.cost_b,
            cut_below=low - floor,
            cut_above=ceiling - high,
        ),
        why=(
            f"war would cost both {number(war.cost_a + war.cost_b)} together, so A's shares "
            f"from {number(low)} to {number(high)} beat it for both"
        ),
    )
