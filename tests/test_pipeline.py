"""The pipeline: order, laziness, and one report that goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import suasion.evidence
from suasion.errors import InputError, SuasionError
from suasion.evidence.model import Document
from suasion.pipeline import AHEAD, CHUNK, Coded, code_reports, is_case
from suasion.reports import Failure
from suasion.reports.model import Report


def report(name: str) -> Report:
    return Report(id=name, origin=f"{name}.txt", format="txt", text=name, sha256="0" * 64)


def fake_code(r: Report) -> Document:
    if r.id == "mends":
        raise SuasionError("it is odd", where="mends.txt:3", mend="Mend it")
    if r.id == "breaks":
        raise ZeroDivisionError("by zero")
    return Document(doc_id=r.id, file=r.origin, sha256=r.sha256, n_chars=len(r.text))


@pytest.fixture(autouse=True)
def faked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suasion.evidence, "code", fake_code)


def test_a_report_that_goes_wrong_becomes_a_failure_in_its_place() -> None:
    items = [report("a"), report("breaks"), Failure(origin="x", error=InputError("gone")), report("mends"), report("b")]
    results = list(code_reports(items))
    assert [type(r) for r in results] == [Coded, Failure, Failure, Failure, Coded]
    broken, _, mendable = (r for r in results if isinstance(r, Failure))
    assert "breaks.txt" in str(broken.error) and "ZeroDivisionError: by zero" in str(broken.error)
    assert "report it" in str(broken.error) and "Traceback" in broken.error.__notes__[0]
    assert str(mendable.error) == "mends.txt:3: it is odd. Mend it"


def test_one_at_a_time() -> None:
    taken: list[str] = []

    def source() -> Iterator[Report]:
        for name in "abc":
            taken.append(name)
            yield report(name)

    results = code_reports(source())
    next(results)
    assert taken == ["a"]


def test_processes_look_only_so_far_ahead() -> None:
    taken = 0

    def source() -> Iterator[Failure]:
        nonlocal taken
        for taken in range(1, 1001):
            yield Failure(origin=str(taken), error=InputError("gone"))

    results = code_reports(source(), jobs=2)
    firsts = [r.origin for r in (next(results), next(results)) if isinstance(r, Failure)]
    assert firsts == ["1", "2"]
    assert taken <= 2 * AHEAD * CHUNK
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"SQLite format 3\0 and so on", True), (b"SQLite format 3", False), (b"A report.", False), (b"", False)],
)
def test_a_case_is_known_by_its_first_bytes(content: bytes, expected: bool, tmp_path: Path) -> None:
    file = tmp_path / "anything.txt"
    file.write_bytes(content)
    assert is_case(file) is expected


def test_what_is_not_there_is_no_case(tmp_path: Path) -> None:
    assert not is_case(tmp_path / "no-such.case") and not is_case(tmp_path)
