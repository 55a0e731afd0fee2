"""A mediator who knows something: when is what it says believed?"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from suasion.play.press.inequality import Inequality, inequality, tightest
from suasion.play.press.mediator import Mediation, ranges
from suasion.play.press.switch import METHOD as SWITCH_METHOD
from suasion.play.press.switch import Switch, Values, exact_values, switches
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "informative_mediation"
CITATION = (
    "Kydd, A. (2003). Which Side Are You On? Bias, Credibility, and Mediation. "
    "American Journal of Political Science 47(4), 597-611; Fey, M. and Ramsay, K. W. (2010). When Is Shuttle Diplomacy "
    "Worth the Commute? World Politics 62(4), 529-560. Cited for the idea; the closed form is our own."
)

MediationOutcome = Literal["informative", "not_informative"]


class MediationAnswer(Record):
    """``informative``: the mediator says what it believes, and player 1 acts on it.

    ``obedient``: what it says matters to player 1. ``truthful_high``: it does not call a yielding player 2 resolute.
    ``truthful_low``: it does not call a resolute player 2 yielding.
    """

    outcome: MediationOutcome
    obedient: bool
    truthful_high: bool
    truthful_low: bool
    informative: bool


class MediationWitness(Record):
    """What decided.

    ``believed_high`` and ``believed_low``: player 1's belief that the cost is high, after each signal. It takes the
    risk of asking for more from ``risk_from`` on. ``some_bias_would_do``: with the right bias, the rest as it is, the
    mediator is informative; then from ``bias_least`` to ``bias_most`` (``None``: no limit on that side).
    """

    believed_high: float
    believed_low: float
    risk_from: float
    some_bias_would_do: bool
    bias_least: float | None
    bias_most: float | None
    inequalities: tuple[Inequality, ...]
    binding: Inequality
    switches: tuple[Switch, ...]


MediationResult = Result[MediationAnswer, MediationWitness]


def _signals(v: Values) -> tuple[Fraction, Fraction]:
    """How often the signals high and low come; both above 0, as 0 < chance_high < 1."""
    q, error = v["chance_high"], v["signal_error"]
    return q * (1 - error) + (1 - q) * error, q * error + (1 - q) * (1 - error)


def _margins(v: Values) -> tuple[Fraction, ...]:
    """The inequalities, each times how often its signal comes, so that each is straight in every one parameter."""
    q, error, bias, lie, war = (
        v[name] for name in ("chance_high", "signal_error", "bias", "lying_cost", "mediator_war_cost")
    )
    high, low = _signals(v)
    safe, risky = v["cost_low"] + v["asker_cost"], v["cost_high"] + v["asker_cost"]
    return (
        1 - 2 * error,
        q * (1 - error) * risky - safe * high,
        safe * low - q * error * risky,
        bias * (q * (1 - error) * v["cost_high"] - v["cost_low"] * high) + lie * high - (1 - q) * error * war,
        (1 - q) * (1 - error) * war + lie * low - bias * (q * error * v["cost_high"] - v["cost_low"] * low),
    )


def _outcome(v: Values) -> MediationOutcome:
    telling, *rest = _margins(v)
    return "informative" if telling > 0 and all(margin >= 0 for margin in rest) else "not_informative"


def _bias_bounds(limits: tuple[tuple[Fraction, Fraction], ...]) -> tuple[Fraction | None, Fraction | None] | None:
    """The least and the most bias with bias * gain >= needed for all; ``None`` where no bias would do."""
    least = max((needed / gain for gain, needed in limits if gain > 0), default=None)
    most = min((needed / gain for gain, needed in limits if gain < 0), default=None)
    if any(gain == 0 and needed > 0 for gain, needed in limits):
        return None
    return None if least is not None and most is not None and least > most else (least, most)


def _beliefs(v: Values) -> tuple[Fraction, Fraction]:
    """Player 1's belief that the cost is high, after "high" and after "low" (Bayes' rule)."""
    often_high, often_low = _signals(v)
    q, error = v["chance_high"], v["signal_error"]
    return q * (1 - error) / often_high, q * error / often_low


def _gains(v: Values) -> tuple[Fraction, Fraction]:
    """By how much player 1's share is larger on average if it asks for much, after each signal."""
    high, low = (belief * v["cost_high"] - v["cost_low"] for belief in _beliefs(v))
    return high, low


