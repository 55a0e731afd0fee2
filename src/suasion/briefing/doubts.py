"""Section 7: what does not add up, strongest first, the spans side by side; and when the undated reports were written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing import when
from suasion.briefing.affair import FLAW, Affair, Entry
from suasion.briefing.marks import Mark, Marker
from suasion.briefing.wording import cap, clip, count, inner, join, number, numbers, table
from suasion.weigh.model import Dated, Finding, Side
from suasion.weigh.spoken import bare

SHOWN = 12
"""Findings shown at once; the rest are folded."""

BESIDE = 2
"""Spans of a finding that stand side by side; others are counted."""

TEXT = 210
"""Characters of a span: four lines of half a column."""

REASONS = 3
"""Reasons given for a date."""


@dataclass(frozen=True, slots=True)
class Half:
    """One span: the words as a mark, who says them, and the report with its date."""

    text: Mark
    who: str
    where: str


@dataclass(frozen=True, slots=True)
class Odd:
    """``word``: how strong; ``name``: what kind, as a reader would say it."""

    word: str
    name: str
    why: str
    halves: tuple[Half, ...]
    more: str


@dataclass(frozen=True, slots=True)
class When:
    """An undated report: the interval in words, and what it rests on."""

    title: str
    value: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    lead: str
    shown: tuple[Odd, ...]
    folded: tuple[Odd, ...]
    dates: tuple[When, ...]


def build(affair: Affair, marker: Marker) -> View | None:
    findings = affair.weighed.findings if affair.weighed else ()
    dates = tuple(w for d in (affair.weighed.dates if affair.weighed else ()) if (w := _when(affair, d)))
    if not findings and not dates:
        return None
    sides: dict[str, list[Entry]] = {}
    for e in affair.of(FLAW):
        sides.setdefault(e.item.finding, []).append(e)
    odd = [_odd(affair, marker, f, sides.get(f.id, [])) for f in findings]
    return View(_lead(findings, dates), tuple(odd[:SHOWN]), tuple(odd[SHOWN:]), dates)


def _lead(findings: Sequence[Finding], dates: Sequence[When]) -> str:
    if not findings:
        return "Nothing was found that does not add up."
    strong = [f for f in findings if f.word == "strong"]
    apart = Counter(f.relation for f in findings if f.relation in ("disagreement", "change"))
    say = numbers(len(findings), len(strong))
    text = f"{cap(count(len(findings), 'passage or pair', 'passages or pairs'))} {'does' if len(findings) == 1 else 'do'} not add up"
    text += f", {say(len(strong))} of them strong" if strong and len(findings) > 1 else ""
    text += ", strongest first." if len(findings) > 1 else "."
    told = []
    if n := apart["disagreement"]:
        told.append(f"{number(n)} {'is a disagreement' if n == 1 else 'are disagreements'} between sources")
    if n := apart["change"]:
        told.append(f"{number(n)} may be {'a change' if n == 1 else 'changes'} over time")
    return f"{text} {cap(join(told))}: no report need be wrong." if told else text


def _odd(affair: Affair, marker: Marker, f: Finding, entries: Sequence[Entry]) -> Odd:
    halves = tuple(_half(affair, marker, s, e) for s, e in zip(f.sides, entries, strict=False))
    rest = len(halves) - BESIDE
    return Odd(
        str(table()["strength"][f.word]),
        name(f),
        cap(f.why),
        halves[:BESIDE],
        f"and in {count(rest, 'other report')}" if rest > 0 else "",
    )


def name(f: Finding) -> str:
    """What the finding is called: by its relation, if it is of two statements, else by its kind and check."""
    words = table()["doubts"]
    if f.relation:
        return str(words["relations"][f.relation])
    return str(words["checks"].get(f"{f.kind} {f.check}") or words["kinds"][f.kind])


def _half(affair: Affair, marker: Marker, side: Side, entry: Entry) -> Half:
    who = join(affair.names(side.speaker))
    return Half(marker.mark(clip(inner(bare(side.quote)), TEXT), [entry]), cap(who), affair.label(entry.doc))


def _when(affair: Affair, dated: Dated) -> When | None:
    """None for a report with a date, or of which nothing is known."""
    if dated.given or not (dated.first or dated.last):
        return None
    n = next((k for k, d in enumerate(affair.docs) if d.doc_id == dated.doc_id), None)
    if n is None:
        return None
    return When(
        affair.title(n),
        when.within(dated.first, dated.last),
        tuple(f"“{clip(inner(bare(r.quote)), 80)}”: {r.text}." for r in dated.reasons[:REASONS]),
    )
