"""Explanations: they agree with the solver, their witnesses are real, and they read well."""

from __future__ import annotations

import pytest
from graph_models import models
from graph_oracle import gains, moves
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.errors import BrokenInput
from suasion.play import catalog
from suasion.play.graph import CONCEPTS, GraphModel, explain, solve


@settings(max_examples=60)
@given(models, st.data())
def test_an_explanation_agrees_with_the_solver_and_its_witnesses_are_real(
    model: GraphModel, data: st.DataObject
) -> None:
    s = data.draw(st.integers(0, model.n_states - 1))
    tables, told = solve(model).tables, explain(model, s + 1)
    assert told.answer.equilibrium_by == tuple(c for c in CONCEPTS if tables[c][:, s].all())
    for i, reason in enumerate(told.witness.reasons):
        rank = model.ranks[i]
        assert reason.stable_by == tuple(c for c in CONCEPTS if tables[c][i, s])
        assert [t.to - 1 for t in reason.temptations] == gains(model, i, s)
        for temptation in reason.temptations:
            for concept, sanction in temptation.sanctions.items():
                if sanction is None:
                    continue
                here, last = temptation.to - 1, None
                for step in sanction.steps:
                    mover = model.maker(step.mover)
                    assert mover not in (i, last)
                    assert step.state - 1 in (gains if concept in ("seq", "sseq") else moves)(model, mover, here)
                    here, last = step.state - 1, mover
                assert rank[here] <= rank[s]
                assert [e - 1 for e in sanction.escapes] == [v for v in moves(model, i, here) if rank[v] > rank[s]]
                assert not (concept in ("smr", "sseq") and sanction.escapes)


def test_cuba_holds_because_the_missiles_could_stay() -> None:
    assert explain(catalog.conflict("cuba").model, 7).answer.sentences == (
        "State 7 (NYYN: blockade, withdraw) is an equilibrium by general metarationality, symmetric metarationality, "
        "sequential stability and symmetric sequential stability.",
        "US prefers to move from 7 to 5. USSR can answer with a move that it likes: to 1. For US that is no better than 7, "
        "and it cannot escape from there.",
        "So 7 is stable for US by general metarationality, symmetric metarationality, sequential stability and symmetric "
        "sequential stability.",
        "USSR has no move from 7 that it prefers.",
    )


def test_an_escape_is_named() -> None:
    said = " ".join(explain(catalog.conflict("euphrates").model, 1).answer.sentences)
    assert "For Iraq that is no better than 1; but from there it can escape to 2, which it prefers." in said


def test_what_nothing_deters_is_said() -> None:
    told = explain(catalog.conflict("elmira").model, 7).answer
    assert told.sentences[0].endswith("is no equilibrium by any concept.")
    assert (
        "Uniroyal prefers to move from 7 to 9. No answer of the others makes that worse than staying: nothing deters it."
        in told.sentences
    )


def test_a_state_that_is_not_there() -> None:
    with pytest.raises(BrokenInput, match=r"no state 10.*1 to 9"):
        explain(catalog.conflict("elmira").model, 10)