def _inequalities(v: Values) -> tuple[Inequality, ...]:
    """All that has to hold for the mediator to be informative, in the order of the steps of :func:`mediation`."""
    high, low = _beliefs(v)
    gain_high, gain_low = _gains(v)
    risk_from = (v["cost_low"] + v["asker_cost"]) / (v["cost_high"] + v["asker_cost"])
    war_high, war_low = ((1 - belief) * v["mediator_war_cost"] for belief in (high, low))
    lie = v["lying_cost"]
    return (
        inequality(
            "the mediator's signal is wrong less often than a coin", v["signal_error"], Fraction(1, 2), strict=True
        ),
        inequality("after 'high', the belief in a high cost reaches what makes the risk worth it", risk_from, high),
        inequality("after 'low', the belief in a high cost does not pass what makes the risk worth it", low, risk_from),
        inequality(
            "after 'high', the mediator's fear of war is at most its gain from the larger share plus the cost of lying",
            war_high,
            v["bias"] * gain_high + lie,
        ),
        inequality(
            "after 'low', the mediator's gain from the larger share is at most its fear of war plus the cost of lying",
            v["bias"] * gain_low,
            war_low + lie,
        ),
    )


def _answer(inequalities: tuple[Inequality, ...]) -> MediationAnswer:
    telling, after_high, after_low, true_high, true_low = (one.holds for one in inequalities)
    informative = telling and after_high and after_low and true_high and true_low
    return MediationAnswer(
        outcome="informative" if informative else "not_informative",
        obedient=after_high and after_low,
        truthful_high=true_high,
        truthful_low=true_low,
        informative=informative,
    )


def mediation_answer(case: Mediation) -> MediationAnswer:
    """The answer of :func:`mediation` alone, for many draws."""
    return _answer(_inequalities(exact_values(case, ranges(case.cost_low, case.cost_high))))


def mediation(case: Mediation) -> MediationResult:
    """Whether a mediator's word carries information that player 1 acts on (form B).

    1. Player 1 asks for little (sure to be accepted) or for much (accepted only by a player 2 whose cost is high). It
       asks for much if its belief in a high cost is at least (cost_low + asker_cost) / (cost_high + asker_cost).
    2. The mediator's signal moves that belief (Bayes' rule). Its message matters if the belief after "high" is at or
       above the threshold, that after "low" at or below it, and the signal is better than a coin.
    3. It says "high" truthfully if player 1's larger share is worth as much to it as the risk of war, less what lying
       costs. It says "low" truthfully if the larger share is worth no more than the risk of war and the lie.
    4. Informative: all of these hold. Without a cost of lying, only a mediator biased to the asker is believed.
    5. Witness: each inequality, the bias that would do, and the switch value of each parameter (exact algebra).
    """
    limits = ranges(case.cost_low, case.cost_high)
    v = exact_values(case, limits)
    high, low = _beliefs(v)
    gain_high, gain_low = _gains(v)
    war_high, war_low = ((1 - belief) * v["mediator_war_cost"] for belief in (high, low))
    lie = v["lying_cost"]
    inequalities = _inequalities(v)
    answer = _answer(inequalities)
    telling, after_high, after_low, true_high, true_low = (one.holds for one in inequalities)
    obedient = after_high and after_low
    bounds = _bias_bounds(((gain_high, war_high - lie), (-gain_low, -war_low - lie))) if obedient and telling else None
    least, most = (None if bound is None else float(bound) for bound in bounds or (None, None))
    failed = [one for one in inequalities if not one.holds]
    return MediationResult(
        method=METHOD,
        citation=CITATION,
        parameters={"switches": SWITCH_METHOD},
        input_sha256=fingerprint(case),
        answer=answer,
        witness=MediationWitness(
            believed_high=float(high),
            believed_low=float(low),
            risk_from=inequalities[1].left,
            some_bias_would_do=bounds is not None,
            bias_least=least,
            bias_most=most,
            inequalities=inequalities,
            binding=failed[0] if failed else tightest(inequalities),
            switches=switches(v, limits, _margins, _outcome),
        ),
        why=_why(telling, obedient, true_high, true_low, case.bias, least, most),
    )


def _why(
    telling: bool,
    obedient: bool,
    true_high: bool,
    true_low: bool,
    bias: float,
    least: float | None,
    most: float | None,
) -> str:
    if not telling:
        return "the mediator has no information of its own, so there is nothing to convey"
    if not obedient:
        return "the mediator's word changes nothing: the asker would make the same demand whatever it heard"
    if true_high and true_low:
        return "the mediator is believed: it says what it knows, and the asker acts on it"
    if not true_high:
        deed, limit = "call the other side resolute to keep the peace", least
        needed = "it needs a bias to the asker of"
    else:
        deed, limit = "egg the asker on", most
        needed = "it must favour the asker by no more than"
    mend = "no bias would mend that" if limit is None else f"{needed} {number(limit)}"
    return f"the mediator is not believed: it would {deed}, true or not; its bias is {number(bias)}, and {mend}"
