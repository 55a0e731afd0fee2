"""Unnamed speakers: "experts say", "according to a source close to the talks"."""

from __future__ import annotations

import re
from functools import cache

from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.page import Page, Phrases, words_of
from suasion.evidence.gazetteer import slug
from suasion.evidence.model import ActorType
from suasion.vocab import load

SPEAKER = 0.5  # confidence: the text gives no name to check
_ACCORDING = re.compile(r"according to (?:[a-z-]+ ){0,3}$")
_QUALIFIER = re.compile(
    r"((?:[A-Z][a-z]+|senior|military|security|local|political|independent|foreign|human rights|legal) )+$"
)


@cache
def speaker_nouns() -> Phrases:
    """The nouns of unnamed speakers, with the type of actor that each makes."""
    return Phrases({noun: kind for kind, nouns in load("titles")["speakers"].items() for noun in nouns})


def add_speakers(page: Page, cast: Cast) -> None:
    """A draft for every noun of a speaker that is the subject of a verb of speech (or stands after "according to")."""
    taken = {p for d in cast.drafts.values() for s, e in d.extents for p in range(s, e)}
    for start, end in page.sentences:
        for s, e, kind in speaker_nouns().find(page.lower, start, end):
            if s in taken or not _speaks(page, s, e, start):
                continue
            _add(page, cast, s, e, kind, start)


def _add(page: Page, cast: Cast, s: int, e: int, kind: ActorType, floor: int) -> None:
    qualified = _QUALIFIER.search(page.folded, floor, s)
    left = qualified.start() if qualified and qualified.start() > floor else s
    name = " ".join(page.text[left:e].split())
    draft = cast.add(Draft(slug(name), name, kind, confidence=SPEAKER, rule="unnamed speaker"))
    draft.seen(page.text, left, e)


def _speaks(page: Page, start: int, end: int, floor: int) -> bool:
    if _ACCORDING.search(page.lower, max(floor, start - 40), start):
        return True
    head = page.tokens.get(page.lower.rfind(" ", start, end) + 1 or start)
    if head is None or not head.deprel.startswith("nsubj"):
        return False
    verb = page.head_of(head)
    return verb is not None and verb.lemma in words_of("titles", "speech_lemmas")
