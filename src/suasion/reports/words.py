"""The vocabularies of reading, loaded once and put into the shape that the rules need."""

from __future__ import annotations

from functools import cache
from typing import Any

from suasion import vocab


@cache
def reading() -> dict[str, Any]:
    """``vocab/reading.yaml`` as it is."""
    data: dict[str, Any] = vocab.load("reading")
    return data


@cache
def word_set(key: str) -> frozenset[str]:
    """One word list of ``vocab/reading.yaml`` as a set."""
    return frozenset(reading()[key])


@cache
def titles_before_names() -> frozenset[str]:
    """ "Mr.", "Gen.": a paragraph goes on after them."""
    return frozenset(f"{word}." for word in vocab.load("abbreviations")["titles"])


@cache
def agencies() -> dict[str, str]:
    """How a news agency signs, mapped to its name."""
    return {form: name for name, forms in reading()["agencies"].items() for form in forms}
