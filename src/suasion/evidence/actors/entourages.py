"""Who speaks and acts around a person: "Lapid's office", "Kabila's camp", "his aides", "the governor's office".

1. A noun of ``vocab/entourages.yaml`` whose possessive is a person of the report (by name, by title, by "his"), or an office-holder's title.
2. It speaks, acts or is acted on. "In his office" is a room.
3. It belongs to the person, or to the state of the office.
"""

from __future__ import annotations

import re
from functools import cache

from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.page import Page, Phrases, words_of
from suasion.evidence.actors.possessors import nearest_state, person_before
from suasion.evidence.actors.titled import title_phrases
from suasion.evidence.gazetteer import slug
from suasion.evidence.model import ActorType
from suasion.language.model import Token
from suasion.vocab import load

ENTOURAGE = "who is around a person"
SURE = 0.7  # confidence
_HIS = re.compile(r"\b(?:his|her) $")
_THE = re.compile(r"\bthe ((?:[a-z-]+ )?)$")
_SAID_BY = re.compile(r"\b(?:according to|by|from) (?:[\w' -]{1,60} )?$")
_POSSESSIVE = re.compile(r"'s? $")


@cache
def _nouns() -> Phrases:
    return Phrases({noun: kind for kind, words in load("entourages")["nouns"].items() for noun in words})


def add_entourages(page: Page, cast: Cast) -> None:
    """A draft for each that no draft has claimed, outside of headings."""
    taken = {
        p for d in cast.drafts.values() if d.type not in ("person", "state") for s, e in d.extents for p in range(s, e)
    }
    for start, end in page.sentences:
        if page.is_heading(start):
            continue
        for s, e, kind in _nouns().find(page.lower, start, end):
            token = page.tokens.get(s)
            if s not in taken and token is not None and _plays_a_part(page, token):
                _add(page, cast, s, e, kind, start)


def _add(page: Page, cast: Cast, s: int, e: int, kind: ActorType, floor: int) -> None:
    noun = page.lower[s:e]
    his = _HIS.search(page.lower, floor, s) if noun in words_of("entourages", "his") else None
    if his:
        left, person = his.start(), person_before(page, cast, his.start())
        whose = person.name if person else ""
    elif match := _POSSESSIVE.search(page.folded, floor, s):
        left, person = _owner(page, cast, match.start(), floor)
        whose = page.text[left : match.start()]
    else:
        return
    if not whose:
        return
    name = f"{whose}'s {noun}"
    country = person.country if person else nearest_state(page, s)
    parents = [x for x in (person.id if person else None, country) if x]
    sector = load("sectors")["by_type"].get(kind)
    draft = cast.add(Draft(slug(name), name, kind, country, sector, parents, confidence=SURE, rule=ENTOURAGE))
    draft.seen(page.text, left, e, name=not his)
    if person:
        draft.descriptions.setdefault(f"{person.name.split()[-1]}'s {noun}", s)


def _owner(page: Page, cast: Cast, end: int, floor: int) -> tuple[int, Draft | None]:
    """Where the name or title before the possessive begins, and the person; only a title's holder may be unknown."""
    named = [(a, d) for d in cast.of_type("person") for a, b in d.extents if b == end and a >= floor]
    if named:
        return min(named, key=lambda x: x[0])
    for a, b, _ in title_phrases().find(page.lower, floor, end):
        if b == end and (the := _THE.search(page.lower, floor, a)):
            return the.start(1), None
    return end, None


def _plays_a_part(page: Page, token: Token) -> bool:
    """Whether it is a subject, an object or an agent, or whom something is "according to"."""
    if token.deprel in words_of("entourages", "roles"):
        return True
    return token.deprel.startswith(("obl", "nmod")) and bool(
        _SAID_BY.search(page.lower, page.sentence(token.start)[0], token.start)
    )
