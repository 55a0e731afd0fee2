"""Sentences as things that can be compared: what they are about, who says them, whether they tell a fact."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from suasion.evidence.model import Claim
from suasion.reports.dates.words import words
from suasion.weigh.hedges import first_hedge
from suasion.weigh.quantities import Quantity, quantities
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import WORD, content, pattern

KEYS = 6
"""Rarest words of a sentence by which others about the same are found."""

BACK = 12
"""Sentences that one word leads back to at most: the cost stays linear, and what is said everywhere tells nothing."""

SHARED = 2
"""Words (beside actors) by which a pair has to be found before it is compared."""

DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{1,60}(?:\([^)\n]{2,30}\)|,[^–—\n-]{2,30})?\s*[–—-]+\s+")

_NAME = re.compile(r"(?<=[\w,;.)”’] )[A-Z][\w’'-]+")

_QUOTED = re.compile(r"[“”\"]")

MAIN = 0.4
"""Share of a sentence that the content of its main claim makes up."""

SHORTEST = 5
"""Words of a sentence that can be compared."""


@dataclass(frozen=True, eq=False)
class Statement:
    """One sentence. ``core``: where it says it, without who says it; ``stems``: the words there, without numbers; ``actors``:
    states and bodies that it names.
    """

    text: Text
    sentence: Sentence
    core: tuple[int, int]
    stems: frozenset[str]
    actors: frozenset[str]
    speaker: tuple[str, ...]
    certainty: str

    @cached_property
    def words(self) -> str:
        """The core as one line."""
        return " ".join(self.text.text[slice(*self.core)].split())

    @cached_property
    def first_actor(self) -> str | None:
        """The first actor that the core names."""
        named = self.text.mentions_in(*self.core)
        return self.text.top(named[0][2]) if named else None

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of the core with a capital letter, without its first one and the names of days and months."""
        words = _NAME.findall(self.words)
        return frozenset(w.lower().removesuffix("'s").removesuffix("’s") for w in words if w.lower() not in _calendar())

    @cached_property
    def day(self) -> str | None:
        """The date of the sentence's first act that has one, to the month at least; the day of a dateline is the report's."""
        line = DATELINE.match(self.text.text, self.start, self.end)
        said = line.group() if line else ""
        inside = (e for e in self.text.document.events if self.start <= e.start < self.end)
        month = len("2024-02")
        return next(
            (e.date for e in inside if e.date and len(e.date) >= month and (e.date_text or "") not in said), None
        )

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers of the core."""
        return tuple(quantities(self.text.text, *self.core))

    @cached_property
    def hedge(self) -> str:
        """The first word of the sentence that makes it less than a fact; "" if there is none."""
        found = first_hedge(self.sentence.text)
        return self.sentence.text[slice(*found)] if found else ""

    @cached_property
    def is_plain(self) -> bool:
        """The report itself asserts it, in its text: no speaker, no hedge, no quotation. Headlines leave out who says it."""
        if self.sentence.role == "title" or self.speaker or self.claim is not None or self.hedge:
            return False
        return not _QUOTED.search(self.sentence.text) and pattern("says").search(self.sentence.text) is None

    @cached_property
    def claim(self) -> Claim | None:
        """The first claim of the sentence with a source."""
        return next((c for c in self.text.claims_in(self.start, self.end) if c.source), None)

    @property
    def start(self) -> int:
        return self.sentence.start

    @property
    def end(self) -> int:
        return self.sentence.end


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements about the same. ``alike`` is the share of the shorter one's weight that both hold (0..1)."""

    a: Statement
    b: Statement
    alike: float

    @property
    def within(self) -> bool:
        return self.a.text.n == self.b.text.n


def statements(texts: Sequence[Text]) -> list[Statement]:
    """All sentences that can be compared, in order. Headings are left out; titles are not."""
    out = []
    for t in texts:
        if t.is_copy:
            continue
        for s in t.sentences:
            if (s.is_heading and s.role != "title") or len(WORD.findall(s.text)) < SHORTEST:
                continue
            actors = frozenset(t.top(a) for _, _, a in t.mentions_in(s.start, s.end))
            claim = _main_claim(t, s)
            core = (claim.content_start, claim.content_end) if claim else (s.start, s.end)
            if dateline := DATELINE.match(t.text, *core):
                core = (dateline.end(), core[1])
            stems = frozenset(w for w in content(t.text[slice(*core)]) if not w[0].isdigit())
            speaker = (claim.source or claim.via or ("somebody",)) if claim else ()
            out.append(Statement(t, s, core, stems, actors, speaker, claim.certainty if claim else "asserted"))
    return out


def _main_claim(t: Text, s: Sentence) -> Claim | None:
    """The claim that makes up the sentence: its content is the larger part of it, and lies inside."""
    inside = [c for c in t.claims_in(s.start, s.end) if c.force in ("states", "warns") and c.content_end <= s.end]
    widest = max(inside, key=lambda c: c.content_end - c.content_start, default=None)
    return widest if widest and widest.content_end - widest.content_start >= MAIN * (s.end - s.start) else None


class Weights:
    """How much a word tells: the logarithm of how few sentences hold it."""

    def __init__(self, all_: Sequence[Statement]) -> None:
        self.count = Counter(w for s in all_ for w in s.stems)
        total = max(1, len(all_))
        self._weight = {w: math.log(1 + total / n) for w, n in self.count.items()}
        self._sums: dict[frozenset[str], float] = {}

    def alike(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The share of the lighter one's weight that both hold (0..1)."""
        smaller = min(self.sum(a), self.sum(b))
        return sum(self._weight[w] for w in a & b) / smaller if smaller else 0.0

    def sum(self, words: frozenset[str]) -> float:
        """What the words of one sentence weigh together."""
        if words not in self._sums:
            self._sums[words] = sum(self._weight[w] for w in words)
        return self._sums[words]


def pairs(all_: Sequence[Statement], weights: Weights, least: float) -> Iterator[Pair]:
    """Pairs of statements that share an actor and at least ``least`` of what the shorter one says.

    1. A sentence is filed under its rarest words, each with each of its actors. 2. It meets at most ``BACK`` earlier ones under each of
    them. 3. Those met at least twice are compared. Copies of one report never meet.
    """
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, s in enumerate(all_):
        rare = sorted(s.stems, key=lambda w: (weights.count[w], w))[:KEYS]
        met: Counter[int] = Counter()
        for word in rare:
            here: set[int] = set()
            for actor in ("", *s.actors):
                here.update(index[actor, word][-BACK:])
            met.update(here)
        for m, times in met.items():
            other = all_[m]
            if times >= SHARED and (other.text.n == s.text.n or other.text.origin != s.text.origin):
                alike = weights.alike(s.stems, other.stems)
                if alike >= least:
                    yield Pair(other, s, alike)
        for word in rare:
            for actor in ("", *s.actors):
                index[actor, word].append(n)


@cache
def _calendar() -> frozenset[str]:
    known = words()
    return frozenset(known.weekdays) | frozenset(known.months)
