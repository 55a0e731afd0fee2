"""Bullets and numbers that open a list item."""

from __future__ import annotations

import re

_BULLET = re.compile(r"[•‣◦▪▫●○■□►▸➤➢✓✔∙·⁃❖◆◇★☆]\s*")
_DASH = re.compile(r"[-–—*+]\s+")
_NUMBER = re.compile(r"(?:\(?(\d{1,2})[.)]|\((?:[a-z]|[ivx]{1,4})\)|[a-z]\))\s+")


def certain_marker(line: str) -> int:
    """Length of a bullet that can be nothing else (``•``), or 0."""
    found = _BULLET.match(line)
    return found.end() if found else 0


def possible_marker(line: str) -> str | None:
    """The kind of a marker that may also be prose: ``-`` for a dash, ``#`` for a number; None without one.

    Such a line is an item only if a neighbour has the same kind, since speech and sentences can begin so too.
    """
    found = _DASH.match(line)
    if found:
        return "-"
    return "#" if _NUMBER.match(line) else None


def marker_length(line: str) -> int:
    """How many characters of ``line`` the marker takes, white space after it included."""
    found = _BULLET.match(line) or _DASH.match(line) or _NUMBER.match(line)
    return found.end() if found else 0
