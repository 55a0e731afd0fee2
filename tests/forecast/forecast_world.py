"""The shared tables, read once; and small made worlds."""

from __future__ import annotations

from datetime import date
from functools import cache

from forecast_shared import shared_data

from suasion.forecast.tables.ucdp import Agreement, Episode, Kind
from suasion.forecast.tables.world import World, read_world


@cache
def _read(folder: str) -> World:
    from pathlib import Path

    return read_world(Path(folder))


def shared_world() -> World:
    """Skips the test where the tables are absent."""
    return _read(str(shared_data()))


def episode(
    start: date, end: date | None, *, dyad: int = 1, conflict: int = 1, last_year: int | None = None, war: bool = False
) -> Episode:
    """A dyad's fighting. Without an end it was seen until ``last_year``."""
    last = end.year if end else last_year or start.year
    level = 2 if war else 1
    intensity = dict.fromkeys(range(start.year, last + 1), level)
    return Episode(dyad, conflict, "Northland", start, last, end, 5 if end else None, Kind.INTRASTATE, intensity)


def agreement(day: date, dyad: int = 1, conflict: int = 1) -> Agreement:
    """One dyad signs."""
    return Agreement(day, (dyad,), (conflict,))
