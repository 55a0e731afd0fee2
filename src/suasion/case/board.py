"""The board of competing hypotheses: matrices and their items, append-only. What a record holds is WEIGH's business.

Every function that writes runs inside a transaction of the caller.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from suasion.case.store import upgrade, version_of

SINCE = 3
"""The schema version that has the board. An older case has none, which is an empty one."""

Step = Literal["draft", "add", "accept", "reject", "correct"]
"""draft: a program put the item there. add: a person did. The rest are reviews."""


@dataclass(frozen=True, slots=True)
class MatrixEntry:
    """A matrix as it was set at one time (ISO 8601, UTC): its question and hypotheses, as JSON."""

    id: str
    at: str
    author: str
    record: str


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """One step of an item: what it was made to say, as JSON. ``sha256``: the text that it quotes; ``to_find``: nobody has it yet."""

    matrix: str
    item: str
    verdict: Step
    at: str
    author: str
    note: str
    sha256: str | None
    to_find: bool
    record: str


def add_matrix(conn: sqlite3.Connection, entry: MatrixEntry) -> None:
    """Set a matrix, for the first time or anew."""
    upgrade(conn)
    conn.execute(
        "INSERT INTO matrices (id, at, author, record) VALUES (?, ?, ?, ?)",
        (entry.id, entry.at, entry.author, entry.record),
    )


def add_item(conn: sqlite3.Connection, entry: ItemEntry) -> None:
    """Add a step of an item."""
    upgrade(conn)
    conn.execute(
        "INSERT INTO matrix_items (matrix, item, verdict, at, author, note, sha256, to_find, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.matrix, entry.item, entry.verdict, entry.at, entry.author, entry.note, entry.sha256, entry.to_find,
            entry.record,
        ),
    )  # fmt: skip


def load_matrices(conn: sqlite3.Connection) -> list[MatrixEntry]:
    """All records of matrices, oldest first."""
    if version_of(conn) < SINCE:
        return []
    return [MatrixEntry(*row) for row in conn.execute("SELECT id, at, author, record FROM matrices ORDER BY n")]


def load_items(conn: sqlite3.Connection) -> list[ItemEntry]:
    """All steps of all items, oldest first."""
    if version_of(conn) < SINCE:
        return []
    rows = conn.execute(
        "SELECT matrix, item, verdict, at, author, note, sha256, to_find, record FROM matrix_items ORDER BY n"
    )
    return [ItemEntry(**{**dict(row), "to_find": bool(row["to_find"])}) for row in rows]
