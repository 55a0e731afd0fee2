"""Where the actors stand on the leverage map, and how their names are set: the names come first, the places make room.

The pair that is said most of stands left and right (on a phone: above and below); the others in two rows (columns).
Who stands where in the rows: swaps that shorten and uncross the arrows, until none helps. No chance anywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing.curve import Point, crosses
from suasion.briefing.measure import Box, width, wrap

WIDTH = {"desk": 816, "phone": 350}
"""Pixels of the drawing: the column of text, and a phone of 390 less its margins."""

RADIUS = (9.0, 27.0)
"""Radius of the least and the most named actor, pixels; the area grows with the count."""

NAME, SMALL = 14.0, 12.0
"""Sizes of text, pixels: names, and "named n times"."""

PHONE = 0.9
"""Texts on a phone against the desk; discs are three quarters."""

LINES = 3
"""Lines of a name at most."""

CROSSING = 150
"""How many pixels of longer arrows one crossing less is worth."""


@dataclass(frozen=True, slots=True)
class Label:
    lines: tuple[str, ...]
    note: str
    size: float
    small: float
    wide: float
    tall: float

    @property
    def step(self) -> float:
        return self.size * 1.25


def radii(said: Sequence[int], phone: bool) -> list[float]:
    most = max(said, default=1) or 1
    scale = 0.75 if phone else 1.0
    return [scale * (RADIUS[0] + (RADIUS[1] - RADIUS[0]) * math.sqrt(s / most)) for s in said]


def labels(names: Sequence[str], said: Sequence[int], phone: bool) -> list[Label]:
    others = max(0, len(names) - 2)
    row = (others + 1) // 2
    room = 98.0 if phone else min(168.0, 776 / max(1, row) - 14)
    out = []
    for i, (name, n) in enumerate(zip(names, said, strict=True)):
        size, small = (NAME * PHONE, SMALL * PHONE) if phone else (NAME, SMALL)
        lines = tuple(wrap(name, room if i > 1 else 300.0 if phone else 168.0, size, LINES, True))
        note = "named once" if n == 1 else f"named {n} times" if n else ""
        wide = max([*(width(line, size, True) for line in lines), width(note, small)])
        out.append(Label(lines, note, size, small, wide, size * 1.25 * len(lines) + (small * 1.3 if note else 0)))
    return out


def places(
    texts: Sequence[Label], discs: Sequence[float], ends: Sequence[tuple[int, int]], phone: bool
) -> tuple[list[Point], tuple[int, int]]:
    """Centres of the discs, and the size of the drawing."""
    n = len(texts)
    others = max(0, n - 2)
    first = (others + 1) // 2
    tall, radius = max(t.tall for t in texts), max(discs)
    if phone:
        step = max(104.0, tall + 2 * radius + 22)
        top = texts[0].tall + discs[0] + 14
        low = top + discs[0] + 56
        high = low + step * max(0, first - 1)
        bottom = high + tall + 2 * radius + 44
        height = bottom + discs[min(1, n - 1)] + texts[min(1, n - 1)].tall + 14
        main = [(175.0, top), (175.0, bottom)]
        slots = _spread(52, first, low, high, False) + _spread(298, others - first, low, high, False)
    else:
        edge = max([t.wide for t in texts[2:]], default=0) / 2 + 6
        above = tall + 2 * radius + 96 if first else 0.0
        mid = 112 + above
        below = tall + 2 * radius + 104 if others > first else 0.0
        height = mid + 112 + below
        main = [(214.0, mid), (602.0, mid)]
        edge = max(edge, 104.0)
        slots = _spread(tall + radius + 14, first, edge, WIDTH["desk"] - edge, True)
        slots += _spread(height - tall - radius - 12, others - first, edge, WIDTH["desk"] - edge, True)
    return main[:n] + _settle(main, slots, ends), (WIDTH["phone" if phone else "desk"], math.ceil(height))


def _spread(fixed: float, n: int, low: float, high: float, across: bool) -> list[Point]:
    """``n`` places in a row (or column), evenly, no further apart than a row of three would be."""
    step = (high - low) / max(1, n - 1)
    if across:
        step = min(step, (high - low) / 2.2)
    start = (low + high) / 2 - step * (n - 1) / 2
    line = [start + step * i for i in range(n)]
    return [(v, fixed) if across else (fixed, v) for v in line]


def _settle(main: list[Point], slots: list[Point], ends: Sequence[tuple[int, int]]) -> list[Point]:
    """Which of the other nodes takes which slot: descent by swaps from the given order."""
    order = list(range(len(slots)))

    def cost() -> float:
        at = main + [slots[i] for i in order]
        lines = [(at[a], at[b]) for a, b in ends]
        length = sum(math.dist(p, q) for p, q in lines)
        return length + CROSSING * sum(crosses(*lines[i], *lines[j]) for i in range(len(lines)) for j in range(i))

    best = cost()
    improved = True
    while improved:
        improved = False
        for i in range(len(order)):
            for j in range(i):
                order[i], order[j] = order[j], order[i]
                now = cost()
                if now < best - 1e-6:
                    best, improved = now, True
                else:
                    order[i], order[j] = order[j], order[i]
    return [slots[i] for i in order]


def label_box(i: int, label: Label, at: Point, r: float, size: tuple[int, int], phone: bool) -> tuple[str, float, Box]:
    """Anchor, x of the text and its box: beside the main pair, above the upper row, below all others."""
    x, y = at
    anchor = "middle"
    if not phone and i < 2:
        anchor, x = ("end", x - r - 10) if i == 0 else ("start", x + r + 10)
        top = y - label.tall / 2
    elif (i == 0 and phone) or (not phone and y < size[1] / 2 and i > 1):
        top = y - r - 8 - label.tall
    else:
        top = y + r + 6
    left = x - label.wide if anchor == "end" else x - label.wide / 2 if anchor == "middle" else x
    return anchor, x, (left, top, left + label.wide, top + label.tall)
