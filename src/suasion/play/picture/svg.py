"""The few SVG elements that the pictures are made of. All text is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

INK, QUIET, LINE, ACCENT = "#1a1a1a", "#5f6368", "#d5d7da", "#1f5fa8"
"""Text, secondary text, hairlines, and the one colour."""

FONT = "system-ui, 'Helvetica Neue', Arial, sans-serif"
SIZE = 12.0
"""Of all text, pixels."""

GLYPH = 0.55
"""Mean width of a letter, in sizes: good enough to cut a label."""


def text(x: float, y: float, words: str, *, anchor: str = "start", colour: str = INK, weight: int = 400) -> str:
    """A line of text; ``y`` is its baseline, ``anchor`` start, middle or end."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" font-weight="{weight}">'
        f"{escape(_legal(words))}</text>"
    )


def line(x1: float, y1: float, x2: float, y2: float, *, colour: str = LINE, width: float = 1.0) -> str:
    """A straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"/>'


def path(points: Iterable[tuple[float, float]], *, colour: str, width: float = 1.5) -> str:
    """A line through points."""
    through = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{through}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>'
    )


def bar(x: float, y: float, width: float, height: float, *, colour: str = ACCENT) -> str:
    """A filled rectangle."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" fill="{colour}"/>'


def fit(words: str, room: float) -> str:
    """The words, cut with an ellipsis to about ``room`` pixels."""
    most = max(1, int(room / (SIZE * GLYPH)))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def document(width: float, height: float, title: str, body: Iterable[str]) -> str:
    """A whole picture. ``title`` is what a screen reader says."""
    label = escape(_legal(title), quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" aria-label="{label}" font-family="{FONT}" font-size="{SIZE:.0f}">\n'
        f"<title>{escape(_legal(title))}</title>\n"
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _legal(words: str) -> str:
    """Without the characters that XML does not allow."""
    return "".join(c if c in "\t\n" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF) else "�" for c in words)
