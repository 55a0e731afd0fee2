"""Section 2: what was read, from when to when, what was dropped and why, how sure the reading is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from suasion.briefing import when
from suasion.briefing.affair import Affair
from suasion.briefing.figures import Figure, sentence
from suasion.briefing.figures import table as table_of
from suasion.briefing.marks import Marker, Prose
from suasion.briefing.wording import agree, cap, clip, count, join, number, reason_word, table

LISTED = 12
"""Reports listed one by one; more are counted by outlet and month, with the full list folded."""

TITLE = 90
"""Characters of a title in the list: two lines."""


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    title: str
    outlet: str
    date: str
    basis: str
    words: str
    dropped: str


@dataclass(frozen=True, slots=True)
class View:
    lead: Prose
    rows: tuple[Row, ...]
    folded: bool
    by_outlet: tuple[tuple[str, str], ...]
    by_month: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str], ...]
    """Reports that were not coded, with the reason."""
    figures: tuple[Figure, ...]
    measured: str
    unsure: Prose


def build(affair: Affair, marker: Marker, figures: Mapping[str, object] | None) -> View | None:
    if not affair.docs:
        return None
    read = affair.read
    rows = tuple(_row(affair, n) for n in read)
    outlets = Counter(affair.outlet(n) for n in read)
    months = Counter(when.month_of(affair.docs[n].date.value) for n in read)
    measured = table_of(figures)
    return View(
        _lead(affair),
        rows,
        len(rows) > LISTED,
        tuple((o or "not stated", str(c)) for o, c in sorted(outlets.items(), key=lambda x: (not x[0], -x[1], x[0]))),
        tuple((when.spoken(m) or "not dated", str(c)) for m, c in sorted(months.items(), key=lambda x: x[0] or "9")),
        tuple((affair.title(n), str(d.not_coded).rstrip(".")) for n, d in enumerate(affair.docs) if d.not_coded),
        measured,
        sentence(figures) if measured else "",
        _unsure(affair, marker),
    )


def _lead(affair: Affair) -> Prose:
    read = affair.read
    dates = sorted((affair.docs[n].date.value for n in read if when.bounds(affair.docs[n].date.value)), key=when.key)
    text = f"{cap(count(len(read), 'report'))}"
    outlets = {affair.outlet(n) for n in read} - {""}
    if len(outlets) > 1:
        text += f" from {'' if all(affair.outlet(n) for n in read) else 'at least '}{count(len(outlets), 'outlet')}"
    if len(dates) > 1 and dates[0] != dates[-1]:
        text += f", the first {when.on(dates[0])}, the last {when.on(dates[-1])}"
    elif dates and len(read) == 1:
        text += f", written {when.on(dates[0])}"
    elif dates:
        text += (
            f", all written {when.on(dates[0])}" if len(dates) == len(read) else f", the dated ones {when.on(dates[0])}"
        )
    text += "."
    undated = len(read) - len(dates)
    if undated:
        none = {1: "It has no date", 2: "Neither has a date"}.get(len(read), "None has a date")
        some = f"{cap(number(undated))} {agree(undated, 'has', 'have')} no date"
        text += f" {some if dates else none}."
    inferred = sum(1 for n in read if affair.docs[n].date.basis == "inferred")
    if inferred:
        verb = "is" if inferred == 1 else "are"
        which = (
            {1: "Its date"}.get(len(read)) or {2: "Both dates"}.get(inferred, "All dates")
            if inferred == len(read)
            else ""
        )
        text += f" {which or cap(count(inferred, 'date'))} {verb} inferred, not stated."
    copies = len(read) - len({affair.origin(n) for n in read})
    if copies:
        text += (
            f" {cap(count(copies, 'near-copy', 'near-copies'))} {agree(copies, 'counts', 'count')} as the same source."
        )
    left = len(affair.docs) - len(read)
    if left:
        text += f" {cap(count(left, 'more report'))} could not be coded."
    return (text,)


def _row(affair: Affair, n: int) -> Row:
    doc, report = affair.docs[n], affair.reports[n]
    text = report.text if report else ""
    kept = [text[b.start : b.end] for b in report.kept()] if report and report.blocks else [text]
    basis = "" if doc.date.basis in ("unknown",) else str(table()["basis"][doc.date.basis])
    reason = "" if doc.date.basis in ("unknown", "given", "metadata") else clip(doc.date.reason, 180)
    byline = clip(doc.byline or "", 60)
    outlet = affair.outlet(n) or "not stated"
    written = when.spoken(doc.date.value)
    if not written and (written := _weighed(affair, doc.doc_id)):
        basis, reason = str(table()["basis"]["weighed"]), ""
    return Row(
        n,
        clip(affair.title(n), TITLE),
        f"{outlet}; {byline}" if byline and byline.lower() not in outlet.lower() else outlet,
        written or "not known",
        f"{basis}: {reason[:1].lower() + reason[1:]}" if basis and reason else basis,
        f"{sum(len(t.split()) for t in kept):,}" if text else "",
        _dropped(affair, n),
    )


def _weighed(affair: Affair, doc_id: str) -> str:
    """When an undated report was written, as WEIGH infers it; "" if it cannot."""
    dates = affair.weighed.dates if affair.weighed else ()
    return next((when.within(d.first, d.last) for d in dates if d.doc_id == doc_id and not d.given), "")


def dropped(affair: Affair, n: int) -> list[tuple[int, int, str]]:
    """Spans of a report that were not coded, with the code of the reason."""
    report = affair.reports[n]
    if report and any(not b.kept for b in report.blocks):
        return [(b.start, b.end, b.reason or "other") for b in report.blocks if not b.kept]
    return [(b.start, b.end, b.kind) for b in affair.docs[n].boilerplate]


def _dropped(affair: Affair, n: int) -> str:
    """ "thirteen blocks, 9% of the text: two forms, a disclaimer"."""
    spans = dropped(affair, n)
    if not spans:
        return "nothing"
    report = affair.reports[n]
    total = len(report.text) if report else affair.docs[n].n_chars
    part = 100 * sum(e - s for s, e, _ in spans) / total if total else 0
    share = "" if not total else ", under 1% of the text" if part < 1 else f", {part:.0f}% of the text"
    reasons = Counter(r for _, _, r in spans)
    named = [f"{number(c)} {reason_word(r, c)}" for r, c in sorted(reasons.items(), key=lambda x: (-x[1], x[0]))]
    return f"{count(len(spans), 'block')}{share}: {join(named)}"


def _unsure(affair: Affair, marker: Marker) -> Prose:
    low = [e for e in affair.entries if e.low]
    if not low:
        return ()
    n = len(low)
    verb = "is an unsure reading" if n == 1 else "are unsure readings"
    return (
        "Of ",
        count(len(affair.entries), "item"),
        " on this page, ",
        marker.mark(number(n), low, plain=True),
        f" {verb}: more likely wrong than right by"
        " suasion’s own estimate. They are marked so; the threshold can be set beside the text.",
    )
