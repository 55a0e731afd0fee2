"""Whether somebody mediates, and how: by good offices, by proposals, or by carrots and sticks of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from suasion.evidence.model import Actor, Document, Event, Evidence, Item, Lever
from suasion.evidence.naming import with_article
from suasion.forecast.features.feature import Feature, quoted
from suasion.forecast.features.sides import COLLECTIVES, Sides, actors_by_id, acts, side_of
from suasion.forecast.tables.icb import Style
from suasion.vocab import load

MEDIATES = "third-party"
"""The mode of a consultation in which a third party brings two others together."""

UNSURE = frozenset({"hedged", "speculative", "denied"})
"""An act inside a claim of this certainty is somebody's guess, not news."""

MOVED = frozenset({"used", "threatened"})
"""A lever that a mediator only holds is no manipulation yet."""

UNDER_WAY = "under way"
"""The status of a track on which somebody mediates already."""

ASKED = "REQUEST"

PARTISAN = frozenset({"arms", "military"})
"""Kinds of levers whose holder takes part."""

Told = list[tuple[Document, Item]]


def mediation(evidence: Evidence, sides: Sides) -> tuple[Feature, Feature]:
    """The features ``style`` (none, facilitation, formulation, manipulation) and ``mediator`` (the id of the third side, or None).

    1. Acts of mediating by a third side that happened, outside what somebody only guesses, are mediation under way. 2. Its style is the
    most active one that the reports show: levers over a side that the mediator uses or threatens (manipulation), proposals of its own
    (formulation), else facilitation. 3. Without any, the style is none, and the mediator is the third side that is most asked, expected or
    able to mediate.
    """
    actors = actors_by_id(evidence)
    under_way = list(_mediating(evidence, sides, actors, happened=True))
    if under_way:
        mediator = Counter(who for who, _, _ in under_way).most_common(1)[0][0]
        style, shown = _style(evidence, sides, mediator, actors)
        own: Told = [(document, item) for who, document, item in under_way if who == mediator]
        name = with_article(actors[mediator].name, actors[mediator].type)
        return (
            Feature(
                name="style",
                value=style,
                said=SAID[style].format(who=name[:1].upper() + name[1:]),
                basis="reports",
                because=quoted([*own, *shown]),
            ),
            Feature(
                name="mediator",
                value=mediator,
                label=name,
                said=f"{name[:1].upper()}{name[1:]} mediates",
                basis="reports",
                because=quoted(own),
            ),
        )
    none: Style = "none"
    style_now = Feature(
        name="style", value=none, said="no report tells of mediation that is under way", basis="not said"
    )
    asked = [*_mediating(evidence, sides, actors, happened=False), *_asked(evidence, sides, actors)]
    able = list(_levers(evidence, sides, actors))
    likely = [*asked, *able]
    if not likely:
        return style_now, Feature(
            name="mediator", value=None, said="no report names a possible mediator", basis="not said"
        )
    # One that is asked or expected to mediate goes before one that only could.
    times, holds = Counter(who for who, _, _ in asked), Counter(who for who, _, _ in able)
    most = min({who for who, _, _ in likely}, key=lambda who: (-times[who], -holds[who], who))
    name = with_article(actors[most].name, actors[most].type)
    said = f"{name[:1].upper()}{name[1:]} is the third party most asked, expected or able to mediate"
    because = quoted((document, item) for who, document, item in likely if who == most)
    return style_now, Feature(name="mediator", value=most, label=name, said=said, basis="reports", because=because)


SAID: dict[Style, str] = {
    "facilitation": "{who} mediates by good offices",
    "formulation": "{who} mediates with proposals of its own",
    "manipulation": "{who} mediates with carrots and sticks of its own",
}

Found = Iterator[tuple[str, Document, Item]]


def _mediating(evidence: Evidence, sides: Sides, actors: Mapping[str, Actor], *, happened: bool) -> Found:
    """Acts of mediating by a third side, and tracks on which it does. ``happened`` False: those to come, and those that somebody only
    guesses."""
    for document, event in (*acts(evidence), *acts(evidence, happened=False)):
        if not (_mediates(event) and any(sides.has(side_of(a, actors)) for a in (*event.source, *event.target))):
            continue
        real = event.status in ("happened", "ongoing") and not _guessed(document, event)
        if real is happened:
            yield from ((who, document, event) for who in _thirds(event.source, sides, actors))
    for document in evidence.documents:
        for track in document.tracks:
            others = [side_of(a, actors) for a in track.participants if a not in track.mediators]
            told = not others or any(sides.has(side) for side in others)
            real = track.status == UNDER_WAY and not _guessed(document, track)
            if told and real is happened:
                yield from ((who, document, track) for who in _thirds(track.mediators, sides, actors))


def _mediates(event: Event) -> bool:
    """By its mode, or by the word at its heart."""
    if event.mode == MEDIATES:
        return True
    at = event.predicate
    heart = event.quote[at.start - event.start : at.end - event.start] if at else ""
    return bool(_words("mediating").search(heart))


def _asked(evidence: Evidence, sides: Sides, actors: Mapping[str, Actor]) -> Found:
    """Third sides that one of the two asks for something."""
    for document, event in acts(evidence, ASKED):
        if any(sides.has(side_of(actor, actors)) for actor in event.source):
            yield from ((who, document, event) for who in _thirds(event.target, sides, actors))


def _levers(evidence: Evidence, sides: Sides, actors: Mapping[str, Actor]) -> Found:
    """Third sides that hold something over one of the two; not by arms, which make one a party to the fight."""
    for document in evidence.documents:
        for lever in document.levers:
            if lever.kind not in PARTISAN and _over_a_side(lever, sides, actors):
                yield from ((who, document, lever) for who in _thirds(lever.holder, sides, actors))


def _thirds(ids: tuple[str, ...], sides: Sides, actors: Mapping[str, Actor]) -> list[str]:
    """Their sides, without the two that fight and without crowds."""
    found = dict.fromkeys(side_of(actor, actors) for actor in ids)
    able = COLLECTIVES - {"io"}  # the United Nations may mediate; "the West" may not
    return [side for side in found if not sides.has(side) and side in actors and actors[side].type not in able]


def _over_a_side(lever: Lever, sides: Sides, actors: Mapping[str, Actor]) -> bool:
    return any(sides.has(side_of(actor, actors)) for actor in lever.over)


def _guessed(document: Document, item: Item) -> bool:
    return any(c.certainty in UNSURE and c.start <= item.start and item.end <= c.end for c in document.claims)


def _style(evidence: Evidence, sides: Sides, mediator: str, actors: Mapping[str, Actor]) -> tuple[Style, Told]:
    moved: Told = []
    proposed: Told = []
    for document in evidence.documents:
        for lever in document.levers:
            holds = mediator in {side_of(actor, actors) for actor in lever.holder}
            if (
                holds
                and lever.status in MOVED
                and lever.polarity in ("carrot", "stick")
                and _over_a_side(lever, sides, actors)
            ):
                moved.append((document, lever))
        for track in document.tracks:
            takes_part = mediator in {side_of(actor, actors) for actor in track.participants}
            if takes_part and _words("formulation").search(track.name):
                proposed.append((document, track))
    if moved:
        return "manipulation", moved
    return ("formulation", proposed) if proposed else ("facilitation", [])


@cache
def _words(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("forecast")[name])
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE)
