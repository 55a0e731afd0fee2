"""Power in a vote: against all orders of entry, and what must hold for all."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.errors import InputError, TooLarge
from suasion.play.settle import Vote, power_indices
from suasion.play.settle import vote as counting


@st.composite
def votes(draw: st.DrawFn, most: int = 6) -> Vote:
    weights = draw(st.lists(st.integers(0, 12), min_size=1, max_size=most).filter(any))
    return Vote(weights=tuple(map(float, weights)), quota=draw(st.integers(1, sum(weights))))


def by_orders(vote: Vote) -> list[Fraction]:
    """The share of all orders of entry in which each turns the vote."""
    n = len(vote.weights)
    turns = [0] * n
    for order in permutations(range(n)):
        total = 0.0
        for k in order:
            total += vote.weights[k]
            if total >= vote.quota:
                turns[k] += 1
                break
    return [Fraction(t, math.factorial(n)) for t in turns]


def shares(texts: tuple[str, ...]) -> list[Fraction]:
    return [Fraction(t) for t in texts]


@given(votes())
def test_shapley_shubik_is_the_share_of_orders(vote: Vote) -> None:
    assert shares(power_indices(vote).answer.shapley_shubik) == by_orders(vote)


@given(votes(9))
def test_table_and_enumeration_agree(vote: Vote) -> None:
    weights, quota = counting.whole(vote)
    assert counting._by_table(weights, quota) == counting._one_by_one(weights, quota)


@given(votes(9), st.randoms(use_true_random=False), st.integers(1, 9))
def test_order_and_unit_do_not_matter(vote: Vote, random: Random, factor: int) -> None:
    answer = power_indices(vote).answer
    assert sum(shares(answer.shapley_shubik)) == sum(shares(answer.banzhaf)) == 1
    order = list(range(len(vote.weights)))
    random.shuffle(order)
    moved = Vote(weights=tuple(vote.weights[k] * factor / 8 for k in order), quota=vote.quota * factor / 8)
    again = power_indices(moved).answer
    assert again.shapley_shubik == tuple(answer.shapley_shubik[k] for k in order)
    assert again.swings == tuple(answer.swings[k] for k in order)


def test_tenths_are_tenths() -> None:
    assert power_indices(Vote(weights=(0.1, 0.2, 0.3), quota=0.3)).answer == (
        power_indices(Vote(weights=(1, 2, 3), quota=3)).answer
    )


def test_dictator_veto_and_dummy() -> None:
    result = power_indices(Vote(weights=(6, 2, 2), quota=6, names=("Crown", "Lords", "Commons")))
    assert result.witness.dictator == "Crown" and result.witness.vetoes == ("Crown",)
    assert result.witness.dummies == ("Lords", "Commons")
    council = power_indices(Vote(weights=(7,) * 5 + (1,) * 10, quota=39))  # the UN Security Council
    assert council.answer.shapley_shubik[0] == "421/2145" and len(council.witness.vetoes) == 5


def test_a_long_table_is_quick() -> None:
    answer = power_indices(Vote(weights=tuple(float(1000 + 37 * k) for k in range(40)), quota=40_000)).answer
    assert sum(shares(answer.shapley_shubik)) == 1


def test_weights_too_long_for_the_table() -> None:
    long = tuple(1 + k / 1e9 + 1e-13 for k in range(16))
    assert sum(shares(power_indices(Vote(weights=long[:10], quota=5.5)).answer.banzhaf)) == 1
    with pytest.raises(TooLarge, match="Round"):
        power_indices(Vote(weights=(*long, 1.0), quota=5.5))


def test_bad_input() -> None:
    for weights, quota, where in [
        ((), 1, "weights"),
        ((1, -1), 1, "weights"),
        ((1, math.nan), 1, "weights"),
        ((1, 1), 0, "quota"),
        ((1, 1), 3, "quota"),
        ((1, 1), math.inf, "quota"),
        ((0, 0), 1, "quota"),
    ]:
        with pytest.raises(InputError, match=where):
            Vote(weights=weights, quota=quota)
    with pytest.raises(InputError, match="names"):
        Vote(weights=(1, 1), quota=1, names=("one",))
