"""The vocabulary compiler: the committed JSON is current, and a mistake in a file is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from suasion.errors import VocabularyError
from suasion.vocab import COMPILED, load, names
from suasion.vocab.compile import FOLDER, PAST_OFFICES, compile_folder, main

COUNTRY = "- {id: AAA, name: Aland}\n"
OFFICES = "family_first: []\npeople: {}\nterms:\n  AAA:\n    president: [Ana Vidal, 2001-02/2004]\n"


def test_compiled_json_is_current() -> None:
    assert COMPILED.read_text(encoding="utf-8") == compile_folder(), "Run: python -m suasion.vocab.compile"


def test_every_yaml_file_is_loadable() -> None:
    stems = {p.stem for p in FOLDER.glob("*.yaml")} - {PAST_OFFICES}  # part of "offices"
    assert stems == set(names())
    assert all(load(stem) for stem in stems)


def test_check_mode_compares_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "compiled.json"
    copy.write_text(compile_folder(), encoding="utf-8")
    monkeypatch.setattr("suasion.vocab.compile.COMPILED", copy)
    assert main(["--check"]) == 0
    copy.write_text("{}")
    assert main(["--check"]) == 1
    assert copy.read_text() == "{}"
    assert "python -m suasion.vocab.compile" in capsys.readouterr().err


def test_unknown_vocabulary_says_what_there_is() -> None:
    with pytest.raises(VocabularyError, match="countries"):
        load("no_such_words")


def test_terms_of_office_become_records(tmp_path: Path) -> None:
    (tmp_path / "countries.yaml").write_text(COUNTRY)
    (tmp_path / "offices.yaml").write_text(OFFICES)
    assert '"name": "Ana Vidal"' in compile_folder(tmp_path)
    assert '"since": "2001-02"' in compile_folder(tmp_path)


BROKEN = [
    ("countries", "- {id: AAA, name: A}\n- {id: AAA, name: B}\n", r"countries.yaml:2: the id 'AAA' is taken.*yaml:1"),
    ("countries", "- {id: AAA, name: Aland}\n- {id: BBB}\n", r"countries.yaml:2: an entry needs an id and a name"),
    ("countries", "- {id: AAA, name: Aland, capitol: [X]}\n", r"countries.yaml:1: unknown field 'capitol'"),
    ("countries", "AAA: Aland\n", r"countries.yaml:1: a list of entries"),
    ("media", "- {id: x, name: X\n- {id: y, name: Y}\n", r"media.yaml:\d+: not valid YAML"),
    ("words", "a: 1\nb: 2\na: 3\n", r"words.yaml:3: not valid YAML"),
    ("offices", OFFICES.replace("2001-02/2004", "2001-02"), r"offices.yaml:5: '2001-02' is not a term"),
    ("offices", OFFICES.replace(", 2001-02/2004", ""), r"offices.yaml:5: names and terms must alternate"),
    ("offices", OFFICES.replace("2001-02/2004", "2004/2001-02"), r"offices.yaml:5: Ana Vidal: the term ends before"),
    ("offices", OFFICES, r"no entry has the id 'AAA'"),
]  # fmt: skip


@pytest.mark.parametrize(("stem", "text", "message"), BROKEN, ids=range(len(BROKEN)))
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, stem: str, text: str, message: str) -> None:
    (tmp_path / f"{stem}.yaml").write_text(text)
    with pytest.raises(VocabularyError, match=message):
        compile_folder(tmp_path)


def test_dates_stay_text(tmp_path: Path) -> None:
    (tmp_path / "days.yaml").write_text("first: 2024-05-01\n")
    assert '"first": "2024-05-01"' in compile_folder(tmp_path)
