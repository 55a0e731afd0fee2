"""Words -> where they stand in the report: as they are, or equal after white space and quotation marks are made alike.

Nothing looser: no fuzzy match, no case folding, no repaired ellipsis. A quote that is not there is not evidence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from suasion.record import Span
from suasion.reports.model import Report

_ALIKE = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´ʼ＇", "'"),
}
QUOTATION = frozenset("\"'") | _ALIKE.keys()
DOUBLE = frozenset('"') | {mark for mark, plain in _ALIKE.items() if plain == '"'}


def _normal(text: str) -> tuple[str, list[int]]:
    """The text with single blanks and plain quotation marks, and the offset of each of its characters in ``text``."""
    out: list[str] = []
    at: list[int] = []
    for i, char in enumerate(text):
        if char.isspace():
            if out and out[-1] == " ":
                continue
            char = " "
        out.append(_ALIKE.get(char, char))
        at.append(i)
    return "".join(out), at


class Finder:
    """The text of one report. Finds only whole words, and only in what was kept."""

    def __init__(self, report: Report) -> None:
        self.text = report.text
        self._dropped = [(b.start, b.end) for b in report.blocks if not b.kept]
        self._normal, self._at = _normal(report.text)

    def find(self, words: str, start: int = 0, end: int | None = None) -> Span | None:
        """The first place of the words inside ``[start, end)``; None if they are not there."""
        return next(self.all(words, start, end), None)

    def all(self, words: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Every place, in order, without overlap: the exact ones if there are any, else the ones that are alike."""
        words = words.strip()
        stop = len(self.text) if end is None else end
        if not words:
            return
        exact = list(self._exact(words, start, stop))
        yield from exact or self._alike(words, start, stop) or self._alike(_bare(words), start, stop)

    def _exact(self, words: str, start: int, stop: int) -> Iterator[Span]:
        place = self.text.find(words, start, stop)
        while place >= 0:
            span = Span(start=place, end=place + len(words))
            good = self._good(span)
            if good:
                yield span
            place = self.text.find(words, span.end if good else place + 1, stop)

    def _alike(self, words: str, start: int, stop: int) -> list[Span]:
        wanted = _normal(words)[0].strip()
        low, high = bisect_left(self._at, start), bisect_left(self._at, stop)
        found: list[Span] = []
        place = self._normal.find(wanted, low, high) if wanted else -1
        while place >= 0:
            last = place + len(wanted) - 1
            span = Span(start=self._at[place], end=self._at[last] + 1)
            good = self._good(span)
            if good:
                found.append(span)
            place = self._normal.find(wanted, last + 1 if good else place + 1, high)
        return found

    def _good(self, span: Span) -> bool:
        """Whole words, and no dropped block in it."""
        t, s, e = self.text, span.start, span.end
        inside_word = (s > 0 and t[s - 1].isalnum() and t[s].isalnum()) or (
            e < len(t) and t[e].isalnum() and t[e - 1].isalnum()
        )
        return not inside_word and not any(s < end and e > start for start, end in self._dropped)


def _bare(words: str) -> str:
    """Without the quotation marks around it, which models add and leave out at will."""
    return words[1:-1].strip() if len(words) > 2 and words[0] in QUOTATION and words[-1] in QUOTATION else ""
