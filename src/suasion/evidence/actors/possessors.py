"""Whose "its ministry", "whose ambassador" and "his government" are, and which state a phrase stands nearest to.

1. "Whose": the state or person right before it. 2. "His", "her": the state of the person named last, in this sentence or the one before.
3. "Its", "their": the state that was the subject last in the sentence, else the only one that it names before; else the only one that the
sentence before names.
"""

from __future__ import annotations

import re

from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.page import Page
from suasion.evidence.gazetteer import gazetteer

_OWNED = re.compile(r"\b(its|his|her|their|whose) (?:[a-z-]+ ){0,2}$")
_REACH = 30
"""Letters before a noun among which its possessive is looked for."""
_NO_STATES = frozenset({"people", "company", "media", "ngo"})
"""Types of which the country is not what a sentence is about: a state's oil company stands for itself."""


def possessive(page: Page, start: int) -> re.Match[str] | None:
    """The possessive before the noun at ``start``, with the adjectives between."""
    return _OWNED.search(page.lower, max(0, start - _REACH), start)


def possessor(page: Page, cast: Cast, start: int) -> str | None:
    """The state of the possessive before the noun at ``start``; None without one, or where nothing tells."""
    match = possessive(page, start)
    if match is None:
        return None
    word, at = match.group(1), match.start()
    if word == "whose":
        hit = page.ending.get(at - 1) or page.ending.get(at - 2)
        return gazetteer().entries[hit.id].country if hit else None
    if word in ("his", "her"):
        return _of_person(page, cast, at)
    number = page.sentence_number(start)
    before = page.sentences[number - 1] if number else None
    return subject_state(page, start) or nearest_state(page, start) or (sole_state(page, *before) if before else None)


def _of_person(page: Page, cast: Cast, position: int) -> str | None:
    """The state of the person named last."""
    person = person_before(page, cast, position)
    return person.country if person else None


def person_before(page: Page, cast: Cast, position: int) -> Draft | None:
    """The person before ``position`` in its sentence, else in the one before: who was the subject last, else who was named last."""
    here = page.sentence_number(position)
    for number in (here, here - 1):
        start, end = page.sentences[number] if number >= 0 else (0, 0)
        stop = min(end, position)
        named = [(e, d.id) for d in cast.of_type("person") for s, e in d.extents if start <= s and e <= stop]
        if named:
            subjects = [x for x in named if _is_subject(page, start, x[0])]
            return cast.drafts[max(subjects or named)[1]]
    return None


def subject_state(page: Page, position: int) -> str | None:
    """The state that was the subject last before ``position``, in its sentence."""
    for hit in reversed(page.hits_in(page.sentence(position)[0], position)):
        known = gazetteer().entries[hit.id]
        subject = any(t.deprel in ("nsubj", "nsubj:pass") for t in page.tokens_in(hit.start, hit.end))
        if known.type == "state" and subject:
            return known.id
    return None


def nearest_state(page: Page, position: int) -> str | None:
    """The one state that its sentence names before ``position``, by itself or by one of its people or bodies."""
    return sole_state(page, page.sentence(position)[0], position)


def sole_state(page: Page, start: int, end: int) -> str | None:
    """The state that ``[start, end)`` names, if it is one only."""
    known = [gazetteer().entries[h.id] for h in page.hits_in(start, end) if h.kind not in ("place", "surname", "media")]
    states = {entry.country for entry in known if entry.country and entry.type not in _NO_STATES}
    return states.pop() if len(states) == 1 else None


def _is_subject(page: Page, start: int, end: int) -> bool:
    """Whether the phrase that ends at ``end`` is the subject of the sentence that begins at ``start``."""
    last = page.word_before(end, start)
    token = page.tokens.get(last[0]) if last else None
    while token is not None and token.deprel in ("flat", "compound", "appos"):
        token = page.head_of(token)
    return token is not None and token.deprel in ("nsubj", "nsubj:pass")
