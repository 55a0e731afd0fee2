"""The kinds of items that a case holds, under the names that ``evidence.json`` gives their lists.

One table says for each kind where its items stand in a ``Document``, and which of their fields hold actors, a type, a
status and a date. Everything else in the case (the ledger, queries, exports, tables) reads this table, so that a new
kind is one new line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from suasion.evidence.model import (
    Barrier,
    Claim,
    Document,
    Event,
    Interest,
    Item,
    Lever,
    Market,
    Scheduled,
    Track,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """``name`` is the field of ``Document``; ``roles`` are the fields of the item that hold ids of actors."""

    name: str
    model: type[Item]
    roles: tuple[str, ...]
    type: str | None = None
    status: str | None = None
    date: str | None = None
    what: str | None = None
    """The field that says in words what the item is, where it is not the quote itself."""


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("events", Event, ("source", "target", "reported_by"), "type", "status", "date"),
        Kind("other_acts", Event, ("source", "target", "reported_by"), "type", "status", "date"),
        Kind("claims", Claim, ("source", "via", "about"), "mode", "certainty", what="content"),
        Kind("levers", Lever, ("holder", "over"), "kind", "status", what="what"),
        Kind("interests", Interest, ("actor",), what="text"),
        Kind("barriers", Barrier, ("actor",), what="text"),
        Kind("tracks", Track, ("participants", "mediators"), status="status", what="name"),
        Kind("scheduled", Scheduled, ("who",), status="status", date="date", what="what"),
        Kind("energy", Market, ("actor",), "commodity", "direction", what="text"),
    )
}

HAPPENED = frozenset({"happened", "ongoing"})
"""The statuses of acts that stand under ``events``; acts of any other status stand under ``other_acts``."""


def items_of(document: Document) -> Iterator[tuple[str, int, Item]]:
    """Every item of a document as ``(kind, place in its list, item)``, kind by kind."""
    for name in KINDS:
        for place, item in enumerate(getattr(document, name)):
            yield name, place, item


def roles_of(kind: str, item: Item) -> tuple[tuple[str, str], ...]:
    """The actors of an item as ``(role, actor id)``, in the order of the record."""
    return tuple((role, actor) for role in KINDS[kind].roles for actor in getattr(item, role))


def field_of(kind: str, item: Item, field: str) -> str | None:
    """The item's ``type``, ``status``, ``date`` or ``what`` (as ``KINDS`` names them), or None where its kind has
    none.
    """
    name: str | None = getattr(KINDS[kind], field)
    if name is None:
        return None
    value: str | None = getattr(item, name)
    return value


def words_of(kind: str, item: Item) -> str:
    """What the item says, in words: its own field where it has one, else the quote."""
    return field_of(kind, item, "what") or item.quote


def kind_after(kind: str, item: Item) -> str:
    """Where the item belongs once it has been corrected: an act moves when its status says that it did or did not
    happen.
    """
    if isinstance(item, Event):
        return "events" if item.status in HAPPENED else "other_acts"
    return kind
