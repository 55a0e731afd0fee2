"""What a case tells up to a day: reports that came later are set aside, so that no forecast knows the future."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from suasion.case.days import bounds
from suasion.case.ledger import Case
from suasion.case.merge import gather
from suasion.errors import ForecastError
from suasion.evidence.model import Document, Evidence
from suasion.forecast.features.collect import NAMES, collect
from suasion.forecast.features.feature import Feature
from suasion.forecast.features.onset import onset
from suasion.forecast.features.sides import Sides, actors_by_id, between, opposed
from suasion.forecast.features.tenure import tenure
from suasion.forecast.questions.question import Question
from suasion.forecast.questions.templates import templates
from suasion.reports.model import Report


@dataclass(frozen=True, slots=True)
class Known:
    """The evidence and reports of a case up to ``cutoff``. ``later``: how many reports were set aside; ``undated``: how many have no
    date and are kept, since nobody can say that they came later.
    """

    evidence: Evidence
    reports: tuple[Report, ...]
    cutoff: date
    later: int
    undated: int


def known(case: Case, cutoff: date) -> Known:
    """1. A report whose first possible day is after the cut-off is set aside. 2. The rest is linked anew, without it."""
    return up_to(case.documents(), case.reports(), cutoff)


def up_to(documents: Sequence[Document], reports: Sequence[Report], cutoff: date) -> Known:
    """The same of documents and reports that stand in no case."""
    late = {r.id for r in reports if (days := bounds(r.date.value)) and days[0] > cutoff}
    return Known(
        evidence=gather(tuple(d for d in documents if d.doc_id not in late)),
        reports=tuple(r for r in reports if r.id not in late),
        cutoff=cutoff,
        later=len(late),
        undated=sum(bounds(r.date.value) is None for r in reports),
    )


def told_sides(material: Known) -> Sides | None:
    """The two sides that the reports tell of.

    1. Those between whom they tell assaults, or else threats. 2. Where they date the beginning of a war, but tell of no assault: an armed group
    and the state that it belongs to, the group that is named most. ``fought`` is set for both, and for threats in a war so dated.
    """
    pair = opposed(material.evidence)
    if pair and pair.fought:
        return pair
    begun = onset(material.reports, material.cutoff)
    if begun is None:
        return pair
    if pair is None:
        groups = _armed_groups(material.evidence)
        if not groups:
            return None
        group, state = groups[0]
        pair = between(group, state, actors=actors_by_id(material.evidence), because=begun[1])
    return pair.model_copy(update={"fought": True})


def _armed_groups(evidence: Evidence) -> list[tuple[str, str]]:
    """Armed groups and their states, those named most first."""
    actors = actors_by_id(evidence)
    named = Counter(actor.id for document in evidence.documents for actor in document.actors for _ in actor.mentions)
    found = [
        (actor.id, actor.country)
        for actor in actors.values()
        if actor.type == "armed_group" and actor.country and actor.country in actors
    ]
    return sorted(found, key=lambda pair: (-named[pair[0]], pair))


def sides_named(material: Known, text: str) -> Sides:
    """Two actors of the case by id, name or alias, separated by a comma. Raises ForecastError for anything else."""
    one, two = named_in_order(material, text)
    return between(one, two, actors=actors_by_id(material.evidence)).model_copy(update={"fought": True})


def named_in_order(material: Known, text: str) -> tuple[str, str]:
    """Their ids, in the order in which they are named."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if len(names) != 2:
        raise ForecastError(f"{text!r} names {len(names)} sides", mend="Name two: --between 'Ukraine, Russia'")
    one, two = (actor_named(material, name) for name in names)
    if one == two:
        raise ForecastError(f"{names[0]!r} and {names[1]!r} are the same", mend="Name two sides")
    return one, two


def actor_named(material: Known, name: str) -> str:
    """The id of an actor."""
    low = name.casefold()
    for actor in actors_by_id(material.evidence).values():
        if low in (actor.id.casefold(), actor.name.casefold(), *(alias.casefold() for alias in actor.aliases)):
            return actor.id
    raise ForecastError(f"no actor of this case is called {name!r}", mend="`suasion show actors` lists them")


def features_for(question: Question, material: Known, given: Mapping[str, str]) -> tuple[Feature, ...]:
    """What bears on this question. Raises ForecastError for a feature that is given and does not."""
    form = templates().get(question.template or "")
    if form and form.drafted_from == "fighting" and len(question.sides) == 2:
        told = told_sides(material)
        sides = between(*question.sides, actors=actors_by_id(material.evidence))
        if told and {told.a, told.b} == {sides.a, sides.b}:
            sides = told  # with the sentences that tell of them
        return collect(material.evidence, material.reports, sides, material.cutoff, given)
    if form and form.drafted_from == "leader" and question.sides:
        found = tenure(material.evidence, question.sides[0], material.cutoff)
        if "months" in given:
            found = found.model_copy(update=_months_given(given["months"]))
        _only(given, "months")
        return (found,)
    _only(given)
    return ()


def _months_given(text: str) -> dict[str, object]:
    try:
        months = float(text)
    except ValueError as error:
        raise ForecastError(f"months: {text!r} is not a number", mend="Months in office") from error
    return {"value": months, "said": f"{months:g} months in office", "basis": "given", "because": ()}


def _only(given: Mapping[str, str], *names: str) -> None:
    if unknown := [name for name in given if name not in names]:
        fitting = ", ".join(names or ("none",))
        raise ForecastError(
            f"the feature {unknown[0]!r} does not bear on this question",
            mend=f"Fitting ones: {fitting}; of questions about fighting: {', '.join(NAMES)}",
        )
