"""Who fights whom, and for which side each actor stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from suasion.evidence.model import Actor, Document, Event, Evidence, Item
from suasion.forecast.features.feature import Because, quoted
from suasion.record import Record

FOUGHT = ("ASSAULT",)
PRESSED = ("COERCE", "MOBILIZE", "THREATEN")
"""Where no report tells of an assault, these tell who faces whom."""

LONGEST_CHAIN = 5
"""Steps from a body to its state at most: a guard against affiliations that run in a circle."""

INFERRED = "inferred"
"""In the rule of an act: a party that its words do not name. Two in three such guesses are wrong (docs/decisions.md, 13)."""
LEAST_INFERRED = 2
"""So one alone makes no war; two that agree do."""

COLLECTIVES = frozenset({"io", "coalition", "media", "people", "ngo", "company", "other"})
"""Kinds of actors that fight no war of their own in the public tables."""


class Sides(Record):
    """Two sides, by id and name. ``interstate``: both are states; ``fought``: the reports tell of assaults between them."""

    a: str
    b: str
    a_name: str
    b_name: str
    interstate: bool
    fought: bool = False
    because: tuple[Because, ...] = ()

    def has(self, side: str | None) -> bool:
        """Whether it is one of the two."""
        return side in (self.a, self.b)


def actors_by_id(evidence: Evidence) -> dict[str, Actor]:
    """Every actor of the evidence; those merged over the reports first."""
    known = {a.id: a for document in evidence.documents for a in document.actors}
    return known | {a.id: a for a in evidence.actors}


def side_of(actor: str, actors: Mapping[str, Actor]) -> str:
    """The state that an actor belongs to or speaks for, or the actor itself where it has none (an armed group)."""
    for _ in range(LONGEST_CHAIN):
        known = actors.get(actor)
        if known is None or known.type == "state" or known.type == "armed_group":
            return actor
        above = known.affiliation or known.country
        if above is None or above == actor or above not in actors:
            return actor
        actor = above
    return actor


def acts(evidence: Evidence, *kinds: str, happened: bool = True) -> Iterator[tuple[Document, Event]]:
    """The acts of these types, told once each; ``happened`` False: those that did not happen (yet)."""
    for document in evidence.documents:
        for event in document.events if happened else document.other_acts:
            if (not kinds or event.type in kinds) and event.same_as is None:
                yield document, event


def sides_of(event: Event, actors: Mapping[str, Actor]) -> set[tuple[str, str]]:
    """The pairs (from, to) of different sides of an act."""
    return {
        (one, two)
        for s in event.source
        for t in event.target
        if (one := side_of(s, actors)) != (two := side_of(t, actors))
    }


def opposed(evidence: Evidence) -> Sides | None:
    """The two sides between which most assaults are told (or else most threats), None if there are none.

    Where two pairs are told of equally often, the one that strikes both ways is taken, then the first by name.
    """
    actors = actors_by_id(evidence)
    for kinds in (FOUGHT, PRESSED):
        told: dict[frozenset[str], list[tuple[Document, Item]]] = defaultdict(list)
        ways: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
        for document, event in acts(evidence, *kinds):
            for one, two in sides_of(event, actors):
                if any(side not in actors or actors[side].type in COLLECTIVES for side in (one, two)):
                    continue
                told[frozenset((one, two))].append((document, event))
                ways[frozenset((one, two))][one] += 1
        told = {pair: found for pair, found in told.items() if _sure(found)}
        if told:
            best = min(told, key=lambda pair: (-len(told[pair]), -len(ways[pair]), sorted(pair)))
            found = between(*sorted(best), actors=actors, because=quoted(told[best]))
            return found.model_copy(update={"fought": kinds == FOUGHT})
    return None


def facing(evidence: Evidence, a: str, b: str) -> Sides | None:
    """Two sides that are known already (from a question, or a system): None if the evidence knows one of them not at all.

    They fight if the reports tell of assaults by or on either of them.
    """
    actors = actors_by_id(evidence)
    if a not in actors or b not in actors:
        return None
    struck: list[tuple[Document, Item]] = []
    between_them: list[tuple[Document, Item]] = []
    for document, event in acts(evidence, *FOUGHT):
        pairs = [{one, two} for one, two in sides_of(event, actors)]
        struck += [(document, event)] if any(pair & {a, b} for pair in pairs) else []
        between_them += [(document, event)] if {a, b} in pairs else []
    found = between(a, b, actors=actors, because=quoted(between_them or struck))
    return found.model_copy(update={"fought": bool(struck) and _sure(struck)})


def _sure(found: list[tuple[Document, Item]]) -> bool:
    """Whether a pair is told of outright, or often enough by acts one of whose parties was inferred."""
    outright = any(INFERRED not in item.rule for _, item in found)
    return outright or len(found) >= LEAST_INFERRED


def between(a: str, b: str, *, actors: Mapping[str, Actor], because: tuple[Because, ...] = ()) -> Sides:
    """The two sides, in the order of their names."""
    a, b = sorted((a, b), key=lambda side: (_name(side, actors), side))
    return Sides(
        a=a,
        b=b,
        a_name=_name(a, actors),
        b_name=_name(b, actors),
        interstate=all(side in actors and actors[side].type == "state" for side in (a, b)),
        because=because,
    )


def _name(side: str, actors: Mapping[str, Actor]) -> str:
    return actors[side].name if side in actors else side
