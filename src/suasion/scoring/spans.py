"""Where an item stands in the text, and when two items stand in the same place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from suasion.scoring.names import content_words

SHORTER_SHARE = 0.5  # the overlap must be at least half of the shorter span,
LONGER_SHARE = 0.25  # and a quarter of the longer one (so a whole text as evidence does not pass)
SHORT_PRODUCT = 12  # characters: a shorter product span inside a long gold sentence passes if it shares at least these
QUOTE_HEAD = 40  # characters of a long quote that are enough to find it
LONG_QUOTE = 60  # characters from which on a quote is long
SHORTEST_QUOTE = 4
WORDS_OF_SHORTER, WORDS_OF_LONGER = 0.6, 0.3  # the same two shares, on words, where there is no span

Span = tuple[int, int]


class Place:
    """A text prepared for finding quotes in it: white space, case and punctuation do not matter."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self.blank_free = frozenset(i for i, c in enumerate(text) if not c.isspace())
        kept = [(i, c.lower()) for i, c in enumerate(text) if c.isalnum()]
        self.at = [i for i, _ in kept]
        self.flat = "".join(c for _, c in kept)

    def find(self, quote: str) -> Span | None:
        """The first place of ``quote``; a long one is also found by its beginning."""
        letters = "".join(c.lower() for c in quote if c.isalnum())
        if len(letters) < SHORTEST_QUOTE:
            return None
        first = self.flat.find(letters)
        if first < 0 and len(letters) > LONG_QUOTE:
            first = self.flat.find(letters[:QUOTE_HEAD])
        if first < 0:
            return None
        last = min(first + len(letters), len(self.at)) - 1
        return self.at[first], self.at[last] + 1

    def of(self, item: Mapping[str, Any], prefix: str = "", quote: str = "quote") -> Span | None:
        """The span of an item: its offsets if they are valid, else where its quote stands."""
        a, b = item.get(f"{prefix}start"), item.get(f"{prefix}end")
        if isinstance(a, int) and isinstance(b, int) and 0 <= a < b <= self.length:
            return a, b
        return self.find(item[quote]) if item.get(quote) else None


def overlap(found: Span, gold: Span, *, both_ways: bool = False) -> bool:
    """Half of the shorter span shared, and a quarter of the longer; ``both_ways`` without the exception for short
    product spans.
    """
    shared = min(found[1], gold[1]) - max(found[0], gold[0])
    if shared <= 0:
        return False
    f, g = found[1] - found[0], gold[1] - gold[0]
    if shared < SHORTER_SHARE * min(f, g):
        return False
    return shared >= LONGER_SHARE * max(f, g) or (not both_ways and f < g and shared >= SHORT_PRODUCT)


def same_words(found: str, gold: str) -> bool:
    a, b = content_words(found), content_words(gold)
    both = len(a & b)
    return bool(a) and both >= WORDS_OF_SHORTER * min(len(a), len(b)) and both >= WORDS_OF_LONGER * max(len(a), len(b))


def same_place(place: Place, found: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    """Whether an item stands where the gold item does, by span, or by words where it has none."""
    span = place.of(found)
    if span:
        return overlap(span, (gold["start"], gold["end"]))
    return same_words(found.get("quote") or "", gold["quote"])


def same_content(place: Place, found: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    """Whether a claim has the gold claim's content."""
    span = place.of(found, "content_", "content")
    if span:
        return overlap(span, (gold["content_start"], gold["content_end"]), both_ways=True)
    if found.get("content"):
        return same_words(found["content"], gold["content"])
    return same_place(place, found, gold)
