"""A report as blocks of segments: cut wherever a span of evidence begins or ends; no offset is left to the browser.

(Offsets are Python code points; a browser counts UTF-16 units. Segments need no counting at all.)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from suasion.briefing.affair import Affair, Entry
from suasion.briefing.scope import dropped
from suasion.briefing.wording import reason_word


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text under the same entries throughout; ``ends`` are those whose span ends with it."""

    text: str
    entries: tuple[Entry, ...]
    ends: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    start: int
    end: int
    role: str
    reason: str
    """Why it was dropped, in words; "" if it was kept."""
    segments: tuple[Segment, ...]


def blocks(affair: Affair, doc: int) -> list[BlockView]:
    """The whole text of a report in blocks; without the report's text, one block for each quotation."""
    entries = [e for e in affair.entries if e.doc == doc]
    report = affair.reports[doc]
    if report is None:
        return [
            BlockView(e.item.start, e.item.end, "paragraph", "", (Segment(e.item.quote, (e,), (e,)),))
            for e in sorted(entries, key=lambda e: (e.item.start, e.id))
        ]
    text = report.text
    gone = {(s, e): r for s, e, r in dropped(affair, doc)}
    spans = [(b.start, b.end, b.role) for b in report.blocks] or _paragraphs(text)
    out = []
    for start, end, role in spans:
        reason = next((r for (s, e), r in gone.items() if s < end and e > start and (e - s) * 2 > end - start), None)
        inside = [e for e in entries if e.item.start < end and e.item.end > start]
        out.append(BlockView(start, end, role, reason_word(reason) if reason else "", _cut(text, start, end, inside)))
    return out


def _paragraphs(text: str) -> list[tuple[int, int, str]]:
    """Lines, for a report that was not cut into blocks."""
    out, at = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = at + line.index(body[0])
            out.append((start, start + len(body), "paragraph"))
        at += len(line)
    return out


def _cut(text: str, start: int, end: int, inside: Sequence[Entry]) -> tuple[Segment, ...]:
    cuts = {start, end}
    for e in inside:
        cuts |= {max(start, e.item.start), min(end, e.item.end)}
    at = sorted(cuts)
    over: list[list[Entry]] = [[] for _ in at]
    for e in sorted(
        inside, key=lambda e: (e.item.end - e.item.start, e.id)
    ):  # the shortest first: it is the most exact
        for k in range(bisect_left(at, max(start, e.item.start)), bisect_right(at, min(end, e.item.end)) - 1):
            over[k].append(e)
    return tuple(
        Segment(text[a:b], tuple(over[k]), tuple(e for e in over[k] if min(end, e.item.end) == b))
        for k, (a, b) in enumerate(pairwise(at))
        if a < b
    )
