"""The spatial model: the program's answers under its own name, its oddities, and what must hold in any case."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest
from bargain_cases import cases, numbers
from bargain_checks import check_ktab
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.play.bargain import Space, SpatialActor, SpatialOptions, spatial
from suasion.play.bargain.spatial import options as names
from suasion.play.bargain.spatial.contest import odds
from suasion.play.bargain.spatial.votes import chances


@pytest.mark.parametrize("case", cases("ktab"))
def test_the_program_by_name(case: dict[str, Any]) -> None:
    assert check_ktab(case) == []


def space(*rows: tuple[float, float, float], **more: Any) -> Space:
    """Rows of position, capability, salience in percent, on one dimension."""
    return Space(
        actors=tuple(
            SpatialActor(name=f"a{k}", capability=c, position=(x,), salience=(s,)) for k, (x, c, s) in enumerate(rows)
        ),
        **more,
    )


FOUR = [(10, 50, 80), (35, 90, 40), (60, 30, 95), (95, 70, 60)]

CHOICES = {
    "voting": names.Voting,
    "victory": names.Victory,
    "outcome": names.Outcome,
    "adjust": names.Adjust,
    "range": names.Range,
    "commit": names.Commit,
    "meeting": names.Meeting,
    "views": names.Views,
    "transition": names.Transition,
}


@pytest.mark.parametrize(("field", "value"), [(f, v) for f, kind in CHOICES.items() for v in get_args(kind)])
@pytest.mark.parametrize("compat", ["corrected", "ktab"])
def test_every_option_runs(field: str, value: str, compat: str) -> None:
    if (value, compat) == ("Full", "ktab"):
        pytest.skip("refused, as the program does (see test_bargain_actors)")
    options = SpatialOptions(compat=compat, most_turns=5, **{field: value})
    result = spatial(space(*FOUR), options)
    flat = np.array(result.answer.turns)
    assert np.isfinite(flat).all() and flat.min() >= 10 - 0.01 and flat.max() <= 95 + 0.01
    assert result.parameters[field] == value
    assert spatial(space(*FOUR), options).model_dump_json() == result.model_dump_json()


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(30, 10, 50)], id="one actor"),
        pytest.param([(30, 10, 50), (30, 5, 50), (30, 1, 1)], id="all together"),
    ],
)
def test_nobody_moves(rows: list[tuple[float, float, float]]) -> None:
    result = spatial(space(*rows))
    assert result.answer.settled and result.why.startswith("nobody moves")
    assert result.answer.turns[-1] == result.answer.turns[0]


def test_an_actor_without_capability_is_no_trouble() -> None:
    result = spatial(space((10, 0, 50), (50, 5, 50), (90, 4, 50)))
    assert np.isfinite(np.array(result.answer.turns)).all()


@settings(max_examples=25)
@given(
    st.lists(st.tuples(numbers(0, 100), numbers(0.1, 100), numbers(1, 100)), min_size=1, max_size=5),
    st.sampled_from(["corrected", "ktab"]),
)
def test_positions_stay_between_the_ends(rows: list[tuple[float, float, float]], compat: str) -> None:
    result = spatial(space(*rows), SpatialOptions(compat=compat, most_turns=4))
    flat = np.array(result.answer.turns)
    low, high = min(r[0] for r in rows), max(r[0] for r in rows)
    assert flat.min() >= low - 0.0051 and flat.max() <= high + 0.0051  # half a step of the grid of meeting points
    assert all(-0.5 <= r <= 1 for turn in result.witness.risk for r in turn)


@settings(max_examples=25)
@given(
    st.lists(st.lists(numbers(0, 1), min_size=3, max_size=3), min_size=1, max_size=4),
    st.sampled_from(get_args(names.Outcome)),
)
def test_chances_add_up_and_follow_unanimity(rows: list[list[float]], outcome: Any) -> None:
    utility = np.array(rows)
    chance = chances(utility, np.ones(len(rows)), "Prop", "Linear", outcome)
    assert chance.sum() == pytest.approx(1) and (chance >= 0).all()
    if (utility[:, 0] > utility[:, 1] + 0.01).all() and (utility[:, 0] > utility[:, 2] + 0.01).all():
        assert chance.argmax() == 0  # Pareto: what all like best is likeliest


def test_oddity_a_commitments_that_cancel() -> None:
    """In the program neither kind of third party moves the odds; mended, each helps the side it is nearer to."""
    seen = np.array([[1.0, 0.4, 1.0], [0.4, 1.0, 0.4], [0.9, 0.5, 1.0]])
    weights = np.array([1.0, 1.0, 0.2])
    for commit in get_args(names.Commit)[::2]:
        assert commit in ("NoCommit", "FullCommit")
        program = odds(0, np.array([1]), seen, weights, SpatialOptions(compat="ktab", commit=commit))
        assert program[0] == pytest.approx(0.5)
        assert odds(0, np.array([1]), seen, weights, SpatialOptions(commit=commit))[0] > 0.5
    runs = [spatial(space(*FOUR), SpatialOptions(compat="ktab", commit=c)).answer for c in ("NoCommit", "FullCommit")]
    assert runs[0] == runs[1]


def test_oddity_b_backing_the_further_side() -> None:
    """A third party at the initiator's own place: the program has it hurt the initiator, the mended model has it help."""
    seen = np.array([[1.0, 0.4, 1.0], [0.4, 1.0, 0.4], [1.0, 0.4, 1.0]])
    weights = np.array([1.0, 1.0, 0.2])
    target = np.array([1])
    alone = 0.5
    assert odds(0, target, seen, weights, SpatialOptions(compat="ktab"))[0] < alone
    assert odds(0, target, seen, weights, SpatialOptions(commit="FullCommit"))[0] > alone


def test_oddity_c_full_adjustment_runs_when_mended() -> None:
    assert spatial(space(*FOUR), SpatialOptions(adjust="Full")).answer.settled


def test_oddities_d_and_f_change_the_answer() -> None:
    mended, program = (
        spatial(space(*FOUR), SpatialOptions(compat=compat, views="PWCompInterp", commit="NoCommit")).answer.turns[1]
        for compat in ("corrected", "ktab")
    )
    assert mended != program


def test_order_and_units_do_not_matter() -> None:
    here = spatial(space(*FOUR)).answer
    back = spatial(space(*FOUR[::-1])).answer
    assert np.array(back.turns[1])[::-1] == pytest.approx(np.array(here.turns[1]))
    other = spatial(space(*[(x / 10 + 5, c * 8, s) for x, c, s in FOUR], low=5, high=15)).answer
    assert np.array(other.turns[1]) == pytest.approx(np.array(here.turns[1]) / 10 + 5)


def test_accommodation_keeps_an_ideal_in_mind() -> None:
    still = tuple(tuple(0.0 for _ in FOUR) for _ in FOUR)
    own = tuple(tuple(float(i == j) for j in range(4)) for i in range(4))
    plain = spatial(space(*FOUR)).answer
    assert spatial(space(*FOUR, accommodation=own)).answer == plain
    assert spatial(space(*FOUR, accommodation=still)).answer.turns[1] == plain.turns[1]


def test_chance_is_drawn_by_the_seed() -> None:
    runs = [spatial(space(*FOUR), SpatialOptions(transition="Stochastic", seed=seed)) for seed in (1, 1, 2, 3, 4)]
    assert runs[0] == runs[1] and runs[0].seed == 1
    assert len({run.answer.turns for run in runs}) > 1
