"""The challenge model: the replica's reading repeats its answers; ours is sound on odd inputs and blind to order."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from bargain_cases import cases, issue, issues, numbers
from bargain_checks import check_scholz
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.play.bargain import REPLICA, Actor, Issue, Reading, challenge, weighted_mean
from suasion.play.bargain.challenge.field import Field, ordered
from suasion.play.bargain.challenge.many import challenge_medians
from suasion.play.bargain.challenge.offers import KINDS, NONE, best_offers
from suasion.play.bargain.challenge.utility import chances, contests, exponents
from suasion.play.bargain.draws import Draws, single


def field_of(some: Issue) -> Field:
    """The issue as a field of one draw."""
    draws = single(some)
    return ordered(draws.positions, draws.weights, draws.saliences, np.ptp(draws.positions, axis=0))


def replica(rounds: int) -> Reading:
    return REPLICA.model_copy(update={"rounds": rounds})


@pytest.mark.parametrize("case", cases("scholz"))
def test_the_replica_by_name(case: dict[str, Any]) -> None:
    assert check_scholz(case) == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(3, 1, 1)], id="one actor"),
        pytest.param([(5, 1, 0.5), (5, 2, 1), (5, 1, 1)], id="all together"),
    ],
)
@pytest.mark.parametrize("reading", [Reading(), REPLICA])
def test_nobody_to_challenge(rows: list[tuple[float, float, float]], reading: Reading) -> None:
    answer = challenge(issue(*rows), reading).answer
    assert (answer.state, answer.median, len(answer.rounds)) == ("settled", rows[0][0], 1)


@pytest.mark.parametrize("reading", [Reading(), REPLICA, Reading(danger="alternatives", status_quo=0.5)])
def test_actors_without_weight_are_no_trouble(reading: Reading) -> None:
    answer = challenge(issue((0, 0, 1), (10, 1, 0), (5, 2, 0.5), (5, 0, 0)), reading).answer
    assert answer.rounds[0].median == answer.rounds[0].mean == 5
    assert all(np.isfinite(played.positions).all() for played in answer.rounds)


ODD = st.sampled_from(
    [
        Reading(rounds=6),
        REPLICA,
        Reading(rounds=6, status_quo=0.5),
        Reading(rounds=6, status_quo=0.5, drift="none"),
        Reading(rounds=6, danger="alternatives"),
        Reading(rounds=6, risk_of="subject"),
        Reading(rounds=6, resist="always", select="lowest_position"),
    ]
)


@settings(max_examples=40)
@given(issues(most=5), ODD)
def test_every_reading_stays_inside_and_finite(some: Issue, reading: Reading) -> None:
    result = challenge(some, reading)
    low, high = min(some.positions()), max(some.positions())
    near = 1e-9 * max(1.0, high)
    for played in result.answer.rounds:
        assert all(low - near <= x <= high + near for x in played.positions)
    assert all(0.5 - 1e-9 <= r <= 2 + 1e-9 for moves in result.witness.moves for r in moves.risk)
    assert result.answer.rounds[0].mean == weighted_mean(some).answer.position
    assert challenge(some, reading).model_dump_json() == result.model_dump_json()


@settings(max_examples=30)
@given(issues(most=5, least=2), numbers(0.5, 4), numbers(0.5, 4))
def test_units_do_not_matter(some: Issue, stretch: float, unit: float) -> None:
    other = Issue(
        actors=tuple(
            Actor(name=a.name, position=a.position * stretch, capability=a.capability * unit, salience=a.salience)
            for a in some.actors
        )
    )
    span = float(some.positions().max() - some.positions().min())
    if span == 0:
        return
    here, there = (
        exponents(field, field.apart(), contests(field.positions), Reading()) for field in map(field_of, (some, other))
    )
    assert there == pytest.approx(here, abs=1e-6)


@settings(max_examples=30)
@given(issues(most=6, least=2))
def test_a_chance_is_a_chance(some: Issue) -> None:
    x = some.positions()
    span = float(x.max() - x.min())
    if span == 0:
        return
    field = field_of(some)
    chance = chances(field, field.apart(), None, contests(field.positions), Reading())[:, :, 0]
    x = np.sort(x)
    apart = x[:, None] != x[None, :]
    assert ((chance >= 0) & (chance <= 1)).all()
    assert (chance + chance.T)[apart] == pytest.approx(1)


def test_turning_the_scale_around_turns_the_answer_around() -> None:
    rows = [(0, 1.3, 0.9), (20, 0.7, 0.5), (55, 2.1, 0.35), (90, 1.1, 0.8), (100, 0.4, 0.65)]
    up = challenge(issue(*rows)).answer
    down = challenge(issue(*[(100 - x, c, s) for x, c, s in rows])).answer
    assert down.mean == pytest.approx(100 - up.mean)


def test_order_of_the_actors_does_not_matter() -> None:
    rows = [(0, 1.3, 0.9), (20, 0.7, 0.5), (55, 2.1, 0.35), (90, 1.1, 0.8), (100, 0.4, 0.65)]
    some = issue(*rows)
    back = some.model_copy(update={"actors": some.actors[::-1]})
    one, two = challenge(some).answer, challenge(back).answer
    assert two.mean == pytest.approx(one.mean)
    assert two.rounds[-1].positions[::-1] == pytest.approx(one.rounds[-1].positions)


@pytest.mark.parametrize(
    ("own", "other", "kind", "end"),
    [
        (0.2, 0.5, "confrontation", 10),
        (0.5, 0.2, None, None),
        (-0.2, 0.4, "compromise", 5),
        (-0.4, 0.2, "capitulation", 10),
        (-0.4, -0.2, None, None),
    ],
)
def test_what_an_actor_does(own: float, other: float, kind: str | None, end: float | None) -> None:
    x = np.array([[0.0], [10.0]])

    def taken(reading: Reading) -> tuple[str | None, float | None]:
        views = (np.array([[0, value], [0, 0]])[:, :, None] for value in (own, other))
        offer = best_offers(x, *views, np.array([[0], [1]]), reading)
        none = offer.kind[0, 0] == NONE
        return (None, None) if none else (KINDS[offer.kind[0, 0]], float(offer.end[0, 0]))

    assert taken(Reading()) == (kind, end)
    if kind == "capitulation":
        assert taken(REPLICA) == (None, None)


def test_equal_offers_go_to_the_rival_named_first() -> None:
    """Both rivals are as far and as strong; the one above is named first."""
    x = np.array([[0.0], [5.0], [10.0]])
    own, other = np.zeros((3, 3, 1)), np.zeros((3, 3, 1))
    own[1, [0, 2]], other[1, [0, 2]] = 0.2, 0.5
    offer = best_offers(x, own, other, np.array([[2], [1], [0]]), Reading())
    assert offer.rival[1, 0] == 2 and offer.end[1, 0] == 10


@settings(max_examples=40)
@given(st.lists(issues(most=4, least=4), min_size=1, max_size=4), ODD)
def test_many_draws_at_once_are_each_as_alone(several: list[Issue], reading: Reading) -> None:
    """Rounds, cycles and stops of one draw are not disturbed by the others in its block."""
    draws = Draws(*(np.concatenate(part, axis=1) for part in zip(*map(single, several), strict=True)))
    settled = reading.model_copy(update={"stop": "settled", "rounds": 12})
    for read in (reading, settled):
        alone = [challenge(issue, read).answer.median for issue in several]
        assert challenge_medians(draws, read).tolist() == alone


def test_a_cycle_is_found_and_reported() -> None:
    """The reference input of three actors goes round for ever under the replica's reading."""
    rows = [(84.74, 0.178, 0.776), (49.54, 0.292, 0.477), (78.87, 0.669, 0.139)]
    found = [challenge(issue(*rows), replica(12)).answer, challenge(issue(*rows), Reading(status_quo=0.5)).answer]
    cycling = [answer for answer in found if answer.state == "cycling"]
    assert cycling
    for answer in cycling:
        assert answer.cycle_length and answer.cycle_length > 1 and answer.repeats_from is not None
        first = answer.rounds[answer.repeats_from].positions
        again = answer.rounds[answer.repeats_from + answer.cycle_length].positions
        assert again == pytest.approx(first)
        assert answer.mean_range[0] <= answer.mean_range[1]
