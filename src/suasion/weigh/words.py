"""Words as WEIGH compares them: stems, patterns of the vocabulary, and what is too common to say anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from suasion.language.lemma import irregular
from suasion.vocab import load

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:n['’]t)?")
STEM = 6
"""Letters of a word that are compared at most: inflections and most derivations lie behind them."""

LEAST = 3
"""Letters of a word that can say something by itself."""


@cache
def weigh_words() -> dict[str, Any]:
    found: dict[str, Any] = load("weigh")
    return found


@cache
def pattern(*keys: str) -> re.Pattern[str]:
    """The phrases of ``weigh.yaml`` under the keys, as one pattern over whole words; ``*`` stands for any ending."""
    node: Any = weigh_words()
    for key in keys:
        node = node[int(key) if key.isdigit() and isinstance(node, list) else key]
    return any_of(node)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for the phrases, longest first, over whole words and any white space."""
    parts = sorted({_spelled(str(p)) for p in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w])", re.IGNORECASE)


def _spelled(phrase: str) -> str:
    if phrase == "n't":
        return r"\w+n['’]t"
    return r"\s+".join(re.escape(w).replace(r"\*", r"\w*").replace("'", "['’]") for w in phrase.split())


@cache
def stem(word: str) -> str:
    """A word without its inflection, cut to ``STEM`` letters: "criticised" and "criticism" are one."""
    low = word.lower()
    if not low.isalpha():
        return low
    low = irregular().get(low, low)
    for ending in ("ies", "ing", "ied", "ers", "ed", "es", "er", "ly", "s", "e", "y"):
        if low.endswith(ending) and len(low) - len(ending) >= LEAST:
            low = low[: -len(ending)]
            break
    return low[:STEM]


def content(text: str) -> list[str]:
    """The stems of the words that say something, in order."""
    return [stem(w) for w in WORD.findall(text) if _says(w)]


@cache
def _says(word: str) -> bool:
    low = word.lower()
    return low not in _empty() and (len(low) >= LEAST or low.isdigit() or word.isupper())


@cache
def _empty() -> frozenset[str]:
    return frozenset(weigh_words()["empty"])
