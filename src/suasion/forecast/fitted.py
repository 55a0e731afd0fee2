"""What statistics are made of: the tables that were used, and the methods that were learnt from them."""

from __future__ import annotations

from suasion.forecast.methods.cells import FittedCells
from suasion.forecast.methods.logit import FittedLogit
from suasion.record import Record


class Source(Record):
    """A table that was used. ``first`` and ``last``: the years that it covers."""

    table: str
    title: str
    cite: str
    file: str
    sha256: str
    rows: int
    first: int
    last: int


class FittedMethod(Record):
    """A method as learnt from all closed windows, for a target within ``months`` (None: ever)."""

    target: str
    months: int | None
    method: str
    cells: FittedCells | None = None
    logit: FittedLogit | None = None
