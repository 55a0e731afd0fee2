"""Unnamed speakers: "experts say", "according to a source close to the talks"."""

from __future__ import annotations

import re
from functools import cache

from suasion.evidence.actors.cast import Cast, Draft
from suasion.evidence.actors.page import Page, Phrases, words_of
from suasion.evidence.belonging import DESCRIBED
from suasion.evidence.gazetteer import slug
from suasion.evidence.model import ActorType
from suasion.vocab import load

UNNAMED = "unnamed speaker"
SPEAKER = 0.5  # confidence: the text gives no name to check
MOST_STEPS = 8
"""How deep in the phrase of a speaker a word may hang: "a source close to the office of the president"."""
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
    left, right = _left(page, s, floor), _right(page, s, e)
    short = " ".join(page.text[left:e].split())
    before = page.word_before(left, floor)
    if before and page.lower[slice(*before)] in words_of("humans", "determiners"):
        return  # "each side says"
    if any((left, right) in d.extents for d in cast.drafts.values()):
        return
    name = " ".join(page.text[left:right].split())
    if name == short and left == s and (known := _told_before(page, cast, s, short)):
        known.seen(page.text, s, e, name=False)
        return
    draft = cast.add(Draft(slug(name), name, kind, confidence=SPEAKER, rule=UNNAMED))
    draft.seen(page.text, left, right)
    if right > e:
        draft.names.setdefault(short, left)
    if (whole := _whole(page, left, floor)) < left:
        draft.seen(page.text, whole, right)


def _told_before(page: Page, cast: Cast, start: int, noun: str) -> Draft | None:
    """ "The official" after "an official in Port Vila": the one described last by that noun."""
    if not page.lower.endswith("the ", 0, start):
        return None
    found = [
        (max(e for _, e in d.extents if e <= start), d.id)
        for d in cast.drafts.values()
        if d.rule in (DESCRIBED, UNNAMED)
        and d.name != noun
        and noun in d.names
        and any(e <= start for _, e in d.extents)
    ]
    return cast.drafts[max(found)[1]] if found else None


def _left(page: Page, s: int, floor: int) -> int:
    """Where the adjectives and nouns begin that say which speakers: "two |hospital officials"."""
    qualified = _QUALIFIER.search(page.folded, floor, s)
    left = qualified.start() if qualified and qualified.start() > floor else s
    while (word := page.word_before(left, floor)) and page.folded[word[1] : left] == " ":
        token = page.tokens.get(word[0])
        if (
            token is None
            or token.deprel not in ("amod", "compound")
            or token.lemma.lower() in words_of("titles", "quantities")
        ):
            break
        left = word[0]
    return left


def _whole(page: Page, left: int, floor: int) -> int:
    """With the number or article before it, as the text has it: "Two hospital officials"."""
    word = page.word_before(left, floor)
    if word is None or (token := page.tokens.get(word[0])) is None or token.deprel not in ("nummod", "det", "amod"):
        return left
    return word[0]


def _right(page: Page, s: int, e: int) -> int:
    """Where the phrase ends that says where or close to what they are: "officials in the city|"."""
    noun = page.tokens.get(page.lower.rfind(" ", s, e) + 1 or s)
    _, stop = page.sentence(s)
    if noun is None or page.lower[e : e + 1] != " ":
        return e
    right = e
    for token in page.tokens_in(e, stop):
        above, steps = page.head_of(token), 0
        if token.upos in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ") or token.xpos in ("WP", "WDT"):
            break
        while above is not None and above.start > noun.start and steps < MOST_STEPS:
            above, steps = page.head_of(above), steps + 1
        if above is None or above.start != noun.start:
            break
        if token.upos in ("NOUN", "PROPN"):
            right = token.end
    return right


def _speaks(page: Page, start: int, end: int, floor: int) -> bool:
    if _ACCORDING.search(page.lower, max(floor, start - 40), start):
        return True
    head = page.tokens.get(page.lower.rfind(" ", start, end) + 1 or start)
    if head is None or not head.deprel.startswith("nsubj"):
        return False
    verb = page.head_of(head)
    return verb is not None and verb.lemma in words_of("titles", "speech_lemmas")
