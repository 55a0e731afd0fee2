"""The line of time as a picture: what happened above the line, what is coming below it, the as-of date as its hinge.

Points stand at even distances in the order of their dates. On each side the further left a point stands, the longer
is its stem; so every label has its own level and all the room to its right, and no stem crosses a label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing.marks import Mark
from suasion.briefing.measure import fit, width

WIDTH = 816
LEVEL = 26
"""Pixels from one label to the next: one line of text and air."""

FIRST = 34
"""Pixels from the line to the nearest label."""

TEXT = 13.0
"""Size of the labels, pixels."""

LABELS = 260
"""Pixels kept free at the right end for the label of the last point."""


@dataclass(frozen=True, slots=True)
class Point:
    date: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Placed:
    x: float
    y: float
    """Baseline of the label; the stem goes from the line to just above or below it."""
    stem: float
    date: str
    text: str
    full: Mark


@dataclass(frozen=True, slots=True)
class Line:
    width: int
    height: int
    y: float
    hinge: float
    start: float
    end: float
    as_of: str
    past: tuple[Placed, ...]
    future: tuple[Placed, ...]
    undated_past: Mark | None
    undated_future: Mark | None


def draw(
    past: Sequence[Point], future: Sequence[Point], as_of: str, undated_past: Mark | None, undated_future: Mark | None
) -> Line:
    y = FIRST + LEVEL * max(len(past), 1) + 6.0
    start = 96.0 if undated_past else 8.0
    hinge = start + (WIDTH - LABELS - start) * (len(past) + 1) / (len(past) + len(future) + 2)
    end = WIDTH - (130.0 if undated_future else 8.0)
    step_past = (hinge - start) / (len(past) + 1)
    step_future = (WIDTH - LABELS - hinge) / (len(future) + 1)
    above = [
        _place(p, start + step_past * (i + 1), y - FIRST - LEVEL * (len(past) - 1 - i), y, True)
        for i, p in enumerate(past)
    ]
    below = [
        _place(p, hinge + step_future * (i + 1), y + FIRST + 10 + LEVEL * (len(future) - 1 - i), y, False)
        for i, p in enumerate(future)
    ]
    height = int(y + (FIRST + LEVEL * len(future) + 8 if future else FIRST + 14))
    return Line(WIDTH, height, y, hinge, start, end, as_of, tuple(above), tuple(below), undated_past, undated_future)


def _place(p: Point, x: float, baseline: float, line: float, above: bool) -> Placed:
    shift = width(p.date, TEXT, True) + 8
    return Placed(
        x,
        baseline,
        baseline + 4 if above else baseline - 12,
        p.date,
        fit(p.mark.text, WIDTH - x - 10 - shift, TEXT),
        p.mark,
    )
