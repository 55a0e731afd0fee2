"""From the tables back to records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from pydantic import ValidationError

from suasion.case.kinds import KINDS, roles_of
from suasion.case.merge import merge_actors
from suasion.case.reviewing import Review
from suasion.errors import CaseError
from suasion.evidence.model import Actor, Document, Event, Item
from suasion.reports.model import Report


def load_item(kind: str, record: str) -> Item:
    """An item from its JSON. Raises CaseError if the record is damaged."""
    try:
        return KINDS[kind].model.model_validate_json(record)
    except ValidationError as error:
        raise CaseError(
            f"a record of {kind} does not fit this version of suasion", mend="Read the reports into a new case."
        ) from error


def load_reviews(conn: sqlite3.Connection, item: str | None = None) -> list[Review]:
    """The reviews of one item, or all, oldest first."""
    rows = conn.execute(
        "SELECT item, verdict, changes, note, author, at FROM reviews WHERE :item IS NULL OR item = :item ORDER BY n",
        {"item": item},
    )
    return [Review.model_validate({**dict(row), "changes": json.loads(row["changes"])}) for row in rows]


def load_reports(conn: sqlite3.Connection) -> Iterator[Report]:
    """The current text of every report, in the order of the ids."""
    for row in conn.execute("SELECT record, text, blocks FROM reports WHERE current ORDER BY id"):
        yield Report.model_validate(
            {**json.loads(row["record"]), "text": row["text"], "blocks": json.loads(row["blocks"])}
        )


def load_documents(conn: sqlite3.Connection, *, as_reviewed: bool) -> Iterator[Document]:
    """What was found in the current text of every report, in the order of the report ids.

    ``as_reviewed``: without the rejected items, and the corrected ones as corrected. Otherwise as CODE said.
    """
    for row in conn.execute("SELECT n, document FROM reports WHERE current ORDER BY id"):
        lists, named = (_reviewed if as_reviewed else _as_coded)(conn, row["n"])
        actors = _actors(conn, row["n"], named)
        yield Document.model_validate({**json.loads(row["document"]), **lists, "actors": actors})


Lists = dict[str, list[Item]]


def _as_coded(conn: sqlite3.Connection, report: int) -> tuple[Lists, set[str]]:
    """What the latest run found, unchanged; no actors beyond the report's own."""
    lists: Lists = {kind: [] for kind in KINDS}
    for row in conn.execute(
        "SELECT found_as, record FROM items WHERE report = ? AND NOT superseded AND place IS NOT NULL ORDER BY place",
        (report,),
    ):
        lists[row["found_as"]].append(load_item(row["found_as"], row["record"]))
    return lists, set()


def _reviewed(conn: sqlite3.Connection, report: int) -> tuple[Lists, set[str]]:
    """The items as people left them, and the ids of the actors that corrected or kept items name."""
    lists: Lists = {kind: [] for kind in KINDS}
    named: set[str] = set()
    for row in conn.execute(
        "SELECT kind, place, record, reviewed FROM items"
        " WHERE report = ? AND NOT superseded AND verdict IS NOT 'reject'"
        " ORDER BY place IS NULL, place, start, id",
        (report,),
    ):
        item = load_item(row["kind"], row["reviewed"] or row["record"])
        lists[row["kind"]].append(item)
        if row["reviewed"] or row["place"] is None:
            named.update(actor for _, actor in roles_of(row["kind"], item))
    _loosen(lists)
    return lists, named


def _loosen(lists: Lists) -> None:
    """A retelling whose fuller telling was rejected stands for itself."""
    present = {item.id for items in lists.values() for item in items}
    for kind in ("events", "other_acts"):
        lists[kind] = [
            item.model_copy(update={"same_as": None})
            if isinstance(item, Event) and item.same_as and item.same_as not in present
            else item
            for item in lists[kind]
        ]


def _actors(conn: sqlite3.Connection, report: int, named: set[str]) -> list[Actor]:
    """The report's own actors, then those that only a reviewed item names (taken from wherever the case knows them)."""
    own = [
        Actor.model_validate_json(row["record"])
        for row in conn.execute(
            "SELECT record FROM actors WHERE report = ? AND place IS NOT NULL ORDER BY place", (report,)
        )
    ]
    missing = sorted(named - {actor.id for actor in own})
    elsewhere = [
        Actor.model_validate_json(row["record"])
        for name in missing
        for row in conn.execute("SELECT record FROM actors WHERE id = ? ORDER BY place IS NULL, report", (name,))
    ]
    return own + list(merge_actors(elsewhere))
