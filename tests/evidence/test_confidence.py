"""From scores to probabilities: bounds, order, fallbacks, and where they are applied."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.evidence.confidence import (
    ITEMS,
    at_least,
    basis,
    calibrate,
    chance,
    group_of,
    log_odds,
    probability,
    raw_scores,
)
from suasion.evidence.model import Actor, Document, Interest, Lever
from suasion.vocab import load

KINDS = ("actors", *ITEMS)
OWN: dict[str, Any] = {
    "score_edge": 0.02, "lowest": 0.02, "highest": 0.98,
    "kinds": {
        "levers": {"intercept": 0.0, "slope": 1.0, "rules": {"hold": {"shift": 1.0}, "act": {"shift": -1.0}}},
        "barriers": {"same_as": "levers"},
    },
}  # fmt: skip
scores = st.floats(0, 1, allow_nan=False)
rules = st.sampled_from(
    ["verb: sign", "verb: sign (target inferred)", "said: accuse", "act: aid", "gazetteer", "", "no such rule: x"]
)


def document(*levers: Lever) -> Document:
    actor = Actor(id="ARL", name="Arland", type="state", confidence=0.9, rule="gazetteer")
    interest = Interest(id="i-1", start=0, end=4, quote="Text", confidence=0.5, rule="wants: want", text="peace")
    return Document(
        doc_id="d", file="d.txt", sha256="0", n_chars=9, actors=(actor,), levers=levers, interests=(interest,)
    )


def lever(confidence: float, rule: str = "hold: leverage") -> Lever:
    return Lever(
        id=f"l-{confidence}", start=0, end=4, quote="Text", confidence=confidence, rule=rule, kind="trade", what="gas"
    )


@pytest.mark.parametrize(
    ("rule", "group"),
    [
        ("verb: sign", "verb"),
        ("verb: offer (target inferred)", "verb, inferred"),
        ("noun: talk (source inferred)", "noun, inferred"),
        ("attribution head", "attribution head"),
        ("", "no rule"),
    ],
)
def test_groups(rule: str, group: str) -> None:
    assert group_of(rule) == group


@given(kind=st.sampled_from(KINDS), rule=rules, score=scores)
def test_a_probability_lies_between_its_limits(kind: str, rule: str, score: float) -> None:
    assert 0 < load("confidence")["lowest"] <= probability(kind, rule, score) <= load("confidence")["highest"] < 1


@given(kind=st.sampled_from(KINDS), rule=rules, a=scores, b=scores)
def test_a_higher_score_is_never_less_sure(kind: str, rule: str, a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert probability(kind, rule, low) <= probability(kind, rule, high)


@given(odds=st.floats(-700, 700))
def test_log_odds_and_back(odds: float) -> None:
    p = chance(odds)
    assert 0 <= p <= 1
    if abs(odds) < 10:
        assert log_odds(p) == pytest.approx(odds, abs=1e-6)


def test_a_rule_moves_its_kind_s_curve() -> None:
    known = probability("levers", "hold: leverage", 0.5, OWN)
    assert known == pytest.approx(chance(1.0))
    assert probability("levers", "act: aid", 0.5, OWN) == pytest.approx(chance(-1.0))


def test_an_unknown_rule_has_the_rate_of_its_kind() -> None:
    assert probability("levers", "made up: today", 0.5, OWN) == pytest.approx(0.5)


def test_a_kind_may_borrow_another_s_numbers() -> None:
    assert probability("barriers", "hold: sway", 0.7, OWN) == probability("levers", "hold: sway", 0.7, OWN)


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        probability("rumours", "hold", 0.5, OWN)


def test_every_kind_of_item_has_numbers_and_a_basis() -> None:
    for kind in KINDS:
        assert 0 < probability(kind, "no such rule", 0.5) < 1
        assert "was never judged" in basis(kind, "no such rule")


def test_the_basis_of_a_rule_names_its_counts() -> None:
    counts = load("confidence")["kinds"]["claims"]["rules"]["attribution head"]
    line = basis("claims", "attribution head")
    assert str(counts["judged"]) in line
    assert str(counts["right"]) in line


def test_calibrating_changes_nothing_but_the_confidence() -> None:
    before = document(lever(0.4), lever(0.9))
    after = calibrate(before)
    assert after == calibrate(before)
    assert [x.model_copy(update={"confidence": 0}) for x in after.levers] == [
        x.model_copy(update={"confidence": 0}) for x in before.levers
    ]
    assert [x.confidence for x in after.levers] == [round(probability("levers", "hold", s), 3) for s in (0.4, 0.9)]
    assert after.actors[0].confidence == round(probability("actors", "gazetteer", 0.9), 3)


def test_raw_scores_stay_within_the_block() -> None:
    before = document(lever(0.4))
    with raw_scores():
        assert calibrate(before) is before
    assert calibrate(before) != before


def test_the_threshold_keeps_actors_and_surer_items() -> None:
    all_ = document(lever(0.4), lever(0.6))
    assert at_least(all_, 0) is all_
    kept = at_least(all_, 0.6)
    assert [x.confidence for x in kept.levers] == [0.6]
    assert kept.interests == ()
    assert kept.actors == all_.actors
