"""A report prepared for finding actors: its kept text, the sentences, the known names and the phrases in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any

from suasion.evidence.actors.peoples import join_peoples
from suasion.evidence.gazetteer import Hit, fold, gazetteer, year_of
from suasion.language.model import Analysis, Entity, Pointer, Sentence, Token
from suasion.reports.model import Report
from suasion.vocab import load

LONG_WORD = 4  # letters: shorter words stay small in headings
LEAST_WORDS = 3  # long words: fewer tell nothing about the use of capitals
HEADING_SHARE = 0.75  # of the long words that a heading writes with a capital
ACTS, PARTIES = 0.8, 0.6
"""Probabilities from which a word tells an act, and a pointer of it a party, so that who is only described is an actor."""
WHO, NOBODY = 0.5, 0.1
"""Probabilities of a noun to be an actor without a name: from which it is one, and under which it is none, unless the party of an act."""
SENTENCES = 256
"""Sentences whose words are kept: those of one report."""
WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")


@cache
def words_of(vocabulary: str, key: str) -> frozenset[str]:
    """A word list of a vocabulary file, folded and lower case."""
    return frozenset(fold(str(w)).lower() for w in load(vocabulary)[key])


class Phrases:
    """Lower-case phrases with a value each, found longest first. The same phrase keeps its first value."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._by_word: dict[str, list[tuple[str, Any]]] = {}
        for phrase, value in values.items():
            folded = fold(phrase).lower()
            self._by_word.setdefault(WORD_START.match(folded).group(), []).append((folded, value))  # type: ignore[union-attr]
        for candidates in self._by_word.values():
            candidates.sort(key=lambda pair: -len(pair[0]))

    def find(self, lower: str, start: int, end: int) -> list[tuple[int, int, Any]]:
        """``(start, end, value)`` of each phrase in ``lower[start:end]``, without overlap."""
        out: list[tuple[int, int, Any]] = []
        position = start
        for at, word in _words_in(lower, start, end):
            if word not in self._by_word or at < position:
                continue
            for phrase, value in self._by_word[word]:
                stop = at + len(phrase)
                if stop <= end and lower.startswith(phrase, at) and not lower[stop : stop + 1].isalnum():
                    out.append((at, stop, value))
                    position = stop
                    break
        return out


WORD_START = re.compile(r"[^\W_]+")


@lru_cache(maxsize=SENTENCES)
def _words_in(lower: str, start: int, end: int) -> list[tuple[int, str]]:
    """The words of a sentence, and where they begin: several lists of phrases are looked for in it, one after the other."""
    return [(m.start(), m.group()) for m in WORD_START.finditer(lower, start, end)]


