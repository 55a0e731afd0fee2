"""Methods: cells by hand, the logit against scikit-learn, blends in log-odds."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from suasion.forecast.methods.blend import Blend, mix
from suasion.forecast.methods.cells import LEVELS, Cells, Climatology, FittedCells
from suasion.forecast.methods.logit import FittedLogit, Logit
from suasion.forecast.methods.method import from_log_odds, log_odds
from suasion.forecast.panels.instance import Features, Instance

inner = st.floats(0.001, 0.999)
known = st.fixed_dictionaries(
    {
        "months": st.none() | st.floats(0, 500),
        "intensity": st.sampled_from([None, 1, 2]),
        "since_dyad": st.none() | st.floats(0, 500),
        "since_conflict": st.none() | st.floats(0, 500),
    }
)


def instance(happened: bool, **features: object) -> Instance:
    return Instance(date(2000, 1, 1), date(2001, 1, 1), "A", happened, features)  # type: ignore[arg-type]


def test_a_cell_is_pulled_to_its_parent() -> None:
    young = [instance(i < 3, months=1.0, intensity=1) for i in range(4)]
    old = [instance(i < 1, months=200.0, intensity=1) for i in range(6)]
    fitted = Cells("duration_alone", prior_weight=5).fit([*young, *old])
    base = 4.5 / 11
    assert fitted.base.rate == base
    name, cell = fitted.cell({"months": 2.0})
    assert (name, cell.k, cell.n) == ("fought under 3 months", 3, 4)
    assert cell.rate == pytest.approx((3 + 5 * base) / 9)
    assert fitted.probability({"months": 30.0}) == base  # a cell that was never seen


def test_levels_nest() -> None:
    sample = [instance(False, months=1.0, intensity=level) for level in (1, 1, 2)]
    fitted = Cells("duration", prior_weight=5).fit([*sample, instance(True, months=1.0, intensity=2)])
    coarse, fine = fitted.levels
    parent = coarse["fought under 3 months"].rate
    assert fine["fought under 3 months, war"].rate == pytest.approx((1 + 5 * parent) / 7)


@given(st.sampled_from(sorted(LEVELS)), st.lists(st.tuples(known, st.booleans()), min_size=1, max_size=30), known)
def test_cells_give_probabilities_and_survive_json(
    name: str, sample: list[tuple[Features, bool]], asked: Features
) -> None:
    fitted = (Cells(name) if LEVELS[name] else Climatology()).fit([instance(y, **f) for f, y in sample])
    p = fitted.probability(asked)
    assert 0 < p < 1
    assert FittedCells.model_validate_json(fitted.model_dump_json()).probability(asked) == p


def crises(n: int = 300) -> list[Instance]:
    rng = np.random.default_rng(3)
    styles = rng.choice(["none", "facilitation", "formulation", "manipulation"], n)
    return [
        instance(
            bool(rng.random() < (0.2 if s == "none" else 0.6)), style=str(s), violence=int(v), protracted=bool(v % 2)
        )
        for s, v in zip(styles, rng.integers(1, 5, n), strict=True)
    ]


@pytest.mark.parametrize("name", ["conditional", "conditional_violence"])
@pytest.mark.parametrize("ridge", [0.5, 10.0])
def test_logit_is_scikit_learns(name: str, ridge: float) -> None:
    sample = crises()
    fitted = Logit(name, ridge).fit(sample)
    design = np.array([fitted.row(i.features)[1:] for i in sample])
    theirs = LogisticRegression(C=1 / ridge, tol=1e-12, max_iter=5000).fit(design, [i.happened for i in sample])
    assert fitted.weights[1:] == pytest.approx(theirs.coef_[0], abs=1e-5)
    assert fitted.weights[0] == pytest.approx(theirs.intercept_[0], abs=1e-5)
    p = [fitted.probability(i.features) for i in sample]
    assert p == pytest.approx(theirs.predict_proba(design)[:, 1], abs=1e-5)


def test_a_difference_is_that_of_the_log_odds() -> None:
    fitted = Logit("conditional").fit(crises())
    one, other = {"style": "manipulation"}, {"style": "none"}
    gap, error = fitted.difference(one, other)
    assert gap == pytest.approx(log_odds(fitted.probability(one)) - log_odds(fitted.probability(other)), abs=1e-7)
    assert 0.1 < error < 1
    assert fitted.difference(one, one) == (0, 0)
    assert FittedLogit.model_validate_json(fitted.model_dump_json()) == fitted


def test_a_sample_in_which_all_happened() -> None:
    fitted = Logit("conditional").fit([instance(True, style="none") for _ in range(20)])
    assert 0.5 < fitted.probability({"style": "formulation"}) < 1


@given(inner, inner, st.floats(0, 1))
def test_a_blend_lies_between(p: float, base: float, weight: float) -> None:
    assert min(p, base) - 1e-9 <= mix(p, base, weight) <= max(p, base) + 1e-9


@given(inner)
def test_log_odds_and_back(p: float) -> None:
    assert from_log_odds(log_odds(p)) == pytest.approx(p)


def test_blend_learns_both_parts() -> None:
    sample = crises()
    fitted = Blend(Logit("conditional"), 0.5).fit(sample)
    rate = (sum(i.happened for i in sample) + 0.5) / (len(sample) + 1)
    alone = Logit("conditional").fit(sample).probability({"style": "none"})
    assert fitted.probability({"style": "none"}) == pytest.approx(mix(alone, rate, 0.5))
