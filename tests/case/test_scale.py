"""Quad class and score, from the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from suasion import vocab
from suasion.case.export import scale
from suasion.errors import VocabularyError

TYPES = {
    "CONSULT": {"quad": "V+", "score": 2.5, "modes": {"visit": 4, "phone": {"score": 1.5}}},
    "ASSAULT": {"quad": 4, "score": -9, "modes": {}},
}


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    scale._types.cache_clear()
    yield
    scale._types.cache_clear()


@pytest.mark.parametrize("content", [{"types": TYPES}, TYPES, [{"id": key, **value} for key, value in TYPES.items()]])
def test_mode_before_type(monkeypatch: pytest.MonkeyPatch, content: Any) -> None:
    monkeypatch.setattr(vocab, "load", lambda name: content)
    assert [scale.quad_code(kind) for kind in ("CONSULT", "ASSAULT", "GREET")] == [1, 4, None]
    wanted = {("CONSULT", "visit"): 4, ("CONSULT", "phone"): 1.5, ("CONSULT", None): 2.5, ("ASSAULT", "drone"): -9}
    assert {pair: scale.event_scale(*pair) for pair in wanted} == wanted
    assert scale.event_scale("GREET", None) is None


def test_without_the_vocabulary_the_columns_are_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise VocabularyError(f"There is no vocabulary {name!r}")

    monkeypatch.setattr(vocab, "load", missing)
    assert scale.quad_code("CONSULT") is None
    assert scale.event_scale("CONSULT", "visit") is None
