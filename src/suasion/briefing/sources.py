"""Section 10: each report as text. The marked text is data for the script; without one, the plain text stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from suasion.briefing import when
from suasion.briefing.affair import FIELDS, FLAW, Affair
from suasion.briefing.segments import BlockView
from suasion.briefing.wording import cap, count, join, kind_word, letter

PLAIN = 150_000
"""Characters of all reports up to which the plain text stands in the page as well, for readers without a script."""

TOLD = 3
"""Kinds of evidence named in the line under a title."""


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """``pieces``: (address or "", text): the address of an entry stands before the piece where its span begins."""

    reason: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    number: int
    title: str
    line: str
    plain: tuple[PlainBlock, ...]


@dataclass(frozen=True, slots=True)
class View:
    lead: str
    letters: tuple[tuple[str, str], ...]
    reports: tuple[ReportView, ...]
    too_long: bool


def build(affair: Affair, cut: list[list[BlockView]]) -> View | None:
    if not affair.docs:
        return None
    size = sum(len(r.text) for r in affair.reports if r)
    used = {e.kind for e in affair.entries}
    letters = tuple((letter(k), kind_word(k)) for k in (*FIELDS, FLAW) if k in used)
    left = any(b.reason for doc in cut for b in doc)
    lead = "Each report as it was read" + (", with the sentences that were used marked" if used else "")
    lead += ". What was left out is grey, with the reason." if left else "."
    reports = tuple(
        ReportView(n, affair.title(n), _line(affair, n), _plain(affair, cut[n]) if size <= PLAIN else ())
        for n in range(len(affair.docs))
    )
    return View(lead, letters, reports, size > PLAIN)


def _line(affair: Affair, n: int) -> str:
    doc = affair.docs[n]
    found = [sum(1 for e in affair.entries if e.doc == n and e.kind == k) for k in FIELDS]
    best = sorted(zip(found, FIELDS, strict=True), key=lambda x: -x[0])[:TOLD]
    told = [count(c, kind_word(k), kind_word(k, 2)) for c, k in best if c]
    parts = [affair.outlet(n), when.spoken(doc.date.value), join(told)]
    return ", ".join(filter(None, parts)) or "nothing was coded"


def _plain(affair: Affair, cut: list[BlockView]) -> tuple[PlainBlock, ...]:
    seen: set[str] = set()
    out = []
    for block in cut:
        pieces: list[tuple[str, str]] = []
        for s in block.segments:
            new = [e.id for e in s.entries if e.id not in seen]
            seen.update(new)
            pieces += [(id_, "") for id_ in new] + [("", s.text)]
        out.append(PlainBlock(block.reason, tuple(pieces)))
    return tuple(out)


def data(affair: Affair, cut: list[list[BlockView]]) -> list[list[Any]]:
    """For each report its blocks as ``[role, reason, segments]``; a segment is a text, or ``[text, numbers of entries,
    letters]`` where the letters are those of the entries whose span ends there."""
    number = {e.id: n for n, e in enumerate(affair.entries)}
    return [
        [
            [
                b.role,
                cap(b.reason),
                [
                    [s.text, [number[e.id] for e in s.entries], "".join(sorted({letter(e.kind) for e in s.ends}))]
                    if s.entries
                    else s.text
                    for s in b.segments
                ],
            ]
            for b in doc
        ]
        for doc in cut
    ]


def places(cut: list[list[BlockView]]) -> dict[str, list[int]]:
    """Entry -> numbers of the blocks of its report that its span touches."""
    out: dict[str, list[int]] = {}
    for doc in cut:
        for n, block in enumerate(doc):
            for s in block.segments:
                for e in s.entries:
                    known = out.setdefault(e.id, [])
                    if not known or known[-1] != n:
                        known.append(n)
    return out
