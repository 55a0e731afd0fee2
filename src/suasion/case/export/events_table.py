"""Events with the record fields of PLOVER 2.0, nested ones flattened (``text_info``, ``size``), then fields of our
own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from suasion.case.export.model import Material, source_line
from suasion.case.export.scale import event_scale, quad_code
from suasion.evidence.model import Actor, Casualties, Document, Event

EVENT_COLUMNS: dict[str, type] = {
    "id": str, "date": str, "actor": str, "event": str, "recipient": str, "mode": str, "context": str, "event_loc": str,
    "event_text": str, "quad_code": int, "event_scale": float, "link": str, "text": str, "text_info_sequence": int,
    "text_info_start": int, "text_info_end": int, "cite_info": str, "coder": str, "coded_date": str, "comment": str,
    "has_event": int, "size_dead": str, "size_injured": str, "size_arrested": str,
    # ours
    "actor_id": str, "recipient_id": str, "actor_name": str, "recipient_name": str, "status": str, "date_text": str,
    "date_reason": str, "reported_by": str, "cameo": str, "same_as": str, "size_displaced": str, "doc_id": str,
    "report_date": str, "confidence": float, "rule": str,
}  # fmt: skip


def event_rows(kind: str, material: Material) -> list[dict[str, str | int | float | None]]:
    """One row for each event of the list ``kind`` (``events`` or ``other_acts``).

    ``coded_date`` stays empty: an export never looks at the clock. ``event_text`` (the verb) needs the report's text.
    """
    people = {actor.id: actor for document in material.evidence.documents for actor in document.actors}
    people |= {actor.id: actor for actor in material.evidence.actors}
    texts = material.texts()
    coder = f"suasion {material.evidence.suasion}"
    return [
        {**_row(event, document, people, texts.get(document.doc_id)), "coder": coder, "text_info_sequence": number}
        for document in material.evidence.documents
        for number, event in enumerate(getattr(document, kind), start=1)
    ]


def _row(
    event: Event, document: Document, people: Mapping[str, Actor], text: str | None
) -> dict[str, str | int | float | None]:
    size = event.casualties or Casualties()
    verb = text[event.predicate.start : event.predicate.end] if text is not None and event.predicate else None
    return {
        "id": event.id, "date": event.date, "actor": _join(_code(a, people) for a in event.source), "event": event.type,
        "recipient": _join(_code(a, people) for a in event.target), "mode": event.mode,
        "context": _join(event.contexts),
        "event_loc": event.place, "event_text": verb, "quad_code": quad_code(event.type),
        "event_scale": event_scale(event.type, event.mode), "link": document.url, "text": event.quote,
        "text_info_start": event.start, "text_info_end": event.end, "cite_info": source_line(document),
        "has_event": 1, "size_dead": size.dead, "size_injured": size.injured, "size_arrested": size.captured,
        "actor_id": _join(event.source), "recipient_id": _join(event.target),
        "actor_name": _join(_name(a, people) for a in event.source),
        "recipient_name": _join(_name(a, people) for a in event.target),
        "status": event.status, "date_text": event.date_text, "date_reason": event.date_reason,
        "reported_by": _join(_name(a, people) for a in event.reported_by), "cameo": event.cameo,
        "same_as": event.same_as,
        "size_displaced": size.displaced, "doc_id": document.doc_id, "report_date": document.date.value,
        "confidence": event.confidence, "rule": event.rule,
    }  # fmt: skip


def _code(actor: str, people: Mapping[str, Actor]) -> str:
    """PLOVER's actor code: country, then sector (``RUSGOV``); our own id where there is neither."""
    found = people.get(actor)
    code = f"{found.country or ''}{found.sector or ''}" if found else ""
    return code or actor


def _name(actor: str, people: Mapping[str, Actor]) -> str:
    return people[actor].name if actor in people else actor


def _join(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None
