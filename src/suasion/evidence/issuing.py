"""Who speaks where a text says "I" or "we" outside quotation marks: the author of a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from suasion.evidence.actors.index import ActorIndex
from suasion.evidence.gazetteer import slug
from suasion.evidence.model import Actor
from suasion.language.model import Sentence
from suasion.record import Span

SIGNATURE = 10
"""Words of a last line that may be the name under a statement."""
OPENING = 4
"""Sentences in which the author's own name may be the subject."""
CONFIDENCE = 0.6
"""Of an author known only by what the title calls it."""
_BY = re.compile(
    r"(?i)^(?:[\w'-]+ ){0,3}(?:statement|remarks|speech|address|letter|message|declaration|communiqu[eé]|release|intervention|report|op-ed|article)"
    r"(?: [\w'-]+){0,2}? (?:by|of|from) (?:the )?"
)
_PHRASE = re.compile(
    r"[^,.;:()\n]+?(?= (?:on|at|in|about|to|before|following|after|regarding|concerning)\b|[,.;:()\n]|$)"
)
_FIRST = frozenset({"i", "we"})
_QUOTES = '“"«'


class Authored(Protocol):
    """What of a ``Reading`` tells who wrote it. Named here, so that this module need not import the one that asks it."""

    @property
    def text(self) -> str: ...

    @property
    def sentences(self) -> Sequence[Sentence]: ...

    @property
    def index(self) -> ActorIndex: ...

    @property
    def extra(self) -> dict[str, Actor]: ...

    def is_heading(self, sentence: Sentence, /) -> bool: ...


def issuer(r: Authored) -> tuple[str, ...]:
    """The author, or () if nothing tells.

    1. Where the text opens in the first person: the signature under it, else whom its title names after "statement by".
    2. Else the party that is the subject of an opening main clause ("The United States condemns ..."). 3. Else the signature, or the
    first person or body of the title and opening lines.
    """
    titled = _titled(r)
    if _opens_in_first_person(r):
        return _signature(r) or titled or _opening_names(r)
    return titled or _subject(r) or _signature(r) or _opening_names(r)


def _opens_in_first_person(r: Authored) -> bool:
    text = [s for s in r.sentences if not r.is_heading(s)][:OPENING]
    for s in text:
        if not _quotes(r, s):
            subjects = [t.text.lower() for t in s.tokens if t.deprel == "nsubj" and s.tokens[t.head].head < 0]
            if subjects:
                return subjects[0] in _FIRST
    return False


def _quotes(r: Authored, s: Sentence) -> bool:
    return any(c in r.text[s.start : s.end] for c in _QUOTES)


def _titled(r: Authored) -> tuple[str, ...]:
    """Whom the first line calls the author: "Statement by the Special Representative for ..."."""
    for s in r.sentences[:1]:
        by = _BY.match(r.text[s.start : s.end])
        phrase = _PHRASE.match(r.text, s.start + by.end(), s.end) if by else None
        if phrase is None:
            return ()
        start, end = phrase.span()
        found = [x for x in r.index.spans_at(start, end) if x[0] <= start + len("the ")]
        if found:
            return (found[0][2],)
        return (_unnamed(r, start, end),)
    return ()


def _unnamed(r: Authored, start: int, end: int) -> str:
    """An author without a name becomes an actor under the words of the title."""
    name = " ".join(r.text[start:end].split())
    short = re.split(r" (?:for|of) ", name)[0]
    actor = Actor(
        id=slug(name), name=name, type="person", country=None, aliases=tuple(dict.fromkeys((name, short))),
        mentions=(Span(start=start, end=end),), confidence=CONFIDENCE, rule="author, by title",
    )  # fmt: skip
    r.extra.setdefault(actor.id, actor)
    return actor.id


def _subject(r: Authored) -> tuple[str, ...]:
    for s in r.sentences[:OPENING]:
        if _quotes(r, s):
            continue
        for t in s.tokens:
            if t.deprel == "nsubj" and s.tokens[t.head].head < 0 and (found := _speaking(r, t.start, t.end)):
                return found[:1]
    return ()


def _signature(r: Authored) -> tuple[str, ...]:
    for s in r.sentences[-1:]:
        if len(s.tokens) <= SIGNATURE and not any(t.upos in ("VERB", "AUX") for t in s.tokens):
            return _person_or_body(r, s)
    return ()


def _opening_names(r: Authored) -> tuple[str, ...]:
    return next((found for s in r.sentences[:3] if (found := _person_or_body(r, s))), ())


def _person_or_body(r: Authored, s: Sentence) -> tuple[str, ...]:
    named = _speaking(r, s.start, s.end)
    bodies = tuple(a for a in named if (x := r.index.get(a)) and x.type != "state")
    return (bodies or named)[:1]


def _speaking(r: Authored, start: int, end: int) -> tuple[str, ...]:
    """The actors of the span that can issue a statement."""
    return tuple(
        a for a in r.index.at(start, end) if (x := r.index.get(a)) and x.type not in ("media", "people", "other")
    )
