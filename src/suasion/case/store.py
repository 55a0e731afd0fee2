"""Opening the file, and transactions. All SQLite errors leave this module as ``CaseError`` with a way to mend them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from suasion._version import __version__
from suasion.case.schema import ADDED, APPLICATION_ID, OLDEST_VERSION, SCHEMA_VERSION, TABLES
from suasion.errors import CaseError

WAIT_S = 5.0
"""Seconds to wait for another process that is writing. A write takes milliseconds, so five seconds mean that it
hangs.
"""

RETRY_S = 0.01
"""Seconds between two tries: short beside the few milliseconds that another process needs to make a case."""

_MAGIC = b"SQLite format 3\x00"


def connect(path: Path, *, create: bool = True, wait_s: float = WAIT_S) -> sqlite3.Connection:
    """Open a case, or make a new one where there is no file yet (or an empty one).

    A file that is something else is never written to. Raises CaseError for a missing folder or (with
    ``create=False``) file, a file that is no case, a case of another schema version, and a file that another process
    has locked.
    """
    where = str(path)
    if path.is_dir():
        raise CaseError("this is a folder, and a case is one file", where=where, mend="Name a file, such as a.case.")
    if not path.exists():
        if not create:
            raise CaseError("there is no such case", where=where, mend="Check the name, or read reports into it first.")
        if not path.parent.is_dir():
            raise CaseError("the folder does not exist", where=where, mend=f"Make it first: mkdir -p '{path.parent}'.")
    _check_header(path)
    with telling(where):
        conn = sqlite3.connect(path, timeout=wait_s, isolation_level=None)  # None: no transaction but our own
    try:
        with telling(where):
            if not _is_case(conn, where):
                _initialise(conn, where, wait_s)
            conn.execute("PRAGMA foreign_keys = ON")
            # NORMAL never corrupts a WAL file; a power cut may at worst lose the last whole transactions.
            conn.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        conn.close()
        raise
    return conn


def _check_header(path: Path) -> None:
    """SQLite takes a file of a few bytes for an empty database and would write over it."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise CaseError(f"cannot be read ({error.strerror})", where=str(path), mend="Check its permissions.") from error
    if start and start != _MAGIC:
        raise CaseError("this file is no case", where=str(path), mend="Name another file for the case.")


def _is_case(conn: sqlite3.Connection, where: str) -> bool:
    """True for a case that this version can read, False for an empty file; raises for all else."""
    # One statement sees one state of the file, even while another process makes it a case.
    application, version, tables = conn.execute(
        "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),"
        " (SELECT count(*) FROM sqlite_master)"
    ).fetchone()
    if application == APPLICATION_ID:
        _check_version(conn, version, where)
        return True
    if application or tables:
        raise CaseError("this is an SQLite database, but no case", where=where, mend="Name another file for the case.")
    return False


def _check_version(conn: sqlite3.Connection, found: int, where: str) -> None:
    if OLDEST_VERSION <= found <= SCHEMA_VERSION:
        return
    row = conn.execute("SELECT value FROM meta WHERE key = 'suasion'").fetchone()
    what = (
        f"the case has schema {found} (made by suasion {row[0] if row else '?'}),"
        f" and this is suasion {__version__} with schema {SCHEMA_VERSION}"
    )
    mend = (
        "Update suasion: pip install --upgrade suasion."
        if found > SCHEMA_VERSION
        else "Read the reports into a new case, or open this one with the version that made it."
    )
    raise CaseError(what, where=where, mend=mend)


def _initialise(conn: sqlite3.Connection, where: str, wait_s: float) -> None:
    _to_wal(conn, wait_s)
    with transaction(conn, where):
        if _is_case(conn, where):  # another process was quicker
            return
        for script in (TABLES, *ADDED.values()):
            for statement in _statements(script):
                conn.execute(statement)
        conn.execute("INSERT INTO meta VALUES ('schema', ?), ('suasion', ?)", (str(SCHEMA_VERSION), __version__))
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def version_of(conn: sqlite3.Connection) -> int:
    """The schema version of an open case."""
    return int(conn.execute("PRAGMA user_version").fetchone()[0])


def upgrade(conn: sqlite3.Connection) -> None:
    """Give an older case the tables that later versions added. Runs inside a transaction of the caller."""
    found = version_of(conn)
    for version in range(found + 1, SCHEMA_VERSION + 1):
        for statement in _statements(ADDED[version]):
            conn.execute(statement)
    if found < SCHEMA_VERSION:
        conn.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(SCHEMA_VERSION),))
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _to_wal(conn: sqlite3.Connection, wait_s: float) -> None:
    """Readers and a writer side by side. SQLite waits for every lock but this one, so we do."""
    give_up = time.monotonic() + wait_s
    while True:
        try:
            conn.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(RETRY_S)
        else:
            return


def _statements(script: str) -> Iterator[str]:
    """The statements one by one: ``executescript`` would commit our transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


_WHOLE = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_PART = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))


@contextmanager
def transaction(conn: sqlite3.Connection, where: str) -> Iterator[None]:
    """All or nothing: whatever is raised inside, the case is as it was before.

    Inside another transaction it is a part of that one, which can fail without the whole.
    """
    begin, commit, undo = _PART if _inside(conn) else _WHOLE
    with telling(where):
        conn.execute(begin)
        try:
            yield
            conn.execute(commit)
        except BaseException:
            if _inside(conn):  # a full disk may have ended it already
                for statement in undo:
                    conn.execute(statement)
            raise


@contextmanager
def snapshot(conn: sqlite3.Connection, where: str) -> Iterator[None]:
    """Several reads of one state: what other processes write meanwhile is not seen."""
    with telling(where):
        if _inside(conn):
            yield
            return
        conn.execute("BEGIN")
        try:
            yield
        finally:
            if _inside(conn):
                conn.execute("ROLLBACK")  # nothing was written


def _inside(conn: sqlite3.Connection) -> bool:
    return conn.in_transaction


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Turn what SQLite raises into a CaseError that says how to mend it."""
    try:
        yield
    except sqlite3.ProgrammingError as error:
        raise CaseError(f"the case is closed or used from another thread ({error})", where=where) from error
    except sqlite3.IntegrityError as error:
        raise CaseError(f"the case refused this: {error}", where=where) from error
    except sqlite3.OperationalError as error:
        raise CaseError(_operational(str(error)), where=where, mend=_mend(str(error))) from error
    except sqlite3.DatabaseError as error:
        what = "this file is no case (not an SQLite database, or a damaged one)"
        raise CaseError(
            f"{what}: {error}", where=where, mend="Name another file, or restore it from a copy."
        ) from error
    except UnicodeEncodeError as error:
        raise CaseError(
            "the text holds half a surrogate pair, which is no character",
            where=where,
            mend="Decode the source again with errors='replace'.",
        ) from error


def _operational(message: str) -> str:
    return "another process is writing to the case" if "locked" in message or "busy" in message else message


def _mend(message: str) -> str | None:
    for sign, mend in (
        ("locked", "Wait until it has finished, then try again."),
        ("busy", "Wait until it has finished, then try again."),
        ("fts5", "This Python's SQLite lacks full-text search (FTS5); install another build of Python."),
        ("readonly", "Make the file and its folder writable, or copy the case elsewhere."),
        ("unable to open", "Check that the file and its folder may be read and written."),
        ("full", "Free some disk space, then try again. Nothing that was saved is lost."),
    ):
        if sign in message:
            return mend
    return None
