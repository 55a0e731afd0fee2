"""What holds of every document, whatever the text: spans are exact, references lead somewhere, dates are dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from evidence_plover import CONTEXTS, MODES, TYPES

from suasion.evidence.model import Claim, Document, Event, Item, Scheduled
from suasion.reports.dates import bounds
from suasion.reports.model import Report

KINDS = ("events", "other_acts", "claims", "levers", "interests", "barriers", "tracks", "scheduled", "energy")
ROLES = {
    "events": ("source", "target", "reported_by"), "other_acts": ("source", "target", "reported_by"),
    "claims": ("source", "via", "about"),
    "levers": ("holder", "over"), "interests": ("actor",), "barriers": ("actor",), "tracks": ("participants", "mediators"),
    "scheduled": ("who",), "energy": ("actor",),
}  # fmt: skip
"""Where an item names actors. Written out again here, and compared with the model in test_properties."""
FACT = ("happened", "ongoing")


def is_date(value: str) -> bool:
    """Whether it is ISO 8601 of some precision, or an interval of such, and not a 30 February."""
    try:
        first, last = bounds(value)
    except ValueError:
        return False
    return first <= last


def items(d: Document) -> Iterator[tuple[str, Item]]:
    for kind in KINDS:
        yield from ((kind, item) for item in getattr(d, kind))


def faults(report: Report, d: Document) -> list[str]:
    """What is unsound in the document; empty if nothing is. Says kinds and ids, never the text."""
    text, found = report.text, []
    known = {a.id for a in d.actors}

    def must(true: bool, *what: object) -> None:
        if not true:
            found.append(" ".join(map(str, what)))

    must(d.sha256 == report.sha256 and d.n_chars == len(text), "the document is of another text")
    must(len(known) == len(d.actors), "two actors share an id")
    for a in d.actors:
        must(bool(a.id) and bool(a.name.strip()), "an actor without id or name:", a.id)
        must(a.affiliation is None or a.affiliation != a.id, a.id, "belongs to itself")
        must(0 <= a.confidence <= 1, a.id, "confidence", a.confidence)
        for m in a.mentions:
            must(0 <= m.start < m.end <= len(text), a.id, "mention outside the text")
    ids = Counter(item.id for _, item in items(d))
    must(max(ids.values(), default=0) <= 1, "an id stands twice:", [i for i, n in ids.items() if n > 1])
    for kind, x in items(d):
        here = f"{kind} {x.id}"
        must(0 <= x.start < x.end <= len(text), here, "outside the text")
        must(x.quote == text[x.start : x.end], here, "the quote is not what stands there")
        must(0 <= x.confidence <= 1, here, "confidence", x.confidence)
        must(bool(x.rule), here, "has no rule")
        for role in ROLES[kind]:
            ids_there = getattr(x, role)
            must(set(ids_there) <= known, here, role, "names nobody:", sorted(set(ids_there) - known))
            must(len(set(ids_there)) == len(ids_there), here, role, "names somebody twice")
        if isinstance(x, Event):
            must(x.type in TYPES, here, "type", x.type)
            must(x.mode is None or x.mode in MODES.get(x.type, ()), here, x.type, "has no mode", x.mode)
            must(set(x.contexts) <= CONTEXTS, here, "contexts", x.contexts)
            must(x.cameo is None or re.fullmatch(r"\d{2,4}", x.cameo) is not None, here, "CAMEO code", x.cameo)
            must((x.status in FACT) == (kind == "events"), here, "status", x.status)
            must(x.predicate is None or 0 <= x.predicate.start < x.predicate.end <= len(text), here, "predicate")
            must(x.same_as is None or x.same_as in ids, here, "repeats what is not there")
        if isinstance(x, Claim):
            _claim(must, text, here, x)
        if isinstance(x, (Event, Scheduled)):
            must(x.date is None or is_date(x.date), here, "no date:", x.date)
            must(x.date is None or bool(x.date_text), here, "a date without its words")
    return found


def _claim(must, text: str, here: str, c: Claim) -> None:  # type: ignore[no-untyped-def]
    must(0 <= c.content_start < c.content_end <= len(text), here, "content outside the text")
    must(c.content == text[c.content_start : c.content_end], here, "the content is not what stands there")
    must(c.start <= c.content_start and c.content_end <= c.end, here, "content outside the item")
    for name in ("source_spans", "cue_spans", "content_spans"):
        for start, end in getattr(c, name):
            must(0 <= start < end <= len(text), here, name, "outside the text")
    if c.cue is not None:
        must(c.cue == " ".join(text[a:b] for a, b in c.cue_spans), here, "the cue is not what stands there")
        must(c.cue_start is not None and c.cue_end is not None and c.cue_start < c.cue_end, here, "cue without span")
