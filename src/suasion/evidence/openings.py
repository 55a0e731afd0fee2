"""Labels before the first sentence of a paragraph, "KYIV, Sept 4 (Agency) -" or "HAITI -": where a report comes from, and whom an item is about.

A label names nobody who acts. Where several paragraphs begin with one, the text is a bulletin: each item is a story of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from suasion.reports.model import Block

LEAST_ITEMS = 3
"""Paragraphs with different labels that make a bulletin."""
_LABEL = re.compile(
    r"[A-Z][A-Z'’.-]*[A-Z](?:[ /][A-Z'’.-]*[A-Z])*"  # the place, or the subject
    r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?(?= ?[(,–—-]))?"  # its country
    r"(?:,? (?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:, \d{4})?)?"  # the day
    r"(?: ?[(/][^)/\n]{2,60}[)/])?"  # the agency
    r"(?:,? (?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:, \d{4})?)?"
    r"(?: ?[–—:-]{1,2}|\.) +(?=[\"“A-Z])"
)


def end_of_label(text: str, block: Block) -> int:
    """Where the label of a paragraph ends; its start, if it has none."""
    if block.role not in ("paragraph", "item"):
        return block.start
    found = _LABEL.match(text, block.start, block.end)
    return found.end() if found else block.start


class Openings:
    """The labels of a text's blocks."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.ends = [end_of_label(text, b) for b in blocks]
        labelled = [b.start for b, end in zip(blocks, self.ends, strict=True) if end > b.start]
        names = {text[b.start : end] for b, end in zip(blocks, self.ends, strict=True) if end > b.start}
        self.items = labelled if len(names) >= LEAST_ITEMS else []
        """Where the items of a bulletin begin; empty for any other text."""
        self.length = len(text)

    def item(self, offset: int) -> tuple[int, int]:
        """The span of the item that holds the offset: the whole text, unless it is a bulletin."""
        if not self.items:
            return 0, self.length
        i = bisect_right(self.items, offset)
        return (self.items[i - 1] if i else 0), (self.items[i] if i < len(self.items) else self.length)


__all__ = ["LEAST_ITEMS", "Openings", "end_of_label"]
