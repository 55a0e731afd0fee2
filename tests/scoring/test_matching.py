"""One-to-one matching: as many pairs as possible, and optional gold items count neither way."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from suasion.scoring.matching import match, maximum_matching

EDGES = st.lists(st.lists(st.integers(0, 4), unique=True, max_size=5), max_size=5)


@given(EDGES)
def test_largest(edges: list[list[int]]) -> None:
    got = maximum_matching(edges)
    assert all(j in edges[i] for i, j in got.items())
    assert len(set(got.values())) == len(got)
    best = max(sum(j in e for e, j in zip(edges, order, strict=False)) for order in permutations(range(5)))
    assert len(got) == best


def test_second_record_of_a_many_sided_item_is_no_error() -> None:
    gold = [{"source": ["a", "b"], "target": ["c"]}]
    _, counts = match([{"n": 1}, {"n": 2}], gold, lambda p, g: True)
    assert counts == (1, 1, 1)
    _, counts = match([{"n": 1}, {"n": 2}], [{"source": ["a"], "target": ["c"]}], lambda p, g: True)
    assert counts == (1, 2, 1)
