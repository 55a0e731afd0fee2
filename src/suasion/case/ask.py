"""Questions to the case: rows of items, full-text search, counts."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from suasion.case.days import bounds
from suasion.case.kinds import KINDS
from suasion.case.read import load_item
from suasion.errors import CaseError
from suasion.evidence.model import Item

State = Literal["unreviewed", "accepted", "rejected", "corrected"]
Standing = Literal["current", "orphaned", "superseded"]

STATES: dict[str | None, State] = {
    None: "unreviewed",
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
}
VERDICT_OF: dict[str, str | None] = {state: verdict for verdict, state in STATES.items()}
STANDINGS: dict[str, str] = {
    "current": "NOT i.orphaned AND NOT i.superseded",
    "orphaned": "i.orphaned",
    "superseded": "i.superseded AND NOT i.orphaned",
    "any": "1",
}

SNIPPET_WORDS = 24
"""Words shown around a hit: about two lines of a terminal. SQLite allows up to 64."""


@dataclass(frozen=True, slots=True)
class Found:
    """An item (as corrected), the report it stands in, and what became of it."""

    kind: str
    item: Item
    report: str
    heading: str
    date: str | None
    state: State
    standing: Standing
    run: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words were found: a report (``item`` None) or an item's quote. ``snippet`` marks the words
    with ``[ ]``.
    """

    report: str
    heading: str
    item: str | None
    kind: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts. ``items``: current, not rejected, by kind. ``since``/``until``: the reports' first and last day."""

    reports: int
    actors: int
    items: dict[str, int]
    reviews: dict[str, int]
    orphaned: int
    superseded: int
    runs: int
    since: str | None
    until: str | None


