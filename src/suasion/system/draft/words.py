"""Patterns of the vocabulary, compiled once: does a text speak of this?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE) if patterns else None


def speaks_of(text: str, patterns: Sequence[str]) -> bool:
    """Whether one of the patterns is in the text, as whole words."""
    found = _compiled(tuple(patterns))
    return bool(found and found.search(text))


def without(text: str, patterns: Sequence[str]) -> str:
    """The text less what the patterns match."""
    found = _compiled(tuple(patterns))
    return found.sub(" ", text) if found else text
