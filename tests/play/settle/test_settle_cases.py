"""The closed-form reference answers, every model at its own tolerance."""

from __future__ import annotations

from typing import Any

import pytest
from settle_cases import cases, check


@pytest.mark.parametrize("case", cases())
def test_reference(case: dict[str, Any]) -> None:
    assert check(case) == []


def test_an_unknown_model_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        check({"model": "crystal_ball", "inputs": {}, "expected": {}, "tol": 0})


def test_a_wrong_answer_is_found() -> None:
    case = {
        "model": "rubinstein1982",
        "inputs": {"d1": 0.9, "d2": 0.9},
        "expected": {"share1": 0.6, "other": 1},
        "tol": 1e-9,
    }
    assert len(check(case)) == 2
