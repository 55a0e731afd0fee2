"""Opening, crashing, and two processes at once."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import make
import pytest

import suasion.case.write
from suasion.case import open_case
from suasion.case.schema import APPLICATION_ID, SCHEMA_VERSION
from suasion.errors import CaseError


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="folder"):
        open_case(tmp_path)


def test_a_missing_folder_is_named_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="mkdir"):
        open_case(tmp_path / "no" / "a.case")


def test_without_create_no_file_is_made(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no such case"):
        open_case(tmp_path / "a.case", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"Norland and Sudmark " * 100, b"\x89PNG\r\n" * 100, b"x"])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(CaseError, match="no case"):
        open_case(path)
    assert path.read_bytes() == content


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE wines (name TEXT)")
    conn.commit()
    conn.close()
    before = path.read_bytes()
    with pytest.raises(CaseError, match="no case"):
        open_case(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_case(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    path.touch()
    with open_case(path) as case:
        assert case.stats().reports == 0


@pytest.mark.parametrize(("version", "mend"), [(SCHEMA_VERSION + 1, "pip install --upgrade"), (0, "new case")])
def test_a_case_of_another_version_names_the_mend(tmp_path: Path, version: int, mend: str) -> None:
    path = tmp_path / "a.case"
    open_case(path).close()
    conn = sqlite3.connect(path)
    conn.execute(f"PRAGMA user_version = {version}")
    conn.close()
    with pytest.raises(CaseError, match=mend):
        open_case(path)


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    open_case(path).close()
    conn = sqlite3.connect(path)
    assert conn.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert dict(conn.execute("SELECT * FROM meta"))["schema"] == str(SCHEMA_VERSION)
    conn.close()


def test_an_error_in_the_middle_leaves_the_case_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report, document = make.full()
    real = suasion.case.write.refresh
    calls = []

    def failing(*args: object) -> None:
        calls.append(args)
        if len(calls) == 5:
            raise RuntimeError("the lights went out")
        real(*args)  # type: ignore[arg-type]

    with open_case(tmp_path / "a.case") as case:
        monkeypatch.setattr(suasion.case.write, "refresh", failing)
        with pytest.raises(RuntimeError, match="lights"):
            case.add(report, document)
        assert case.stats().reports == 0
        assert case.search("Velm") == []
        monkeypatch.undo()
        case.add(report, document)
        assert case.documents() == (document,)


def test_several_writes_as_one(tmp_path: Path) -> None:
    report, document = make.full()
    with open_case(tmp_path / "a.case") as case:
        with pytest.raises(KeyError), case.transaction():
            case.add(report, document)
            raise KeyError
        assert case.reports() == ()


def test_a_part_may_fail_without_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report, document = make.full()
    with open_case(tmp_path / "a.case") as case:
        with case.transaction():
            case.add(report, document)
            with monkeypatch.context() as patched, pytest.raises(TypeError):
                patched.setattr(suasion.case.write, "refresh", None)
                case.add(*make.full(make.report("second", f"{make.TEXT}\n\nMore.")))
        assert case.reports() == (report,)
        assert case.documents() == (document,)


KILLED = """
import os, signal, sys
sys.path.insert(0, {folder!r})
import make
import suasion.case.write
from suasion.case import open_case
real = suasion.case.write.refresh
calls = []
def dying(*args):
    calls.append(args)
    if len(calls) == 12:
        os.kill(os.getpid(), signal.SIGKILL)
    real(*args)
suasion.case.write.refresh = dying
case = open_case({path!r})
case.add(*make.full())
case.add(*make.full(make.report("second", make.TEXT + "\\n\\nMore.")))
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process with a signal")
def test_a_killed_writer_leaves_whole_reports_only(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    script = KILLED.format(folder=str(Path(__file__).parent), path=str(path))
    ended = subprocess.run([sys.executable, "-c", script], check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    report, document = make.full()
    with open_case(path, create=False) as case:
        assert case.reports() == (report,)
        assert case.documents() == (document,)
        case.add(*make.full(make.report("second", f"{make.TEXT}\n\nMore.")))
        assert case.stats().reports == 2
    conn = sqlite3.connect(path)
    assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    conn.execute("INSERT INTO report_words(report_words) VALUES ('integrity-check')")
    conn.close()


def test_two_writers_wait_then_say_so(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    report, document = make.full()
    with open_case(path) as first, open_case(path, wait_s=0.05) as second:
        with first.transaction():
            first.add(report, document)
            with pytest.raises(CaseError, match="another process is writing"):
                second.add(report, document)
            assert second.stats().reports == 0  # readers go on
        assert second.add(report, document).unchanged == 9


RACE = """
import sys, time
sys.path.insert(0, {folder!r})
import make
from suasion.case import open_case
while time.time() < {begin!r}:
    pass
with open_case({path!r}) as case:
    for n in range(5):
        case.add(*make.full(make.report(f"{name}-{{n}}", make.TEXT + f"\\n\\n{name} {{n}}")))
"""


def test_several_processes_may_make_and_fill_one_case(tmp_path: Path) -> None:
    path, folder, begin = str(tmp_path / "a.case"), str(Path(__file__).parent), time.time() + 1
    scripts = [RACE.format(folder=folder, path=path, begin=begin, name=name) for name in ("a", "b", "c")]
    running = [subprocess.Popen([sys.executable, "-c", script]) for script in scripts]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    with open_case(path) as case:
        assert case.stats().reports == 15


def test_reviews_cannot_be_changed_behind_the_case(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    report, document = make.full()
    with open_case(path) as case:
        case.add(report, document)
        case.review(document.events[0].id, "accept")
    conn = sqlite3.connect(path)
    for statement in ("UPDATE reviews SET verdict = 'reject'", "DELETE FROM reviews"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            conn.execute(statement)
    conn.close()


def test_a_read_only_case_can_be_read(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    path = tmp_path / "a.case"
    with open_case(path) as case:
        case.add(*make.full())
    path.chmod(0o444)
    with open_case(path) as case, pytest.raises(CaseError, match="writable"):
        case.add(*make.full(make.report("b")))
