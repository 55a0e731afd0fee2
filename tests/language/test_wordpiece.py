from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.language.core import FOLDER
from suasion.language.wordpiece import MAX_PIECES, SHAPES, UNK, WordPiece, normalise, shape

PIECES = WordPiece(FOLDER / "vocab.txt")
BACK = {i: p for p, i in PIECES.ids.items()}


def spelled(word: str) -> list[str]:
    return [BACK[i] for i in PIECES(word)]


@given(st.text(max_size=60))
def test_any_word_has_pieces(word: str) -> None:
    ids = PIECES(word)
    assert 1 <= len(ids) <= MAX_PIECES
    assert all(i in BACK for i in ids)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_pieces_spell_the_word(word: str) -> None:
    assert "".join(p.removeprefix("##") for p in spelled(word)) == word


def test_the_longest_piece_is_taken_first(tmp_path: Path) -> None:
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "a", "ab", "abc", "##c", "##d", "##cd", "##bcd"]), encoding="utf-8")
    own = WordPiece(vocabulary)
    names = {i: p for p, i in own.ids.items()}
    assert [names[i] for i in own("abcd")] == ["abc", "##d"]  # not "a ##bcd", which would do too
    assert own("abx") == (UNK,)  # one letter that is not there: the whole run is unknown


@pytest.mark.parametrize(
    ("word", "normal"),
    [("Zürich", "zurich"), ("ÉLYSÉE", "elysee"), ("soft\u00adhyphen", "softhyphen"), ("a\u200bb", "ab")],
)
def test_normalise(word: str, normal: str) -> None:
    assert normalise(word) == normal


@pytest.mark.parametrize(
    ("word", "expected"),
    [("talks", ["talks"]), ("U.S.", ["u", ".", "s", "."]), ("3,000", ["3", ",", "000"]), ("Kyïv", spelled("kyiv"))],
)
def test_known_words(word: str, expected: list[str]) -> None:
    assert spelled(word) == expected


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("talks", "lower"), ("NATO", "upper"), ("I", "single capital"), ("Ankara", "title"), ("McKay", "mixed"),
        ("2024", "digit"), ("G7", "upper"), ("3rd", "lower"), ("…", "punctuation"), ("漢字", "mixed"), ("½", "other"),
    ],
)  # fmt: skip
def test_shape(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


def test_a_very_long_word_is_cut() -> None:
    assert PIECES("x1" * 50_000) == PIECES("x1" * 300)
