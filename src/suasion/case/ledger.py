"""The case: one SQLite file that holds the reports, what was found in them, and what people said about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from suasion.case import ask, board, log
from suasion.case.judge import add_review
from suasion.case.merge import gather
from suasion.case.read import load_documents, load_reports, load_reviews
from suasion.case.reviewing import VERDICTS, Review, Verdict
from suasion.case.runs import Run, current_run, now
from suasion.case.store import WAIT_S, connect, snapshot, telling, transaction
from suasion.case.write import Added, add_report, check
from suasion.errors import CaseError
from suasion.evidence.model import Document, Evidence
from suasion.reports.model import Report

if TYPE_CHECKING:
    from suasion.case.export import Exported


def open_case(path: str | Path, *, create: bool = True, wait_s: float = WAIT_S) -> Case:
    """Open the case at ``path``, or make it. Use it as a context manager.

    ``create=False`` refuses to make a new file. ``wait_s``: seconds to wait for another process that writes.
    Raises CaseError: see ``suasion.case.store.connect``.
    """
    return Case(Path(path), create=create, wait_s=wait_s)


class Case:
    """An open case. All methods raise CaseError when the file cannot be read or written; nothing is ever half-
    written.
    """

    def __init__(self, path: Path, *, create: bool = True, wait_s: float = WAIT_S) -> None:
        self.path = path
        self._where = str(path)
        self._conn = connect(path, create=create, wait_s=wait_s)
        self._conn.row_factory = sqlite3.Row

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. A closed case answers nothing more."""
        self._conn.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Several writes as one: if anything is raised inside, none of them happened."""
        with transaction(self._conn, self._where):
            yield

    def add(self, report: Report, document: Document, *, run: Run | None = None) -> Added:
        """Store a report and what was found in it.

        ``run`` says how it was read (default: by this version, its vocabulary and its model).
        Adding the same again changes nothing. If the report's text has changed, the items of the old text are
        orphaned: kept and shown as such, never moved. If the text is the same and another run finds other things, new
        items are added, and those no longer found are superseded unless a person has reviewed them. Reviews always
        survive. Raises CaseError if report, document and items do not speak of the same text.
        """
        with telling(self._where):
            check(report, document)
        with transaction(self._conn, self._where):
            return add_report(self._conn, report, document, run or current_run())

    def reports(self) -> tuple[Report, ...]:
        """All reports with their current text, in the order of their ids."""
        with snapshot(self._conn, self._where):
            return tuple(load_reports(self._conn))

    def text_hashes(self) -> dict[str, str]:
        """Report id -> SHA-256 of its current text."""
        with telling(self._where):
            return {row[0]: row[1] for row in self._conn.execute("SELECT id, sha256 FROM reports WHERE current")}

    def documents(self, *, as_reviewed: bool = True) -> tuple[Document, ...]:
        """What was found in each report, in the order of the report ids.

        ``as_reviewed``: rejected items are left out and corrections are applied (an act whose status was corrected
        changes its list); otherwise exactly what the latest run found.
        """
        with snapshot(self._conn, self._where):
            return tuple(load_documents(self._conn, as_reviewed=as_reviewed))

    def evidence(self, *, as_reviewed: bool = True) -> Evidence:
        """All documents, linked: the content of ``evidence.json``."""
        return gather(self.documents(as_reviewed=as_reviewed))

    def review(
        self,
        item_id: str,
        verdict: Verdict,
        *,
        changes: Mapping[str, object] | None = None,
        note: str = "",
        author: str = "",
        at: str | None = None,
    ) -> Review:
        """Accept, reject or correct an item. Reviews are never changed: to change your mind, review again.

        ``changes``: the new values of the fields to correct (only with ``correct``), checked at once; an actor is given
        by id, name or alias. ``at``: ISO 8601, UTC (default: now).
        Reports with the very same text share their items' ids, hence their reviews.
        """
        if verdict not in VERDICTS:
            raise CaseError(f"{verdict!r} is no verdict", where=item_id, mend=f"Say {', '.join(VERDICTS)}.")
        if bool(changes) != (verdict == "correct"):
            raise CaseError(
                "'correct' needs changes, and only 'correct' has them",
                where=item_id,
                mend="Name the fields and their values.",
            )
        review = Review(
            item=item_id, verdict=verdict, changes=dict(changes or {}), note=note, author=author, at=at or now()
        )
        with transaction(self._conn, self._where):
            return add_review(self._conn, review)

    def reviews(self, item_id: str | None = None) -> tuple[Review, ...]:
        """The reviews of one item, or all, oldest first."""
        with telling(self._where):
            return tuple(load_reviews(self._conn, item_id))

    def open_question(self, entry: log.Entry) -> None:
        """Put a question into the log; from then on it is frozen. Raises CaseError if it is open already."""
        with transaction(self._conn, self._where):
            log.add_question(self._conn, entry)

    def add_to_log(self, table: log.Table, entry: log.Entry) -> None:
        """Add a forecast or a resolution of a question that is open. Nothing in the log is ever changed."""
        with transaction(self._conn, self._where):
            log.append(self._conn, table, entry)

    def questions(self) -> list[log.Entry]:
        """The questions of the log, in the order in which they were opened."""
        with snapshot(self._conn, self._where):
            return log.load_questions(self._conn)

    def logged(self, table: log.Table) -> list[log.Entry]:
        """The forecasts or resolutions of the log, oldest first."""
        with snapshot(self._conn, self._where):
            return log.load(self._conn, table)

    def set_matrix(self, entry: board.MatrixEntry) -> None:
        """Put a matrix of competing hypotheses on the board, or set it anew; earlier records of it stay."""
        with transaction(self._conn, self._where):
            board.add_matrix(self._conn, entry)

    def set_item(self, entry: board.ItemEntry) -> None:
        """Add a step of an item of a matrix: drafted, added, or reviewed. Nothing on the board is ever changed."""
        with transaction(self._conn, self._where):
            board.add_item(self._conn, entry)

    def board(self) -> tuple[list[board.MatrixEntry], list[board.ItemEntry]]:
        """The records of all matrices and the steps of all items, oldest first."""
        with snapshot(self._conn, self._where):
            return board.load_matrices(self._conn), board.load_items(self._conn)

    def query(
        self,
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
    ) -> list[ask.Found]:
        """The items that fit all that is asked, by date.

        ``kind``: events, other_acts, claims, levers, ...; ``actor``: an id, name or alias, in any role; ``text``:
        words of the quote; ``since``/``until``: ISO dates, both included, compared with the item's date or else the
        report's (an item of unknown date is left out); ``type`` and ``status``: the item's own (CONSULT, trade;
        happened, held, hedged, ...). ``review``: unreviewed, accepted, corrected, rejected or any (default: all but
        rejected). ``standing``: current, orphaned, superseded or any.
        """
        with telling(self._where):
            return ask.query(
                self._conn, kind=kind, actor=actor, text=text, since=since, until=until, type=type, status=status,
                review=review, standing=standing, limit=limit,
            )  # fmt: skip

    def search(self, words: str, *, limit: int = 20) -> list[ask.Hit]:
        """Quotes, then reports, that hold all the words, best first; ``limit`` for each. Words in double quotes are a
        phrase.
        """
        with snapshot(self._conn, self._where):
            return ask.search(self._conn, words, limit=limit)

    def stats(self) -> ask.Stats:
        """What the case holds, in numbers."""
        with snapshot(self._conn, self._where):
            return ask.stats(self._conn)

    def export(self, kind: str, path: str | Path) -> Exported:
        """Write the reviewed evidence to ``path``, atomically. ``kind``: a key of ``suasion.case.export.EXPORTS``."""
        from suasion.case.export import Material, export

        with snapshot(self._conn, self._where):
            material = Material(self.evidence(), self.reports())
        return export(kind, material, Path(path))
