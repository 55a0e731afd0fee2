"""The one base of all records that cross a floor of the house: frozen, strict about names, JSON both ways."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """An immutable value. Unknown fields are refused, so that a typo never passes as data."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """``[start, end)`` in ``Report.text``: Python string offsets (code points)."""

    start: int
    end: int
