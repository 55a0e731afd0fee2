"""FollowTheMoney entities as JSON lines, for Aleph, OpenAleph, yente and their kin.

Written by hand, because the ``followthemoney`` package needs a C++ library that has no wheel. Reports become
Articles, actors Person, PublicBody (states and their bodies), Company, Organization or LegalEntity, acts that
happened become Events; Mentions join actors to the articles, and an UnknownLink joins an actor to the one that it
belongs to or speaks for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache

from suasion.case.days import bounds, precision
from suasion.case.export.model import Built, Material
from suasion.evidence.model import Actor, Document, Event, Evidence

SCHEMATA = {
    "person": "Person", "state": "PublicBody", "government_body": "PublicBody", "military": "PublicBody",
    "legislature": "PublicBody", "judiciary": "PublicBody", "io": "Organization", "coalition": "Organization",
    "armed_group": "Organization", "party": "Organization", "company": "Company", "ngo": "Organization",
    "media": "Organization", "people": "LegalEntity", "other": "LegalEntity",
}  # fmt: skip

Entity = dict[str, object]


def build(material: Material) -> Built:
    """Actors, then for each report its article, mentions and events; each entity once."""
    lines: dict[str, Entity] = {}
    for entity in _entities(material):
        lines.setdefault(str(entity["id"]), entity)
    return Built("".join(f"{json.dumps(entity, ensure_ascii=False)}\n" for entity in lines.values()).encode())


def _entities(material: Material) -> Iterator[Entity]:
    actors = {actor.id: actor for document in material.evidence.documents for actor in document.actors}
    actors |= {actor.id: actor for actor in material.evidence.actors}
    for actor in actors.values():
        yield _actor(actor)
    for actor in actors.values():
        if actor.affiliation in actors and actor.affiliation != actor.id:
            yield _affiliation(actor, actor.affiliation)
    texts = material.texts()
    for document in material.evidence.documents:
        text = texts.get(document.doc_id)
        yield _article(document, text)
        yield from _mentions(document, text)
        for event in document.events:
            yield _event(document, event, actors, material.evidence)


def entity_id(kind: str, *parts: str) -> str:
    """The same thing has the same id in every export."""
    digest = hashlib.sha1("\x1f".join(parts).encode()).hexdigest()[:20]
    return f"suasion-{kind}-{digest}"


def _entity(key: str, schema: str, **properties: str | list[str] | None) -> Entity:
    """FollowTheMoney keeps every property as a list; empty ones are left out."""
    lists = {name: [value] if isinstance(value, str) else value for name, value in properties.items() if value}
    kept = {name: list(dict.fromkeys(v for v in values or [] if v.strip())) for name, values in lists.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _actor(actor: Actor) -> Entity:
    schema = SCHEMATA[actor.type]
    titles = [f"{role.title} of {role.of}" if role.of else role.title for role in actor.roles]
    return _entity(
        entity_id("actor", actor.id), schema, name=actor.name, alias=list(actor.aliases),
        country=_country(actor.country),
        position=titles if schema == "Person" else None, sector=None if schema == "Person" else actor.sector,
        notes=f"suasion: {actor.id}",
    )  # fmt: skip


def _affiliation(actor: Actor, other: str) -> Entity:
    return _entity(
        entity_id("link", actor.id, other), "UnknownLink", subject=entity_id("actor", actor.id),
        object=entity_id("actor", other), role=actor.roles[0].title if actor.roles else "affiliation",
    )  # fmt: skip


def _article(document: Document, text: str | None) -> Entity:
    return _entity(
        entity_id("article", document.doc_id, document.sha256), "Article", name=document.title or document.doc_id,
        title=document.title or document.doc_id,
        author=document.byline, publisher=document.outlet, sourceUrl=document.url,
        publishedAt=_date(document.date.value),
        language="eng" if document.language == "en" else None, fileName=document.file, bodyText=text,
        # SHA-1 is what the field holds
        contentHash=hashlib.sha1(text.encode()).hexdigest() if text is not None else None,
    )  # fmt: skip


def _mentions(document: Document, text: str | None) -> Iterator[Entity]:
    """One for each way in which the report names an actor."""
    article = entity_id("article", document.doc_id, document.sha256)
    for actor in document.actors:
        spans = [text[span.start : span.end] for span in actor.mentions] if text is not None else []
        for surface in dict.fromkeys(" ".join(span.split()) for span in spans or [actor.name]):
            yield _entity(
                entity_id("mention", document.doc_id, document.sha256, actor.id, surface), "Mention", document=article,
                name=surface, resolved=entity_id("actor", actor.id), detectedSchema=SCHEMATA[actor.type],
                contextCountry=_country(actor.country),
            )  # fmt: skip


def _event(document: Document, event: Event, actors: Mapping[str, Actor], evidence: Evidence) -> Entity:
    def named(keys: tuple[str, ...]) -> str:
        return ", ".join(actors[key].name if key in actors else key for key in keys)

    title = " ".join(part for part in (named(event.source), event.type, named(event.target)) if part)
    when = _date(event.date)
    days = bounds(event.date) if when is None else None
    return _entity(
        entity_id("event", document.doc_id, event.id), "Event", name=title, summary=event.quote, date=when,
        startDate=days and days[0].isoformat(), endDate=days and days[1].isoformat(), location=event.place,
        involved=[entity_id("actor", key) for key in (*event.source, *event.target) if key in actors],
        proof=entity_id("article", document.doc_id, document.sha256), sourceUrl=document.url, publisher=document.outlet,
        keywords=[tag for tag in (event.type, event.mode, *event.contexts) if tag], recordId=event.id,
        notes=f"Coded by suasion {evidence.suasion}; status: {event.status}.",
    )  # fmt: skip


def _date(value: str | None) -> str | None:
    """FollowTheMoney takes a year, a month or a day; an interval or a week goes to startDate and endDate."""
    return value if precision(value) in {"day", "month", "year"} else None


def _country(code: str | None) -> str | None:
    """ISO 3166-1 alpha-2 in lower case, where the vocabulary gives it; else our alpha-3."""
    return _alpha2().get(code, code.lower()) if code else None


@cache
def _alpha2() -> dict[str, str]:
    from suasion import vocab
    from suasion.errors import VocabularyError

    load = getattr(vocab, "load", None)
    if load is None:
        return {}
    try:
        countries = load("countries")
    except (VocabularyError, KeyError, FileNotFoundError):
        return {}
    return {entry["id"]: entry["alpha2"].lower() for entry in countries if entry.get("alpha2")}
