"""When a mediator is believed: the reference answers, the payoffs computed anew, and what must hold for all."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from press_cases import BELIEVED, STEP, before, cases, check, hundredths, mediations, past, with_

from suasion.play.press import Mediation, mediation


@pytest.mark.parametrize("case", cases("B"))
def test_reference_b(case: dict[str, Any]) -> None:
    assert check("B", case) == []


def test_the_worked_values() -> None:
    result = mediation(BELIEVED)
    assert result.answer.informative
    assert result.witness.risk_from == pytest.approx(0.428571, abs=1e-6)
    assert result.witness.bias_least == pytest.approx(0.114286, abs=1e-6)


@given(mediations())
def test_the_payoffs_say_the_same(given: Mediation) -> None:
    """Each side's payoff from each course, by Bayes' rule, in exact numbers."""
    v = {name: Fraction(str(value)) for name, value in given.model_dump().items()}
    q, error, odds = v["chance_high"], v["signal_error"], Fraction(1, 3)  # the chance of winning cancels out
    high = q * (1 - error) / (q * (1 - error) + (1 - q) * error)
    low = q * error / (q * error + (1 - q) * (1 - error))

    def asker(belief: Fraction, much: bool) -> Fraction:
        if not much:
            return odds + v["cost_low"]
        return belief * (odds + v["cost_high"]) + (1 - belief) * (odds - v["asker_cost"])

    def mediator(belief: Fraction, much: bool) -> Fraction:
        if not much:
            return v["bias"] * (odds + v["cost_low"])
        return v["bias"] * (odds + belief * v["cost_high"]) - (1 - belief) * v["mediator_war_cost"]

    answer = mediation(given).answer
    assert answer.obedient == (asker(high, True) >= asker(high, False) and asker(low, False) >= asker(low, True))
    assert answer.truthful_high == (mediator(high, True) >= mediator(high, False) - v["lying_cost"])
    assert answer.truthful_low == (mediator(low, False) >= mediator(low, True) - v["lying_cost"])


@given(mediations())
def test_beliefs_are_probabilities_and_follow_the_signal(given: Mediation) -> None:
    witness = mediation(given).witness
    assert 0 <= witness.believed_low <= given.chance_high + 1e-12
    assert given.chance_high - 1e-12 <= witness.believed_high <= 1
    assert 0 <= witness.risk_from < 1


@given(mediations(), hundredths(0, 0.5))
def test_a_cost_of_lying_never_harms_belief(given: Mediation, more: float) -> None:
    if mediation(given).answer.informative:
        assert mediation(with_(given, "lying_cost", given.lying_cost + more)).answer.informative


@given(mediations())
def test_the_bias_that_would_do(given: Mediation) -> None:
    result = mediation(given)
    witness = result.witness
    if not witness.some_bias_would_do:
        assert witness.bias_least is witness.bias_most is None
        assert not any(
            mediation(with_(given, "bias", k / 4 + 0.00123)).answer.informative for k in (-8, -3, 0, 2, 5, 8)
        )
        return
    least = -math.inf if witness.bias_least is None else witness.bias_least
    most = math.inf if witness.bias_most is None else witness.bias_most
    if abs(given.bias - least) > STEP and abs(given.bias - most) > STEP:
        assert result.answer.informative == (least < given.bias < most)


@given(mediations())
def test_without_bias_or_a_cost_of_lying_nobody_is_believed(given: Mediation) -> None:
    assume(given.signal_error > 0 and given.mediator_war_cost > 0)
    neutral = with_(with_(given, "bias", 0.0), "lying_cost", 0.0)
    assert isinstance(neutral, Mediation)
    assert not mediation(neutral).answer.informative


@given(mediations())
def test_switch_values_switch(given: Mediation) -> None:
    result = mediation(given)
    for switch in result.witness.switches:
        moved = past(given, switch)
        if moved is None:
            continue
        assert mediation(moved).answer.outcome == switch.becomes != result.answer.outcome, switch
        if abs(switch.value - switch.now) > 1e-6:
            assert mediation(before(given, switch, 0.618)).answer.outcome == result.answer.outcome, switch


def test_no_information_nothing_to_convey() -> None:
    result = mediation(with_(BELIEVED, "signal_error", 0.5))
    assert not result.answer.informative and "nothing to convey" in result.why
    assert result.witness.believed_high == result.witness.believed_low == 0.5


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"bias": 0.0}, "call the other side resolute"),
        ({"bias": -1.0}, "needs a bias to the asker of 0.1143"),
        ({"bias": 90.0, "cost_low": 0.01}, "egg the asker on"),
        ({"chance_high": 0.95}, "changes nothing"),
        ({}, "is believed"),
        ({"bias": 0.0, "lying_cost": 0.02}, "is believed"),  # exactly what the risk of war is worth to it
    ],
)
def test_why(change: dict[str, float], words: str) -> None:
    assert words in mediation(Mediation(**{**BELIEVED.model_dump(), **change})).why
