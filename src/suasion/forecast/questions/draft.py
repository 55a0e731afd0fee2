"""Questions that a case makes worth asking: about its fighting, its appointments, its leaders, its threats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from suasion.case.days import bounds
from suasion.errors import ForecastError
from suasion.evidence.model import Evidence
from suasion.forecast.features.sides import Sides, actors_by_id, side_of
from suasion.forecast.questions.question import Question
from suasion.forecast.questions.templates import ask, templates
from suasion.vocab import load

CALLED_OFF = frozenset({"cancelled", "canceled"})

LONGEST_WHAT = 90
"""Characters of an appointment's name in a question: a line."""

THREATENED = ("threatened",)


def draft(
    evidence: Evidence, *, by: str, zone: str, cutoff: datetime, opened_at: datetime, sides: Sides | None = None
) -> list[Question]:
    """All of them, without those that cannot be asked any more. ``sides``: the two that face each other, if any do."""
    found: dict[str, Question] = {}
    for name, words, ids, item, deadline in _wanted(evidence, sides, by, cutoff.date()):
        try:
            question = ask(
                name, words, by=deadline, zone=zone, cutoff=cutoff, opened_at=opened_at, sides=ids, because=item
            )
        except ForecastError:  # its day has come
            continue
        found.setdefault(question.id, question)
    return list(found.values())


Wanted = Iterator[tuple[str, dict[str, str], tuple[str, ...], str | None, str]]


def _wanted(evidence: Evidence, pair: Sides | None, by: str, today: date) -> Wanted:
    if pair and pair.fought:
        words = {"a": pair.a_name, "b": pair.b_name}
        for name, form in templates().items():
            if form.drafted_from == "fighting":
                yield name, words, (pair.a, pair.b), pair.because[0].item if pair.because else None, by
    yield from _appointments(evidence, today)
    yield from _threats(evidence, by)
    if pair:
        yield from _leaders(evidence, pair, by)


def _appointments(evidence: Evidence, today: date) -> Wanted:
    for document in evidence.documents:
        for item in document.scheduled:
            days = bounds(item.date)
            if days and days[0] > today and item.status not in CALLED_OFF:
                what = " ".join(item.what.split()).rstrip(".")
                short = what if len(what) <= LONGEST_WHAT else what[: LONGEST_WHAT - 1].rsplit(" ", 1)[0] + "…"
                yield "meeting", {"what": short}, item.who, item.id, days[1].isoformat()


def _leaders(evidence: Evidence, pair: Sides, by: str) -> Wanted:
    titles = set(load("questions")["leaders"])
    for actor in evidence.actors:
        leads = any(role.of in (pair.a, pair.b) and role.title.lower() in titles for role in actor.roles)
        if actor.type == "person" and leads:
            yield "leader_leaves", {"who": actor.name}, (actor.id,), None, by


def _threats(evidence: Evidence, by: str) -> Wanted:
    actors = actors_by_id(evidence)
    for one, two, lever in threats(evidence):
        yield "sanction_comes", {"a": actors[one].name, "b": actors[two].name}, (one, two), lever, by


def threats(evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    """Who threatens whom with sanctions, and the id of the lever that says so, in the order of the reports."""
    actors = actors_by_id(evidence)
    for document in evidence.documents:
        for lever in document.levers:
            if lever.kind != "sanctions" or lever.status not in THREATENED:
                continue
            for holder in lever.holder:
                for over in lever.over:
                    one, two = side_of(holder, actors), side_of(over, actors)
                    if one != two and one in actors and two in actors:
                        yield one, two, lever.id
