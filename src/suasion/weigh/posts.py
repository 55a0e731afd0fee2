"""Who is called what in a report: offices and sides beside the names of people, as the text has them.

"Kenyan President Omar Kessi", "the president of Kenya, Omar Kessi", "Omar Kessi, the Kenyan president," each give one post. Titles that are said
to be over, not yet held, deputised or acting give none, nor do sentences that lead back to another time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from suasion.evidence.actors.holders import plain_title
from suasion.evidence.gazetteer import fold, gazetteer
from suasion.evidence.model import Actor
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import pattern, weigh_words

REACH = 90
"""Characters before a name, or after it, in which its title stands."""

MARKED = 40
"""Characters before a title in which "former" or another title stands that belongs with it."""

SIDES = ("state", "armed_group")
"""Types of parties whose title nobody holds of two."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_JOINED = re.compile(r"(?:\band|/|,)\s*$")
_OF = r"(?:[A-Z][\w.’'-]*\s+){0,3}?"
_OF_WHAT = r"\s+of\s+(?:the\s+)?(?P<{0}>[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){{0,2}}?)"


@dataclass(frozen=True, slots=True)
class Post:
    """``[start, end)``: title and name. ``side``: the state or armed group whose title it is, or None where none is named."""

    person: str
    name: str
    title: str
    side: str | None
    start: int
    end: int
    sentence: Sentence

    @property
    def exclusive(self) -> bool:
        """Whether its side has one holder of it at a time."""
        return self.title in weigh_words()["exclusive_titles"]


def posts(text: Text) -> Iterator[Post]:
    """All posts that the text gives to people, in the order of the people."""
    for actor in text.document.actors:
        if actor.type != "person":
            continue
        for m in actor.mentions:
            sentence = text.sentence_at(m.start)
            at = _name_at(text, actor, m.start, m.end)
            if sentence is None or at is None or sentence.role == "caption" or _leads_back(sentence):
                continue
            low, high = max(sentence.start, at - REACH), min(sentence.end, m.end + REACH)
            before = _before().search(text.text, low, at)
            if before is not None:
                if not before["mark"] and not _belongs(text, sentence, before.start("title")):
                    of = before["of"].removeprefix("The ").strip() or (before["whose"] or "").strip()
                    start = before.start("of") if before["of"] else before.start("title")
                    yield from _post(actor, before["title"], of, start, m.end, sentence)
                continue
            after = _after().match(text.text, m.end, high)
            if after is not None and not after["mark"]:
                of = after["of"].strip() or (after["whose"] or "").strip()
                yield from _post(actor, after["title"], of, at, after.end("title"), sentence)


def _post(actor: Actor, title: str, of: str, start: int, end: int, sentence: Sentence) -> Iterator[Post]:
    """None where the words before the title name more than a party: "Council President", "Vice President" are other offices."""
    plain = plain_title(" ".join(title.lower().split()))
    side = None
    if of:
        words = of.removesuffix("'s").removesuffix("’s")
        hits = gazetteer().find(words)
        if len(hits) != 1 or hits[0].end < len(words):
            return
        side = hits[0].id
        known = gazetteer().entries.get(side)
        if known is None or known.type not in SIDES:
            return
    yield Post(actor.id, actor.name, plain, side, start, end, sentence)


def _name_at(text: Text, actor: Actor, start: int, end: int) -> int | None:
    """Where the name itself begins in a mention that may hold its title; None if it holds no name."""
    said = fold(text.text[start:end]).lower()
    names = {fold(n).lower() for n in (actor.name, *actor.aliases)} | {fold(actor.name).lower().split()[-1]}
    bare = [n for n in names if said.endswith(n) and not _title_in().search(n)]
    return end - len(max(bare, key=len)) if bare else None


def _belongs(text: Text, s: Sentence, start: int) -> bool:
    """Whether it is the second title of two, given on purpose ("prime minister and foreign minister X"), or a mark stands further before."""
    before = text.text[max(s.start, start - MARKED) : start]
    marked = pattern("former").search(before) or pattern("not_current").search(before)
    return bool(marked) or bool(_JOINED.search(before) and _title_in().search(before))


def _leads_back(s: Sentence) -> bool:
    """Whether it names a year or has words that lead back."""
    return bool(_YEAR.search(s.text) or pattern("past_context").search(s.text))


@cache
def _mark() -> str:
    return "|".join(re.escape(w) for w in (*weigh_words()["former"], *weigh_words()["not_current"]))


@cache
def _before() -> re.Pattern[str]:
    """A title that ends right before the name, with the words before it, or "of" and a party behind it."""
    return re.compile(
        rf"(?:(?<![\w])(?P<mark>(?i:{_mark()}))[\s-]+)?(?P<of>{_OF})(?P<title>\b(?i:{_titles()}))(?:{_OF_WHAT.format('whose')},?)?\s+$"
    )


@cache
def _after() -> re.Pattern[str]:
    """ ", the Kenyan president," behind the name."""
    return re.compile(
        rf",\s+(?:the\s+|its\s+)?(?:(?P<mark>(?i:{_mark()}))[\s-]+)?(?P<of>{_OF})(?P<title>\b(?:{_titles()}))(?:{_OF_WHAT.format('whose')})?(?=\s*[,.;)]|\s+who\b)"
    )


@cache
def _titles() -> str:
    return "|".join(re.escape(t).replace(r"\ ", r"[\s-]+") for t in sorted(known_titles(), key=len, reverse=True))


@cache
def _title_in() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_titles()}|minister|secretary)\b", re.IGNORECASE)


@cache
def known_titles(key: str = "") -> tuple[str, ...]:
    """All spellings of the titles of a list of the vocabulary; of both, if none is named."""
    from suasion.vocab import load

    lists = (key,) if key else ("exclusive_titles", "side_titles")
    wanted = {t for name in lists for t in weigh_words()[name]}
    return tuple(sorted({*wanted, *(a for a, b in load("titles")["equal"].items() if b in wanted and a != "leader")}))
