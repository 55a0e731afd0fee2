"""One name in two spellings inside one report.

1. Two surnames of what CODE takes for one person, or of two people with one first name, that differ by a letter or two. 2. A place of the gazetteer
that is spelt in two of its ways. 3. Two unknown places that differ by one letter. Accents, apostrophes and endings of possession do not count, nor do
spellings of which one lengthens the other ("Petrov", "Petrova").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

from suasion.evidence.gazetteer import Hit, fold, gazetteer
from suasion.evidence.model import Actor
from suasion.weigh.model import Finding, Side, finding
from suasion.weigh.texts import Text
from suasion.weigh.words import weigh_words

SHORTEST = 5
"""Letters of a surname: of shorter ones two that differ by a letter are two names."""

LONG = 8
"""Letters from which on two may differ."""

LONGEST = 20
"""Letters of a surname: longer ones are words run together."""

PLACE = 7
"""Letters of a place that no list knows."""

_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*[^\W_]")
_PLACE = re.compile(
    rf"\b(?i:in|near|at|from|towards|around|outside)\s+(?P<name>[A-Z][a-z]{{{PLACE - 1},}})\b(?!\s+[A-Z])"
)


def spellings(text: Text) -> Iterator[Finding]:
    """One finding for each name: its first place in each of two spellings."""
    told: set[frozenset[str]] = set()
    for one, two, sides in (*_people(text), *_known_places(text), *_unknown_places(text)):
        key = frozenset((one, two))
        if key not in told:
            told.add(key)
            why = f"“{one}” and “{two}” seem to be one name."
            yield finding("slip", "spelling", sides, why, 0.45, matter=one)


Pair = tuple[str, str, tuple[Side, Side]]


def _people(text: Text) -> Iterator[Pair]:
    """Surnames of one person; and of two with one first name, neither of whom the gazetteer knows."""
    people = [a for a in text.document.actors if a.type == "person" and len(a.name.split()) > 1]
    seen: list[tuple[Actor, dict[str, tuple[str, int, int]]]] = [(a, _surnames(text, a)) for a in people]
    for n, (a, names) in enumerate(seen):
        yield from _pairs(text, names, names)
        for b, others in seen[n + 1 :]:
            both = {fold(x.name).lower().split()[0] for x in (a, b)}
            if len(both) == 1 and not {a.id, b.id} <= gazetteer().entries.keys():
                yield from _pairs(text, names, others)


def _surnames(text: Text, actor: Actor) -> dict[str, tuple[str, int, int]]:
    """Folded surname -> (as written, start, end) of the first mention with it. Only names that are like the actor's own last one."""
    own = fold(actor.name).lower().split()[-1]
    out: dict[str, tuple[str, int, int]] = {}
    for m in actor.mentions:
        sentence = text.sentence_at(m.start)
        if sentence is None or text.text[m.start : m.end].isupper():
            continue
        words = list(_WORD.finditer(text.text, m.start, m.end))
        if not words:
            continue
        said = _POSSESSIVE.sub("", words[-1].group())
        plain = fold(said).lower()
        if said[0].isupper() and (plain == own or _alike(plain, own)):
            out.setdefault(plain, (said, words[-1].start(), words[-1].start() + len(said)))
    for said, start in _speakers(text):
        if _alike(fold(said).lower(), own):
            out.setdefault(fold(said).lower(), (said, start, start + len(said)))
    return out


def _speakers(text: Text) -> Iterator[tuple[str, int]]:
    """Bare names before "said" of whom CODE knows no more than that: (name, where)."""
    for s in text.sentences:
        for m in _speaker().finditer(text.text, s.start, s.end):
            if all(_is_bare(text.actors.get(a)) for *_, a in text.mentions_in(m.start(), m.end("name"))):
                yield m["name"], m.start()


def _is_bare(actor: Actor | None) -> bool:
    """Who speaks and has one word for a name, which the gazetteer does not know."""
    if actor is None or actor.type not in ("person", "other"):
        return False
    return " " not in actor.name and actor.id not in gazetteer().entries


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<name>[A-Z][\w’'-]+)\s+(?:{'|'.join(weigh_words()['speech'])})\b")


def _pairs(
    text: Text, names: dict[str, tuple[str, int, int]], others: dict[str, tuple[str, int, int]]
) -> Iterator[Pair]:
    for one, (said, start, end) in names.items():
        for two, (also, start_two, end_two) in others.items():
            if (one, start) < (two, start_two) and one != two and _alike(one, two):
                yield said, also, (text.side(start, end), text.side(start_two, end_two))


def _alike(one: str, two: str) -> bool:
    """Whether two spellings are of one name, as far as letters tell."""
    shorter = min(len(one), len(two))
    if not SHORTEST <= shorter <= LONGEST or one[0] != two[0] or one.startswith(two) or two.startswith(one):
        return False
    return 0 < OSA.distance(one, two) <= (2 if shorter >= LONG else 1)


def _known_places(text: Text) -> Iterator[Pair]:
    """ "Kyiv" and "Kiev": one place of the gazetteer, in two of its spellings. What only stands in the name of something else is left out."""
    found: dict[tuple[str, ...], dict[str, Hit]] = defaultdict(dict)
    for block in text.report.kept():
        for h in gazetteer().find(text.text, block.start, block.end):
            if h.kind in ("place", "capital") and not text.text[h.end : h.end + 2].strip()[:1].isupper():
                found[h.form.ids].setdefault(fold(text.text[h.start : h.end]), h)
    for spelt in found.values():
        forms = list(spelt.items())
        for n, (one, h) in enumerate(forms):
            for two, o in forms[n + 1 :]:
                if (
                    one[0] == two[0]
                    and 0 < OSA.distance(one.lower(), two.lower()) <= 2
                    and len(one.split()) == len(two.split())
                ):
                    said, also = text.text[h.start : h.end], text.text[o.start : o.end]
                    yield said, also, (text.side(h.start, h.end), text.side(o.start, o.end))


def _unknown_places(text: Text) -> Iterator[Pair]:
    found: dict[str, tuple[int, int]] = {}
    for s in text.sentences:
        for m in _PLACE.finditer(text.text, s.start, s.end):
            if not gazetteer().find(m["name"]):
                found.setdefault(m["name"], m.span("name"))
    names = list(found.items())
    for n, (one, span) in enumerate(names):
        for two, other in names[n + 1 :]:
            if one[:2] == two[:2] and one[-1] == two[-1] and OSA.distance(one, two) == 1:
                yield one, two, (text.side(*span), text.side(*other))
