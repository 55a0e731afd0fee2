"""The five regions as a picture: where the patron sits over the draws, and which way each lever pushes.

To the right: what carrying its threat out gains the patron over relenting. Up: how much more settling could cost the pressed client's leaders.
Left of the upright line the threat is not credible, below the level line it is too small; to the upper right pressure works, unless a
settlement is not worth it, or none is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from suasion.briefing.modelled import Modelled
from suasion.briefing.wording import instrument
from suasion.play.press.many import REGIONS, FloatArray
from suasion.system.ask.press import press
from suasion.system.ask.values import Change, changed, draw_all, means
from suasion.system.model import System

WIDTH, HEIGHT = 640.0, 360.0
EDGE = 24.0
"""Pixels kept free around the points."""

POINTS = 300
LEVERS = 3
"""Levers shown: those that push furthest."""

STEP = 72.0
"""Pixels between two arrows: room for the name of an instrument."""

LEAST = 0.01
"""A lever that pushes less than this (in shares of what is disputed) is left out."""

ENDS = (0.02, 0.98)
"""Quantiles of the draws that the picture holds."""


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    region: str


@dataclass(frozen=True, slots=True)
class Push:
    """An arrow from the mean, up or down: what the lever would do if it were as strong as can be."""

    name: str
    x: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Picture:
    width: float
    height: float
    upright: float
    level: float
    points: tuple[Point, ...]
    here: Point
    pushes: tuple[Push, ...]


def picture(model: Modelled) -> Picture:
    """For the patron with the strongest hold."""
    system = model.system
    pair = next(iter(system.press))
    drawn = press(system, pair, draw_all(system, POINTS, model.answer.seed)).found
    centre = press(system, pair, means(system)).found
    x, y = _scale(drawn.cut, EDGE, WIDTH - EDGE), _scale(drawn.room, HEIGHT - EDGE, EDGE)
    here = Point(x(centre.cut[0]), y(centre.room[0]), REGIONS[int(centre.region[0])])
    return Picture(
        width=WIDTH,
        height=HEIGHT,
        upright=x(0.0),
        level=y(0.0),
        points=tuple(
            Point(x(cut), y(room), REGIONS[int(region)])
            for cut, room, region in zip(drawn.cut, drawn.room, drawn.region, strict=True)
        ),
        here=here,
        pushes=_pushes(system, pair, centre.room[0], here, y),
    )


class _Line:
    """Values on pixels, clipped to the picture; 0 is always in it."""

    def __init__(self, values: FloatArray, start: float, stop: float) -> None:
        low, high = np.quantile(values, ENDS).tolist()
        self.low, self.high = min(low, -LEAST), max(high, LEAST)
        self.start, self.stop = start, stop

    def __call__(self, value: float) -> float:
        share = (float(value) - self.low) / (self.high - self.low)
        return float(self.start + min(max(share, 0.0), 1.0) * (self.stop - self.start))


def _scale(values: FloatArray, start: float, stop: float) -> _Line:
    return _Line(values, start, stop)


def _pushes(system: System, pair: str, room: float, here: Point, y: _Line) -> tuple[Push, ...]:
    centre = means(system)
    found = []
    for kind in system.levers.get(pair, {}):
        full = changed(centre, (Change(f"levers.{pair}.{kind}.strength", "set", 1.0),))
        moved = float(press(system, pair, full).found.room[0])
        if abs(moved - room) >= LEAST:
            found.append((moved - room, kind, moved))
    found.sort(key=lambda f: (-abs(f[0]), f[1]))
    return tuple(
        Push(instrument(kind), here.x + STEP * (k + 1), here.y, y(moved))
        for k, (_, kind, moved) in enumerate(found[:LEVERS])
    )
