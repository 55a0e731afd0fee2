"""What a hedge doubts: the words that follow it."""

from __future__ import annotations

from collections.abc import Set

from suasion.weigh.words import content, pattern


def in_scope(sentence: str, matter: Set[str]) -> bool:
    """Whether a hedge stands before one half at least of the words of the matter that the sentence has."""
    hedge = first_hedge(sentence)
    return hedge is not None and most(sentence[hedge[1] :], sentence, matter)


def first_hedge(sentence: str) -> tuple[int, int] | None:
    """Where the first hedge stands. "May" with a capital is a month, or opens a question."""
    return next((m.span() for m in pattern("hedged_body").finditer(sentence) if m.group() != "May"), None)


def most(part: str, sentence: str, matter: Set[str]) -> bool:
    """Whether one half at least of the matter's words that the sentence has stand in the part."""
    return 2 * len(set(content(part)) & matter) >= len(set(content(sentence)) & matter)
