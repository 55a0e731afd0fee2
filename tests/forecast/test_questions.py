"""Questions that can be settled, and those that cannot be asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.errors import ForecastError
from suasion.forecast.questions.moment import moment, spoken, utc
from suasion.forecast.questions.outcomes import band, check_outcomes, check_probabilities
from suasion.forecast.questions.question import Question, make_question
from suasion.forecast.questions.templates import ask, templates

THEN = datetime(2025, 9, 2, 12, tzinfo=UTC)
WORDS = {"a": "Northland", "b": "Southland", "who": "Ada Vale", "what": "Talks in Midland"}


def question(**changes: object) -> Question:
    fields: dict[str, object] = {
        "text": "Will it rain?",
        "event": "Rain falls at the station.",
        "deadline": THEN + timedelta(days=30),
        "zone": "UTC",
        "cutoff": THEN,
        "opened_at": THEN,
        "source": "The station",
        "fallback": "The next station",
        "annulled": "The station burns down.",
    }
    return make_question(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", list(templates()))
def test_every_standard_question_can_be_settled(name: str) -> None:
    asked = ask(name, WORDS, by="2026-09-02", zone="Europe/Kyiv", cutoff=THEN, opened_at=THEN)
    form = templates()[name]
    assert asked.binary and asked.text.endswith("?") and len(asked.edges) >= 2
    assert "{" not in asked.model_dump_json().replace('{"', "").replace("{}", "")[1:]
    assert asked.deadline == "2026-09-02T20:59:59Z"  # Kyiv is three hours ahead in summer
    assert (form.target is None) == (form.differs is None), "a target has to say how it differs from the question"
    assert (form.days is None) == (asked.threshold is None)


def test_a_threshold_may_be_another() -> None:
    asked = ask("ceasefire_holds", WORDS, by="2026-09-02", zone="UTC", cutoff=THEN, opened_at=THEN, days=100)
    assert asked.threshold and asked.threshold.value == 100 and "100 days" in asked.text
    with pytest.raises(ForecastError, match="holds nothing"):
        ask("ceasefire_holds", WORDS, by="2026-09-02", zone="UTC", cutoff=THEN, opened_at=THEN, days=-1)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ForecastError, match="--between"):
        ask("ceasefire_holds", {}, by="2026-09-02", zone="UTC", cutoff=THEN, opened_at=THEN)
    with pytest.raises(ForecastError, match="Known: agreement_signed, ceasefire_declared"):
        ask("ceasefire", {}, by="2026-09-02", zone="UTC", cutoff=THEN, opened_at=THEN)


def test_names_have_their_article_and_sentences_their_capital() -> None:
    names = {"a": "United States", "b": "Iran"}
    asked = ask("ceasefire_declared", names, by="2026-09-02", zone="UTC", cutoff=THEN, opened_at=THEN)
    assert asked.text.startswith("Will the United States and Iran declare")
    assert asked.event.startswith("The United States and Iran each announce")


def test_names_from_reports_are_words_only() -> None:
    names = {"a": "{days}", "b": "North{0.__class__}"}
    asked = ask("ceasefire_signed", names, by="2026-09-02", zone="UTC", cutoff=THEN, opened_at=THEN)
    assert "{days} and North{0.__class__}" in asked.text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"deadline": THEN}, "in the past"),
        ({"deadline": THEN - timedelta(days=400)}, "in the past"),
        ({"cutoff": THEN + timedelta(days=1)}, "in the future"),
        ({"source": " "}, "no source"),
        ({"event": ""}, "no event"),
        ({"outcomes": ("yes",)}, "two outcomes"),
        ({"outcomes": ("Yes", "yes")}, "stands twice"),
        ({"outcomes": ("under 70", "60 to 90", "90 or more")}, "overlap"),
        ({"outcomes": ("under 70", "80 to 90", "90 or more")}, "gap"),
        ({"outcomes": ("under 70", "70 to 70", "70 or more")}, "holds nothing"),
        ({"outcomes": ("under 70", "much", "70 or more")}, "is no band"),
    ],
)
def test_what_cannot_be_asked(changes: dict[str, object], said: str) -> None:
    with pytest.raises(ForecastError, match=said):
        question(**changes)


def test_bands_are_put_in_order() -> None:
    asked = question(outcomes=("90 or more", "under 70", "70 to 90"))
    assert asked.outcomes == ("under 70", "70 to 90", "90 or more") and asked.ordered
    assert not question(outcomes=("Ada", "Ben", "neither")).ordered


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=6, unique=True), st.randoms())
def test_bands_that_meet_are_outcomes(cuts: list[int], rng: object) -> None:
    cuts.sort()
    names = [f"under {cuts[0]}", *(f"{a} to {b}" for a, b in pairwise(cuts)), f"{cuts[-1]} or more"]
    shuffled = list(names)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert check_outcomes(shuffled) == (tuple(names), True)
    assert all(band(name) for name in names)


def test_the_same_question_has_the_same_id_and_another_has_another() -> None:
    assert question().id == question(opened_at=THEN + timedelta(hours=1)).id
    assert question().id != question(deadline=THEN + timedelta(days=31)).id != question(event="Snow falls.").id


def test_looking_back_is_marked() -> None:
    assert not question().retrospective
    assert question(opened_at=THEN + timedelta(days=300), deadline=THEN + timedelta(days=365)).retrospective


@pytest.mark.parametrize(
    ("probabilities", "said"),
    [
        ({"yes": 1.0, "no": 0.0}, "cannot be scored"),
        ({"yes": 0.0, "no": 1.0}, "cannot be scored"),
        ({"yes": 0.5, "no": 0.6}, "sum to 1.1"),
        ({"yes": 0.5}, "for 'no'"),
        ({"yes": 0.5, "maybe": 0.5}, "no outcome 'maybe'"),
        ({"yes": -0.2, "no": 1.2}, "no probability"),
        ({"yes": float("nan"), "no": 0.5}, "no probability"),
    ],
)
def test_probabilities_that_are_none(probabilities: dict[str, float], said: str) -> None:
    with pytest.raises(ForecastError, match=said):
        check_probabilities(probabilities, ("yes", "no"))


def test_moments() -> None:
    assert utc(moment("2026-01-15", "Europe/Kyiv")) == "2026-01-15T21:59:59Z"
    assert utc(moment("2026-01-15T12:00:00+02:00")) == "2026-01-15T10:00:00Z"
    assert spoken(moment("2026-01-05", "Europe/Kyiv")) == "the end of 5 January 2026 (Europe/Kyiv)"
    assert spoken(moment("2026-01-15T12:00:00+02:00")) == "15 January 2026, 12:00 (UTC+02:00)"


@pytest.mark.parametrize(
    ("text", "zone", "said"),
    [
        ("2026-01-15T12:00:00", "UTC", "no time zone"),
        ("next week", "UTC", "no date"),
        ("2026-02-30", "UTC", "no date"),
        ("2026-01-15", "Kyiv Time", "no time zone 'Kyiv Time'"),
    ],
)
def test_moments_that_are_none(text: str, zone: str, said: str) -> None:
    with pytest.raises(ForecastError, match=said):
        moment(text, zone)
