"""The core as a whole: offsets, any text, given words, errors. What it reads is in test_readings.py."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.errors import ModelError
from suasion.language import Analysis, analyse
from suasion.language.core import FOLDER, Core, core, fingerprint
from suasion.language.tokenizer import words

NEWS = "The two envoys met in Accra on Tuesday.\n\n“We agreed on nothing,” one of them said. She left early."
PIECES = st.sampled_from(
    [
        "The envoy", " said", " that", ".", "\n", "“", "”", " U.S.", "\n\n", " Ankara", "’s", ",", " 12",
        "漢字", "🕊", "\u200b", "\x00", "ﷺ", "İ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map("".join))
READ = settings(max_examples=60)


def blocks(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def check(text: str, spans: list[tuple[int, int]], a: Analysis) -> None:
    """All that holds of every analysis."""
    tokens = [t for s in a.sentences for t in s.tokens]
    assert [(t.start, t.end) for t in tokens] == [w for x, y in spans for w in words(text, x, y)]
    assert all(text[t.start : t.end] == t.text for t in tokens)
    for s in a.sentences:
        assert (s.start, s.end) == (s.tokens[0].start, s.tokens[-1].end)
        assert spans[s.block][0] <= s.start < s.end <= spans[s.block][1]
        assert [t.head for t in s.tokens].count(-1) == 1
        assert all((t.head < 0) == (t.deprel == "root") and t.head < len(s.tokens) for t in s.tokens)
        assert s.subtree(s.root) == list(range(len(s.tokens)))
    starts, ends = {t.start for t in tokens}, {t.end for t in tokens}
    parts = [(e.start, e.end) for e in a.entities]
    parts += [p for x in a.attributions for p in (*x.source, *x.cue, *x.content)]
    assert all(x in starts and y in ends and x < y for x, y in parts)
    assert all(any(x <= b and e <= y for x, y in spans) for b, e in parts)
    assert all(0 <= x.score <= 1.0001 for x in (*a.entities, *a.attributions))
    assert all(to < of and {of, to} <= starts and 0 < p <= 1 for of, (to, p) in a.antecedents.items())


@READ
@given(TEXTS)
def test_any_text(text: str) -> None:
    spans = blocks(text)
    check(text, spans, analyse(text, spans))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        " ".join(["https://example.org/" + "x1/" * 40] * 60),
        "x1y2" * 3000 + " left.",
        "The envoys met again. " * 2000,
        "word " * 10_000,
        "“" * 500,
    ],
    ids=["one word", "addresses", "mixed", "10,000 words in sentences", "10,000 words in none", "quotation marks"],
)
def test_long_texts(text: str) -> None:
    spans = [(0, len(text))]
    check(text, spans, analyse(text, spans))


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing(text: str) -> None:
    assert analyse(text) == Analysis([], [], [])


def test_only_what_is_in_the_spans_is_read() -> None:
    a = analyse(NEWS, [(0, NEWS.index("\n"))])
    assert [s.block for s in a.sentences] == [0] and a.sentences[0].end == NEWS.index("\n")
    assert len(analyse(NEWS, blocks(NEWS)).sentences) == 3


def test_same_text_same_answer() -> None:
    assert Core().analyse(NEWS, blocks(NEWS)) == core().analyse(NEWS, blocks(NEWS))


def test_a_chunk_does_not_depend_on_what_is_read_with_it() -> None:
    """Each of two full chunks reads as it does alone, as far as offsets, tags and trees go."""
    one = "The envoys from both sides met in Accra. " * 15
    both = [(0, len(one)), (len(one), 2 * len(one))]
    first, second = (analyse(one * 2, both).sentences[i : i + 15] for i in (0, 15))
    assert [[t.head for t in s.tokens] for s in first] == [[t.head for t in s.tokens] for s in second]
    assert first == analyse(one).sentences


def test_given_words() -> None:
    sentences = [["Talks", "failed", "."], ["Mr.", "Okoro", "did", "n't", "speak", "."]]
    a = core().analyse_words([[sentences[0]], [sentences[1]]])
    assert [[t.text for t in s.tokens] for s in a.sentences] == sentences
    assert [s.block for s in a.sentences] == [0, 1]
    assert [t.start for s in a.sentences for t in s.tokens] == [0, 6, 13, 15, 19, 25, 29, 33, 39]
    assert [s.tokens[s.root].lemma for s in a.sentences] == ["fail", "speak"]
    assert core().analyse_words([]) == core().analyse_words([[], [[]]]) == Analysis([], [], [])


def test_given_words_are_decoded_as_found_ones_are() -> None:
    text = "Both sides agreed . They left ."
    given_words = core().analyse_words([[["Both", "sides", "agreed", "."], ["They", "left", "."]]])
    assert given_words == analyse(text)


def test_fingerprint_is_the_one_that_was_written_with_the_model() -> None:
    assert fingerprint() == core().sha256


def without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def write(name: str, content: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_text(content, encoding="utf-8") and None


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        (without("core.json"), "core.json"),
        (without("core.onnx"), "core.onnx"),
        (without("vocab.txt"), "vocab.txt"),
        (write("core.json", "{"), "core.json"),
        (write("core.json", "[]"), "core.json"),
        (write("core.json", '{"format": 1}'), "core.json"),
        (write("core.json", json.dumps({"format": 99})), "core.json"),
        (write("core.onnx", "not a model"), "core.onnx"),
    ],
)
def test_a_damaged_model_says_so_and_how_to_mend_it(damage: Callable[[Path], None], where: str, tmp_path: Path) -> None:
    for name in ("core.json", "core.onnx", "vocab.txt"):
        shutil.copy(FOLDER / name, tmp_path)
    damage(tmp_path)
    with pytest.raises(ModelError) as caught:
        Core(tmp_path)
    assert caught.value.where == str(tmp_path / where)
    assert caught.value.mend and "Install suasion again" in caught.value.mend
