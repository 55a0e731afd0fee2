"""The log: what may be added, what cannot be changed, and the score that comes of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from suasion.case import open_case
from suasion.case.ledger import Case
from suasion.errors import CaseError, ForecastError
from suasion.forecast.answer.record import Base, Forecast
from suasion.forecast.keeping import over_time, records, score
from suasion.forecast.log import Resolution, add_forecast, asked, find, open_question, resolve
from suasion.forecast.questions.moment import utc
from suasion.forecast.questions.question import Question, make_question

START = datetime(2025, 1, 1, tzinfo=UTC)
DAYS = 100


def question(text: str = "Will it rain?", **changes: object) -> Question:
    fields: dict[str, object] = {
        "event": "Rain falls.",
        "deadline": START + timedelta(days=DAYS),
        "zone": "UTC",
        "cutoff": START,
        "opened_at": START,
        "source": "The station",
        "fallback": "Another",
        "annulled": "It burns down.",
    }
    return make_question(text=text, **{**fields, **changes})  # type: ignore[arg-type]


def said(asked_: Question, p: float, day: float = 0, author: str = "Ada", base: float | None = None) -> Forecast:
    bases = (
        (Base(title="days", outcome="were wet", source="s", k=1, n=2, months=1, probability=base, low=0, high=1),)
        if base
        else ()
    )
    at = utc(START + timedelta(days=day))
    return Forecast(
        question=asked_.id, at=at, author=author, method="m", probabilities={"yes": p, "no": 1 - p}, why="", bases=bases
    )


def settled(asked_: Question, outcome: str | None, day: float = DAYS) -> Resolution:
    return Resolution(
        question=asked_.id, at=utc(START + timedelta(days=day)), author="Ben", outcome=outcome, source="The station"
    )


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return open_case(tmp_path / "a.case")


def test_a_question_is_frozen_and_its_forecasts_add_up(case: Case) -> None:
    one = question()
    open_question(case, one, "Ada")
    add_forecast(case, said(one, 0.2))
    add_forecast(case, said(one, 0.3, day=2))
    with pytest.raises(CaseError, match="open already"):
        open_question(case, one, "Ada")
    (found,) = asked(case)
    assert found.question == one and [f.yes for f in found.forecasts] == [0.2, 0.3] and found.state == "open"


def test_what_is_settled_takes_no_forecast(case: Case) -> None:
    one = question()
    open_question(case, one, "Ada")
    with pytest.raises(ForecastError, match="deadline has passed"):
        add_forecast(case, said(one, 0.2, day=DAYS + 1))
    resolve(case, settled(one, "YES", day=50))
    with pytest.raises(ForecastError, match="is resolved"):
        add_forecast(case, said(one, 0.2, day=51))
    (found,) = asked(case)
    assert found.resolution and found.resolution.outcome == "yes" and not found.forecasts


def test_a_later_resolution_corrects(case: Case) -> None:
    one = question()
    open_question(case, one, "Ada")
    add_forecast(case, said(one, 0.2))
    resolve(case, settled(one, "yes"))
    resolve(case, settled(one, None))
    (found,) = asked(case)
    assert (found.state, len(found.resolutions), score([found])) == ("annulled", 2, [])
    with pytest.raises(ForecastError, match="no outcome of this question"):
        resolve(case, settled(one, "maybe"))


def test_questions_are_found_by_the_start_of_their_id(case: Case) -> None:
    one, two = question(), question("Will it snow?")
    for q in (one, two):
        open_question(case, q, "Ada")
    log = asked(case)
    assert find(log, one.id[:6]).question == one
    assert find(log, two.id.removeprefix("q-")).question == two
    for wanted, why in (("q-", "several"), ("q-zz", "no question")):
        with pytest.raises(ForecastError, match=why):
            find(log, wanted)


def test_a_record_of_another_version_is_named(case: Case) -> None:
    from suasion.case.log import Entry

    case.open_question(Entry("q-1", "2025-01-01T00:00:00Z", "Ada", '{"text": "?"}'))
    with pytest.raises(CaseError, match="does not fit this version"):
        asked(case)


def test_a_forecast_counts_as_long_as_it_stood(case: Case) -> None:
    one = question()
    open_question(case, one, "Ada")
    add_forecast(case, said(one, 0.5))
    add_forecast(case, said(one, 0.9, day=75))
    resolve(case, settled(one, "yes"))
    (scored,) = score(asked(case))
    assert scored.brier == pytest.approx(0.75 * 0.25 + 0.25 * 0.01)
    assert scored.forecasts == 2


def test_an_early_end_ends_the_scoring(case: Case) -> None:
    one = question()
    open_question(case, one, "Ada")
    add_forecast(case, said(one, 0.5))
    add_forecast(case, said(one, 0.9, day=25))
    resolve(case, settled(one, "yes", day=50))
    (scored,) = score(asked(case))
    assert scored.brier == pytest.approx(0.5 * 0.25 + 0.5 * 0.01)


def fill(case: Case, number: int) -> None:
    """Questions of which every third comes true; the tool says the base rate, Ada knows more."""
    for i in range(number):
        one = question(f"Will it rain on day {i}?")
        happened = i % 3 == 0
        open_question(case, one, "Ada")
        add_forecast(case, said(one, 1 / 3, author="suasion", base=1 / 3))
        add_forecast(case, said(one, 0.6 if happened else 0.2, author="Ada"))
        resolve(case, settled(one, "yes" if happened else "no"))


def test_the_score_card(case: Case) -> None:
    fill(case, 36)
    ada, tool = records(asked(case))
    assert (ada.author, tool.author, ada.questions) == ("Ada", "suasion", 36)
    assert tool.skill == pytest.approx(0, abs=1e-3)
    assert ada.brier == pytest.approx((0.16 + 2 * 0.04) / 3)
    assert ada.skill == pytest.approx(1 - 0.08 / (2 / 9), abs=1e-3)
    assert ada.lo is not None and ada.lo > 0
    assert [(b.n, b.k) for b in ada.bins] == [(36, 12)]


def test_the_record_over_time(case: Case) -> None:
    for i, (p, day) in enumerate(((0.5, 10), (0.1, 12), (0.2, 50))):
        one = question(f"Will it rain on day {i}?")
        open_question(case, one, "Ada")
        add_forecast(case, said(one, p))
        resolve(case, settled(one, "no", day=day))
    months = [(m.month, m.questions, m.brier) for m in over_time(asked(case))]
    assert months == [("2025-01", 2, pytest.approx(0.13)), ("2025-02", 3, pytest.approx(0.1))]


def test_few_questions_have_no_interval(case: Case) -> None:
    fill(case, 3)
    ada, _ = records(asked(case))
    assert ada.skill is not None and ada.lo is None and not ada.bins


def test_looking_back_is_scored_apart(case: Case) -> None:
    ahead, back = question(), question("Did it rain?", opened_at=START + timedelta(days=400))
    for one in (ahead, back):
        open_question(case, one, "Ada")
        add_forecast(case, said(one, 0.5, day=0 if one is ahead else 401))
        resolve(case, settled(one, "no", day=402))
    assert [(card.author, card.retrospective, card.questions) for card in records(asked(case))] == [
        ("Ada", False, 1),
        ("Ada", True, 1),
    ]


def test_ordered_outcomes_have_a_ranked_score(case: Case) -> None:
    one = question(outcomes=("under 70", "70 to 90", "90 or more"))
    open_question(case, one, "Ada")
    p = {"under 70": 0.2, "70 to 90": 0.5, "90 or more": 0.3}
    add_forecast(case, said(one, 0.5).model_copy(update={"probabilities": p}))
    resolve(case, settled(one, "70 to 90"))
    (scored,) = score(asked(case))
    assert scored.rps == pytest.approx(0.13) and scored.brier is None
