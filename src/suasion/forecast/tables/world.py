"""All tables of a folder, read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from suasion.forecast.tables.find import (
    AGREEMENTS,
    CRISES,
    CRISIS_ACTORS,
    LEADERS,
    SANCTIONS,
    TERMINATION,
    Table,
    find_tables,
)
from suasion.forecast.tables.icb import Crisis, read_crises
from suasion.forecast.tables.others import Leader, Sanction, read_leaders, read_sanctions
from suasion.forecast.tables.rows import Row, read_rows
from suasion.forecast.tables.ucdp import Agreement, Episode, read_agreements, read_episodes


@dataclass(frozen=True, slots=True)
class World:
    """The tables that were found; an empty list for one that was not."""

    episodes: Sequence[Episode]
    agreements: Sequence[Agreement]
    crises: Sequence[Crisis]
    leaders: Sequence[Leader]
    sanctions: Sequence[Sanction]
    files: dict[str, Path]


def read_world(folder: Path) -> World:
    """All tables that a folder holds. Raises InputError if it holds none."""
    files = find_tables(folder)

    def rows(table: Table) -> list[Row]:
        return read_rows(files[table.name]) if table.name in files else []

    return World(
        episodes=read_episodes(rows(TERMINATION)),
        agreements=read_agreements(rows(AGREEMENTS)),
        crises=read_crises(rows(CRISES), rows(CRISIS_ACTORS)),
        leaders=read_leaders(rows(LEADERS)),
        sanctions=read_sanctions(rows(SANCTIONS)),
        files=files,
    )
