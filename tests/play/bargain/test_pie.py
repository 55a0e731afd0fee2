"""Two sides and one pie: the reference answers, and what must hold for all."""

from __future__ import annotations

from typing import Any

import pytest
from bargain_cases import cases, numbers
from hypothesis import given

from suasion.play.bargain import Patience, Pie, nash, rubinstein


@pytest.mark.parametrize("case", cases("closed_form", "asymmetric_nash_unit_pie"))
def test_nash_reference(case: dict[str, Any]) -> None:
    inputs = case["inputs"]
    answer = nash(Pie(fallback_a=inputs["dA"], fallback_b=inputs["dB"], power_a=inputs["alpha"])).answer
    assert answer.share_a == pytest.approx(case["expected"]["xA"], abs=case["tol"])


@pytest.mark.parametrize("case", cases("closed_form", "rubinstein1982"))
def test_rubinstein_reference(case: dict[str, Any]) -> None:
    answer = rubinstein(Patience(first=case["inputs"]["d1"], second=case["inputs"]["d2"])).answer
    assert answer.share_first == pytest.approx(case["expected"]["share1"], abs=case["tol"])


@given(numbers(0, 1), numbers(0, 1), numbers(0, 1))
def test_nash_shares_out_the_whole_pie(a: float, b: float, power: float) -> None:
    result = nash(Pie(fallback_a=a, fallback_b=b, power_a=power))
    if a + b > 1 + 1e-12:
        assert result.answer.share_a is None and result.why.startswith("no deal")
    elif result.answer.share_a is not None and result.answer.share_b is not None:
        assert result.answer.share_a + result.answer.share_b == 1  # Pareto: nothing is left over
        assert result.answer.share_a >= a and result.answer.share_b >= b - 1e-12


@given(numbers(0, 0.5), numbers(0, 0.5), numbers(0.01, 0.99))
def test_nash_is_the_maximum_of_the_product(a: float, b: float, power: float) -> None:
    share = nash(Pie(fallback_a=a, fallback_b=b, power_a=power)).answer.share_a
    assert share is not None

    def product(x: float) -> float:
        return max(0.0, x - a) ** power * max(0.0, 1 - x - b) ** (1 - power)

    assert all(product(share) >= product(x / 100) - 1e-12 for x in range(101))


@given(numbers(0, 0.99), numbers(0, 0.99))
def test_rubinstein_leaves_the_answerer_indifferent(first: float, second: float) -> None:
    result = rubinstein(Patience(first=first, second=second))
    assert result.answer.share_second == pytest.approx(result.witness.second_by_waiting, abs=1e-12)
    assert 0 <= result.answer.share_first <= 1
    more = rubinstein(Patience(first=min(0.99, first + 0.01), second=second))
    assert more.answer.share_first >= result.answer.share_first - 1e-12  # patience pays


def test_one_side_that_never_tires_gets_all() -> None:
    assert rubinstein(Patience(first=1, second=0.9)).answer.share_first == 1
    assert rubinstein(Patience(first=0.9, second=1)).answer.share_first == 0
