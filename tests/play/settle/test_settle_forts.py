"""War as a random walk, with one belief and with two."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from settle_cases import numbers

from suasion.errors import InputError, TooLarge
from suasion.play.settle import Beliefs, Forts, random_walk_beliefs, random_walk_war


def solve(forts: int, p: float) -> tuple[list[float], list[float]]:
    """Chance and length for 1 .. forts - 1 forts held, by solving the walk's linear equations."""
    n = forts - 1
    stay = np.eye(n) - p * np.eye(n, k=1) - (1 - p) * np.eye(n, k=-1)
    reach = np.zeros(n)
    reach[-1] = p
    return list(np.linalg.solve(stay, reach)), list(np.linalg.solve(stay, np.ones(n)))


@given(st.integers(2, 30), numbers(0.05, 0.95))
def test_closed_form_is_the_linear_solution(forts: int, p: float) -> None:
    win, battles = solve(forts, p)
    for held in range(1, forts):
        answer = random_walk_war(Forts(forts=forts, held_a=held, p=p)).answer
        assert answer.win_a == pytest.approx(win[held - 1], abs=1e-10)
        assert answer.battles == pytest.approx(battles[held - 1], rel=1e-8)


@given(st.integers(1, 40), st.integers(0, 40), st.floats(0, 1))
def test_what_holds_for_every_walk(forts: int, held: int, p: float) -> None:
    held = min(held, forts)
    answer = random_walk_war(Forts(forts=forts, held_a=held, p=p)).answer
    assert 0 <= answer.win_a <= 1
    assert min(held, forts - held) <= answer.battles * (1 + 1e-9)
    assert answer.battles <= forts**2 / 4 + 1e-6  # the longest walk is the even one from the middle


@given(st.integers(2, 1000), st.floats(-1e-3, 1e-3))
def test_nearly_even_battles_lose_no_digits(forts: int, tilt: float) -> None:
    held = forts // 3
    near = random_walk_war(Forts(forts=forts, held_a=held, p=0.5 + tilt)).answer
    mirror = random_walk_war(Forts(forts=forts, held_a=forts - held, p=0.5 - tilt)).answer
    assert near.battles == pytest.approx(mirror.battles, rel=1e-8)
    assert near.win_a + mirror.win_a == pytest.approx(1, abs=1e-9)
    if abs(tilt) * forts**2 < 1e-6:
        assert near.battles == pytest.approx(held * (forts - held), rel=1e-4)


def test_the_series_meets_the_closed_form() -> None:
    lengths = [
        random_walk_war(Forts(forts=100, held_a=40, p=0.5 - t / 1e7)).answer.battles for t in range(12400, 12600)
    ]
    bends = np.diff(lengths, 2)
    assert np.abs(bends).max() < 1e-6  # no jump where one takes over from the other: a step is 5e-3


def test_extremes() -> None:
    assert random_walk_war(Forts(forts=10, held_a=0, p=0.5)).answer.win_a == 0
    assert random_walk_war(Forts(forts=10, held_a=10, p=0.5)).answer.win_a == 1
    assert random_walk_war(Forts(forts=10, held_a=4, p=0)).answer.battles == 4
    assert random_walk_war(Forts(forts=10, held_a=4, p=1)).answer.battles == 6
    assert random_walk_war(Forts(forts=100_000, held_a=50_000, p=0.3)).answer.battles == pytest.approx(125_000)
    assert random_walk_war(Forts(forts=100_000, held_a=50_000, p=0.7)).answer.win_a == 1


@given(st.integers(1, 20), st.integers(0, 20), numbers(0, 1), numbers(0, 0.1), numbers(0, 0.1))
def test_one_belief_is_no_reason_to_fight(forts: int, held: int, p: float, a: float, b: float) -> None:
    result = random_walk_beliefs(
        Beliefs(forts=forts, held_a=min(held, forts), p_by_a=p, p_by_b=p, battle_cost_a=a, battle_cost_b=b)
    )
    assert result.answer.settle
    assert result.answer.surplus == pytest.approx(-result.witness.slack, abs=1e-9)


def test_two_optimists_fight() -> None:
    result = random_walk_beliefs(
        Beliefs(forts=10, held_a=5, p_by_a=0.7, p_by_b=0.3, battle_cost_a=0.001, battle_cost_b=0.001)
    )
    assert not result.answer.settle and result.witness.holds and "fight" in result.why


def test_bad_input() -> None:
    with pytest.raises(InputError, match="held_a"):
        Forts(forts=5, held_a=6, p=0.5)
    with pytest.raises(InputError, match="forts"):
        Forts(forts=0, held_a=0, p=0.5)
    with pytest.raises(TooLarge):
        Forts(forts=10**7, held_a=1, p=0.5)
    with pytest.raises(InputError, match="p: nan"):
        Forts(forts=5, held_a=2, p=math.nan)
    with pytest.raises(InputError, match="battle_cost_b"):
        Beliefs(forts=5, held_a=2, p_by_a=0.5, p_by_b=0.5, battle_cost_a=0, battle_cost_b=-1)
