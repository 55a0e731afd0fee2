"""Dates of any precision as days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.case.days import bounds, precision


@pytest.mark.parametrize(
    ("value", "first", "last", "how"),
    [
        ("2024-04-26", "2024-04-26", "2024-04-26", "day"),
        ("2024-04-26T10:30:00Z", "2024-04-26", "2024-04-26", "day"),
        ("2024-W01", "2024-01-01", "2024-01-07", "week"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("2024-02/2024-04-03", "2024-02-01", "2024-04-03", "interval"),
        ("2024-02/..", "2024-02-01", "2024-02-29", "interval"),
    ],
)
def test_bounds(value: str, first: str, last: str, how: str) -> None:
    assert bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))
    assert precision(value) == how


@pytest.mark.parametrize(
    "value", [None, "", "soon", "2024-13", "2024-02-30", "0000", "2024-W54", "2024-05/2024-01", "/", "24"]
)
def test_what_is_no_date(value: str | None) -> None:
    assert bounds(value) is None
    assert precision(value) == "unknown"


@given(st.text(alphabet="0123456789-W/.T:", max_size=22))
def test_no_text_breaks_it(value: str) -> None:
    found = bounds(value)
    assert found is None or found[0] <= found[1]
