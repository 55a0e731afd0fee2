"""Scores: reference cases, two other libraries as oracles, and the properties that make a score proper."""

from __future__ import annotations

import numpy as np
import pytest
import scoringrules
import sklearn.metrics
from forecast_shared import shared_json
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scoring_cases import check

from suasion.errors import ForecastError
from suasion.forecast.score import (
    auc,
    brier,
    brier_two_sided,
    crps,
    decompose,
    log_score,
    reliability,
    rps,
    skill,
)

EXACT = 1e-9
"""Doubles summed in another order differ by less."""

probability = st.floats(0, 1)
inner = st.floats(0.01, 0.99)
samples = st.lists(
    st.tuples(st.sampled_from([k / 20 for k in range(1, 20)]), st.integers(0, 1)), min_size=1, max_size=60
)


def test_reference_scores() -> None:
    assert check(shared_json("scoring_reference.json")) == []


@given(samples)
def test_brier_and_log_agree_with_scikit_learn(pairs: list[tuple[float, int]]) -> None:
    p, y = map(list, zip(*pairs, strict=True))
    assert brier(p, y).mean() == pytest.approx(sklearn.metrics.brier_score_loss(y, p, pos_label=1), abs=EXACT)
    assert log_score(p, y).mean() == pytest.approx(sklearn.metrics.log_loss(y, p, labels=[0, 1]), abs=EXACT)
    if 0 < sum(y) < len(y):
        assert auc(p, y) == pytest.approx(sklearn.metrics.roc_auc_score(y, p), abs=EXACT)
    else:
        assert auc(p, y) is None


@given(arrays(float, st.integers(2, 30), elements=st.floats(-100, 100)), st.floats(-100, 100))
def test_crps_agrees_with_scoringrules(draws: np.ndarray, observed: float) -> None:
    theirs = scoringrules.crps_ensemble(observed, draws, estimator="nrg")
    assert crps(draws, observed) == pytest.approx(float(theirs), abs=1e-7)


@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=6), st.data())
def test_rps_agrees_with_scoringrules(weights: list[float], data: st.DataObject) -> None:
    p = np.array(weights) / np.sum(weights)
    happened = data.draw(st.integers(1, len(weights)))
    theirs = scoringrules.rps_score(happened, p)
    assert rps(p, happened) == pytest.approx(float(theirs), abs=1e-7)


@given(truth=inner, said=inner)
def test_honesty_is_best(truth: float, said: float) -> None:
    def expected(rule: object, p: float) -> float:
        return float(truth * rule(p, 1)[0] + (1 - truth) * rule(p, 0)[0])  # type: ignore[operator]

    for rule in (brier, brier_two_sided, log_score):
        assert expected(rule, truth) <= expected(rule, said) + EXACT


@given(samples)
def test_the_parts_make_the_whole(pairs: list[tuple[float, int]]) -> None:
    parts = decompose(*zip(*pairs, strict=True))
    assert parts.brier == pytest.approx(parts.reliability - parts.resolution + parts.uncertainty, abs=EXACT)


def test_certainty_that_fails_costs_infinity_unless_clipped() -> None:
    assert log_score(1, 0)[0] == np.inf
    assert log_score(1, 0, clip=0.01)[0] == pytest.approx(-np.log(0.01))


@pytest.mark.parametrize(
    ("p", "y", "said"),
    [
        ([0.2, 0.3], [1], "do not go with"),
        ([], [], "no forecast"),
        ([1.2], [1], "outside 0 to 1"),
        ([float("nan")], [1], "outside 0 to 1"),
        ([0.5], [0.5], "neither 0 nor 1"),
    ],
)
def test_bad_pairs_are_refused(p: list[float], y: list[float], said: str) -> None:
    for rule in (brier, log_score, decompose, auc, reliability):
        with pytest.raises(ForecastError, match=said):
            rule(p, y)


def test_bad_distributions_are_refused() -> None:
    with pytest.raises(ForecastError, match="sum to 1"):
        rps([0.5, 0.2], 1)
    with pytest.raises(ForecastError, match="no class 3"):
        rps([0.5, 0.5], 3)
    with pytest.raises(ForecastError, match="finite"):
        crps([1.0, float("inf")], 0)


def test_skill_is_wider_when_cases_come_in_families() -> None:
    rng = np.random.default_rng(1)
    family = np.repeat(np.arange(20), 25)
    y = np.repeat(rng.random(20) < 0.3, 25).astype(float)  # a family shares its fate
    p = np.clip(0.3 + 0.3 * (y - 0.3) + np.repeat(rng.normal(0, 0.2, 20), 25), 0.01, 0.99)
    loss, reference = brier(p, y), brier(np.full(y.size, y.mean()), y)
    clustered, alone = skill(loss, reference, family.tolist()), skill(loss, reference, range(y.size))
    assert clustered.value == alone.value
    assert clustered.clusters == 20
    assert clustered.high - clustered.low > 2 * (alone.high - alone.low)


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    """Skill of a forecast that knows each of 60 families' own rate, over 200 made worlds."""
    rng = np.random.default_rng(2)
    rates = rng.beta(1, 2, 100_000)
    true = 1 - np.mean(rates * (1 - rates)) / (rates.mean() * (1 - rates.mean()))
    held = 0
    for _ in range(200):
        rate = np.repeat(rng.beta(1, 2, 60), 5)
        y = (rng.random(300) < rate).astype(float)
        found = skill(brier(rate, y), brier(np.full(300, 1 / 3), y), np.repeat(np.arange(60), 5).tolist(), draws=300)
        held += found.low <= true <= found.high
    assert 0.88 <= held / 200 <= 0.99  # 95 % less the known shortfall of a percentile bootstrap of 60 clusters


def test_a_reference_that_never_errs_has_no_skill_against_it() -> None:
    with pytest.raises(ForecastError, match="never erred"):
        skill([0.1], [0.0], ["a"])
    with pytest.raises(ForecastError, match="clusters"):
        skill([0.1], [0.2], ["a", "b"])


@given(samples)
def test_bins_hold_all_forecasts_or_say_nothing(pairs: list[tuple[float, int]]) -> None:
    p, y = zip(*pairs, strict=True)
    bins = reliability(p, y, least=10, most=4)
    assert all(b.n >= 10 and b.low <= b.k / b.n <= b.high for b in bins)
    assert sum(b.n for b in bins) == (len(p) if len(p) >= 10 else 0)
    assert [b.mean for b in bins] == sorted(b.mean for b in bins)
