"""The leverage map, drawn: discs at fixed places, arrows that bow around what is in their way, labels where they fit.

1. Places and names: see ``places``.
2. Each arrow takes the bow that meets the fewest discs and names; parallel arrows share their space.
3. Each label, strongest arrow first, takes the best free place along its arrow; an arrow that finds none is not drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing import places
from suasion.briefing.curve import Curve, Point, bowed, head, path, trimmed
from suasion.briefing.measure import Box, overlap, width, wrap

ArrowIn = tuple[int, int, str, int, bool, bool, str]
"""from, to (numbers of nodes), label, passages, only one source, only asked for, address"""

STROKES = ((1, 1.4), (2, 2.2), (4, 3.2), (7, 4.4))
"""From how many passages on an arrow has which thickness, pixels."""

LABEL = 13.0
"""Size of the labels of arrows, pixels."""

LABEL_ROOM = 150.0
"""Pixels of a line of such a label."""

BOWS = (22.0, 48.0, 80.0)
"""How far the middle of an arrow may stand off the straight line, pixels."""

COLOURS = 7
"""Okabe-Ito colours; actors beyond them are grey, and their names do the work."""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines from the top; ``y`` is the baseline of the first, ``anchor`` start, middle or end."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    box: Box


@dataclass(frozen=True, slots=True)
class Disc:
    x: float
    y: float
    r: float
    colour: str
    name: Text
    said: Text


@dataclass(frozen=True, slots=True)
class Arrow:
    number: int
    """In the order of the arrows that were given."""
    path: str
    head: str
    stroke: float
    style: str
    label: str
    text: Text
    href: str
    ends: str


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    discs: tuple[Disc, ...]
    arrows: tuple[Arrow, ...]
    numbered: bool


def draw(names: Sequence[str], said: Sequence[int], arrows: Sequence[ArrowIn], *, phone: bool) -> Chart:
    """``names`` and ``said`` (mentions) of the nodes, the main pair first; ``arrows`` the strongest first."""
    radii, labels = places.radii(said, phone), places.labels(names, said, phone)
    at, size = places.places(labels, radii, [(a, b) for a, b, *_ in arrows], phone)
    discs = tuple(_disc(i, labels[i], at[i], radii[i], size, phone) for i in range(len(names)))
    curves = _curves(at, radii, arrows, discs, size, phone)
    return Chart(size[0], size[1], discs, tuple(_labelled(names, arrows, curves, discs, size, phone)), phone)


def _disc(i: int, label: places.Label, at: Point, r: float, size: tuple[int, int], phone: bool) -> Disc:
    anchor, x, box = places.label_box(i, label, at, r, size, phone)
    name = Text(label.lines, x, box[1] + label.size, anchor, box)
    under = Text(
        (label.note,) if label.note else (), x, box[1] + label.step * len(label.lines) + label.small, anchor, box
    )
    return Disc(*at, r, f"c{i + 1}" if i < COLOURS else "c0", name, under)


# --- arrows


def stroke(passages: int) -> float:
    return max(w for least, w in STROKES if passages >= least)


def _curves(
    at: list[Point],
    radii: list[float],
    arrows: Sequence[ArrowIn],
    discs: Sequence[Disc],
    size: tuple[int, int],
    phone: bool,
) -> list[Curve]:
    together: dict[frozenset[int], list[int]] = defaultdict(list)
    for n, (a, b, *_) in enumerate(arrows):
        together[frozenset((a, b))].append(n)
    centre = (size[0] / 2, size[1] / 2)
    out: list[Curve | None] = [None] * len(arrows)
    for pair, members in together.items():
        gap = (48.0 if pair == frozenset((0, 1)) else 34.0) * (0.8 if phone else 1.0)
        blocked = [
            box for k, d in enumerate(discs) for box in ((_round(d), d.name.box) if k not in pair else (d.name.box,))
        ]
        low, high = min(pair), max(pair)
        p, q = at[low], at[high]
        beside = [gap * ((len(members) - 1) / 2 - k) for k in range(len(members))]
        base = 0.0
        if len(members) == 1 or pair != frozenset((0, 1)):
            base = _bow(p, q, beside, centre, blocked, 11 if phone else 4)
        for n, off in zip(members, beside, strict=True):
            bow = base + off
            a, b = arrows[n][0], arrows[n][1]
            curve = bowed(at[a], at[b], bow if a == low else -bow)
            tip = _head_size(arrows[n][3]) + 4
            out[n] = trimmed(curve, radii[a] + 5, radii[b] + tip)
    return [c for c in out if c is not None]


def _bow(p: Point, q: Point, beside: Sequence[float], centre: Point, blocked: Sequence[Box], gap: float) -> float:
    """The bow of a bundle of arrows (each ``beside`` it by so much) that meets the fewest boxes.

    Of equals the flattest, away from the middle of the map.
    """
    side = (q[0] - p[0]) * (centre[1] - p[1]) - (q[1] - p[1]) * (centre[0] - p[0])
    out = 1.0 if side > 0 else -1.0  # the centre lies to the right: bow to the left
    options = [sign * out * bow for bow in BOWS for sign in (1, -1)]

    def cost(bow: float) -> tuple[int, int]:
        points = (pt for off in beside for pt in bowed(p, q, bow + off).points()[2:-2])
        return sum(_inside(pt, box, gap) for pt in points for box in blocked), options.index(bow)

    return min(options, key=cost)


def _head_size(passages: int) -> float:
    return 7 + 1.6 * stroke(passages)


def _round(d: Disc) -> Box:
    return d.x - d.r, d.y - d.r, d.x + d.r, d.y + d.r


def _inside(p: Point, box: Box, gap: float = 0) -> bool:
    return box[0] - gap < p[0] < box[2] + gap and box[1] - gap < p[1] < box[3] + gap


# --- labels


def _labelled(
    names: Sequence[str],
    arrows: Sequence[ArrowIn],
    curves: Sequence[Curve],
    discs: Sequence[Disc],
    size: tuple[int, int],
    phone: bool,
) -> list[Arrow]:
    taken: list[Box] = [b for d in discs for b in (_round(d), d.name.box)]
    lines_of = [c.points() for c in curves]
    out = []
    for n, (a, b, label, passages, single, asked, href) in enumerate(arrows):
        text = _place(label, n, curves[n], lines_of, taken, size, phone)
        if text is None:
            continue
        taken.append(text.box)
        style = "asked" if asked else "single" if single else "plain"
        out.append(
            Arrow(
                n,
                path(curves[n]),
                head(curves[n], _head_size(passages)),
                stroke(passages),
                style,
                label,
                text,
                href,
                f"{names[a]} over {names[b]}",
            )
        )
    return out


def _place(
    label: str,
    n: int,
    curve: Curve,
    lines_of: Sequence[Sequence[Point]],
    taken: Sequence[Box],
    size: tuple[int, int],
    phone: bool,
) -> Text | None:
    lines = (label,) if phone else tuple(wrap(label, LABEL_ROOM, LABEL, 2))
    tall, wide = (18.0, 18.0) if phone else (LABEL * 1.25 * len(lines) + 2, max(width(s, LABEL) for s in lines))
    best: tuple[float, Text] | None = None
    for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8):
        p, normal = curve.at(t), curve.normal(t)
        for side in (0,) if phone else (1, -1):
            off = (abs(normal[0]) * wide / 2 + abs(normal[1]) * tall / 2 + 5) * side
            cx, cy = p[0] + normal[0] * off, p[1] + normal[1] * off
            box = (cx - wide / 2, cy - tall / 2, cx + wide / 2, cy + tall / 2)
            if box[0] < 2 or box[1] < 2 or box[2] > size[0] - 2 or box[3] > size[1] - 2:
                continue
            if any(overlap(box, other, 3) for other in taken):
                continue
            cost = abs(t - 0.5) * 10
            for m, pts in enumerate(lines_of):
                met = sum(_inside(pt, box, 1) for pt in pts)
                cost += met * (0 if phone and m == n else 8 if m == n else 5)
            y = cy + 4.5 if phone else box[1] + LABEL
            if best is None or cost < best[0]:
                best = (cost, Text(lines, cx, y, "middle", box))
    return best[1] if best else None
