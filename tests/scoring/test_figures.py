"""Figures and their intervals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.scoring.figures import f1, figure, precision, recall, three

ROWS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).map(lambda t: (min(t), t[1], t[2])), min_size=1
)


def test_known_numbers() -> None:
    got = three("x", [(2, 4, 8), (0, 0, 0)])
    assert (got["x.p"].point, got["x.r"].point) == (0.5, 0.25)
    assert got["x.f1"].point == pytest.approx(1 / 3)
    assert got["x.f1"].n == 2


def test_no_documents() -> None:
    assert figure([], f1).n == 0


def test_one_document_has_no_spread() -> None:
    got = figure([(1, 2, 2)], f1)
    assert got.low == got.point == got.high


@given(ROWS)
def test_point_and_interval_are_shares(rows: list[tuple[int, int, int]]) -> None:
    for statistic in (precision, recall, f1):
        got = figure(rows, statistic)
        assert 0 <= got.low <= got.high <= 1
        assert 0 <= got.point <= 1
        assert got == figure(rows, statistic)


def test_more_documents_narrow_the_interval() -> None:
    few, many = (figure([(1, 2, 2), (2, 2, 2), (0, 2, 2)] * k, f1) for k in (3, 100))
    assert many.high - many.low < few.high - few.low
