"""Adding a report and what was found in it. Every function here runs inside a transaction of the caller."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass

from suasion.case.days import bounds
from suasion.case.kinds import KINDS, field_of, items_of, kind_after, roles_of
from suasion.case.read import load_item, load_reviews
from suasion.case.reviewing import check_offsets, corrected, fold
from suasion.case.runs import Run
from suasion.errors import CaseError
from suasion.evidence.model import Actor, Document, Item
from suasion.reports.model import Report

LISTS = frozenset({*KINDS, "actors"})
"""The fields of a document that have tables of their own."""


@dataclass(frozen=True, slots=True)
class Added:
    """What ``Case.add`` did. ``doubled`` counts items that were left out because another item of the document has
    their id.
    """

    report: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    superseded: int = 0
    orphaned: int = 0
    doubled: int = 0


def check(report: Report, document: Document) -> None:
    """Raise CaseError unless report, document and all items speak of the same text."""
    if hashlib.sha256(report.text.encode()).hexdigest() != report.sha256:
        raise CaseError("the SHA-256 is not that of the text", where=report.id, mend="Read the report again.")
    if document.sha256 != report.sha256 or document.doc_id != report.id:
        raise CaseError(
            f"report and document do not belong together (document {document.doc_id})",
            where=report.id,
            mend="Code the report again.",
        )
    for _, _, item in items_of(document):
        check_offsets(item, report.text)


def add_report(conn: sqlite3.Connection, report: Report, document: Document, run: Run) -> Added:
    """Store both, so that adding the same again changes nothing. See ``Case.add`` for the rules."""
    conn.execute(
        "INSERT OR IGNORE INTO runs VALUES (?, ?, ?, ?, ?, ?)",
        (
            run.id,
            run.at,
            run.version,
            run.vocabulary,
            run.model,
            json.dumps(run.parameters, sort_keys=True, default=str),
        ),
    )
    orphaned = _retire_other_texts(conn, report)
    n = _store_report(conn, report, document, run)
    _store_actors(conn, n, document.actors)
    known = {
        row["id"]: row
        for row in conn.execute(
            "SELECT n, id, record, found_as, place, run, superseded, verdict FROM items WHERE report = ?", (n,)
        )
    }
    new = changed = unchanged = doubled = 0
    seen: set[str] = set()
    for kind, place, item in items_of(document):
        if item.id in seen:
            doubled += 1
            continue
        seen.add(item.id)
        record = item.model_dump_json()
        old = known.get(item.id)
        if old is None:
            new += 1
            _insert_item(conn, n, report.sha256, kind, place, item, record, run)
        elif (old["record"], old["found_as"], old["superseded"]) != (record, kind, 0):
            changed += 1
            _update_item(conn, old["n"], kind, place, item, record, run)
        else:
            unchanged += 1
            if (old["place"], old["run"]) != (place, run.id):
                conn.execute("UPDATE items SET place = ?, run = ? WHERE n = ?", (place, run.id, old["n"]))
    superseded = _supersede(conn, [row for key, row in known.items() if key not in seen])
    return Added(report.id, new, changed, unchanged, superseded, orphaned, doubled)


def _retire_other_texts(conn: sqlite3.Connection, report: Report) -> int:
    """Orphan what was found in other texts of this report id; bring back what was found in this one. Returns how
    many.
    """
    others = (report.id, report.sha256)
    orphaned = conn.execute(
        "UPDATE items SET orphaned = 1 WHERE NOT orphaned AND report IN"
        " (SELECT n FROM reports WHERE id = ? AND sha256 <> ?)",
        others,
    ).rowcount
    conn.execute("UPDATE reports SET current = 0 WHERE id = ? AND sha256 <> ? AND current", others)
    conn.execute(
        "UPDATE items SET orphaned = 0 WHERE orphaned AND report IN"
        " (SELECT n FROM reports WHERE id = ? AND sha256 = ?)",
        others,
    )
    return orphaned


def _store_report(conn: sqlite3.Connection, report: Report, document: Document, run: Run) -> int:
    days = bounds(report.date.value)
    values = {
        "id": report.id, "sha256": report.sha256, "current": 1, "origin": report.origin, "format": report.format,
        "title": report.heading, "outlet": report.outlet, "url": report.url, "language": report.language,
        "date": report.date.value, "first_day": days and days[0].isoformat(), "last_day": days and days[1].isoformat(),
        "cluster": report.cluster, "text": report.text,
        "blocks": json.dumps([block.model_dump() for block in report.blocks], ensure_ascii=False),
        "record": report.model_dump_json(exclude={"text", "blocks"}),
        "document": document.model_dump_json(exclude=set(LISTS)), "run": run.id,
    }  # fmt: skip
    found = conn.execute("SELECT * FROM reports WHERE id = ? AND sha256 = ?", (report.id, report.sha256)).fetchone()
    if found is None:
        marks = ", ".join(f":{name}" for name in values)
        return int(conn.execute(f"INSERT INTO reports ({', '.join(values)}) VALUES ({marks})", values).lastrowid or 0)
    changes = {name: value for name, value in values.items() if found[name] != value}
    if changes:
        pairs = ", ".join(f"{name} = :{name}" for name in changes)
        conn.execute(f"UPDATE reports SET {pairs} WHERE n = :n", {**changes, "n": found["n"]})
    return int(found["n"])


def _store_actors(conn: sqlite3.Connection, report: int, actors: tuple[Actor, ...]) -> None:
    """Those no longer found keep their row without a place, for reviewed items may still name them."""
    conn.execute("UPDATE actors SET place = NULL WHERE report = ?", (report,))
    conn.execute("DELETE FROM actor_names WHERE report = ?", (report,))
    conn.executemany(
        "INSERT OR REPLACE INTO actors (report, id, place, name, type, country, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(report, a.id, place, a.name, a.type, a.country, a.model_dump_json()) for place, a in enumerate(actors)],
    )
    conn.executemany(
        "INSERT OR IGNORE INTO actor_names (name, actor, report) VALUES (?, ?, ?)",
        [(name.casefold(), a.id, report) for a in actors for name in (a.id, a.name, *a.aliases)],
    )


def _insert_item(
    conn: sqlite3.Connection, report: int, sha256: str, kind: str, place: int, item: Item, record: str, run: Run
) -> None:
    n = conn.execute(
        "INSERT INTO items (id, report, kind, found_as, place, start, end, quote, sha256, record, run, confidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (item.id, report, kind, kind, place, item.start, item.end, item.quote, sha256, record, run.id, item.confidence),
    ).lastrowid
    refresh(conn, int(n or 0), item)


def _update_item(conn: sqlite3.Connection, n: int, kind: str, place: int, item: Item, record: str, run: Run) -> None:
    conn.execute(
        "UPDATE items SET kind = ?, found_as = ?, place = ?, start = ?, end = ?, quote = ?, record = ?, run = ?,"
        " confidence = ?, superseded = 0 WHERE n = ?",
        (kind, kind, place, item.start, item.end, item.quote, record, run.id, item.confidence, n),
    )
    refresh(conn, n, item)


def _supersede(conn: sqlite3.Connection, gone: list[sqlite3.Row]) -> int:
    """Items that this run no longer finds: superseded, unless a person has reviewed them; those stay as they are."""
    unreviewed = [(row["n"],) for row in gone if row["verdict"] is None and not row["superseded"]]
    conn.executemany("UPDATE items SET place = NULL WHERE n = ?", [(row["n"],) for row in gone])
    conn.executemany("UPDATE items SET superseded = 1 WHERE n = ?", unreviewed)
    return len(unreviewed)


def refresh(conn: sqlite3.Connection, n: int, item: Item | None = None) -> None:
    """Bring the columns that are derived from an item's record and its reviews up to date.

    ``item`` is what CODE said, if the caller has it at hand. Raises CaseError if the corrections do not fit the item.
    """
    row = conn.execute("SELECT id, found_as, record, report FROM items WHERE n = ?", (n,)).fetchone()
    kind: str = row["found_as"]
    item = item or load_item(kind, row["record"])
    verdict, changes = fold(load_reviews(conn, row["id"]))
    effective = item
    if changes:
        known = {r[0] for r in conn.execute("SELECT DISTINCT id FROM actors")}
        text = conn.execute("SELECT text FROM reports WHERE n = ?", (row["report"],)).fetchone()["text"]
        effective = corrected(kind, item, changes, text, known)
        kind = kind_after(kind, effective)
    days = bounds(field_of(kind, effective, "date"))
    conn.execute(
        "UPDATE items SET kind = ?, reviewed = ?, type = ?, status = ?, first_day = ?, last_day = ?, verdict = ?"
        " WHERE n = ?",
        (
            kind, effective.model_dump_json() if changes else None, field_of(kind, effective, "type"),
            field_of(kind, effective, "status"), days and days[0].isoformat(), days and days[1].isoformat(), verdict, n,
        ),
    )  # fmt: skip
    conn.execute("DELETE FROM item_actors WHERE item = ?", (n,))
    conn.executemany(
        "INSERT OR IGNORE INTO item_actors VALUES (?, ?, ?)",
        [(n, role, actor) for role, actor in roles_of(kind, effective)],
    )
