"""After section 9: who is exposed to which commodity, as the reports say it, and how far prices have moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from suasion.briefing.affair import Affair, Entry
from suasion.briefing.marks import Mark, Marker
from suasion.briefing.wording import agree, cap, clip, count, join, number

if TYPE_CHECKING:
    from suasion.exposure.cone import Cone
    from suasion.exposure.named import Exposed

ROWS = 14
"""Rows shown; the rest are counted."""

QUOTE = 130
"""Characters of a sentence in the table: two lines."""

ROLES = {"exporter": "sells", "importer": "buys"}


@dataclass(frozen=True, slots=True)
class Row:
    commodity: str
    who: str
    mechanism: str
    mark: Mark | None
    quote: str


@dataclass(frozen=True, slots=True)
class Range:
    series: str
    day: str
    price: str
    ahead: str
    range: str
    held: str


@dataclass(frozen=True, slots=True)
class View:
    lead: str
    rows: tuple[Row, ...]
    more: str
    ranges: tuple[Range, ...]


def build(affair: Affair, marker: Marker, exposed: Sequence[Exposed], cones: Sequence[Cone]) -> View | None:
    """None where the reports name no commodity and no prices are given."""
    telling = [one for one in exposed if one.parties or one.mechanisms]
    if not telling and not cones:
        return None
    at = {(affair.docs[e.doc].doc_id, e.item.start, e.item.end): e for e in reversed(affair.entries)}
    rows = tuple(_row(affair, marker, one, at) for one in telling[:ROWS])
    rest = len(telling) - len(rows)
    return View(
        _lead(telling),
        rows,
        f"{cap(number(rest))} more {agree(rest, 'is', 'are')} in evidence.json." if rest else "",
        tuple(map(_range, cones)),
    )


def _lead(telling: Sequence[Exposed]) -> str:
    if not telling:
        return ""
    goods = list(dict.fromkeys(one.commodity for one in telling))
    names = join(["LNG" if good == "lng" else good for good in goods])
    speaks = agree(len(telling), "speaks", "speak")
    return f"{cap(count(len(telling), 'sentence'))} {speaks} of {names}. Whether a price rises or falls cannot be forecast, and is not."


def _row(affair: Affair, marker: Marker, one: Exposed, at: dict[tuple[str, int, int], Entry]) -> Row:
    because = one.because
    entry = at.get((because.report, because.start, because.end)) or _inside(affair, one)
    quote = clip(because.quote.lstrip("•-* \t"), QUOTE)
    who = join(
        [f"{affair.the(p.actor)} ({ROLES[p.role]})" if p.role in ROLES else affair.the(p.actor) for p in one.parties]
    )
    good = "LNG" if one.commodity == "lng" else cap(one.commodity)
    return Row(good, cap(who), join(one.mechanisms), marker.mark(quote, [entry]) if entry else None, quote)


def _inside(affair: Affair, one: Exposed) -> Entry | None:
    """An item that stands inside the sentence, if no item is the sentence."""
    because = one.because
    return next(
        (
            e
            for e in affair.entries
            if affair.docs[e.doc].doc_id == because.report
            and because.start <= e.item.start
            and e.item.end <= because.end
        ),
        None,
    )


def _range(cone: Cone) -> Range:
    from suasion.briefing import when

    return Range(
        cone.series,
        when.spoken(cone.day),
        f"{cone.price:,.2f}",
        f"{cone.horizon} trading days",
        f"{cone.low:,.2f} to {cone.high:,.2f}",
        f"{cone.held:,} of {cone.judged:,} ({cone.held / cone.judged:.0%})",
    )
