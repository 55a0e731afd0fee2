"""Near-duplicates: the same story found again, other stories left apart."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.reports.duplicates import Clusters

WORDS = [f"word{i}" for i in range(3000)]


def story(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def test_exact_and_near() -> None:
    clusters = Clusters()
    first = story(1)
    edited = [*first[:100], "an", "added", "sentence", *first[100:250]]
    assert clusters.add("a", " ".join(first)) is None
    assert clusters.add("b", " ".join(story(2))) is None
    assert clusters.add("c", " ".join(first).upper() + "!") == "a"
    assert clusters.add("d", " ".join(edited)) == "a"
    assert clusters.add("e", " ".join(first[:100] + story(3))) is None


def test_short_texts_only_when_the_same() -> None:
    clusters = Clusters()
    assert clusters.add("a", "An earthquake of magnitude 5.1 shook the island of Crete.") is None
    assert clusters.add("b", "An earthquake of magnitude 5.3 shook the island of Crete.") is None
    assert clusters.add("c", "An earthquake of magnitude 5.1 shook the island of Crete") == "a"
    assert clusters.add("d", "...") is None


@settings(max_examples=50)
@given(st.integers(0, 10_000), st.integers(0, 10))
def test_a_few_edits_do_not_hide_a_copy(seed: int, edits: int) -> None:
    clusters = Clusters()
    first = story(seed)
    copy = list(first)
    for place in random.Random(seed).sample(range(len(copy)), edits):
        copy[place] = "changed"
    assert clusters.add("first", " ".join(first)) is None
    assert clusters.add("copy", " ".join(copy)) == "first"
