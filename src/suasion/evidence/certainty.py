"""How surely somebody says it: asserted, hedged, speculative or denied."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from suasion.evidence.model import Certainty
from suasion.vocab import load

NEGATIONS = frozenset({"not", "never"})
KNOWN_WORDS = 20_000
"""Words that are kept with what they are a form of."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@cache
def _certainty() -> dict[str, Any]:
    vocabulary: dict[str, Any] = load("certainty")
    return vocabulary


def _has(words: list[str], stems: list[str]) -> bool:
    """Whether a word is one of the lemmas, in any regular inflection."""
    return any(_is_form(w, tuple(stems)) for w in words)


@lru_cache(maxsize=KNOWN_WORDS)
def _is_form(word: str, stems: tuple[str, ...]) -> bool:
    return any(
        word == s
        or (word.startswith(s[:-1] if s.endswith(("e", "y")) else s) and len(word) - len(s) <= 4 and len(s) > 3)
        for s in stems
    )


def certainty_of(cue: str, content: str) -> Certainty:
    """From the cue first, then from modals at the head of the content ("the talks may fail")."""
    v = _certainty()
    words = [w.lower() for w in _WORD.findall(cue)]
    if _has(words, v["denied"]["cues"]):
        return "denied"
    if _has(words, v["denied"]["negated"]) and any(w in NEGATIONS or w.endswith(("n't", "n’t")) for w in words):
        return "denied"
    opening = [w.lower() for w in _WORD.findall(content)]
    for verb, nouns in v["denied"]["with"].items():
        if _has(words, [verb]) and _has(words + opening[:4], nouns):
            return "denied"
    if _has(words, v["speculative"]["cues"]) or any(w in v["speculative_modals"] for w in words):
        return "speculative"
    if _has(words, v["hedged"]["cues"]) or any(w in v["modals"] for w in words):
        return "hedged"
    modal = next((w for w in opening[:12] if w in v["modals"] and w not in ("would", "can")), None)
    return "hedged" if modal else "asserted"
