"""The log of questions, forecasts and resolutions. Append-only; what a record holds is FORECAST's business.

Every function that writes runs inside a transaction of the caller.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from suasion.case.store import upgrade, version_of
from suasion.errors import CaseError

Table = Literal["forecasts", "resolutions"]

SINCE = 2
"""The schema version that has the log. An older case has none, which is an empty one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: about which question, when (ISO 8601, UTC), by whom, and the record as JSON."""

    question: str
    at: str
    author: str
    record: str


def add_question(conn: sqlite3.Connection, entry: Entry) -> None:
    """Open a question. Raises CaseError if the same is open already."""
    upgrade(conn)
    if conn.execute("SELECT 1 FROM questions WHERE id = ?", (entry.question,)).fetchone():
        raise CaseError(
            "this question is open already", where=entry.question, mend="Add a forecast: suasion forecast update"
        )
    conn.execute(
        "INSERT INTO questions (id, at, author, record) VALUES (?, ?, ?, ?)",
        (entry.question, entry.at, entry.author, entry.record),
    )


def append(conn: sqlite3.Connection, table: Table, entry: Entry) -> None:
    """Add a forecast or a resolution. Raises CaseError for a question that is not in the log."""
    upgrade(conn)
    if not conn.execute("SELECT 1 FROM questions WHERE id = ?", (entry.question,)).fetchone():
        raise CaseError(
            "the case has no such question", where=entry.question, mend="`suasion forecast list` shows them."
        )
    conn.execute(
        f"INSERT INTO {table} (question, at, author, record) VALUES (?, ?, ?, ?)",
        (entry.question, entry.at, entry.author, entry.record),
    )


def load_questions(conn: sqlite3.Connection) -> list[Entry]:
    """All questions, in the order in which they were opened."""
    if version_of(conn) < SINCE:
        return []
    return [Entry(*row) for row in conn.execute("SELECT id, at, author, record FROM questions ORDER BY n")]


def load(conn: sqlite3.Connection, table: Table) -> list[Entry]:
    """All forecasts or resolutions, oldest first."""
    if version_of(conn) < SINCE:
        return []
    return [Entry(*row) for row in conn.execute(f"SELECT question, at, author, record FROM {table} ORDER BY n")]
