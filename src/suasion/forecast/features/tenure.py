"""How long a person has been in office, from the reports or from the vocabulary of offices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from suasion.case.days import bounds
from suasion.evidence.model import Actor, Evidence
from suasion.forecast.features.feature import Feature
from suasion.forecast.features.sides import actors_by_id
from suasion.forecast.panels.instance import months_between, spoken_months
from suasion.vocab import load


def tenure(evidence: Evidence, person: str, cutoff: date) -> Feature:
    """``months`` in the office that the person leads a state by; of several terms the one that began first, if they join up."""
    actor = actors_by_id(evidence).get(person)
    terms = sorted(_terms(actor, cutoff)) if actor else []
    if actor is None or not terms:
        said = "since when the person is in office is not known, so that all tenures are shown"
        return Feature(name="months", value=None, said=said, basis="not said")
    months = months_between(terms[0], cutoff)
    said = f"{actor.name} has been in office for {spoken_months(months)}, since {terms[0]:%B} {terms[0].year}"
    return Feature(name="months", value=round(months, 1), said=said, basis="reports")


def _terms(actor: Actor, cutoff: date) -> Iterator[date]:
    """First days of terms that run on the cut-off."""
    titles = set(load("questions")["leaders"])
    known = [(r.title, r.since, r.until) for r in actor.roles]
    known += [
        (term["title"], term["since"], term["until"])
        for term in load("offices")["terms"]
        if term["name"] in (actor.name, *actor.aliases)
    ]
    for title, since, until in known:
        first, last = bounds(since), bounds(until)
        if title.lower() in titles and first and first[0] <= cutoff and (last is None or last[1] >= cutoff):
            yield first[0]
