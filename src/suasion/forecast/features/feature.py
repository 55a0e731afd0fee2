"""A feature, and the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from suasion.evidence.model import Document, Item
from suasion.forecast.panels.instance import Value
from suasion.record import Record

Basis = Literal["reports", "given", "not said"]


class Because(Record):
    """A sentence of a report: ``[start, end)`` of its text. ``item`` is the evidence that it became, if any."""

    report: str
    start: int
    end: int
    quote: str
    item: str | None = None


class Feature(Record):
    """``value`` is what methods use, ``said`` the same in a sentence.

    ``label`` is the name to show for a value that is an id. ``basis``: "reports" (see ``because``), "given" by the user, or "not said"
    by any report, in which case ``said`` tells what is assumed.
    """

    name: str
    value: Value
    said: str
    basis: Basis
    label: str | None = None
    because: tuple[Because, ...] = ()


MOST_SENTENCES = 5
"""Sentences kept for a feature: enough to judge it by; the case has all."""


def quoted(items: Iterable[tuple[Document, Item]]) -> tuple[Because, ...]:
    """The sentences of these items, each once, in the order of the reports."""
    found = {
        (document.doc_id, item.start, item.end): Because(
            report=document.doc_id, start=item.start, end=item.end, quote=item.quote, item=item.id
        )
        for document, item in items
    }
    return tuple(found[key] for key in sorted(found))[:MOST_SENTENCES]
