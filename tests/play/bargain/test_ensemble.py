"""Draws of what is not known: spreads are what they say, streams do not disturb each other, ensembles say what they must."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from bargain_cases import issues, numbers
from hypothesis import given
from hypothesis import strategies as st

from suasion.errors import InputError
from suasion.play.bargain import Issue, weighted_mean, weighted_median
from suasion.play.bargain.board import Board
from suasion.play.bargain.draws import means, medians
from suasion.play.bargain.models import IssueModel, issue_case
from suasion.play.bargain.uncertain import UncertainActor, UncertainIssue
from suasion.play.ensemble import FloatArray, Uncertain, compare, draw, ensemble, outcomes
from suasion.play.sobol import sobol
from suasion.play.spread import Spread

SPREADS = [
    Spread(kind="uniform", values=(2, 6)),
    Spread(kind="triangular", values=(2, 3, 7)),
    Spread(kind="normal", values=(4, 1, 2, 9)),
    Spread(kind="normal", values=(4, 0.001, -1000, 1000)),
    Spread(kind="beta", values=(2, 5, 1, 3)),
]


def mean_of(issue: UncertainIssue) -> Uncertain:
    return issue_case(Board(issues=(issue,)), 0, "mean", IssueModel(weighted_mean, "position", means))


def median_of(issue: UncertainIssue) -> Uncertain:
    return issue_case(Board(issues=(issue,)), 0, "median", IssueModel(weighted_median, "position", medians))


def known(issue: Issue) -> UncertainIssue:
    return UncertainIssue(actors=tuple(UncertainActor(**dict(actor)) for actor in issue.actors), name=issue.name)


def some(**more: Any) -> UncertainIssue:
    north: dict[str, Any] = {"name": "north", "position": 10, "capability": 5, "salience": 0.5}
    south = UncertainActor(name="south", position=90, capability=Spread(kind="uniform", values=(2, 8)), salience=0.5)
    return UncertainIssue(actors=(UncertainActor(**(north | more)), south))


@pytest.mark.parametrize("spread", SPREADS)
def test_draws_lie_between_the_ends_around_the_mean(spread: Spread) -> None:
    drawn = spread.draw(20_000, 1, "x")
    assert drawn.shape == (20_000,)
    assert spread.low <= drawn.min() and drawn.max() <= spread.high
    # Five standard errors: a right mean fails once in two million seeds, and the seed is fixed.
    assert drawn.mean() == pytest.approx(spread.mean, abs=5 * drawn.std() / np.sqrt(len(drawn)))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("uniform", (1,)),
        ("uniform", (1, 1)),
        ("uniform", (0, float("inf"))),
        ("triangular", (0, 5, 4)),
        ("normal", (0, 0, -1, 1)),
        ("normal", (5, 1, -1, 1)),
        ("beta", (0, 1, 0, 1)),
    ],
)
def test_spreads_that_make_no_sense_are_refused(kind: Any, values: tuple[float, ...]) -> None:
    with pytest.raises(InputError):
        Spread(kind=kind, values=values)


@given(issues(), st.integers(0, 99))
def test_without_spread_an_ensemble_is_the_point_solution(issue: Issue, seed: int) -> None:
    for case, solve in ((mean_of, weighted_mean), (median_of, weighted_median)):
        answer = ensemble(case(known(issue)), draws=3, seed=seed).answer
        assert {answer.central, answer.low, answer.median, answer.high} == {solve(issue).answer.position}
        assert answer.deviation == pytest.approx(0, abs=1e-12)


def test_a_stream_does_not_depend_on_what_else_is_drawn() -> None:
    def drawn(issue: UncertainIssue, seed: int) -> FloatArray:
        return draw(issue.spreads(), 9, seed)["south.capability"]

    alone, beside = some(), some(salience=Spread(kind="uniform", values=(0.2, 0.8)))
    assert np.array_equal(drawn(alone, 4), drawn(beside, 4))
    assert not np.array_equal(drawn(alone, 4), drawn(alone, 5))


@given(st.integers(0, 999), numbers(0.1, 1))
def test_same_seed_same_bytes_and_quantiles_in_order(seed: int, salience: float) -> None:
    first, again = (ensemble(mean_of(some(salience=salience)), draws=40, seed=seed) for _ in range(2))
    assert first.model_dump_json() == again.model_dump_json()
    answer = first.answer
    assert 10 <= answer.low <= answer.median <= answer.high <= 90
    assert answer.standard_error == pytest.approx(answer.deviation / np.sqrt(40))


def test_the_swings_are_ordered_and_signed() -> None:
    issue = some(capability=Spread(kind="uniform", values=(4.9, 5.1)))
    first, second = ensemble(mean_of(issue), draws=200, seed=0).witness.swings
    assert (first.parameter, second.parameter) == ("south.capability", "north.capability")
    assert first.at_low < first.at_high and second.at_low > second.at_high


def test_chance_cancels_in_a_comparison() -> None:
    before, after = some(), some(position=20)
    change = compare(mean_of(before), mean_of(after), draws=200, seed=0)
    apart = outcomes(mean_of(before), 200, 0).std(ddof=1) / np.sqrt(200)
    assert change.higher == 1 and change.lower == 0
    assert change.standard_error < apart / 4
    same = compare(median_of(before), median_of(before), draws=50, seed=0)
    assert (same.difference, same.standard_error, same.higher, same.lower) == (0, 0, 0, 0)


def test_sobol_indices_of_a_function_with_a_known_answer() -> None:
    """f = 3x + y + 4xy on [-1, 1]^2, by hand: variances 3, 1/3 and 16/9 of 46/9."""
    x = Spread(kind="uniform", values=(-1, 1))
    spreads = {"x": x, "y": x}
    case = Uncertain("f", spreads, lambda d, n: 3 * d["x"] + d["y"] + 4 * d["x"] * d["y"], "")
    answer = sobol(case, draws=4000, seed=0).answer
    assert answer.variance == pytest.approx(46 / 9, rel=0.05)
    expected = {"x": (27 / 46, 43 / 46), "y": (3 / 46, 19 / 46)}
    for index in answer.indices:
        first, total = expected[index.parameter]
        assert index.first == pytest.approx(first, abs=4 * index.first_error)
        assert index.total == pytest.approx(total, abs=4 * index.total_error)
        assert 0 < index.first_error < 0.05 and 0 < index.total_error < 0.05


def test_sobol_without_variance_has_no_indices() -> None:
    x = Spread(kind="uniform", values=(-1, 1))
    assert sobol(Uncertain("f", {"x": x}, lambda d, n: np.ones(n), ""), draws=20, seed=0).answer.indices == ()
