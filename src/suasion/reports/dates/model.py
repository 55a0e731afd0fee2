"""A date expression as it stands in a text, and what it resolves to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from suasion.reports.model import Precision

Kind = Literal["date", "relative", "vague", "event"]
Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """``text[start:end]`` names a time. Offsets are those of the text that was searched.

    ``value`` is ISO 8601 with its own precision (``2014``, ``2025-09``, ``2025-W37``, ``2025-09-04``) or an
    interval ``a/b``; None if it cannot be known. ``reason`` is one plain sentence. ``kind``: "date" (resolved,
    or would be if the report's date were known), "relative" (needs an earlier date of the text that is not
    there), "vague" ("in recent weeks"), "event" (hangs on something that happened: ``anchor`` then holds its
    words).
    """

    start: int
    end: int
    text: str
    value: str | None
    precision: Precision
    reason: str
    kind: Kind = "date"
    anchor: str | None = None
    stated: bool = False
    """The year is in the words themselves: the value does not depend on the report's date."""
    direction: Direction | None = None
    """Told as past or as still to come, where the words around it say so."""
