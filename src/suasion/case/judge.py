"""Writing a review down. Runs inside a transaction of the caller."""

from __future__ import annotations

import json
import sqlite3

from pydantic_core import PydanticSerializationError, to_jsonable_python

from suasion.case.kinds import KINDS
from suasion.case.reviewing import Review
from suasion.case.write import refresh
from suasion.errors import CaseError


def add_review(conn: sqlite3.Connection, review: Review) -> Review:
    """Append the review and apply it to every item with its id. Returns it as it was written.

    Raises CaseError for an unknown item, and for changes that do not fit it.
    """
    found = conn.execute("SELECT n, found_as FROM items WHERE id = ? ORDER BY n", (review.item,)).fetchall()
    if not found:
        raise CaseError("the case has no such item", where=review.item, mend="`suasion show` lists the ids.")
    roles = KINDS[found[0]["found_as"]].roles
    changes = {
        name: _ids(conn, review.item, name, value) if name in roles else _json(review.item, name, value)
        for name, value in review.changes.items()
    }
    written = review.model_copy(update={"changes": changes})
    conn.execute(
        "INSERT INTO reviews (item, verdict, changes, note, author, at) VALUES (?, ?, ?, ?, ?, ?)",
        (review.item, review.verdict, json.dumps(changes, ensure_ascii=False), review.note, review.author, review.at),
    )
    # A person's word outranks a later reading that did not find the item.
    conn.execute("UPDATE items SET superseded = 0 WHERE id = ?", (review.item,))
    for row in found:
        refresh(conn, row["n"])
    return written


def _json(item: str, name: str, value: object) -> object:
    try:
        converted: object = to_jsonable_python(value)
    except PydanticSerializationError as error:
        raise CaseError(f"{name}: {value!r} cannot be kept", where=item, mend="Give text, numbers or lists.") from error
    return converted


def _ids(conn: sqlite3.Connection, item: str, name: str, value: object) -> object:
    """Names of actors become their ids; what is no name is left for the record's own check to judge."""
    if not isinstance(value, list | tuple):
        return _json(item, name, value)
    return [_id(conn, item, name, one) if isinstance(one, str) else _json(item, name, one) for one in value]


def _id(conn: sqlite3.Connection, item: str, name: str, actor: str) -> str:
    if conn.execute("SELECT 1 FROM actors WHERE id = ?", (actor,)).fetchone():
        return actor
    rows = conn.execute("SELECT DISTINCT actor FROM actor_names WHERE name = ? ORDER BY actor", (actor.casefold(),))
    ids: list[str] = [row["actor"] for row in rows]
    if len(ids) > 1:
        raise CaseError(f"{name}: several actors are called {actor!r}", where=item, mend=f"Say {' or '.join(ids)}.")
    return ids[0] if ids else actor
