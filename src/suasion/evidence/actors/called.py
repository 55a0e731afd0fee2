"""Names that a report introduces by what they name: "the frigate Kemal", "the portal Vesti", "rebel group M12".

1. A noun of ``vocab/called.yaml`` and the capitalised words that follow it; of a ship also a navy's prefix ("HMS Diamond").
2. The noun tells the type. Ships are called by noun and name, all others by the name alone.
3. Nothing is made of a name that the vocabularies know, of a title ("party | Secretary"), or of a name that another rule has claimed.
4. So does a noun in apposition ("Almira, Chad's largest bank, ..."), also of a single name that the language model took for a person's.
5. "This newspaper" is the one that prints the report.
6. It belongs to the state whose adjective or name stands before the noun, or whose navy the prefix tells.
"""

from __future__ import annotations

import re
from functools import cache

from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.names import is_common
from suasion.evidence.actors.page import Page
from suasion.evidence.actors.people import FOUND
from suasion.evidence.gazetteer import gazetteer, slug
from suasion.evidence.model import ActorType
from suasion.vocab import load

CALLED = "named after what it is"
SURE = 0.7  # confidence
SHIPS = ("military", "other")
"""The types of which only ships are called so here."""
_NAME = r"[^\W\d_a-z][\w'-]+(?: (?:of |for |i |e |y |al-)?(?:[A-Z]\.|[^\W\d_a-z][\w'-]+|\d+))*"


@cache
def _kinds() -> dict[str, ActorType]:
    return {noun: kind for kind, nouns in load("called")["nouns"].items() for noun in nouns}


@cache
def _christened() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, sorted(_kinds(), key=len, reverse=True)))
    return re.compile(rf"\b(?P<noun>{nouns}) (?P<name>{_NAME})")


@cache
def _prefixed() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<noun>{'|'.join(load('called')['prefixes'])}) (?P<name>{_NAME})")


def add_called(page: Page, cast: Cast) -> None:
    """Drafts for all names that their noun introduces or explains, outside of headings."""
    _add_apposed(page, cast)
    _add_itself(page, cast)
    taken = {p for d in cast.drafts.values() for s, e in d.extents for p in range(s, e)}
    for start, end in page.sentences:
        if page.is_heading(start):
            continue
        for match in _christened().finditer(page.folded, start, end):
            at = match.start("name")
            if page.starting.get(at) is None and at not in taken and not is_common(match.group("name").split()[0]):
                owner = page.owner_before(match.start("noun"), start)
                country = gazetteer().entries[owner.id].country if owner else None
                _add(page, cast, match, _kinds()[match.group("noun")], country)
        for match in _prefixed().finditer(page.folded, start, end):
            if match.start("name") not in taken:
                _add(page, cast, match, "military", load("called")["prefixes"][match.group("noun")])


def _add_itself(page: Page, cast: Cast) -> None:
    for match in _itself().finditer(page.lower):
        draft = cast.add(Draft(slug(match.group()), match.group(), "media", None, "MED", confidence=SURE, rule=CALLED))
        draft.seen(page.text, *match.span())


@cache
def _itself() -> re.Pattern[str]:
    return re.compile(rf"\bthis (?:{'|'.join(load('called')['itself'])})\b")


def _add_apposed(page: Page, cast: Cast) -> None:
    """Names that a noun behind a comma explains."""
    apposed = {noun: kind for kind, nouns in load("called")["apposed"].items() for noun in nouns}
    for s in page.trees:
        if page.is_heading(s.start):
            continue
        for i, t in enumerate(s.tokens):
            kind = apposed.get(s.lemmas[i]) if t.upos == "NOUN" and t.deprel == "appos" and t.head >= 0 else None
            if kind is None:
                continue
            name = s.tokens[t.head]
            known = next((d for d in cast.drafts.values() if any(a <= name.start < b for a, b in d.extents)), None)
            if name.upos != "PROPN" or name.start in page.starting or t.head > i:
                continue
            if known is not None and known.rule == FOUND and " " not in known.name and not known.roles:
                known.type, known.rule, known.sector = kind, CALLED, load("sectors")["by_type"].get(kind)
            elif known is None and not is_common(name.text) and name.text[0].isupper():
                match = re.compile(rf"(?P<noun>)(?P<name>{_NAME})").match(page.folded, name.start)
                if match:
                    _add(page, cast, match, kind, None)


def _add(page: Page, cast: Cast, match: re.Match[str], kind: ActorType, country: str | None) -> None:
    name, whole = (" ".join(page.text[slice(*match.span(g))].split()).removesuffix("'s") for g in ("name", 0))
    display = whole if kind in SHIPS else name
    sector = load("sectors")["by_type"].get(kind)
    draft = cast.add(
        Draft(slug(display), display, kind, country, sector, [country] if country else [], confidence=SURE, rule=CALLED)
    )
    draft.seen(page.text, match.start() if kind in SHIPS else match.start("name"), match.end())
    draft.names.setdefault(name, match.start("name"))
