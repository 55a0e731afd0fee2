"""Dates that hang on an event: "since the invasion's onset" is known once some report of the case dates the invasion.

1. The anchor's noun ("invasion") is looked up in the event lexicon. 2. Events of that type, in any document, whose own words hold the
noun or its verb (same stem) and which carry a day or month, are the candidates. 3. If they agree on one date, the open item gets it: the
date itself for "on" and "at", else an interval from it to the report's date ("since", "after", "following") or up to it ("before").
A count ("two days after") stays open: the sum would be ours, not the text's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from suasion.evidence.events.lexicon import nouns
from suasion.evidence.model import Document, Event

STEM = 4
"""Letters that a noun and its verb share at least: "invasion" and "invaded", "shelling" and "shelled"."""
_WORD = re.compile(r"[a-z]+")
_COUNTED = re.compile(
    r"(?i)^(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|the (?:day|week|month|year))\b"
)


def resolve_anchors(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with those open dates filled that an event of the case dates. Dates that stand are never changed."""
    dated = [
        (d, e)
        for d in documents
        for e in d.events
        if e.date and "/" not in e.date and len(e.date) >= 7 and not e.date_anchor
    ]
    if not dated:
        return tuple(documents)
    return tuple(_resolved(d, dated) for d in documents)


def _resolved(document: Document, dated: list[tuple[Document, Event]]) -> Document:
    changes = {}
    for kind in ("events", "other_acts"):
        items = getattr(document, kind)
        filled = tuple(_filled(document, e, dated) if e.date is None and e.date_anchor else e for e in items)
        if filled != items:
            changes[kind] = filled
    return document.model_copy(update=changes) if changes else document


def _filled(document: Document, event: Event, dated: list[tuple[Document, Event]]) -> Event:
    anchor, text = (event.date_anchor or "").lower(), (event.date_text or "").lower()
    noun = next((w for w in _WORD.findall(anchor) if w in nouns()), None)
    if noun is None or _COUNTED.match(text):
        return event
    type_ = nouns()[noun].type
    found = {
        e.date: (d, e)
        for d, e in dated
        if e.type == type_ and e.id != event.id and any(w[:STEM] == noun[:STEM] for w in _WORD.findall(e.quote.lower()))
    }
    if len(found) != 1:
        return event
    date, (source, known) = next(iter(found.items()))
    published = document.date.value if document.date.value and "/" not in document.date.value else None
    if re.match(r"since|after|following", text):
        if not published or published < str(date):
            return event  # an interval without an end says nothing
        value = f"{date}/{published}"
    elif re.match(r"before|until|ahead", text):
        return event
    else:
        value = str(date)
    where = "this report" if source.doc_id == document.doc_id else f"the report {source.title or source.doc_id!r}"
    reason = f"{event.date_text!r}: {where} dates it {date} ({known.date_text})."
    return event.model_copy(update={"date": value, "date_reason": reason})
