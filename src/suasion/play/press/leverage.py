"""A demand under threat of war, where a patron will punish the side that refuses it."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import model_validator

from suasion.play.press.allowed import CHANCE, COST, Allowed, require
from suasion.play.press.inequality import Inequality, inequality
from suasion.play.press.switch import METHOD as SWITCH_METHOD
from suasion.play.press.switch import Switch, Values, exact_values, switches
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "screening_with_leverage"
CITATION = (
    "Fearon, J. D. (1995). Rationalist Explanations for War. International Organization 49(3), 379-414; "
    "Yuen, A. (2009). Target Concessions in the Shadow of Intervention. Journal of Conflict Resolution 53(5), 745-773. "
    "Cited for the idea; the closed form is our own."
)

LeverageOutcome = Literal["peace_certain", "war_possible"]

RANGES = {
    "win_chance": CHANCE,
    "challenger_cost": COST,
    "target_cost_most": Allowed(open_low=True),
    "penalty": COST,
}


class Ultimatum(Record):
    """A challenger demands a share of a pie of size 1; the target accepts, or refuses and there is war.

    ``win_chance`` is the challenger's chance of winning a war, from 0 to 1. The rest are shares of the pie, 0 or more:
    ``challenger_cost`` of war; ``target_cost_most``, where the challenger holds any cost of war to the target from 0
    to this (above 0) for equally likely; and ``penalty``, what the target's patron takes from it if it refuses.
    """

    win_chance: float
    challenger_cost: float
    target_cost_most: float
    penalty: float = 0.0

    @model_validator(mode="after")
    def _sound(self) -> Ultimatum:
        require(self, RANGES)
        return self


class LeverageAnswer(Record):
    """``demand`` is the share that the challenger asks for; ``war_risk`` the probability that it is refused."""

    outcome: LeverageOutcome
    demand: float
    war_risk: float


class LeverageWitness(Record):
    """What decided.

    ``binding``: the inequality under which peace is certain. ``risk_per_penalty`` and ``demand_per_penalty``: what one
    more unit of penalty does to each. ``risk_per_win_chance`` is 0: shifting the odds moves the terms, not the risk.
    ``within_pie``: whether the demand is at most the whole pie; if not, the closed form is outside its range.
    """

    binding: Inequality
    risk_per_penalty: float
    demand_per_penalty: float
    risk_per_win_chance: float = 0.0
    within_pie: bool
    switches: tuple[Switch, ...]


LeverageResult = Result[LeverageAnswer, LeverageWitness]


def _margins(v: Values) -> tuple[Fraction, ...]:
    return (v["challenger_cost"] + v["penalty"] - v["target_cost_most"],)


def _outcome(v: Values) -> LeverageOutcome:
    return "peace_certain" if _margins(v)[0] >= 0 else "war_possible"


def _terms(v: Values) -> tuple[Fraction, Fraction]:
    """The demand, and the risk of war."""
    most, penalty, own = v["target_cost_most"], v["penalty"], v["challenger_cost"]
    demand = v["win_chance"] + max(penalty, (most + penalty - own) / 2)
    return demand, max(Fraction(0), (most - penalty - own) / (2 * most))


def leverage_answer(ultimatum: Ultimatum) -> LeverageAnswer:
    """The answer of :func:`leverage` alone, for many draws."""
    v = exact_values(ultimatum, RANGES)
    demand, risk = map(float, _terms(v))
    return LeverageAnswer(outcome=_outcome(v), demand=demand, war_risk=risk)


def leverage(ultimatum: Ultimatum) -> LeverageResult:
    """The challenger's best demand, the risk of war that it runs, and what pressure on the target changes (form A).

    1. The target accepts a demand up to win_chance + its own cost + penalty. The challenger does not know the cost.
    2. Asking for z more than win_chance, it weighs a larger share against a higher risk of refusal. The best z is
       (target_cost_most + penalty - challenger_cost) / 2, and never below penalty, which every target accepts.
    3. War risk: (target_cost_most - penalty - challenger_cost) / (2 target_cost_most), and never below 0.
    4. Peace is certain once challenger_cost + penalty reaches target_cost_most. Up to there a unit of penalty raises the
       demand by 1/2, beyond it by 1.
    5. Witness: that inequality, the slopes, and the switch value of each parameter (exact algebra).
    """
    v = exact_values(ultimatum, RANGES)
    most, penalty, own = v["target_cost_most"], v["penalty"], v["challenger_cost"]
    demand, risk = _terms(v)
    peace = _outcome(v) == "peace_certain"
    binding = inequality(
        "the target's highest cost of war is at most the challenger's cost of war plus the penalty", most, own + penalty
    )
    why = f"the challenger asks for {number(float(demand))}"
    if peace:
        why += ", which even the most resolute target accepts: the risk of war is 0"
    else:
        why += (
            f" and runs a risk of war of {number(float(risk))}; a penalty of {number(float(most - own))} instead of "
            f"{number(ultimatum.penalty)} would end that risk"
        )
    if demand > 1:
        why += "; but that is more than the whole pie, where this model no longer fits"
    return LeverageResult(
        method=METHOD,
        citation=CITATION,
        parameters={"switches": SWITCH_METHOD},
        input_sha256=fingerprint(ultimatum),
        answer=leverage_answer(ultimatum),
        witness=LeverageWitness(
            binding=binding,
            risk_per_penalty=0.0 if peace else float(-1 / (2 * most)),
            demand_per_penalty=1.0 if peace else 0.5,
            within_pie=demand <= 1,
            switches=switches(v, RANGES, _margins, _outcome),
        ),
        why=why,
    )
