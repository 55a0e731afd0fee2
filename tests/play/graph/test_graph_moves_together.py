"""Ways from the status quo, coalitions, simultaneous moves, limited horizons."""

from __future__ import annotations

import pytest
from graph_models import arc_models, models, option_models
from graph_oracle import gains
from hypothesis import given, settings

from suasion.errors import BrokenInput
from suasion.play import catalog
from suasion.play.graph import (
    GraphModel,
    coalition_improvements,
    equilibrium_jumps,
    limited,
    simultaneous,
    solve,
    status_quo,
)  # fmt: skip
from suasion.play.graph.limited import look_ahead
from suasion.play.graph.simultaneous import simultaneous_table

few = settings(max_examples=40)


def test_ways_from_the_status_quo() -> None:
    routes = status_quo(catalog.conflict("elmira").model, 1).witness.routes
    assert [route.sentence for route in routes] == [
        "State 5 is reached by moves that each mover likes: LG to 5.",
        "State 8 is not reached by moves that each mover likes. Somebody would have to move against its own wish: "
        "MoE to 2, then Uniroyal to 4, then LG to 8.",
        "State 9 is not reached by moves that each mover likes. Somebody would have to move against its own wish: Uniroyal to 9.",
    ]


def test_an_equilibrium_that_is_there_already_or_out_of_reach() -> None:
    model = catalog.conflict("elmira").model
    here, *others = status_quo(model, 9, "nash").witness.routes[::-1]
    assert here.sentence == "State 9 is reached by moves that each mover likes: it is there already."
    assert {route.sentence for route in others} == {"State 5 cannot be reached.", "State 8 cannot be reached."}


def test_elmira_jump() -> None:
    (jump,) = equilibrium_jumps(catalog.conflict("elmira").model).witness.jumps
    assert (jump.coalition, jump.start, jump.end) == (("MoE", "Uniroyal"), 5, 8)
    assert jump.sentence.endswith("MoE to 6, then Uniroyal to 8.")


def test_one_is_no_coalition() -> None:
    with pytest.raises(BrokenInput, match="two or more"):
        coalition_improvements(catalog.conflict("elmira").model, ["LG"], 1)


@few
@given(models)
def test_a_jump_is_a_gain_for_all_its_members(model: GraphModel) -> None:
    for jump in equilibrium_jumps(model).witness.jumps:
        for name in jump.coalition:
            ranks = model.ranks[model.maker(name)]
            assert ranks[jump.end - 1] > ranks[jump.start - 1]
        assert {step.mover for step in jump.steps} <= set(jump.coalition)
        assert jump.steps[-1].state == jump.end


@few
@given(option_models())
def test_simultaneity_is_its_definition(model: GraphModel) -> None:
    assert model.codes is not None
    place = {int(c): k for k, c in enumerate(model.codes)}
    found = simultaneous_table(model)
    for i in range(len(model.decision_makers)):
        for s in range(model.n_states):
            joint = {0}
            for j in range(len(model.decision_makers)):
                if j != i:
                    flips = [0, *(int(model.codes[t] ^ model.codes[s]) for t in gains(model, j, s))]
                    joint = {a | b for a in joint for b in flips}
            calm = True
            for t in gains(model, i, s):
                after = [place.get(int(model.codes[t]) ^ flip) for flip in joint]
                calm &= any(u is not None and model.ranks[i][u] <= model.ranks[i][s] for u in after)
            assert found[i, s] == calm


def test_simultaneity_needs_options() -> None:
    with pytest.raises(BrokenInput, match="option form"):
        simultaneous(catalog.conflict("elmira").model)


@few
@given(arc_models(makers=2))
def test_one_move_ahead_is_nash_and_two_are_metarational(model: GraphModel) -> None:
    tables = solve(model).tables
    assert (look_ahead(model, 1).table == tables["nash"]).all()
    assert not (look_ahead(model, 2).table & ~tables["gmr"]).any()


@pytest.mark.parametrize(
    ("name", "by_horizon"),
    [("prisoners_dilemma", {1: [1], 2: [1, 4], 6: [1, 4]}), ("chicken", {1: [2, 3], 2: [], 3: [4], 6: [4]})],
)
def test_horizons_of_the_classics(name: str, by_horizon: dict[int, list[int]]) -> None:
    model = catalog.conflict(name).model
    for horizon, states in by_horizon.items():
        assert list(limited(model, horizon).answer.equilibria) == states


@pytest.mark.parametrize(("name", "horizon", "why"), [("elmira", 2, "two only"), ("chicken", 0, "one move at least")])
def test_horizons_that_are_not_defined(name: str, horizon: int, why: str) -> None:
    with pytest.raises(BrokenInput, match=why):
        limited(catalog.conflict(name).model, horizon)
