"""Near-duplicates, found while the reports stream by: a sketch is kept of each, never its text.

1. The words of the kept blocks make shingles of three words, each hashed.
2. The sketch is the smallest hashes (a bottom-k sketch; Broder 1997); two sketches estimate how much two texts share.
3. Only texts that share one of their very smallest hashes are compared, so the work grows linearly.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from itertools import islice

SHINGLE = 3  # words: long enough to be telling, short enough to survive an edit
SKETCH = 64  # hashes kept of a report; the estimate is within about 0.06 of the true share (one standard error)
KEYS = 12  # smallest hashes by which candidates are found
ALIKE = 0.6  # share of common shingles from which two reports are one story told twice
SHORTEST = 12  # shingles: shorter texts are duplicates only if they are the same
CANDIDATES = 50  # compared at most for one report, in order of arrival

_WORD = re.compile(r"[^\W_]+")


class Clusters:
    """Remembers the first report of each group."""

    def __init__(self) -> None:
        self._exact: dict[bytes, str] = {}
        self._sketches: dict[str, tuple[int, ...]] = {}
        self._index: dict[int, list[str]] = {}

    def add(self, report_id: str, text: str) -> str | None:
        """The id of an earlier report that says the same as ``text``; None for the first, which is remembered."""
        tokens = _WORD.findall(text.lower())
        if not tokens:
            return None
        digest = hashlib.blake2b(" ".join(tokens).encode("utf-8"), digest_size=12).digest()
        if digest in self._exact:
            return self._exact[digest]
        sketch = _sketch(tokens)
        first = self._alike(sketch)
        self._exact[digest] = first or report_id
        if first is None and len(sketch) >= SHORTEST:
            self._sketches[report_id] = sketch
            for key in sketch[:KEYS]:
                self._index.setdefault(key, []).append(report_id)
        return first

    def _alike(self, sketch: tuple[int, ...]) -> str | None:
        if len(sketch) < SHORTEST:
            return None
        found = dict.fromkeys(other for key in sketch[:KEYS] for other in self._index.get(key, ()))
        return next(
            (other for other in islice(found, CANDIDATES) if similarity(sketch, self._sketches[other]) >= ALIKE), None
        )


def _sketch(tokens: list[str]) -> tuple[int, ...]:
    if len(tokens) < SHINGLE:
        return ()
    shingles = set(zip(*(tokens[i:] for i in range(SHINGLE)), strict=False))
    return tuple(sorted({zlib.crc32(" ".join(s).encode("utf-8")) for s in shingles})[:SKETCH])


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimated share of common shingles (Jaccard): of the smallest hashes of both, those that both have."""
    both = sorted({*a, *b})[:SKETCH]
    common = set(a) & set(b)
    return sum(h in common for h in both) / len(both) if both else 0.0
