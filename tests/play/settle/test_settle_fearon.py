"""Bargaining range, screening, two types, shift of power: what must hold for all inputs, and bad input."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from settle_cases import numbers

from suasion.errors import InputError
from suasion.play.settle import (
    Shift,
    TwoTypes,
    UnknownCost,
    War,
    bargaining_range,
    preventive_war,
    screening,
    two_types,
)

P, COST = numbers(0, 1), numbers(0, 1.5)


@given(P, COST, COST)
def test_the_range_holds_p_and_is_as_wide_as_the_cost(p: float, a: float, b: float) -> None:
    result = bargaining_range(War(p=p, cost_a=a, cost_b=b))
    answer, witness = result.answer, result.witness
    assert 0 <= answer.low <= p <= answer.high <= 1
    assert answer.width + witness.cut_below + witness.cut_above == pytest.approx(witness.joint_cost, abs=1e-12)
    assert witness.cut_below >= 0 and witness.cut_above >= 0


@given(P, COST, COST)
def test_the_range_seen_from_the_other_side_is_the_same(p: float, a: float, b: float) -> None:
    one = bargaining_range(War(p=p, cost_a=a, cost_b=b)).answer
    other = bargaining_range(War(p=1 - p, cost_a=b, cost_b=a)).answer
    assert (other.low, other.high) == pytest.approx((1 - one.high, 1 - one.low), abs=1e-12)


@given(P, COST, numbers(0, 1), numbers(0.01, 1))
def test_no_demand_on_a_grid_beats_the_screening_demand(p: float, a: float, least: float, more: float) -> None:
    most = least + more
    result = screening(UnknownCost(p=p, cost_a=a, least_b=least, most_b=most))

    def worth(demand: float) -> float:
        refuse = min(1.0, max(0.0, (demand - p - least) / more))
        return (1 - refuse) * demand + refuse * (p - a)

    assert 0 <= result.answer.war <= 1 and result.answer.demand <= 1
    assert result.witness.holds == (result.witness.slack > 0)
    best = worth(result.answer.demand)
    assert all(best >= worth(x / 200) - 1e-9 for x in range(201))


@given(P, numbers(0, 0.5), numbers(0, 0.5), numbers(0.01, 0.5), P)
def test_the_better_of_the_two_demands_is_made(p: float, a: float, low: float, more: float, q: float) -> None:
    high = low + more
    answer = two_types(TwoTypes(p=p, cost_a=a, low=low, high=high, prob_high=q)).answer
    safe = min(1.0, p + low)
    risky = q * min(1.0, p + high) + (1 - q) * (p - a)
    assert 0 <= answer.war <= 1 and answer.demand <= 1 + 1e-12
    assert max(safe, risky) == pytest.approx(risky if answer.risky else safe, abs=1e-12)
    if answer.threshold is None:
        assert not answer.risky  # both demands are the whole pie
    elif abs(q - answer.threshold) > 1e-12:
        assert answer.risky == (q > answer.threshold)


def test_the_textbook_formula_may_ask_for_more_than_the_pie() -> None:
    capped = TwoTypes(p=0.8, cost_a=0.1, low=0.1, high=0.5, prob_high=0.5)
    assert not two_types(capped).answer.risky  # 0.5 x 0.3 < 0.2
    assert two_types(capped.model_copy(update={"capped": False})).answer.demand == pytest.approx(1.3)


@given(P, P, COST, COST, numbers(0, 0.99))
def test_only_a_fall_of_power_brings_preventive_war(now: float, later: float, a: float, b: float, delta: float) -> None:
    result = preventive_war(Shift(p_now=now, p_later=later, cost_a=a, cost_b=b, delta=delta))
    assert result.answer.war == (result.witness.slack > 0)
    assert result.answer.best_peace <= 1 / (1 - delta) + 1e-9
    assume(later >= now)
    assert result.answer.war_now <= result.answer.best_peace + 1e-9


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -0.1])
def test_bad_input_is_refused_by_name(wrong: float) -> None:
    for field in ("p", "cost_a", "cost_b"):
        with pytest.raises(InputError, match=field):
            War(**{"p": 0.5, "cost_a": 0.1, "cost_b": 0.1, field: wrong})
    for field in ("p", "cost_a", "most_b"):
        with pytest.raises(InputError, match=field):
            UnknownCost(**{"p": 0.5, "cost_a": 0.1, "most_b": 0.3, field: wrong})
    for field in ("p", "cost_a", "low", "high", "prob_high"):
        with pytest.raises(InputError, match=field):
            TwoTypes(**{"p": 0.5, "cost_a": 0.1, "low": 0.1, "high": 0.3, "prob_high": 0.5, field: wrong})
    for field in ("p_now", "p_later", "cost_a", "cost_b", "delta"):
        with pytest.raises(InputError, match=field):
            Shift(**{"p_now": 0.5, "p_later": 0.4, "cost_a": 0.1, "cost_b": 0.1, "delta": 0.9, field: wrong})


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(InputError, match="delta"):
        Shift(p_now=0.5, p_later=0.4, cost_a=0.1, cost_b=0.1, delta=1)
    with pytest.raises(InputError, match="least_b"):
        UnknownCost(p=0.5, cost_a=0.1, least_b=0.3, most_b=0.3)
    with pytest.raises(InputError, match="low"):
        TwoTypes(p=0.5, cost_a=0.1, low=0.3, high=0.3, prob_high=0.5)
