"""The reports of a case as WEIGH reads them: sentences with offsets, who is named where, who speaks where.

Nothing is parsed again: sentences are cut by their stops, actors and claims are those that CODE found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from suasion.evidence.claims import ATTITUDE
from suasion.evidence.model import Actor, Claim, Document, Evidence
from suasion.reports.dates import DateMention, find_dates
from suasion.reports.model import Report
from suasion.vocab import load
from suasion.weigh.model import Side

ROLLED_UP = frozenset({"person", "government_body", "military", "legislature", "judiciary"})
"""Types of actors that count for the state or body that they belong to."""

SENTENCE_MOST = 600
"""Characters of a sentence; longer ones are lists or tables without stops, and are cut at the line end."""

_END = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9•])|\n(?=\s*(?:[•*–-]|\d+[.)])\s)")
_INITIAL = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]\.)+$|(?:^|[\s(“\"])([A-Za-z]+)\.$")
_NUMBER = re.compile(r"\s*\d{1,3}\.$")
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``[start, end)`` of the text; ``block`` counts the kept blocks, ``role`` is the role of its block."""

    start: int
    end: int
    block: int
    role: str
    text: str

    @property
    def is_heading(self) -> bool:
        return self.role in ("title", "subtitle", "heading", "caption", "byline")


class Text:
    """One report with its document. ``n`` is its place in the case."""

    def __init__(self, n: int, document: Document, report: Report) -> None:
        self.n, self.document, self.report = n, document, report
        self.id = document.doc_id
        self.text = report.text
        self.actors: dict[str, Actor] = {a.id: a for a in document.actors}

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        out: list[Sentence] = []
        for number, block in enumerate(self.report.kept()):
            for start, end in split(self.text, block.start, block.end):
                out.append(Sentence(start, end, number, block.role, _WHITE.sub(" ", self.text[start:end])))
        return tuple(out)

    @cached_property
    def dates(self) -> tuple[tuple[Sentence, DateMention], ...]:
        """The date expressions of the kept text, read without the report's date, each with its sentence."""
        found = (
            (m, self.sentence_at(m.start))
            for b in self.report.kept()
            for m in find_dates(self.text, start=b.start, end=b.end)
        )
        return tuple((s, m) for m, s in found if s is not None)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before it."""
        i = bisect_left(self._starts, sentence.start)
        return self.sentences[i - 1] if i > 0 else None

    def sentence_at(self, offset: int) -> Sentence | None:
        i = bisect_right(self._starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    @cached_property
    def _mentions(self) -> tuple[list[int], list[tuple[int, int, str]]]:
        all_ = sorted((m.start, m.end, a.id) for a in self.document.actors for m in a.mentions)
        return [m[0] for m in all_], all_

    def mentions_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, actor) of the mentions that begin inside the span, in order."""
        starts, all_ = self._mentions
        return all_[bisect_left(starts, start) : bisect_left(starts, end)]

    def top(self, actor: str) -> str:
        """The actor, or the state or body that it is counted for."""
        seen = [actor]
        while (found := self.actors.get(seen[-1])) and found.type in ROLLED_UP:
            up = found.affiliation or (found.country if found.type != "person" else None)
            if not up or up in seen:
                break
            seen.append(up)
        return seen[-1]

    def name(self, actor: str) -> str:
        found = self.actors.get(actor)
        return found.name if found else actor

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What is said; what somebody only wants or intends is the report's own telling."""
        return tuple(c for c in self.document.claims if c.rule != ATTITUDE)

    @cached_property
    def _claims(self) -> tuple[list[int], list[Claim]]:
        claims = sorted(self.claims, key=lambda c: (c.content_start, c.content_end))
        return [c.content_start for c in claims], claims

    def claims_in(self, start: int, end: int) -> list[Claim]:
        """The claims whose content begins inside the span, in order."""
        starts, claims = self._claims
        return claims[bisect_left(starts, start) : bisect_left(starts, end)]

    def claim_over(self, start: int, end: int) -> Claim | None:
        """The claim whose content covers the middle of the span; the narrowest one."""
        middle = (start + end) // 2
        starts, claims = self._claims
        found = [c for c in claims[: bisect_right(starts, middle)] if c.content_end >= middle]
        return min(found, key=lambda c: c.content_end - c.content_start, default=None)

    def speaker(self, start: int, end: int) -> tuple[str, ...]:
        """Who says what stands in the span; empty: the report itself."""
        claim = self.claim_over(start, end)
        return (claim.source or claim.via or ("somebody",)) if claim else ()

    def side(self, start: int, end: int) -> Side:
        return Side(
            doc_id=self.id, start=start, end=end, quote=self.text[start:end], speaker=self.speaker(start, end),
            date=self.document.date.value,
        )  # fmt: skip

    @property
    def day(self) -> str | None:
        """The report's date where it is known and not inferred from the text."""
        return self.document.date.value if self.document.date.basis in ("given", "metadata", "stated") else None

    @property
    def is_copy(self) -> bool:
        """Whether an earlier report of the case says the same: what it says is not compared a second time."""
        return self.origin != self.document.doc_id

    @property
    def origin(self) -> str:
        """The report, or the group of near-duplicates that it belongs to: two copies are one source."""
        return self.document.cluster or self.document.doc_id


def texts_of(evidence: Evidence, reports: Sequence[Report]) -> tuple[Text, ...]:
    """The coded reports of the case whose text is at hand, in the order of the evidence."""
    by_hash = {r.sha256: r for r in reports}
    out: list[Text] = []
    for document in evidence.documents:
        report = by_hash.get(document.sha256)
        if report is not None and document.not_coded is None:
            out.append(Text(len(out), document, report))
    return tuple(out)


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]``, trimmed of white space. Initials and known abbreviations end none."""
    known = _abbreviations()
    at = start
    for m in _END.finditer(text, start, end):
        stop = m.end()
        if _NUMBER.match(text[at:stop]):
            continue  # the number of a list item
        if m.group()[0] == "." and (short := _INITIAL.search(text[max(at, m.start() - 24) : m.start() + 1])):
            word = short[1]
            if word is None or word.lower() in known:
                continue
        yield from _trimmed(text, at, stop)
        at = stop
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > SENTENCE_MOST and (cut := text.find("\n", start, end)) > 0:
        yield from _trimmed(text, start, cut)
        start = cut + 1
    if end > start:
        yield start, end


@cache
def _abbreviations() -> frozenset[str]:
    found = load("abbreviations")
    words = found if isinstance(found, list) else [w for group in found.values() for w in group]
    return frozenset(str(w).lower().rstrip(".") for w in words)
