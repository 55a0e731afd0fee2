"""The log of questions: append-only, whole or not at all, and cases from before it stay readable."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import make
import pytest

from suasion.case import open_case
from suasion.case.log import Entry
from suasion.case.schema import SCHEMA_VERSION
from suasion.errors import CaseError

QUESTION = Entry("q-1", "2025-09-02T00:00:00Z", "Ada", '{"text": "Will it rain?"}')
FORECAST = Entry("q-1", "2025-09-03T00:00:00Z", "Ada", '{"probability": 0.2}')

LOG_TABLES = ("questions", "forecasts", "resolutions")
BOARD_TABLES = ("matrices", "matrix_items")
"""What the versions after the first added."""


def first_version(path: Path) -> Path:
    """A case as the first version made it, with a report in it."""
    with open_case(path) as case:
        case.add(*make.full())
    conn = sqlite3.connect(path)
    for table in (*LOG_TABLES, *BOARD_TABLES):
        conn.execute(f"DROP TABLE {table}")
    conn.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    conn.execute("PRAGMA user_version = 1")
    conn.commit()
    conn.close()
    return path


def version(path: Path) -> int:
    conn = sqlite3.connect(path)
    found: int = conn.execute("PRAGMA user_version").fetchone()[0]
    conn.close()
    return found


def test_what_is_logged_is_read_again(tmp_path: Path) -> None:
    with open_case(tmp_path / "a.case") as case:
        case.open_question(QUESTION)
        case.add_to_log("forecasts", FORECAST)
        case.add_to_log("resolutions", FORECAST)
    with open_case(tmp_path / "a.case", create=False) as case:
        assert case.questions() == [QUESTION]
        assert case.logged("forecasts") == case.logged("resolutions") == [FORECAST]


def test_a_question_is_opened_once(tmp_path: Path) -> None:
    with open_case(tmp_path / "a.case") as case:
        case.open_question(QUESTION)
        with pytest.raises(CaseError, match="open already"):
            case.open_question(QUESTION)
        with pytest.raises(CaseError, match="no such question"):
            case.add_to_log("forecasts", Entry("q-2", "", "", ""))
        assert len(case.questions()) == 1 and case.logged("forecasts") == []


@pytest.mark.parametrize("table", LOG_TABLES)
def test_the_log_cannot_be_changed_behind_the_case(table: str, tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with open_case(path) as case:
        case.open_question(QUESTION)
        case.add_to_log("forecasts", FORECAST)
        case.add_to_log("resolutions", FORECAST)
    conn = sqlite3.connect(path)
    for change in (f"UPDATE {table} SET record = ''", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match=r"append-only|frozen"):
            conn.execute(change)
    conn.close()


def test_a_case_from_before_the_log_is_read_as_it_is(tmp_path: Path) -> None:
    path = first_version(tmp_path / "old.case")
    with open_case(path, create=False) as case:
        assert case.questions() == [] and case.logged("forecasts") == []
        assert len(case.reports()) == 1
    assert version(path) == 1


def test_a_case_from_before_the_log_gets_it_with_its_first_question(tmp_path: Path) -> None:
    path = first_version(tmp_path / "old.case")
    with open_case(path, create=False) as case:
        before = case.documents()
        case.open_question(QUESTION)
        assert case.questions() == [QUESTION]
        assert case.documents() == before
    assert version(path) == SCHEMA_VERSION
    with open_case(path, create=False) as case:
        case.add_to_log("forecasts", FORECAST)
        assert case.logged("forecasts") == [FORECAST]


def test_a_failed_first_question_leaves_the_old_case_old(tmp_path: Path) -> None:
    path = first_version(tmp_path / "old.case")
    with open_case(path, create=False) as case, pytest.raises(ZeroDivisionError), case.transaction():
        case.open_question(QUESTION)
        raise ZeroDivisionError
    assert version(path) == 1
