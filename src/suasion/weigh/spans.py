"""Intervals of days, and the stretch of time on which most clues agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from suasion.weigh.model import Reason

Interval = tuple[dt.date | None, dt.date | None]
"""First and last day; None: open."""

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clue:
    """The report was written in one of ``within``, because ``text``; ``weight`` says how much that is worth.

    ``check`` names the rule, so that a clue that does not fit becomes a finding of that rule.
    """

    check: str
    text: str
    within: tuple[Interval, ...]
    start: int
    end: int
    weight: float = 1.0
    note: dict[str, str] = field(default_factory=dict)
    also: tuple[Interval, ...] = ()
    """Days on which the words would be odd, but no fault: they say nothing for a date, and are not held against one."""

    def holds(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether some day of ``[first, last]`` is allowed."""
        return any(_meet((first, last), i) for i in (*self.within, *self.also))

    def reason(self, text: str, around: Interval = (None, None)) -> Reason:
        """The clue as a record: of several stretches, from the first to the last that meet ``around`` (all, if none does)."""
        spans = [i for i in self.within if _meet(i, around)] or list(self.within)
        lows, highs = [a for a, _ in spans], [b for _, b in spans]
        first = None if None in lows else min(a for a in lows if a)
        last = None if None in highs else max(b for b in highs if b)
        return Reason(
            text=self.text, first=first.isoformat() if first else None, last=last.isoformat() if last else None,
            start=self.start, end=self.end, quote=" ".join(text[self.start : self.end].split()),
        )  # fmt: skip


def _meet(a: Interval, b: Interval) -> bool:
    low = max((x for x in (a[0], b[0]) if x), default=None)
    high = min((x for x in (a[1], b[1]) if x), default=None)
    return low is None or high is None or low <= high


def agree(clues: Sequence[Clue]) -> Interval:
    """The days that satisfy the heaviest set of clues, from the first to the last of them.

    1. Every bound of every clue cuts the line of time into stretches. 2. A stretch weighs as much as the clues that hold on it.
    3. The answer runs from the first of the heaviest stretches to the last.
    """
    starts = {a for c in clues for a, _ in c.within if a} | {b + DAY for c in clues for _, b in c.within if b}
    edges: list[dt.date | None] = [None, *sorted(starts)]
    best, kept = -1.0, []
    for n, low in enumerate(edges):
        high = edges[n + 1] if n + 1 < len(edges) else None
        last = high - DAY if high else None
        weight = sum(c.weight for c in clues if any(_covers(i, low, last) for i in c.within))
        if weight > best + 1e-9:
            best, kept = weight, [(low, last)]
        elif abs(weight - best) <= 1e-9:
            kept.append((low, last))
    return (kept[0][0], kept[-1][1]) if kept else (None, None)


def _covers(interval: Interval, low: dt.date | None, last: dt.date | None) -> bool:
    first, end = interval
    below = first is None or (low is not None and first <= low)
    above = end is None or (last is not None and end >= last)
    return below and above
