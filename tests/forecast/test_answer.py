"""The tool's own forecast: a base rate first, a measured method, conditionals, and a record that gives it again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.errors import ForecastError, NoBaseRate
from suasion.forecast.answer.compose import answer, reproduce
from suasion.forecast.answer.match import matching
from suasion.forecast.answer.record import Forecast
from suasion.forecast.features.feature import Feature
from suasion.forecast.questions.question import Question
from suasion.forecast.questions.templates import ask
from suasion.forecast.rates.classes import ReferenceClass, reference_class
from suasion.forecast.statistics import SHIPPED, Statistics, load
from suasion.forecast.words import percent, told

THEN = datetime(2025, 9, 2, 23, 59, 59, tzinfo=UTC)
AT = "2025-09-03T08:00:00Z"


def question(name: str = "ceasefire_signed", by: str = "2026-09-02") -> Question:
    words = {"a": "Northland", "b": "Southland", "who": "Ada Vale", "what": "Talks"}
    return ask(name, words, by=by, zone="UTC", cutoff=THEN, opened_at=THEN)


def features(**values: object) -> list[Feature]:
    known = {"months": 43.0, "kind": 2, "intensity": 2, "since_dyad": None, "style": "none", **values}
    return [Feature(name=n, value=v, said=f"{n} is {v}", basis="given") for n, v in known.items()]  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return load(SHIPPED)


def test_the_base_rate_comes_first_and_the_answer_is_near_it(statistics: Statistics) -> None:
    made = answer(question(), statistics, at=AT, features=features())
    first = made.bases[0]
    assert len(made.bases) >= 2
    assert "still fighting after 3 years" in first.title
    assert 0.04 <= first.k / first.n <= 0.07
    assert 0.03 <= made.probabilities["yes"] <= 0.07
    assert made.low is not None and made.high is not None
    assert made.low <= made.probabilities["yes"] <= made.high
    assert all(v.measured for v in made.voices)
    assert made.voices[0].measured and made.voices[0].measured.lo > 0, "the method that speaks has proven skill"
    assert len(made.conditionals) >= 2
    assert made.notes, "how the class differs from the question is said"


def test_what_was_signed_lately_moves_it(statistics: Statistics) -> None:
    never = answer(question("agreement_signed"), statistics, at=AT, features=features())
    lately = answer(question("agreement_signed"), statistics, at=AT, features=features(since_dyad=3.0))
    assert lately.probabilities["yes"] > 4 * never.probabilities["yes"]


def test_carrots_and_sticks_go_with_more_agreements(statistics: Statistics) -> None:
    made = answer(question(), statistics, at=AT, features=features())
    by_condition = {c.condition: c for c in made.conditionals}
    sticks = by_condition["somebody mediates with carrots and sticks of its own"]
    assert sticks.low < sticks.probability < sticks.high
    assert sticks.probability > made.probabilities["yes"]
    assert sticks.measured.target == "long_crisis_agreement"
    young = answer(question(), statistics, at=AT, features=features(months=2.0))
    assert young.conditionals[0].measured.target == "crisis_agreement"
    mediated = answer(question(), statistics, at=AT, features=features(style="manipulation"))
    assert "nobody mediates" in {c.condition for c in mediated.conditionals}


@given(st.sampled_from(["ceasefire_signed", "fighting_stops", "agreement_signed", "leader_leaves", "sanction_comes"]),
       st.none() | st.floats(0, 400), st.sampled_from([1, 2, "unknown"]), st.none() | st.floats(0, 300),
       st.sampled_from(["none", "facilitation", "formulation", "manipulation"]), st.integers(1, 60))  # fmt: skip
def test_any_features_give_a_forecast_that_can_be_made_again(
    name: str, months: float | None, intensity: object, since: float | None, style: str, ahead: int
) -> None:
    statistics = load(SHIPPED)
    asked = question(name, f"{2026 + ahead // 12}-{1 + ahead % 12:02d}-15")
    known = features(months=months, intensity=intensity, since_dyad=since, style=style)
    made = answer(asked, statistics, at=AT, features=known, given_classes=["mine=3/7"], given_voices=["play=0.2"])
    assert 0 < made.probabilities["yes"] < 1
    assert sum(made.probabilities.values()) == pytest.approx(1)
    written = made.model_dump_json()
    assert reproduce(asked, Forecast.model_validate_json(written), statistics).model_dump_json() == written
    assert list(told(made))


def test_longer_is_likelier(statistics: Statistics) -> None:
    days = ["2025-11-02", "2026-03-02", "2026-09-02", "2027-09-02"]
    said = [
        answer(question("fighting_stops", by), statistics, at=AT, features=features()).probabilities["yes"]
        for by in days
    ]
    assert said == sorted(said)


def test_no_probability_without_a_base_rate(statistics: Statistics) -> None:
    with pytest.raises(NoBaseRate, match="--class"):
        answer(question("meeting"), statistics, at=AT)
    made = answer(question("meeting"), statistics, at=AT, given_classes=["summits announced a week ahead=41/46"])
    assert made.method == "base rate"
    assert made.probabilities["yes"] == pytest.approx(41.5 / 47, abs=1e-4)
    assert made.bases[0].source == "given by the user"


@pytest.mark.parametrize("text", ["mine", "mine=3", "=3/4", "mine=5/4"])
def test_classes_that_are_none(text: str, statistics: Statistics) -> None:
    with pytest.raises(ForecastError):
        answer(question(), statistics, at=AT, features=features(), given_classes=[text])


@pytest.mark.parametrize("text", ["play", "play=1", "play=0", "play=2", "play=.0"])
def test_voices_that_are_none(text: str, statistics: Statistics) -> None:
    with pytest.raises(ForecastError, match="no voice"):
        answer(question(), statistics, at=AT, features=features(), given_voices=[text])


def test_other_statistics_are_noticed(statistics: Statistics) -> None:
    made = answer(question(), statistics, at=AT, features=features())
    other = statistics.model_copy(update={"classes": statistics.classes[1:]})
    with pytest.raises(ForecastError, match="other statistics"):
        reproduce(question(), made, other)
    person = Forecast(
        question="q", at=AT, author="Ada", method="judgement", probabilities={"yes": 0.5, "no": 0.5}, why=""
    )
    with pytest.raises(ForecastError, match="Ada made"):
        reproduce(question(), person, statistics)


def classes() -> list[ReferenceClass]:
    def one(k: int, horizon: int | None, **conditions: str | float) -> ReferenceClass:
        return reference_class("t", f"{k}", "did", "s", conditions, horizon, k, 10)

    return [
        one(1, 6, months=12),
        one(2, 12, months=12),
        one(3, 12, months=36),
        one(4, 12, months=36, kind=2),
        one(5, 12, months=12, kind=2),
        one(6, 12, months=12, intensity=2),
    ]


def test_the_longest_landmark_that_fits_and_the_nearest_horizon() -> None:
    found = matching(classes(), "t", {"months": 40.0, "kind": 2, "intensity": 1}, 12)
    assert [b.k for b in found] == [3, 4]
    assert [b.k for b in matching(classes(), "t", {"months": 13.0, "kind": 3}, 4)] == [1]
    assert [b.k for b in matching(classes(), "t", {"months": 3.0, "kind": 3}, 40)] == [2]
    assert {b.k for b in matching(classes(), "t", {"months": None}, 12)} == {2, 3}


@pytest.mark.parametrize(("p", "said"), [(0.0437, "4.4 %"), (0.2053, "21 %"), (0.9837, "98.4 %"), (0.0001, "0.0 %")])
def test_percent(p: float, said: str) -> None:
    assert percent(p) == said


def test_the_hazard_of_a_model_is_one_more_voice(statistics: Statistics) -> None:
    """Ten forts, five held, even battles: 25 battles on average; half a month each makes 12.5 months."""
    war = "forts=10,held=5,p=0.5,months=0.5"
    made = answer(question("fighting_stops"), statistics, at=AT, features=features(), given_settle=war)
    (voice,) = [v for v in made.voices if v.measured is None]
    assert voice.probability == pytest.approx(1 - 2.718281828 ** (-12 / 12.5), abs=0.002)
    assert made.method != voice.name, "it never speaks alone"
    written = made.model_dump_json()
    assert reproduce(question("fighting_stops"), made, statistics).model_dump_json() == written
    with pytest.raises(ForecastError, match="the question is another"):
        answer(question(), statistics, at=AT, features=features(), given_settle=war)
    for bad in (
        "forts=10",
        "forts=x,held=5,p=0.5,months=1",
        "forts=10,held=10,p=0.5,months=1",
        "forts=10,held=5,p=0.5,months=0",
    ):
        with pytest.raises(ForecastError, match="forts="):
            answer(question("fighting_stops"), statistics, at=AT, features=features(), given_settle=bad)
