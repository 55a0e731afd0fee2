"""Quadratic curves between discs: points, trimming at the rims, arrow heads."""

from __future__ import annotations

import math
from dataclasses import dataclass

Point = tuple[float, float]

SAMPLES = 40
"""Points at which a curve is tested against boxes: one every 10 to 15 pixels."""


@dataclass(frozen=True, slots=True)
class Curve:
    a: Point
    c: Point
    b: Point

    def at(self, t: float) -> Point:
        u = 1 - t
        return (
            u * u * self.a[0] + 2 * u * t * self.c[0] + t * t * self.b[0],
            u * u * self.a[1] + 2 * u * t * self.c[1] + t * t * self.b[1],
        )

    def normal(self, t: float) -> Point:
        """Unit vector to the left of the direction of travel (on a screen: y grows downwards)."""
        dx = 2 * (1 - t) * (self.c[0] - self.a[0]) + 2 * t * (self.b[0] - self.c[0])
        dy = 2 * (1 - t) * (self.c[1] - self.a[1]) + 2 * t * (self.b[1] - self.c[1])
        n = math.hypot(dx, dy) or 1.0
        return dy / n, -dx / n

    def points(self) -> list[Point]:
        return [self.at(i / SAMPLES) for i in range(SAMPLES + 1)]

    def part(self, s: float, t: float) -> Curve:
        """The curve between the parameters ``s`` and ``t`` (de Casteljau)."""
        c = (
            (1 - s) * ((1 - t) * self.a[0] + t * self.c[0]) + s * ((1 - t) * self.c[0] + t * self.b[0]),
            (1 - s) * ((1 - t) * self.a[1] + t * self.c[1]) + s * ((1 - t) * self.c[1] + t * self.b[1]),
        )
        return Curve(self.at(s), c, self.at(t))


def bowed(a: Point, b: Point, bow: float) -> Curve:
    """From ``a`` to ``b``; the middle of the curve is ``bow`` pixels off the straight line, to its left."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    n = math.hypot(dx, dy) or 1.0
    return Curve(a, ((a[0] + b[0]) / 2 + 2 * bow * dy / n, (a[1] + b[1]) / 2 - 2 * bow * dx / n), b)


def trimmed(curve: Curve, start_gap: float, end_gap: float) -> Curve:
    """The curve without what lies within ``start_gap`` of its start and ``end_gap`` of its end."""

    def leave(centre: Point, gap: float, inside: float, outside: float) -> float:
        for _ in range(24):  # bisection: to a millionth of the curve
            mid = (inside + outside) / 2
            p = curve.at(mid)
            if math.hypot(p[0] - centre[0], p[1] - centre[1]) < gap:
                inside = mid
            else:
                outside = mid
        return outside

    return curve.part(leave(curve.a, start_gap, 0, 0.5), leave(curve.b, end_gap, 1, 0.5))


def path(curve: Curve) -> str:
    return f"M{_n(curve.a)}Q{_n(curve.c)} {_n(curve.b)}"


def head(curve: Curve, size: float) -> str:
    """A triangle whose base stands at the end of the curve."""
    nx, ny = curve.normal(1.0)
    dx, dy = -ny, nx  # direction of travel
    x, y = curve.b
    half = size * 0.42
    tip, left, right = (x + dx * size, y + dy * size), (x + nx * half, y + ny * half), (x - nx * half, y - ny * half)
    return f"M{_n(left)}L{_n(tip)}L{_n(right)}Z"


def _n(p: Point) -> str:
    return f"{p[0]:.1f} {p[1]:.1f}"


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the open segments ab and cd cross."""

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
