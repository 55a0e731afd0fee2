"""What a forecaster does at the desk: say up to when, draft or put a question, and forecast it from what the case knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from suasion.case.runs import now
from suasion.evidence.model import Evidence
from suasion.forecast.answer.compose import answer
from suasion.forecast.answer.record import Forecast
from suasion.forecast.features.sides import actors_by_id, facing
from suasion.forecast.material import (
    Known,
    actor_named,
    features_for,
    named_in_order,
    sides_named,
    told_sides,
    up_to,
)
from suasion.forecast.own import read_question
from suasion.forecast.panels.instance import months_later
from suasion.forecast.questions.draft import draft, threats
from suasion.forecast.questions.moment import moment, utc
from suasion.forecast.questions.question import Question
from suasion.forecast.questions.templates import ask, template
from suasion.forecast.statistics import SHIPPED, Statistics, load
from suasion.reports.model import Report

DRAFT_MONTHS = 12
"""Months from the cut-off to the deadline of a drafted question, if none is given: the horizon that the methods were judged on most."""

OWN = (".yaml", ".yml")

PAGE_QUESTIONS = ("ceasefire_holds", "agreement_signed", "fighting_stops")
"""Those of the briefing: one for each target that has methods of its own."""


def cutoff_of(as_of: str | None) -> datetime:
    """The last moment from which information is used: the end of a day, or now, if the day is today's or none is given."""
    at_once = datetime.now(UTC)
    if as_of is None:
        return at_once
    end = moment(as_of)
    return at_once if end.date() == at_once.date() else end


def drafts(
    material: Known, cutoff: datetime, *, by: str | None = None, zone: str = "UTC", between: str | None = None
) -> list[Question]:
    """The questions that the case makes worth asking."""
    deadline = by or months_later(cutoff.date(), DRAFT_MONTHS).isoformat()
    sides = sides_named(material, between) if between else told_sides(material)
    return draft(
        material.evidence, by=deadline, zone=zone, cutoff=cutoff, opened_at=max(cutoff, datetime.now(UTC)), sides=sides
    )


def put(
    which: str,
    material: Known,
    cutoff: datetime,
    *,
    by: str,
    zone: str = "UTC",
    between: str | None = None,
    about: str | None = None,
    days: int | None = None,
) -> Question:
    """A standard question with its blanks filled, or the question of a YAML file. Raises ForecastError for one that cannot be asked."""
    opened_at = datetime.now(UTC)
    if which.endswith(OWN):
        return read_question(Path(which), by=by, zone=zone, cutoff=cutoff, opened_at=opened_at)
    form = template(which)
    words: dict[str, str] = {}
    sides: tuple[str, ...] = ()
    because = None
    if about and form.drafted_from == "leader":
        person = actor_named(material, about)
        sides, words["who"] = (person,), actors_by_id(material.evidence)[person].name
    elif about:
        words["what"] = about
    if form.drafted_from in ("fighting", "threat"):
        sides, because = _two(form.drafted_from, material, between)
        actors = actors_by_id(material.evidence)
        words |= dict(zip("ab", (actors[side].name for side in sides), strict=False))
    return ask(
        which, words, by=by, zone=zone, cutoff=cutoff, opened_at=opened_at, sides=sides, days=days, because=because
    )


def _two(drafted_from: str, material: Known, between: str | None) -> tuple[tuple[str, ...], str | None]:
    """The sides of a question, and the item that names them. Of a threat, who threatens comes first; nobody if no report tells of them."""
    if drafted_from == "threat":
        if between:
            return named_in_order(material, between), None
        threat = next(threats(material.evidence), None)
        return (threat[:2], threat[2]) if threat else ((), None)
    pair = sides_named(material, between) if between else told_sides(material)
    if pair is None:
        return (), None
    return (pair.a, pair.b), pair.because[0].item if pair.because else None


def forecast_of(
    question: Question,
    material: Known,
    statistics: Statistics,
    *,
    as_of: datetime | None = None,
    given: Mapping[str, str] | None = None,
    classes: Sequence[str] = (),
    voices: Sequence[str] = (),
    settle: str | None = None,
) -> Forecast:
    """suasion's own forecast. Raises NoBaseRate where it has none to offer."""
    return answer(
        question,
        statistics,
        at=now(),
        as_of=utc(as_of) if as_of else None,
        features=features_for(question, material, given or {}),
        given_classes=classes,
        given_voices=voices,
        given_settle=settle,
    )


def for_page(
    evidence: Evidence, reports: Sequence[Report], as_of: str, sides: tuple[str, str] | None = None
) -> list[tuple[Question, Forecast]]:
    """The standard questions about the fighting that the reports tell of, a year ahead, each with suasion's forecast; none if nobody fights.

    ``sides``: between whom, if that is known; else the two between whom most is told.

    Nothing is taken from the clock: the same reports and day give the same records.
    """
    cutoff = moment(as_of)
    material = up_to(evidence.documents, reports, cutoff.date())
    found: list[tuple[Question, Forecast]] = []
    pair = (facing(material.evidence, *sides) if sides else None) or told_sides(material)
    if pair is None or not pair.fought:
        return found
    deadline = months_later(cutoff.date(), DRAFT_MONTHS).isoformat()
    for name in PAGE_QUESTIONS:
        question = ask(
            name,
            {"a": pair.a_name, "b": pair.b_name},
            by=deadline,
            zone="UTC",
            cutoff=cutoff,
            opened_at=cutoff,
            sides=(pair.a, pair.b),
        )
        features = features_for(question, material, {})
        found.append((question, answer(question, load(), at=utc(cutoff), features=features)))
    return found


def statistics_of(path: Path | None) -> Statistics:
    """Those of a file, or those that suasion ships."""
    return load(path or SHIPPED)
