"""The pieces of evidence that a system rests on, as it keeps them: the words, the report, the date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from suasion.record import Record
from suasion.system.draft.pile import Pile
from suasion.system.model import Source, System

KINDS = {
    "events": "event",
    "other_acts": "act",
    "claims": "claim",
    "levers": "lever",
    "interests": "interest",
    "barriers": "barrier",
}

LONGEST = 400
"""Characters of a quotation; the report has the rest."""


def sources_of(pile: Pile, system: System) -> dict[str, Source]:
    """The evidence that any ``why`` of the system names, by id, in the order of first mention."""
    known = {
        found.item.id: Source(
            kind=name,
            quote=_cut(found.item.quote),
            report=found.doc.title or found.doc.doc_id,
            date=getattr(found.item, "date", None) or found.doc.date.value,
        )
        for field, name in KINDS.items()
        for found in pile.all(field)
    }
    return {id_: known[id_] for id_ in dict.fromkeys(_whys(system)) if id_ in known}


def _whys(node: Any) -> Iterator[str]:
    if isinstance(node, Record):
        for field in type(node).model_fields:
            value = getattr(node, field)
            if field == "why":
                yield from value
            else:
                yield from _whys(value)
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from _whys(value)
    elif isinstance(node, tuple):
        for value in node:
            yield from _whys(value)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