@dataclass
class Page:
    """``folded`` and ``lower`` are as long as ``text``; all offsets are offsets into it."""

    text: str
    sentences: list[tuple[int, int]]
    hits: list[Hit]
    entities: list[Entity]
    tokens: dict[int, Token] = field(default_factory=dict)
    heads: dict[int, Token] = field(default_factory=dict)
    date: str | None = None
    trees: list[Sentence] = field(default_factory=list)
    names: list[Entity] = field(default_factory=list)
    families: frozenset[str] = frozenset()
    """Names of states and towns that are somebody's family name in this text."""
    parties: frozenset[int] = frozenset()
    """Starts of the words that the language model takes for the party of an act."""
    who: dict[int, float] = field(default_factory=dict)
    """Start of a noun -> how likely the language model thinks it an actor without a name."""
    same: dict[int, tuple[Pointer, ...]] = field(default_factory=dict)
    """Start of a pronoun -> where the language model thinks that whom it stands for is named."""
    folded: str = ""
    lower: str = ""
    ending: dict[int, Hit] = field(default_factory=dict)
    starting: dict[int, Hit] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        # broken lines count as spaces, so that a phrase may run over one
        self.folded = fold(self.text).replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\xa0", " ")
        lower = self.folded.lower()
        self.lower = lower if len(lower) == len(self.folded) else "".join(c.lower()[0] for c in self.folded)
        self.ending = {h.end: h for h in self.hits}
        self.starting = {h.start: h for h in self.hits}
        self._starts = [s for s, _ in self.sentences]

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the text as they are written, hyphens and apostrophes inside."""
        return frozenset(re.findall(r"[\w'-]+", self.folded))

    def sentence(self, position: int) -> tuple[int, int]:
        """The bounds of the sentence that ``position`` stands in (or follows)."""
        i = bisect_right(self._starts, position) - 1
        return self.sentences[max(i, 0)] if self.sentences else (0, len(self.text))

    def sentence_number(self, position: int) -> int:
        return max(bisect_right(self._starts, position) - 1, 0)

    def is_heading(self, position: int) -> bool:
        """Whether the sentence has capitals on most words, so that they say nothing ("Xi Moves Closer to Putin")."""
        start, end = self.sentence(position)
        if self.folded[start:end].rstrip(' "”)').endswith((".", "!", ":", ";")):
            return False  # a sentence of the text, only rich in names
        words = [w for w in WORD.findall(self.folded[start:end]) if len(w) >= LONG_WORD]
        return len(words) >= LEAST_WORDS and sum(w[0].isupper() for w in words) >= HEADING_SHARE * len(words)

    def covered(self, start: int, end: int) -> bool:
        """Whether one known name (no mere place) covers the span."""
        return any(h.start <= start and h.end >= end and h.kind != "place" for h in self.hits)

    def word_before(self, position: int, floor: int) -> tuple[int, int] | None:
        """The word that ends just before ``position``, with only spaces between; None if there is other matter."""
        end = position
        while end > floor and self.folded[end - 1] == " ":
            end -= 1
        start = end
        while start > floor and (self.folded[start - 1].isalnum() or (self.folded[start - 1] in "-.'" and start < end)):
            start -= 1
        return (start, end) if start < end and self.folded[start].isalnum() else None

    def owner_before(self, position: int, floor: int) -> Hit | None:
        """The known name that ends just before ``position``, possibly with a possessive: "Russia's |", "Russian |"."""
        end = position
        while end > floor and self.folded[end - 1] == " ":
            end -= 1
        if end == position and position > floor:
            return None
        for tail in ("", "'s", "'"):
            if (
                self.folded.endswith(tail, floor, end)
                and (hit := self.ending.get(end - len(tail)))
                and hit.start >= floor
            ):
                return hit
        return None

    def head_of(self, token: Token) -> Token | None:
        """The token that this one depends on; None for a root or without a parse."""
        return self.heads.get(token.start)

    def tokens_in(self, start: int, end: int) -> list[Token]:
        return [self.tokens[p] for p in range(start, end) if p in self.tokens]

    def hits_in(self, start: int, end: int) -> list[Hit]:
        return [h for h in self.hits if h.start >= start and h.end <= end]

    def scene(self, position: int, *, towns: bool = False) -> str | None:
        """The state that the sentence of ``position`` begins with: "In Niamey the oil ministry said"; also by any of its ``towns``."""
        floor, _ = self.sentence(position)
        hit = self.starting.get(floor + len("In ")) if self.folded.startswith("In ", floor) else None
        kinds = ("capital", "name", *(("place",) if towns else ()))
        known = gazetteer().entries[hit.id] if hit and hit.kind in kinds and hit.end < position else None
        return known.country if known else None


def prepare(report: Report, analysis: Analysis) -> Page:
    """Everything that the finders need, read once."""
    known = gazetteer()
    blocks = [(b.start, b.end) for b in report.kept()] or [(0, len(report.text))]
    year = year_of(report.date.value)
    found = [h for start, end in blocks for h in known.find(report.text, start, end, year=year)]
    hits = [h for h in join_peoples(report.text, found) if h.kind != "place" or not _in_persons_name(h, analysis)]
    families = _family_names(hits, analysis, report.text)
    hits = [h for h in hits if h.form.text not in families]
    sentences = [(s.start, s.end) for s in analysis.sentences] or blocks
    tokens = {t.start: t for s in analysis.sentences for t in s.tokens}
    heads = {t.start: s.tokens[t.head] for s in analysis.sentences for t in s.tokens if t.head >= 0}
    entities = sorted(analysis.entities, key=lambda e: e.start)
    return Page(
        report.text, sorted(sentences), hits, entities, tokens, heads, report.date.value, analysis.sentences,
        families=frozenset(families), parties=parties_of(analysis), who=analysis.who, same=analysis.same,
    )  # fmt: skip


def _in_persons_name(hit: Hit, analysis: Analysis) -> bool:
    """Whether a town's name is a word of somebody's: "Mehmet | Kaya"."""
    around = (e for e in analysis.entities if e.start <= hit.start and hit.end <= e.end)
    return any(e.label == "PERSON" and e.end - e.start > hit.end - hit.start for e in around)


def _family_names(hits: list[Hit], analysis: Analysis, text: str) -> set[str]:
    """Names of states and towns that are somebody's family name here, and of which the text has no other form: after "Ana Montenegro", Montenegro is
    she, unless it tells of Montenegrins too."""
    named = [h for h in hits if h.kind in ("name", "capital")]
    last = {
        h.form.text
        for h in named
        for e in analysis.entities
        if e.label == "PERSON" and e.end == h.end and e.start < h.start and " " in text[e.start : h.start]
    }
    others = {h.id for h in hits if h.form.text not in last}
    return {h.form.text for h in named if h.form.text in last and h.id not in others}


def parties_of(analysis: Analysis) -> frozenset[int]:
    """The words that surely tell an act point at, where they are sure of it."""
    return frozenset(
        to.start
        for told in analysis.acts.values()
        if told.score >= ACTS
        for to in (*told.source[:1], *told.target[:1])
        if to.score >= PARTIES
    )
