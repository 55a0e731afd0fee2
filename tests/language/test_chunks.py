from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.language.chunks import MOST_PIECES, MOST_WORDS, Chunk, of_sentences, of_text
from suasion.language.tokenizer import words

BLOCKS = st.lists(st.integers(0, 400), max_size=8)


def letters(word: str) -> tuple[int, ...]:
    """As many pieces as letters: a stand-in for the vocabulary."""
    return tuple(range(len(word)))


def lay_out(sizes: Sequence[int], word: str) -> tuple[str, list[tuple[int, int]]]:
    """Blocks of so many words, and their spans."""
    text, spans = "", []
    for n in sizes:
        spans.append((len(text), len(text) + len(" ".join([word] * n))))
        text += " ".join([word] * n) + "\n\n"
    return text, spans


def flat(chunks: Sequence[Chunk]) -> list[tuple[int, int]]:
    return [w for c in chunks for w in c.words]


@given(BLOCKS, st.sampled_from(["ab", "a.", "word", "Long" * 6]))
def test_no_word_is_lost_or_repeated_and_no_chunk_too_long(sizes: list[int], word: str) -> None:
    text, spans = lay_out(sizes, word)
    chunks = list(of_text(text, spans, letters))
    assert flat(chunks) == [w for a, b in spans for w in words(text, a, b)]
    for c in chunks:
        assert 0 < len(c) <= MOST_WORDS
        assert sum(map(len, c.pieces)) <= MOST_PIECES
        assert len(c.words) == len(c.pieces) == len(c.blocks) == len(c.opens)
        assert c.blocks == sorted(c.blocks)
    opened = [b for c in chunks for b, opens in zip(c.blocks, c.opens, strict=True) if opens]
    assert opened == [i for i, n in enumerate(sizes) if n]


def test_blocks_go_together_as_long_as_they_fit() -> None:
    text, spans = lay_out([60, 60, 20, 108, 1], "ab")
    assert [len(c) for c in of_text(text, spans, letters)] == [120, 128, 1]


def test_a_long_block_is_cut_after_a_sentence() -> None:
    text = " ".join(["Word " * 99 + "end."] * 3)
    assert [len(c) for c in of_text(text, [(0, len(text))], letters)] == [101, 101, 101]


def test_a_full_stop_before_a_small_letter_is_no_place_to_cut() -> None:
    text = " ".join(["word " * 99 + "end."] * 2)
    assert [len(c) for c in of_text(text, [(0, len(text))], letters)] == [128, 74]


@pytest.mark.parametrize("spans", [[], [(0, 0)], [(2, 5)]])
def test_nothing_in_nothing_out(spans: list[tuple[int, int]]) -> None:
    assert list(of_text("a      b", spans, letters)) == []


@given(st.lists(st.lists(st.lists(st.sampled_from(["ab", "Cd", "."]), max_size=90), max_size=4), max_size=4))
def test_given_sentences_are_kept(blocks: list[list[list[str]]]) -> None:
    text, chunks = of_sentences(blocks, letters)
    assert [text[a:b] for a, b in flat(chunks)] == [w for b in blocks for s in b for w in s]
    ends = [e for c in chunks for e in c.ends or ()]
    assert ends == [i == len(s) - 1 for b in blocks for s in b for i in range(len(s))]
    assert all(len(c) <= MOST_WORDS for c in chunks)


def test_a_given_sentence_is_cut_only_where_the_encoder_must() -> None:
    _, (one,) = of_sentences([[["ab"] * 200]], letters)
    assert len(one) == 200
    _, parts = of_sentences([[["ab"] * 600]], letters)
    assert [len(p) for p in parts] == [255, 255, 90]
