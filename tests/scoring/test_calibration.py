"""The fit of confidences: shrinking, order, honest cross-validation, and the figures of reliability."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_brief import GOLD, TEXT

from suasion.evidence.confidence import probability
from suasion.scoring.calibration import (
    Judged,
    Settings,
    apply,
    brier,
    calibration_error,
    cross_validated,
    fit,
    judge,
    reliability,
)

SETTINGS = Settings(prior_strength=20, ridge=1, score_edge=0.02, lowest=0.02, highest=0.98)
NEAR = 0.002  # parameters are rounded to three digits


def items(right: int, wrong: int, *, rule: str = "act: aid", score: float = 0.5, kind: str = "levers") -> list[Judged]:
    return [Judged(f"d{n % 7}", kind, rule, score, n < right) for n in range(right + wrong)]


def sample(n: int, seed: int = 5) -> list[Judged]:
    """Items whose score is twice too sure of itself (in log-odds), in reports of ten."""
    draw = random.Random(seed)
    out = []
    for k in range(n):
        score = draw.uniform(0.05, 0.95)
        true = (score / (1 - score)) ** 0.5
        out.append(Judged(f"d{k // 10:03d}", "claims", "attribution head", score, draw.random() < true / (1 + true)))
    return out


def test_the_rate_of_many_items_is_theirs() -> None:
    parameters = fit(items(900, 300), SETTINGS)
    assert probability("levers", "act: aid", 0.5, parameters) == pytest.approx(0.75, abs=NEAR)


def test_a_rule_with_few_items_is_shrunk_towards_its_kind() -> None:
    few, many = items(3, 0, rule="hold: sway"), items(100, 100)
    parameters = fit([*few, *many], SETTINGS)
    kind = probability("levers", "unknown rule", 0.5, parameters)
    expected = (3 + 20 * kind) / 23
    assert probability("levers", "hold: sway", 0.5, parameters) == pytest.approx(expected, abs=NEAR)
    assert probability("levers", "act: aid", 0.5, parameters) < kind < expected


def test_an_unknown_rule_has_the_shrunk_rate_of_its_kind() -> None:
    parameters = fit([*items(30, 10), *items(5, 35, kind="tracks", rule="track: talks")], SETTINGS)
    assert parameters["mean"] == pytest.approx((0.75 + 0.125) / 2, abs=NEAR)
    rate = (30 + 20 * (0.75 + 0.125) / 2) / 60
    assert parameters["kinds"]["levers"]["rate"] == pytest.approx(rate, abs=NEAR)
    assert probability("levers", "unknown", 0.5, parameters) == pytest.approx(rate, abs=NEAR)


@given(right=st.integers(0, 40), wrong=st.integers(0, 40))
def test_more_right_items_make_a_rule_surer(right: int, wrong: int) -> None:
    """Of the same number of items; and no count gives 0 or 1."""
    base = items(50, 50)
    a = fit([*base, *items(right, wrong + 1, rule="hold: x")], SETTINGS)
    b = fit([*base, *items(right + 1, wrong, rule="hold: x")], SETTINGS)
    low, high = (probability("levers", "hold: x", 0.5, p) for p in (a, b))
    assert 0 < low <= high + NEAR < 1


def test_a_score_that_tells_nothing_has_no_slope() -> None:
    backwards = [*items(10, 40, score=0.9), *items(40, 10, score=0.2)]
    assert fit(backwards, SETTINGS)["kinds"]["levers"]["slope"] == 0


def test_an_overconfident_score_is_tempered() -> None:
    parameters = fit(sample(3000), SETTINGS)
    assert parameters["kinds"]["claims"]["slope"] == pytest.approx(0.5, abs=0.1)
    forecasts = cross_validated(sample(3000), SETTINGS, 5)
    before, after = ([(getattr(f, k), f.right) for f in forecasts] for k in ("before", "after"))
    assert calibration_error(after, 10) < 0.04 < calibration_error(before, 10)
    assert brier(after) < brier(before)


def test_all_right_or_all_wrong_is_no_certainty() -> None:
    for right, wrong in ((25, 0), (0, 25), (1, 0)):
        p = probability("levers", "act: aid", 0.5, fit(items(right, wrong), SETTINGS))
        assert 0 < p < 1


def test_the_fit_does_not_depend_on_luck() -> None:
    assert fit(sample(200), SETTINGS) == fit(sample(200), SETTINGS)


def test_no_report_is_judged_by_a_fit_that_has_seen_it() -> None:
    """The items of one report turned round change nothing in what is said of that report."""
    all_ = sample(200)
    turned = [replace(i, right=not i.right) if i.document == "d003" else i for i in all_]

    def said(judged: list[Judged]) -> list[float]:
        scores = {i.score for i in all_ if i.document == "d003"}
        return [f.after for f in cross_validated(judged, SETTINGS, 5) if f.before in scores]

    assert said(all_) == said(turned)
    assert len(cross_validated(all_, SETTINGS, 5)) == len(all_)


def test_a_kind_that_the_fit_has_not_seen_gets_the_mean() -> None:
    (forecast,) = apply([Judged("d", "energy", "market: gas", 0.5, True)], fit(items(30, 10), SETTINGS))
    assert forecast.after == forecast.rate == pytest.approx(0.75, abs=NEAR)


def test_reliability_by_hand() -> None:
    pairs = [(0.1, False), (0.1, True), (0.95, True), (1.0, True)]
    bins = reliability(pairs, 10)
    assert [(b.n, b.share) for b in bins] == [(2, 0.5), (2, 1.0)]
    assert calibration_error(pairs, 10) == pytest.approx((2 * 0.4 + 2 * 0.025) / 4)
    assert brier(pairs) == pytest.approx((0.01 + 0.81 + 0.0025) / 4)
    assert calibration_error([], 10) == brier([]) == 0


def test_judging_a_report() -> None:
    found = {
        k: [{**i, "rule": "r", "confidence": 0.5} for i in GOLD[k]]
        for k in ("actors", "events", "claims", "levers", "scheduled")
    }
    found["events"].append({**found["events"][0], "type": "ASSAULT"})
    judged = judge("x", found, GOLD, TEXT)
    assert [i.right for i in judged if i.kind == "events"] == [True, True, False]
    assert all(i.right for i in judged if i.kind != "events")
    assert "interests" not in {i.kind for i in judged}
