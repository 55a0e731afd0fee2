"""Inputs that cannot be are refused, and the error names the field and the range; results can be had again."""

from __future__ import annotations

import math
from typing import Any

import pytest
from press_cases import BELIEVED, SOLVERS, ULTIMATUM, WORKS

from suasion.errors import InputError
from suasion.play.press import Ultimatum, leverage, patron
from suasion.record import Record

GOOD: dict[str, Record] = {"A": ULTIMATUM, "B": BELIEVED, "C": WORKS}


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    ("form", "field"), [(form, field) for form, good in GOOD.items() for field in good.model_dump()]
)
def test_every_number_must_be_finite(form: str, field: str, bad: float) -> None:
    good = GOOD[form]
    with pytest.raises(InputError, match=f"{field}: .*finite"):
        type(good)(**{**good.model_dump(), field: bad})


@pytest.mark.parametrize(
    ("form", "field", "value", "message"),
    [
        ("A", "win_chance", 1.1, "at least 0 and at most 1"),
        ("A", "target_cost_most", 0.0, "above 0"),
        ("A", "penalty", -0.1, "at least 0"),
        ("B", "chance_high", 1.0, "above 0 and below 1"),
        ("B", "signal_error", 0.6, "at most 0.5"),
        ("B", "cost_low", 0.25, "not below the high cost"),
        ("C", "chance_alone", 0.6, "must not lower"),
        ("C", "stake", -0.01, "at least 0"),
    ],
)
def test_out_of_range(form: str, field: str, value: float, message: str) -> None:
    good = GOOD[form]
    with pytest.raises(InputError, match=message) as caught:
        type(good)(**{**good.model_dump(), field: value})
    assert caught.value.where == field and caught.value.mend


@pytest.mark.parametrize("form", GOOD)
def test_the_same_input_gives_the_same_result(form: str) -> None:
    good: Any = GOOD[form]
    one, two = SOLVERS[form](good), SOLVERS[form](type(good)(**good.model_dump()))
    assert one.model_dump_json() == two.model_dump_json()
    assert one.seed is None and one.parameters == {"switches": "exact algebra"} and len(one.input_sha256) == 64
    assert type(one).model_validate_json(one.model_dump_json()) == one


@pytest.mark.parametrize("value", [1e-13, 1e13])
def test_a_badly_chosen_unit_is_refused(value: float) -> None:
    with pytest.raises(InputError, match=r"penalty: .* is too (small|large)"):
        Ultimatum(win_chance=0, challenger_cost=0, target_cost_most=1, penalty=value)


def test_the_smallest_and_the_largest_numbers_are_answered() -> None:
    tiny = leverage(Ultimatum(win_chance=0, challenger_cost=0, target_cost_most=1e-12, penalty=0))
    assert tiny.answer.war_risk == 0.5
    huge = leverage(Ultimatum(win_chance=0, challenger_cost=0, target_cost_most=1, penalty=1e12))
    assert huge.answer.outcome == "peace_certain"
    mixed = patron(type(WORKS)(**{**WORKS.model_dump(), "stake": 1e-12, "peace_value": 1e12}))
    assert all(switch.value is None or abs(switch.value) < 1e300 for switch in mixed.witness.switches)