def match_expression(words: str) -> str | None:
    """User words as an FTS5 expression that finds all of them; "words in double quotes" are found as a phrase.

    Every word is quoted, so that nothing the user types is read as FTS5 syntax. None if there is no word in it.
    """
    terms = (phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', words))
    wanted = [term.replace("\x00", " ") for term in terms if re.search(r"\w", term)]
    return " ".join(f'"{term}"' for term in wanted) or None


def query(
    conn: sqlite3.Connection,
    *,
    kind: str | None = None,
    actor: str | None = None,
    text: str | None = None,
    since: str | None = None,
    until: str | None = None,
    type: str | None = None,  # noqa: A002  (the field's own word)
    status: str | None = None,
    review: str | None = None,
    standing: str = "current",
    limit: int | None = None,
) -> list[Found]:
    """See ``Case.query``."""
    where: list[str] = []
    values: dict[str, object] = {}
    if kind is not None:
        where.append("i.kind = :kind")
        values["kind"] = _one_of("kind", kind, KINDS)
    if actor is not None:
        where.append(
            "i.n IN (SELECT item FROM item_actors WHERE actor IN (SELECT actor FROM actor_names WHERE name = :actor))"
        )
        values["actor"] = actor.casefold()
    if text is not None:
        where.append("i.n IN (SELECT rowid FROM item_words WHERE item_words MATCH :text)")
        values["text"] = match_expression(text)
        if values["text"] is None:
            return []
    if since is not None:
        where.append("coalesce(i.last_day, r.last_day) >= :since")
        values["since"] = _day("since", since)[0].isoformat()
    if until is not None:
        where.append("coalesce(i.first_day, r.first_day) <= :until")
        values["until"] = _day("until", until)[1].isoformat()
    for name, value in (("type", type), ("status", status)):
        if value is not None:
            where.append(f"i.{name} = :{name} COLLATE NOCASE")
            values[name] = value
    if review is None:
        where.append("i.verdict IS NOT 'reject'")
    elif review != "any":
        where.append("i.verdict IS :verdict")
        values["verdict"] = VERDICT_OF[_one_of("review", review, VERDICT_OF)]
    where.append(STANDINGS[_one_of("standing", standing, STANDINGS)])
    values["limit"] = -1 if limit is None else limit
    rows = conn.execute(
        "SELECT i.*, r.id AS report_id, r.title AS heading, r.date AS report_date"
        " FROM items i JOIN reports r ON r.n = i.report"
        f" WHERE {' AND '.join(where)}"
        " ORDER BY coalesce(i.first_day, r.first_day, '9999'), r.id, i.start, i.id LIMIT :limit",
        values,
    )
    return [_found(row) for row in rows]


def search(conn: sqlite3.Connection, words: str, *, limit: int = 20) -> list[Hit]:
    """See ``Case.search``."""
    expression = match_expression(words)
    if expression is None:
        return []
    snippet = f"'[', ']', '…', {SNIPPET_WORDS}"
    items = conn.execute(
        f"SELECT r.id AS report, r.title, i.id AS item, i.kind, snippet(item_words, 0, {snippet}) AS snippet"
        " FROM item_words JOIN items i ON i.n = item_words.rowid JOIN reports r ON r.n = i.report"
        " WHERE item_words MATCH ? AND NOT i.orphaned AND NOT i.superseded AND i.verdict IS NOT 'reject'"
        " ORDER BY item_words.rank, r.id, i.start, i.id LIMIT ?",
        (expression, limit),
    )
    hits = [Hit(row["report"], row["title"], row["item"], row["kind"], row["snippet"]) for row in items]
    reports = conn.execute(
        f"SELECT r.id AS report, r.title, snippet(report_words, -1, {snippet}) AS snippet"
        " FROM report_words JOIN reports r ON r.n = report_words.rowid"
        " WHERE report_words MATCH ? AND r.current ORDER BY report_words.rank, r.id LIMIT ?",
        (expression, limit),
    )
    return hits + [Hit(row["report"], row["title"], None, None, row["snippet"]) for row in reports]


def stats(conn: sqlite3.Connection) -> Stats:
    """See ``Case.stats``."""

    def one(sql: str) -> int:
        return int(conn.execute(sql).fetchone()[0])

    counted = conn.execute(
        "SELECT kind, count(*) FROM items WHERE NOT orphaned AND NOT superseded AND verdict IS NOT 'reject'"
        " GROUP BY kind"
    )
    by_kind = dict(tuple(row) for row in counted)
    judged = conn.execute("SELECT verdict, count(DISTINCT id) FROM items WHERE NOT superseded GROUP BY verdict")
    by_state = {STATES[row[0]]: row[1] for row in judged}
    span = conn.execute("SELECT min(first_day), max(last_day) FROM reports WHERE current").fetchone()
    return Stats(
        reports=one("SELECT count(*) FROM reports WHERE current"),
        actors=one(
            "SELECT count(DISTINCT a.id) FROM actors a JOIN reports r ON r.n = a.report"
            " WHERE r.current AND a.place IS NOT NULL"
        ),
        items={kind: by_kind[kind] for kind in KINDS if kind in by_kind},
        reviews={state: by_state[state] for state in STATES.values() if state in by_state},
        orphaned=one("SELECT count(*) FROM items WHERE orphaned"),
        superseded=one("SELECT count(*) FROM items WHERE superseded AND NOT orphaned"),
        runs=one("SELECT count(*) FROM runs"),
        since=span[0],
        until=span[1],
    )


def _found(row: sqlite3.Row) -> Found:
    standing: Standing = "orphaned" if row["orphaned"] else "superseded" if row["superseded"] else "current"
    return Found(
        kind=row["kind"],
        item=load_item(row["kind"], row["reviewed"] or row["record"]),
        report=row["report_id"],
        heading=row["heading"],
        date=row["report_date"],
        state=STATES[row["verdict"]],
        standing=standing,
        run=row["run"],
    )


def _one_of(name: str, value: str, allowed: Mapping[str, object]) -> str:
    if value not in allowed:
        raise CaseError(f"{name} cannot be {value!r}", mend=f"It is one of {', '.join(map(str, allowed))}.")
    return value


def _day(name: str, value: str) -> tuple[date, date]:
    days = bounds(value)
    if days is None:
        raise CaseError(f"{name} cannot be {value!r}", mend="Write a date as 2024, 2024-04 or 2024-04-26.")
    return days
