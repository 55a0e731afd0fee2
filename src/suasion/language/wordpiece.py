"""WordPiece: words -> ids of the encoder's uncased vocabulary, and the shape class that gives back what lower-casing loses.

The greedy longest-match-first algorithm of Wu et al. (2016), as in BERT; only ``unicodedata`` is needed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

PAD, UNK, CLS, SEP, MASK = 0, 100, 101, 102, 103
MAX_PIECES = 24
"""Pieces kept of one word; a longer one (a URL, a hash) is cut, since only its first piece is read off."""
LONGEST = 500
"""Characters of a word that are looked at: more than ``MAX_PIECES`` pieces hold."""

SHAPES = ("lower", "upper", "single capital", "title", "mixed", "digit", "punctuation", "other")
BLOCK_START = len(SHAPES)
"""Added to the shape of a word that opens a block (a paragraph, a heading, a list item)."""


def normalise(word: str) -> str:
    """Lower case, accents off, control characters out: what the uncased vocabulary was made from."""
    word = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in word if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


@lru_cache(maxsize=50_000)
def shape(word: str) -> int:
    """Index into ``SHAPES``: the letter case and kind of the word."""
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) == 1 else 1
    if word[:1].isupper() and word[1:].islower():
        return 3
    if any(c.isdigit() for c in word):
        return 5
    if any(c.isalpha() for c in word):
        return 4
    if not any(c.isalnum() for c in word):
        return 6
    return 7


class WordPiece:
    """Callable: a word -> the list of its piece ids (at least one)."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self.ids = {piece: i for i, piece in enumerate(lines) if piece}
        self._cached = lru_cache(maxsize=50_000)(self._pieces)

    def __call__(self, word: str) -> tuple[int, ...]:
        return self._cached(word)

    def _pieces(self, word: str) -> tuple[int, ...]:
        # Punctuation inside a word ("U.S.", "3,000", "o'clock") stands alone in this vocabulary.
        runs: list[str] = []
        for c in normalise(word[:LONGEST]):
            if c.isalnum() and runs and runs[-1][-1].isalnum():
                runs[-1] += c
            else:
                runs.append(c)
        out: list[int] = []
        for run in runs:
            out.extend(self._greedy(run))
            if len(out) >= MAX_PIECES:
                break
        return tuple(out[:MAX_PIECES]) or (UNK,)

    def _greedy(self, run: str) -> list[int]:
        out, start = [], 0
        while start < len(run):
            for end in range(min(len(run), start + 40), start, -1):
                piece = self.ids.get(("##" if start else "") + run[start:end])
                if piece is not None:
                    out.append(piece)
                    start = end
                    break
            else:
                return [UNK]
        return out
