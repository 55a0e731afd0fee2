"""A patron who can make war dearer for its client: does it press, and how far does that move the client?"""

from __future__ import annotations

from pydantic import model_validator

from suasion.play.result import Result, fingerprint, number
from suasion.play.settle.checks import cost, finite
from suasion.play.settle.fearon import War, bargaining_range
from suasion.play.settle.inequality import Inequality, compare
from suasion.record import Record

METHOD = "third_party_leverage"
CITATION = (
    "Our model, on Fearon, J. D. (1995). Rationalist Explanations for War. International Organization 49(3), 379-414: "
    "leverage adds to the client's cost of war."
)


class Leverage(Record):
    """A patron can add ``lever`` to A's cost of ``war`` (shares of the pie). Using it costs the patron ``patron_cost``; a fall of
    A's floor by the whole pie is worth ``patron_value`` to it (both in the patron's own unit)."""

    war: War
    lever: float
    patron_cost: float
    patron_value: float

    @model_validator(mode="after")
    def _sound(self) -> Leverage:
        cost(self.lever, "lever")
        cost(self.patron_cost, "patron_cost")
        finite(self.patron_value, "patron_value")
        return self


class LeverageAnswer(Record):
    """Whether the patron presses, and what it gains by it (its own unit). ``floor`` is the least share that A accepts and ``width``
    that of the bargaining range, without pressure and with it."""

    press: bool
    benefit: float
    floor_without: float
    floor_with: float
    width_without: float
    width_with: float


LeverageResult = Result[LeverageAnswer, Inequality]


def third_party_leverage(leverage: Leverage) -> LeverageResult:
    """Whether a patron makes war dearer for A, and what that does to the bargaining range (our model).

    1. Without pressure A accepts no less than max(0, p - cost_a); with it, max(0, p - cost_a - lever). B's end stays.
    2. The patron presses if and only if patron_value times the fall of the floor is more than patron_cost.
    3. Witness: that inequality. A floor that is at 0 already cannot fall.
    """
    before = bargaining_range(leverage.war).answer
    pressed = leverage.war.model_copy(update={"cost_a": leverage.war.cost_a + leverage.lever})
    after = bargaining_range(pressed).answer
    drop = before.low - after.low
    witness = compare(
        "the fall of A's floor, to the patron",
        leverage.patron_value * drop,
        "what pressing costs it",
        leverage.patron_cost,
    )
    verb, sign = ("presses", "more") if witness.holds else ("does not press", "no more")
    return LeverageResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(leverage),
        answer=LeverageAnswer(
            press=witness.holds,
            benefit=witness.slack,
            floor_without=before.low,
            floor_with=after.low,
            width_without=before.width,
            width_with=after.width,
        ),
        witness=witness,
        why=(
            f"the patron {verb}: lowering A's floor from {number(before.low)} to {number(after.low)} is worth "
            f"{number(witness.left_value)} to it, {sign} than its cost of {number(leverage.patron_cost)}"
        ),
    )
