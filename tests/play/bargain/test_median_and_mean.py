"""The two simplest forecasts: between the ends, blind to order and scale, and right where the answer is known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from bargain_cases import cases, issue, issue_of, issues, numbers
from hypothesis import given
from hypothesis import strategies as st

from suasion.play.bargain import Issue, weighted_mean, weighted_median

NEAR = 1e-9
"""Of a scale of 100: what adding in another order may change."""


def changed(given_issue: Issue, **fields: Any) -> Issue:
    """The same issue with one field of every actor put through a function."""
    return given_issue.model_copy(
        update={
            "actors": tuple(
                actor.model_copy(update={name: change(getattr(actor, name)) for name, change in fields.items()})
                for actor in given_issue.actors
            )
        }
    )


@pytest.mark.parametrize("case", cases("scholz"))
def test_reference_medians_and_means(case: dict[str, Any]) -> None:
    start = case["rounds"][0]
    assert weighted_median(issue_of(case)).answer.position == pytest.approx(start["weighted_median"], abs=case["tol"])
    assert weighted_mean(issue_of(case)).answer.position == pytest.approx(start["mean"], abs=case["tol"])


@pytest.mark.parametrize(
    ("rows", "median", "upper", "mean"),
    [
        pytest.param([(3, 1, 1)], 3, 3, 3, id="one actor"),
        pytest.param([(5, 1, 0.5), (5, 2, 1)], 5, 5, 5, id="all together"),
        pytest.param([(0, 1, 1), (10, 1, 1)], 0, 10, 5, id="an even split has two medians"),
        pytest.param([(0, 1, 1), (4, 1, 0), (10, 1, 1)], 0, 10, 5, id="a tie is not broken by one without weight"),
        pytest.param([(0, 1, 1), (10, 1, 1), (20, 3, 1)], 20, 20, 14, id="a majority by itself"),
        pytest.param([(0, 0.1, 1), (1, 0.2, 1), (2, 0.3, 1)], 1, 2, 4 / 3, id="a tie that rounding hides"),
    ],
)
def test_known_answers(rows: list[tuple[float, float, float]], median: float, upper: float, mean: float) -> None:
    answer = weighted_median(issue(*rows)).answer
    assert (answer.position, answer.upper) == (median, upper)
    assert weighted_mean(issue(*rows)).answer.position == pytest.approx(mean)


@given(issues())
def test_inside_the_positions(some: Issue) -> None:
    low, high = min(some.positions()), max(some.positions())
    median = weighted_median(some).answer
    assert low <= median.position <= median.upper <= high
    assert {median.position, median.upper} <= set(some.positions())
    assert low <= weighted_mean(some).answer.position <= high


@given(issues())
def test_nobody_beats_the_median(some: Issue) -> None:
    result = weighted_median(some)
    total = float(some.weights().sum())
    assert all(c.for_winner >= c.for_other - NEAR * total for c in result.witness.contests)
    assert len(result.witness.contests) == len(set(some.positions())) - 1


@given(issues(), st.randoms(use_true_random=False))
def test_order_of_the_actors_does_not_matter(some: Issue, chance: Any) -> None:
    mixed = some.model_copy(update={"actors": tuple(chance.sample(some.actors, len(some.actors)))})
    assert weighted_median(mixed).answer == weighted_median(some).answer
    assert weighted_mean(mixed).answer.position == pytest.approx(weighted_mean(some).answer.position, abs=NEAR)


@given(issues(), numbers(0.1, 9), numbers(-50, 50), numbers(0.1, 9))
def test_units_do_not_matter(some: Issue, stretch: float, shift: float, unit: float) -> None:
    other = changed(some, position=lambda x: stretch * x + shift, capability=lambda c: unit * c)
    for solve in (weighted_median, weighted_mean):
        expected = stretch * solve(some).answer.position + shift
        assert solve(other).answer.position == pytest.approx(expected, abs=1e-7)


@given(issues(least=2), st.data())
def test_moving_an_actor_up_never_lowers_the_outcome(some: Issue, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, len(some.actors) - 1))
    step = data.draw(numbers(0, 30))
    actors = list(some.actors)
    actors[k] = actors[k].model_copy(update={"position": actors[k].position + step})
    higher = some.model_copy(update={"actors": tuple(actors)})
    assert weighted_median(higher).answer.position >= weighted_median(some).answer.position
    assert weighted_mean(higher).answer.position >= weighted_mean(some).answer.position - NEAR


@given(issues())
def test_the_pulls_balance(some: Issue) -> None:
    pulls = weighted_mean(some).witness.pulls
    assert sum(p.pull for p in pulls) == pytest.approx(0, abs=1e-7)
    assert sum(p.share for p in pulls) == pytest.approx(1)


def test_a_result_says_where_it_comes_from() -> None:
    some = issue((0, 1, 1), (10, 2, 1))
    one, two = weighted_median(some), weighted_median(some)
    assert one == two and one.model_dump_json() == two.model_dump_json()
    assert one.method == "weighted_median" and "Black" in one.citation and len(one.input_sha256) == 64
    assert one.why == "10 beats its closest rival 0 by 2 to 1"
    assert weighted_mean(some).input_sha256 == one.input_sha256
    assert weighted_mean(some).why == "b pulls most upward (2.222), a most downward (2.222); they balance at 6.667"
    assert np.isfinite(weighted_mean(some).answer.position)
