"""Pictures for the documentation, as SVG from small templates: they read in black and white, and need no library."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log

WIDTH, HEIGHT, PAD = 640, 320, 48
INK, PALE, BAND = "#222", "#666", "#cfd8dc"
FONT = "font-family='Helvetica,Arial,sans-serif' font-size='12'"


def svg(title: str, body: Sequence[str], width: int = WIDTH, height: int = HEIGHT) -> str:
    """The whole picture on white, with its finding as title."""
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}' role='img' {FONT}>"
    parts = [
        head,
        f"<title>{escape(title)}</title>",
        f"<rect width='{width}' height='{height}' fill='#fff'/>",
        text(PAD, 22, title, weight="bold"),
        *body,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def text(x: float, y: float, words: str, *, anchor: str = "start", weight: str = "normal", fill: str = INK) -> str:
    return f"<text x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}' font-weight='{weight}' fill='{fill}'>{escape(words)}</text>"


def line(points: Sequence[tuple[float, float]], *, stroke: str = INK, width: float = 1.5, dash: str = "") -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashed = f" stroke-dasharray='{dash}'" if dash else ""
    return f"<polyline points='{path}' fill='none' stroke='{stroke}' stroke-width='{width}'{dashed}/>"


def area(points: Sequence[tuple[float, float]], fill: str = BAND) -> str:
    return f"<polygon points='{' '.join(f'{x:.1f},{y:.1f}' for x, y in points)}' fill='{fill}'/>"


def reliability(title: str, panels: Sequence[tuple[str, Sequence[dict[str, float]]]]) -> str:
    """Said against happened, one panel a method, with intervals and the counts under the points."""
    side, top = 190, 66
    body: list[str] = []
    for i, (name, bins) in enumerate(panels):
        left = PAD + i * (side + 44)
        most = max([0.1, *(b["high"] for b in bins), *(b["mean"] for b in bins)])

        def at(p: float, q: float, left: float = left, most: float = most) -> tuple[float, float]:
            return left + side * p / most, top + side * (1 - q / most)

        body += [
            text(left, top - 14, name),
            line([at(0, 0), at(most, 0)], stroke=PALE),
            line([at(0, 0), at(0, most)], stroke=PALE),
            line([at(0, 0), at(most, most)], stroke=PALE, dash="4 4"),
            text(left, top + side + 30, "0", anchor="middle", fill=PALE),
            text(left + side, top + side + 30, f"{most:.0%}", anchor="middle", fill=PALE),
        ]
        for b in bins:
            share = b["k"] / b["n"]
            body.append(line([at(b["mean"], b["low"]), at(b["mean"], b["high"])]))
            x, y = at(b["mean"], share)
            body.append(f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3.5' fill='{INK}'/>")
        counts = [int(b["n"]) for b in bins]
        body.append(text(left, top + side + 50, f"n = {min(counts)} to {max(counts)} a point", fill=PALE))
    width = PAD + len(panels) * (side + 44)
    body.append(
        text(
            PAD,
            66 + side + 74,
            "Across: what was said. Up: how often it happened. Bars: 95 % intervals. Dashed: as often as said.",
            fill=PALE,
        )
    )
    return svg(title, body, width=width, height=66 + side + 92)


def cone(title: str, prices: Sequence[float], ends: Sequence[Sequence[float]], day: str) -> str:
    """A year of prices, and the range that follows, on a logarithmic scale."""
    last = prices[-1]
    lows, highs = [e[1] for e in ends], [e[2] for e in ends]
    bottom, top = log(min(*prices, *lows)), log(max(*prices, *highs))
    days = len(prices) + ends[-1][0]

    def at(i: float, price: float) -> tuple[float, float]:
        return (
            PAD + (WIDTH - 2 * PAD) * i / days,
            HEIGHT - PAD - (HEIGHT - 2.2 * PAD) * (log(price) - bottom) / (top - bottom),
        )

    now = len(prices) - 1
    fan = [
        at(now, last),
        *(at(now + h, high) for h, _, high in ends),
        *(at(now + h, low) for h, low, _ in reversed(ends)),
    ]
    body = [area(fan), line([at(i, p) for i, p in enumerate(prices)])]
    for price in (min(lows), last, max(highs)):
        x, y = at(0, price)
        body.append(text(x - 6, y + 4, f"{price:.0f}", anchor="end", fill=PALE))
    x, y = at(now, last)
    body += [
        line([(x, PAD - 14), (x, HEIGHT - PAD)], stroke=PALE, dash="2 3"),
        text(x - 6, HEIGHT - PAD + 18, day, anchor="end", fill=PALE),
        text(at(days, last)[0], HEIGHT - PAD + 18, f"{int(ends[-1][0])} trading days on", anchor="end", fill=PALE),
    ]
    return svg(title, body)
