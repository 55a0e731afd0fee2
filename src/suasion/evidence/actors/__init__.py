"""Who acts, speaks and is acted on in a report: ``find_actors``, and over several reports ``link_actors``.

The steps, one module each: the page (text, known names), names, persons (spotting, titled, people), bodies of states,
organisations, short names (abbreviations), names that their noun introduces (called), what is only implied, who is around a person
(entourages, counterparts), whose a person is (homes), people who are only described (groups, speakers, phrases), mentions, references.
"""

from __future__ import annotations

from suasion.evidence.actors.abbreviations import merge_abbreviations
from suasion.evidence.actors.bodies import BodyPhrase, add_bodies, body_phrases
from suasion.evidence.actors.called import add_called
from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.counterparts import add_counterparts
from suasion.evidence.actors.entourages import add_entourages
from suasion.evidence.actors.groups import add_groups
from suasion.evidence.actors.homes import add_homes
from suasion.evidence.actors.implied import add_implied
from suasion.evidence.actors.index import ActorIndex
from suasion.evidence.actors.link import link_actors
from suasion.evidence.actors.mentions import find_mentions
from suasion.evidence.actors.names import clean_entities
from suasion.evidence.actors.organisations import add_found, add_known
from suasion.evidence.actors.page import prepare
from suasion.evidence.actors.people import add_persons
from suasion.evidence.actors.phrases import add_phrases
from suasion.evidence.actors.references import references
from suasion.evidence.actors.speakers import add_speakers
from suasion.evidence.actors.spotting import persons
from suasion.evidence.belonging import APART
from suasion.evidence.gazetteer import year_of
from suasion.evidence.model import Actor
from suasion.language.model import Analysis
from suasion.record import Span
from suasion.reports.model import Report

__all__ = ["ActorIndex", "find_actors", "link_actors"]


def find_actors(report: Report, analysis: Analysis) -> ActorIndex:
    """The actors of the kept blocks of ``report``, in order of first mention, and where each is named or meant."""
    page = prepare(report, analysis)
    page.names = clean_entities(page)
    cast = Cast(year_of(report.date.value))
    people = persons(page)
    inside_title = {p for person in people for t in person.titles for p in range(t.start, t.end)}
    inside_name = {p for person in people for p in range(person.start, person.end)}
    phrases = list(body_phrases(page, inside_title | inside_name))
    owned = {page.lower[slice(*p.noun)] for p in phrases if any(o.kind != "organisation" for o in p.owners)}
    add_known(page, cast, inside_title, inside_name | _noun_offsets(phrases), owned)
    add_persons(page, cast, people)
    add_bodies(page, cast, phrases)
    taken = {p for d in cast.drafts.values() for s, e in d.extents for p in range(s, e) if d.type != "state"}
    add_found(page, cast, taken | inside_title | inside_name)
    merge_abbreviations(page, cast)
    add_called(page, cast)
    add_implied(page, cast, phrases, people)
    add_entourages(page, cast)
    add_counterparts(page, cast)
    add_homes(page, cast)
    add_groups(page, cast)
    add_speakers(page, cast)
    add_phrases(page, cast)
    drafts = _kept(cast)
    mentions = find_mentions(page, drafts)
    spans = [(s, e, d.id, d.confidence) for d in drafts for s, e in d.extents]
    spans += [(s, e, actor, cast.drafts[actor].confidence) for actor, found in mentions.items() for s, e in found]
    spans += references(page, cast, mentions)
    ids = {d.id for d in drafts}
    for draft in drafts:
        # "Thai and Lao officials": the alias stands nowhere in one piece, the phrase does
        mentions[draft.id] = mentions[draft.id] or sorted(draft.extents)[:1]
    return ActorIndex([_actor(d, mentions[d.id], ids) for d in drafts], spans)


def _noun_offsets(phrases: list[BodyPhrase]) -> set[int]:
    """Where the heads of bodies stand: "Moldova's Security Council" is not the UN's."""
    return {p for phrase in phrases if phrase.owners for p in range(*phrase.noun)}


def _kept(cast: Cast) -> list[Draft]:
    """The drafts that are actors: not a state that is only the place of something."""
    drafts = [d for d in cast.drafts.values() if d.extents and not (d.type == "state" and d.place_only)]
    return sorted(drafts, key=lambda d: (min(d.extents), d.id))


def _actor(draft: Draft, mentions: list[tuple[int, int]], ids: set[str]) -> Actor:
    parents = [p for p in draft.parents if p in ids and p != draft.id]
    affiliation = parents[0] if parents else None
    if affiliation is None and draft.rule != APART and draft.country in ids and draft.country != draft.id:
        affiliation = draft.country
    names = draft.descriptions | draft.names
    return Actor(
        id=draft.id,
        name=draft.name,
        type=draft.type,
        country=draft.country,
        sector=draft.sector,
        affiliation=affiliation,
        roles=tuple(draft.roles.values()),
        aliases=tuple(sorted(names, key=lambda n: names[n])),
        mentions=tuple(Span(start=s, end=e) for s, e in mentions),
        confidence=round(draft.confidence, 3),
        rule=draft.rule,
    )
