"""The three pictures: lines by round, a histogram, and bars of what moves an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from suasion.play.picture import svg
from suasion.play.picture.scale import Scale, ticks
from suasion.play.result import number

WIDTH = 720.0
LABEL = 170.0
"""Pixels left of an axis, for names."""

ROW = 22.0
"""Height of a bar with its name, and the least distance of two names, pixels."""

HEIGHT = 240.0
"""Of lines; a histogram has half of it."""

BINS = 40

HEAD_ROOM = 14.0
"""How far above a panel its title stands, pixels."""


class Lines(NamedTuple):
    """Where each actor stands after each round. ``rows``: name, and its positions from round 0."""

    title: str
    rows: Sequence[tuple[str, Sequence[float]]]
    outcome: Sequence[float]
    """The forecast after each round, drawn in the accent colour."""

    def height(self) -> float:
        return max(HEIGHT, ROW * len(self.rows))

    def draw(self, top: float) -> list[str]:
        """The elements, ``top`` pixels down."""
        values = [x for _, positions in self.rows for x in positions]
        low, high = min(values), max(values)
        rounds = len(self.rows[0][1])
        left, right = LABEL + 16, WIDTH - 50
        x = Scale(0, max(rounds - 1, 1), left, right)
        y = Scale(low, high, top + self.height() - 24, top + 8)
        out = []
        for value in ticks(low, high):
            out += [svg.line(left, y(value), right, y(value)), _tick(right + 8, y(value) + 4, value, "start")]
        for t in _some(range(rounds)):
            out.append(_tick(x(t), top + self.height() - 4, t, "middle"))
        for _, positions in self.rows:
            out.append(svg.path(((x(t), y(p)) for t, p in enumerate(positions)), colour=svg.QUIET, width=1))
        out.append(svg.path(((x(t), y(p)) for t, p in enumerate(self.outcome)), colour=svg.ACCENT, width=2.5))
        starts = sorted((y(positions[0]), name) for name, positions in self.rows)
        for (at, name), place in zip(starts, _apart([at for at, _ in starts]), strict=True):
            out.append(svg.text(LABEL, place + 4, svg.fit(name, LABEL - 20), anchor="end"))
            out.append(svg.line(LABEL + 4, place, left, at))
        return out


class Histogram(NamedTuple):
    """How an outcome is spread over the draws, with its quantiles. ``ends``: of the axis, so that models can be compared."""

    title: str
    values: Sequence[float]
    ends: tuple[float, float]
    low: float
    middle: float
    high: float

    def height(self) -> float:
        return HEIGHT / 2 + 20

    def draw(self, top: float) -> list[str]:
        """The elements, ``top`` pixels down."""
        counts, edges = np.histogram(self.values, bins=BINS, range=self.ends if self.ends[0] < self.ends[1] else None)
        x = Scale(float(edges[0]), float(edges[-1]), 40, WIDTH - 20)
        foot = top + self.height() - 24
        y = Scale(0, float(counts.max()), foot, top + 20)
        out = [
            svg.bar(x(left) + 0.5, y(n), x(right) - x(left) - 1, foot - y(n), colour=svg.LINE)
            for n, left, right in zip(counts.tolist(), edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        ]
        out.append(svg.line(40, foot, WIDTH - 20, foot, colour=svg.QUIET))
        for value in ticks(x.low, x.high):
            out.append(_tick(x(value), foot + 18, value, "middle"))
        marks = {"5 %": self.low, "50 %": self.middle, "95 %": self.high}
        for value in marks.values():
            out.append(svg.line(x(value), foot, x(value), top + 16, colour=svg.ACCENT, width=1.5))
        words = "   ".join(f"{share}: {number(value)}" for share, value in marks.items())
        out.append(svg.text(WIDTH - 20, top - HEAD_ROOM, words, anchor="end", colour=svg.ACCENT))
        return out


class Bars(NamedTuple):
    """What the outcome is with one input at its 5 % and at its 95 % quantile; ``centre``: with all at their means."""

    title: str
    rows: Sequence[tuple[str, float, float]]
    centre: float

    def height(self) -> float:
        return ROW * len(self.rows) + 28

    def draw(self, top: float) -> list[str]:
        """The elements, ``top`` pixels down."""
        ends = [value for _, low, high in self.rows for value in (low, high)] + [self.centre]
        x = Scale(min(ends), max(ends), LABEL + 46, WIDTH - 60)
        foot = top + self.height() - 22
        out = [svg.line(x(self.centre), top, x(self.centre), foot, colour=svg.QUIET)]
        for k, (name, at_low, at_high) in enumerate(self.rows):
            y = top + ROW * k + 4
            left, right = sorted((x(at_low), x(at_high)))
            out.append(svg.text(LABEL, y + 11, svg.fit(name, LABEL), anchor="end"))
            out.append(svg.bar(left, y, right - left, ROW - 8))
            out.append(_tick(left - 4, y + 11, min(at_low, at_high), "end"))
            out.append(_tick(right + 4, y + 11, max(at_low, at_high), "start"))
        out.append(_tick(x(self.centre), foot + 16, self.centre, "middle"))
        return out


Panel = Lines | Histogram | Bars


def _tick(x: float, y: float, value: float, anchor: str) -> str:
    return svg.text(x, y, number(value + 0.0), anchor=anchor, colour=svg.QUIET)


def _some(rounds: range) -> range:
    """Not more than a dozen of them."""
    return rounds[:: max(1, -(-len(rounds) // 12))]


def _apart(places: Sequence[float]) -> list[float]:
    """The places, from the top, moved down as little as keeps names from overlapping."""
    out: list[float] = []
    for place in places:
        out.append(max(place, out[-1] + svg.SIZE + 2) if out else place)
    return out
