"""What must be true of every conflict: the paths agree, the concepts nest, names and scales do not matter."""

from __future__ import annotations

import numpy as np
import pytest
from graph_models import NAMES, arc_models, models, option_models
from graph_oracle import ends, table
from graph_oracle import moves as naive_moves
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.play.graph import CONCEPTS, GraphModel, OptionForm, cube, exact, from_arcs, from_options, solve, stability
from suasion.play.graph.closure import members, reach
from suasion.play.graph.moves import adjacency, successors
from suasion.play.graph.paths import sequences
from suasion.play.graph.preferences import dense

few = settings(max_examples=60)


@few
@given(models)
def test_the_search_is_the_definition(model: GraphModel) -> None:
    found = exact.stable(model, CONCEPTS)
    for concept in CONCEPTS:
        assert found[concept].tolist() == table(model, concept), concept


@few
@given(st.one_of(option_models(most=5), option_models(makers=2, most=5), option_models(most=5, whole=True)))
def test_the_cube_is_the_search(model: GraphModel) -> None:
    assert model.form is not None
    free = OptionForm(
        model.form.options, model.form.owners, model.form.infeasible
    )  # no one-way options: the cube's field
    model = GraphModel(model.decision_makers, model.n_states, model.ranks, free, model.codes)
    fitting = [c for c in CONCEPTS if cube.fits(model, c)]
    fast, slow = cube.stable(model, fitting), exact.stable(model, fitting)
    for concept in fitting:
        assert (fast[concept] == slow[concept]).all(), concept


@few
@given(option_models(makers=2, most=5, whole=True), option_models(makers=3, most=4, whole=True))
def test_the_cube_answers_where_it_says_so(pair: GraphModel, three: GraphModel) -> None:
    assert all(cube.fits(pair, c) for c in CONCEPTS)
    assert [c for c in CONCEPTS if cube.fits(three, c)] == ["nash", "gmr", "smr"]


@few
@given(models)
def test_inclusions(model: GraphModel) -> None:
    t = exact.stable(model, CONCEPTS)
    for narrow, wide in [
        ("nash", "seq"), ("seq", "gmr"), ("nash", "smr"), ("smr", "gmr"), ("nash", "sseq"), ("sseq", "seq"), ("sseq", "smr"),
    ]:  # fmt: skip
        assert not (t[narrow] & ~t[wide]).any(), f"{narrow} implies {wide}"


@few
@given(models, st.data())
def test_reach_is_breadth_first_search(model: GraphModel, data: st.DataObject) -> None:
    makers = range(len(model.decision_makers))
    coalition = data.draw(st.lists(st.sampled_from(makers), unique=True).map(sorted))
    closed = reach(adjacency(model), coalition, model.n_states)
    for s in range(model.n_states):
        naive = ends(model, s, coalition, improving=False)
        assert set(members(closed[s])) == naive
        assert set(sequences(model, s, coalition, improving=False)) == naive


@few
@given(option_models())
def test_moves_keep_to_their_owner_and_to_one_way_options(model: GraphModel) -> None:
    for i in range(len(model.decision_makers)):
        for s in range(model.n_states):
            assert successors(model, i, s).tolist() == naive_moves(model, i, s)


@few
@given(option_models(), st.data())
def test_a_one_way_option_is_never_undone(model: GraphModel, data: st.DataObject) -> None:
    form, codes = model.form, model.codes
    assert form is not None
    assert codes is not None
    start = data.draw(st.integers(0, model.n_states - 1))
    for end in sequences(model, start, range(len(model.decision_makers)), improving=False):
        assert int(codes[start]) & form.only_up & ~int(codes[end]) == 0
        assert ~int(codes[start]) & form.only_down & int(codes[end]) == 0


@few
@given(models, st.randoms(use_true_random=False))
def test_names_and_numbers_of_decision_makers_do_not_matter(model: GraphModel, random: object) -> None:
    order = list(range(len(model.decision_makers)))
    random.shuffle(order)  # type: ignore[attr-defined]
    names = tuple(f"Party {i}" for i in order)
    form = model.form
    if form is not None:
        owners = tuple(order.index(owner) for owner in form.owners)
        form = OptionForm(form.options, owners, form.infeasible, form.one_way)
    arcs = tuple(model.arcs[i] for i in order) if model.arcs is not None else None
    other = GraphModel(names, model.n_states, tuple(model.ranks[i] for i in order), form, model.codes, arcs)
    a, b = solve(model), solve(other)
    for concept in CONCEPTS:
        assert (a.tables[concept][order] == b.tables[concept]).all()


@few
@given(arc_models(), st.randoms(use_true_random=False))
def test_numbers_of_states_do_not_matter(model: GraphModel, random: object) -> None:
    new = list(range(model.n_states))
    random.shuffle(new)  # type: ignore[attr-defined]
    old = np.argsort(new)
    assert model.arcs is not None
    arcs = tuple(tuple(tuple(sorted(new[t] for t in targets[s])) for s in old) for targets in model.arcs)
    other = GraphModel(model.decision_makers, model.n_states, tuple(r[old] for r in model.ranks), arcs=arcs)
    a, b = solve(model), solve(other)
    for concept in CONCEPTS:
        assert (a.tables[concept][:, old] == b.tables[concept]).all()


@few
@given(models)
def test_monotone_payoffs_do_not_matter(model: GraphModel) -> None:
    other = model.prefers({i: dense(np.exp(r / 4.0) - 7) for i, r in enumerate(model.ranks)})
    assert other.digest() == model.digest()
    assert stability(other).answer == stability(model).answer


@few
@given(option_models(makers=2, most=3))
def test_an_option_that_cannot_be_used_changes_nothing(model: GraphModel) -> None:
    form = model.form
    assert form is not None
    k = len(form.options)
    barred = OptionForm((*form.options, "idle"), (*form.owners, 0), (*form.infeasible, ((k, True),)), form.one_way)
    payoffs = {name: r.tolist() for name, r in zip(NAMES, model.ranks, strict=False)}
    other = from_options(NAMES[:2], barred, payoffs=payoffs)
    assert stability(other).answer == stability(model).answer


@few
@given(option_models(makers=1))
def test_alone_every_concept_is_nash(model: GraphModel) -> None:
    found = solve(model)
    assert all((found.tables[c] == found.tables["nash"]).all() for c in CONCEPTS)


@given(arc_models())
@few
def test_paths_of_solution_are_named(model: GraphModel) -> None:
    assert set(solve(model).paths.values()) == {"search"}
    with pytest.raises(ValueError, match="cube"):
        solve(model, path="cube")


def test_a_sanction_may_need_a_mover_twice() -> None:
    """North gains from 1 to 2; only South, East and South again bring it to 5, which is no better than 1."""
    arcs = {"North": [(1, 2)], "South": [(2, 3), (4, 5)], "East": [(3, 4)]}
    payoffs = {"North": [1, 2, 2, 2, 0], "South": [0, 1, 2, 3, 4], "East": [0, 1, 2, 3, 4]}
    found = solve(from_arcs(list(arcs), 5, arcs, payoffs=payoffs))
    for concept in ("gmr", "smr", "seq", "sseq"):
        assert 1 in found.stable_for(concept, "North")
    twice = from_arcs(list(arcs), 5, {**arcs, "South": [(2, 3), (3, 5)], "East": []}, payoffs=payoffs)
    assert 1 not in solve(twice).stable_for("gmr", "North"), "nobody moves twice in a row"
