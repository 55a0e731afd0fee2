"""Choices with errors: the logit equilibrium of two by two games."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from settle_cases import numbers

from suasion.errors import InputError
from suasion.play.settle import Game, logit_qre
from suasion.play.settle.qre import TOLERANCE, Payoffs

ROW = st.tuples(numbers(-5, 5), numbers(-5, 5))
TABLE = st.tuples(ROW, ROW)


@given(TABLE, TABLE)
def test_without_precision_all_is_even(row: Payoffs, column: Payoffs) -> None:
    answer = logit_qre(Game(row=row, column=column, lam=0)).answer
    assert (answer.row_first, answer.column_first) == pytest.approx((0.5, 0.5), abs=1e-15)


@given(TABLE, TABLE, st.one_of(numbers(0, 5), st.integers(0, 500).map(float)))
def test_the_equation_holds(row: Payoffs, column: Payoffs, lam: float) -> None:
    result = logit_qre(Game(row=row, column=column, lam=lam))
    assert result.witness.residual <= TOLERANCE
    assert result.answer.row_first in result.witness.equilibria
    assert len(result.witness.equilibria) in (1, 2, 3)  # 2: two of them touch


@given(TABLE, TABLE, numbers(0, 5))
def test_a_new_name_for_the_choices_changes_nothing(row: Payoffs, column: Payoffs, lam: float) -> None:
    one = logit_qre(Game(row=row, column=column, lam=lam))
    turned = logit_qre(Game(row=row[::-1], column=column[::-1], lam=lam))
    if len(one.witness.equilibria) == 1:
        assert turned.answer.row_first == pytest.approx(1 - one.answer.row_first, abs=1e-7)
        assert turned.answer.column_first == pytest.approx(one.answer.column_first, abs=1e-7)


@given(TABLE, TABLE, numbers(0, 3), st.sampled_from([0.001, 0.5, 1000.0]))
def test_the_unit_of_payoffs_is_free(row: Payoffs, column: Payoffs, lam: float, unit: float) -> None:
    one = logit_qre(Game(row=row, column=column, lam=lam))

    def scaled(table: Payoffs) -> Any:
        return tuple(tuple(x * unit for x in line) for line in table)

    other = logit_qre(Game(row=scaled(row), column=scaled(column), lam=lam / unit))
    if len(one.witness.equilibria) == 1:
        assert other.answer.row_first == pytest.approx(one.answer.row_first, abs=1e-7)


@pytest.mark.parametrize("lam", [1, 2, 3, 5, 10, 50, 500])
def test_the_branch_goes_to_the_risk_dominant_choice(lam: float) -> None:
    hunt = ((4.0, 0.0), (3.0, 2.0))  # both hunting pays most, both gathering is the safer
    result = logit_qre(Game(row=hunt, column=((4, 3), (0, 2)), lam=lam))
    assert result.answer.row_first < 0.5
    assert result.answer.row_first == pytest.approx(result.answer.column_first, abs=1e-9)
    assert len(result.witness.equilibria) == (3 if lam >= 5 else 1)


def test_the_branch_of_an_even_game_goes_straight_on() -> None:
    even = ((1.0, 0.0), (0.0, 1.0))
    result = logit_qre(Game(row=even, column=even, lam=20))
    assert result.answer.row_first == pytest.approx(0.5)
    assert len(result.witness.equilibria) == 3 and "one of 3" in result.why


def test_a_sharp_bend_is_followed_round() -> None:
    """Two branches come close near lam 0.48; the one from even chances turns down there, the other goes straight on."""
    row = ((-1.1209377340663726, -3.6940912213745025), (-4.663729105107737, 2.0))
    column = ((0.1436457640303921, -4.857342529317204), (-2.0, 1.0))
    assert logit_qre(Game(row=row, column=column, lam=0.45)).answer.row_first == pytest.approx(0.4383, abs=1e-4)
    assert logit_qre(Game(row=row, column=column, lam=0.5)).answer.row_first == pytest.approx(0.2455, abs=1e-4)
    assert logit_qre(Game(row=row, column=column, lam=1)).answer.row_first == pytest.approx(0.0053, abs=1e-4)


def test_pennies_stay_mixed() -> None:
    result = logit_qre(Game(row=((1, -1), (-1, 1)), column=((-1, 1), (1, -1)), lam=4000))
    assert (result.answer.row_first, result.answer.column_first) == pytest.approx((0.5, 0.5), abs=1e-9)


def test_bad_input() -> None:
    table = ((1.0, 0.0), (0.0, 1.0))
    with pytest.raises(InputError, match="lam"):
        Game(row=table, column=table, lam=-1)
    with pytest.raises(InputError, match="too high"):
        Game(row=table, column=table, lam=1e9)
    with pytest.raises(InputError, match=r"column\[0\]\[1\]"):
        Game(row=table, column=((1, math.nan), (0, 1)), lam=1)
    with pytest.raises(InputError, match="too high"):
        Game(row=((1e308, 0), (-1e308, 0)), column=table, lam=1)
