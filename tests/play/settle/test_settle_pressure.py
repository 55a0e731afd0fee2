"""Pressure from outside: a patron's leverage, and a threat of sanctions."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from settle_cases import numbers

from suasion.errors import InputError
from suasion.play.settle import Leverage, Threat, War, sanctions_threat, third_party_leverage

ONE = numbers(0, 1)


@given(ONE, ONE, ONE, ONE, ONE, ONE)
def test_pressure_never_narrows_the_range(
    p: float, a: float, b: float, lever: float, price: float, value: float
) -> None:
    result = third_party_leverage(
        Leverage(war=War(p=p, cost_a=a, cost_b=b), lever=lever, patron_cost=price, patron_value=value)
    )
    answer = result.answer
    assert answer.floor_with <= answer.floor_without
    assert answer.width_with - answer.width_without == pytest.approx(
        answer.floor_without - answer.floor_with, abs=1e-12
    )
    assert answer.floor_without - answer.floor_with <= lever + 1e-12
    assert answer.press == (answer.benefit > 0)


@given(ONE, ONE, ONE, ONE)
def test_a_threat_works_only_if_both_inequalities_hold(value: float, target: float, sender: float, fame: float) -> None:
    result = sanctions_threat(Threat(value=value, target_cost=target, sender_cost=sender, reputation=fame))
    both = result.witness.target.slack > 0 and result.witness.sender.slack > 0
    assert (result.answer.outcome == "concede_to_threat") == both


def test_reputation_stiffens_the_target() -> None:
    threat = Threat(value=0.5, target_cost=0.6, sender_cost=0.2)
    assert sanctions_threat(threat).answer.target_yields
    stiff = sanctions_threat(threat.model_copy(update={"reputation": 0.2}))
    assert stiff.answer.outcome == "no_threat" and stiff.why.startswith("the target would sooner suffer")


def test_bad_input() -> None:
    war = War(p=0.5, cost_a=0.1, cost_b=0.1)
    with pytest.raises(InputError, match="lever"):
        Leverage(war=war, lever=-1, patron_cost=0, patron_value=1)
    with pytest.raises(InputError, match="patron_value"):
        Leverage(war=war, lever=1, patron_cost=0, patron_value=math.nan)
    with pytest.raises(InputError, match="reputation"):
        Threat(value=1, target_cost=1, sender_cost=1, reputation=math.inf)
