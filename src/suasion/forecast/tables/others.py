"""Leaders (Archigos) and sanctions (TIES): enough of each for a reference class."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from suasion.forecast.tables.rows import Row

STILL_IN_OFFICE = "still in office"


@dataclass(frozen=True, slots=True)
class Leader:
    """A term of an effective leader. ``end`` is None where the table ends before it does; ``seen`` is its last day there."""

    name: str
    start: date
    end: date | None
    seen: date
    irregular: bool


@dataclass(frozen=True, slots=True)
class Sanction:
    """A dispute in which sanctions were threatened or imposed. Years only, as TIES gives them."""

    year: int
    threatened: bool
    imposed: bool
    imposed_year: int | None


def read_leaders(rows: Iterable[Row]) -> list[Leader]:
    """Terms with both dates, by start."""
    found = []
    for row in rows:
        start, end = row.day("startdate"), row.day("enddate")
        if start is None or end is None or end < start:
            continue
        how = (row.text("exit") or "").lower()
        found.append(
            Leader(row.text("leader") or "", start, None if how == STILL_IN_OFFICE else end, end, how == "irregular")
        )
    return sorted(found, key=lambda leader: (leader.start, leader.name))


def read_sanctions(rows: Iterable[Row]) -> list[Sanction]:
    """Disputes, as TIES codes them. A year that TIES hedges ("1949, sometime before this date") counts as not known."""
    return [
        Sanction(
            row.needed("startyear"),
            row.whole("threat") == 1,
            row.whole("imposition") == 1,
            _sure_year(row.text("sancimpositionstartyear")),
        )
        for row in rows
    ]


def _sure_year(text: str | None) -> int | None:
    found = re.fullmatch(r"(\d{4})(?:\.0)?", text or "")
    return int(found[1]) if found else None
