"""Records on real texts, whose words stay in the corpora; and gold that is learnt from."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
FILES = sorted((ROOT / "training" / "annotated").glob("*.txt"))
LONGEST = 18
"""Words of a phrase in a record: names and noun phrases, and no sentence of a text that is not ours."""


@pytest.fixture
def real_texts(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    for name in ("acts", "real_texts"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import real_texts

    return real_texts


TEXT = {"x:1": ["Chad met Niger.", "It will send aid on Friday."]}


def test_records_find_their_paragraphs(real_texts, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "a.txt"
    file.write_text("@ x:1\nP2\nE send | AGREE AID | It=^Chad | ^Niger | planned\nS send | planned\n", encoding="utf-8")
    assert list(real_texts.faults(file, TEXT)) == []
    (report,) = real_texts.annotated(file, TEXT)
    assert report.full and [len(p.records) for p in report.paragraphs] == [0, 2]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("@ x:2", "a.txt:1: no such document: x:2"),
        ("@ x:1\nP3", "a.txt:2: no such paragraph: P3"),
        ("@ x:1\nE met | CONSULT | Chad | Niger", "a.txt:2: a record before its paragraph"),
        ("@ x:1\nP1\nE left | RETREAT | Chad | -", "a.txt:3: trigger not in the paragraph: left"),
        ("@ x:1\nP1\nChad met", "a.txt:3: no record: Chad met"),
    ],
)
def test_a_fault_is_told_with_its_line(real_texts, tmp_path: Path, lines: str, says: str) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "a.txt"
    file.write_text(lines + "\n", encoding="utf-8")
    assert list(real_texts.faults(file, TEXT)) == [says]


def test_the_shipped_records_hold_no_sentence() -> None:
    assert FILES
    for path in FILES:
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.startswith("@"):
                longest = max((len(p.split()) for c in line.split("|") for p in c.split(";")), default=0)
                assert longest <= LONGEST, f"{path.name}:{n}"


def test_the_shipped_records_fit_their_texts(real_texts) -> None:  # type: ignore[no-untyped-def]
    if not CORPORA.is_dir():
        pytest.skip("the corpora are not there: ../shared/corpora")
    known = real_texts.texts(CORPORA)
    assert [f for path in FILES for f in real_texts.faults(path, known)] == []
