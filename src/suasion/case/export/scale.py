"""The quad class and score of an event type, as the vocabulary ``plover`` gives them."""

from __future__ import annotations

from functools import cache
from typing import Any

QUADS = {"V+": 1, "M+": 2, "V-": 3, "M-": 4}
"""PLOVER's numbers: verbal and material cooperation, verbal and material conflict."""


@cache
def _types() -> dict[str, dict[str, Any]]:
    # The vocabulary is written on another floor; without it the two columns stay empty.
    from suasion import vocab
    from suasion.errors import VocabularyError

    load = getattr(vocab, "load", None)
    if load is None:
        return {}
    try:
        loaded = load("plover")
    except (VocabularyError, KeyError, FileNotFoundError):
        return {}
    types = loaded.get("types", loaded) if isinstance(loaded, dict) else loaded
    return {entry["id"]: entry for entry in types} if isinstance(types, list) else dict(types)


def quad_code(kind: str) -> int | None:
    """1 to 4 (see ``QUADS``), or None for a type that the vocabulary does not know."""
    quad = _types().get(kind, {}).get("quad")
    return QUADS.get(quad) if isinstance(quad, str) else quad


def event_scale(kind: str, mode: str | None) -> float | None:
    """The score of the mode if it has one, else of the type: -10 (hostile) to +10 (friendly)."""
    entry = _types().get(kind, {})
    modes = entry.get("modes") or {}
    found = modes.get(mode) if isinstance(modes, dict) and mode else None
    score = found.get("score") if isinstance(found, dict) else found
    if score is None:
        score = entry.get("score")
    return None if score is None else float(score)
