"""The decoders against brute force on small inputs, where every answer can be tried."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from suasion.language import decode

TOLERANCE = 1e-4
"""Of sums of a few 32-bit floats under 30."""
TAGS = ["O", "B-cue", "I-cue", "B-source", "I-source"]
SEEDS = st.integers(0, 2**32 - 1)


def random_scores(seed: int, *shape: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(scale=3, size=shape).astype(np.float32)


def is_tree(heads: list[int]) -> bool:
    """One root, and everyone comes to it."""
    if heads.count(-1) != 1:
        return False
    for i in range(len(heads)):
        steps = 0
        while i >= 0:
            i, steps = heads[i], steps + 1
            if steps > len(heads):
                return False
    return True


def value(scores: NDArray[np.float32], heads: list[int]) -> float:
    return float(sum(scores[i, h + 1] for i, h in enumerate(heads)))


@given(SEEDS, st.integers(1, 40))
def test_a_tree_is_a_tree(seed: int, n: int) -> None:
    heads = decode.tree(random_scores(seed, n, n + 1))
    assert len(heads) == n and is_tree(heads)


@settings(max_examples=60)
@given(SEEDS, st.integers(1, 5))
def test_a_tree_is_the_best_tree(seed: int, n: int) -> None:
    scores = random_scores(seed, n, n + 1)
    best = max(value(scores, list(h)) for h in itertools.product(range(-1, n), repeat=n) if is_tree(list(h)))
    assert value(scores, decode.tree(scores)) == pytest.approx(best, abs=TOLERANCE)


@pytest.mark.parametrize("fill", [0.0, -1e4])
def test_a_tree_of_equal_scores(fill: float) -> None:
    assert is_tree(decode.tree(np.full((7, 8), fill, np.float32)))


def test_no_word_is_its_own_head_however_high_the_score() -> None:
    scores = random_scores(1, 6, 7)
    scores[np.arange(6), np.arange(1, 7)] = 1e3
    assert is_tree(decode.tree(scores))


def legal(path: tuple[int, ...]) -> bool:
    before = "O"
    for tag in (TAGS[i] for i in path):
        if tag[0] == "I" and before[2:] != tag[2:]:
            return False
        before = tag
    return True


@settings(max_examples=60)
@given(SEEDS, st.integers(1, 4))
def test_viterbi_finds_the_best_legal_path(seed: int, n: int) -> None:
    scores = random_scores(seed, n, len(TAGS))
    path = decode.viterbi(scores, decode.transitions(TAGS))
    assert legal(tuple(path))
    paths = (p for p in itertools.product(range(len(TAGS)), repeat=n) if legal(p))
    best = max(sum(scores[i, t] for i, t in enumerate(p)) for p in paths)
    assert sum(scores[i, t] for i, t in enumerate(path)) == pytest.approx(best, abs=TOLERANCE)


@given(SEEDS, st.integers(1, 60), st.floats(0, 3))
def test_stretches_solved_alone_are_as_good_as_the_whole(seed: int, n: int, outside: float) -> None:
    """``outside``: how much likelier "O" is made, so that some sequences have many stretches and some one."""
    scores = random_scores(seed, n, len(TAGS))
    scores[:, TAGS.index("O")] += outside
    moves = decode.transitions(TAGS)
    path, whole = decode.viterbi(scores, moves), decode._best(scores, moves, free=False)
    assert legal(tuple(path))
    assert scores[np.arange(n), path].sum() == pytest.approx(scores[np.arange(n), whole].sum(), abs=TOLERANCE)


@given(SEEDS, st.integers(1, 60))
def test_viterbi_is_legal_at_any_length(seed: int, n: int) -> None:
    assert legal(tuple(decode.viterbi(random_scores(seed, n, len(TAGS)), decode.transitions(TAGS))))


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ([], []),
        (["O", "O"], []),
        (["B-cue", "I-cue", "O"], [(0, 2, "cue")]),
        (["B-cue", "B-cue"], [(0, 1, "cue"), (1, 2, "cue")]),
        (["B-cue", "I-source"], [(0, 1, "cue"), (1, 2, "source")]),
    ],
)
def test_spans(tags: list[str], found: list[tuple[int, int, str]]) -> None:
    assert decode.spans(tags) == found


@given(SEEDS, st.integers(1, 9))
def test_softmax_sums_to_one(seed: int, n: int) -> None:
    p = decode.softmax(random_scores(seed, 3, n) * 100)
    assert np.allclose(p.sum(-1), 1, atol=1e-5) and (p >= 0).all()
