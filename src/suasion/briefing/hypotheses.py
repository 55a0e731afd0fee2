"""Competing hypotheses: the ledger as a picture, one line a hypothesis, and what each source adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing.wording import cap, clip, count, join, number
from suasion.weigh.hypotheses import Ledger, Matrix, ledger
from suasion.weigh.hypotheses.ledger import Weight

WIDTH = 300
"""Units of the line from 0 to 100 in a hundred."""

SOURCES = 10
"""Sources shown, the weightiest first."""

TEXT = 130
"""Characters of what a source says."""

FELT = 1.0
"""Decibans from which on a source is said to speak for or against a hypothesis: odds a quarter larger or smaller."""


@dataclass(frozen=True, slots=True)
class Line:
    """Places on the line, in units: ``low``..``high`` the interval, ``dot`` the value, ``tick`` what it was before the evidence."""

    text: str
    said: str
    low: float
    high: float
    dot: float
    tick: float


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    says: str
    adds: str


@dataclass(frozen=True, slots=True)
class View:
    title: str
    lead: str
    lines: tuple[Line, ...]
    sources: tuple[Source, ...]
    more: int
    find: str
    width: int


def build(matrix: Matrix | None) -> View | None:
    """None without a matrix, or with nothing rated in it."""
    if matrix is None or not matrix.evidence:
        return None
    found = ledger(matrix)
    order = sorted(matrix.hypotheses, key=lambda h: (-found.posteriors[h.id].value, h.id))
    lines = tuple(_line(f"{h.id}: {h.text}", found, h.id) for h in order)
    first = order[0]
    p = found.posteriors[first.id]
    title = f"{cap(clip(first.text, 70))}: {_hundred(p.value)}, between {_plain(p.low)} and {_plain(p.high)}"
    drafted = sum(e.drafted for e in matrix.evidence)
    lead = f"{cap(count(len(matrix.evidence), 'item'))} from {count(len(found.weights), 'source')} on {count(len(order), 'hypothesis', 'hypotheses')}"
    lead += f", {number(drafted)} of them linked by a program and not looked at." if drafted else "."
    lead += " Items of one source count as one witness."
    find = ""
    if found.to_find and found.to_find[0].gain > 0:
        find = f"Most worth finding: {clip(found.to_find[0].text, TEXT)}."
    texts = {e.id: e.text for e in matrix.evidence}
    sources = tuple(_source(matrix, w, texts) for w in found.weights[:SOURCES])
    return View(title, lead, lines, sources, max(0, len(found.weights) - SOURCES), find, WIDTH)


def _line(text: str, found: Ledger, id_: str) -> Line:
    p = found.posteriors[id_]
    said = f"{_hundred(p.value)} ({_plain(p.low)} to {_plain(p.high)}); {_plain(p.prior)} before the evidence"
    at = [round(WIDTH * x, 1) for x in (p.low, p.high, p.value, p.prior)]
    return Line(text, said, *at)


def _hundred(p: float) -> str:
    return f"{_plain(p)} in a hundred"


def _plain(p: float) -> str:
    n = round(100 * p)
    return "under 1" if n == 0 and p > 0 else "over 99" if n == 100 and p < 1 else str(n)


def _source(matrix: Matrix, w: Weight, texts: dict[str, str]) -> Source:
    felt = [(h, w.decibans[h.id]) for h in matrix.hypotheses if abs(w.decibans[h.id]) >= FELT]
    parts = [f"{'for' if d > 0 else 'against'} {h.id} ({abs(d):.0f} dB)" for h, d in sorted(felt, key=lambda x: -x[1])]
    says: Sequence[str] = [clip(texts[i], TEXT) for i in w.items[:2]]
    return Source(cap(w.source), " / ".join(says), join(parts) or "hardly anything")
