"""Bullets and numbers that open a list item."""

from __future__ import annotations

import re

_BULLET = re.compile(r"[•‣◦▪▫●○■□►▸➤➢✓✔∙·⁃❖◆◇★☆]\s*")
_DASH = re.compile(r"[-–—*+]\s+")
_NUMBER = re.compile(r"(?:\(?(\d{1,2})[.)]|\((?:[a-z]|[ivx]{1,4})\)|[a-z]\))\s+")
_LETTER = re.compile(
    r"(?:[a-z]\.|[ivx]{1,4}[.)]|o(?=\s))\s+"
)  # "a.", "iv.", and the hollow bullet that was pasted as an o
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+")  # "1.2", which may also open a sentence ("2.5 million")


def certain_marker(line: str) -> int:
    """Length of a bullet that can be nothing else (``•``), or 0."""
    found = _BULLET.match(line)
    return found.end() if found else 0


def possible_marker(line: str) -> str | None:
    """The kind of a marker that may also be prose: ``-`` for a dash, ``#`` for a number, ``a`` for a letter, ``1.1``
    for a number with parts; None without one.

    Such a line is an item only if a neighbour has the same kind, since speech and sentences can begin so too.
    """
    if line.endswith((" -", " –", " —")):
        return None  # "- 2 -", "– End –"
    for kind, pattern in (("-", _DASH), ("#", _NUMBER), ("a", _LETTER), ("1.1", _SECTION)):
        if pattern.match(line):
            return kind
    return None


def marker_length(line: str, item: bool = False) -> int:
    """How many characters of ``line`` the marker takes, white space after it included. ``item``: the line is known to
    be an item, so that its first words may also be a marker that opens sentences.
    """
    found = _BULLET.match(line) or _DASH.match(line) or _NUMBER.match(line)
    if not found and item:
        found = _LETTER.match(line) or _SECTION.match(line)
    return found.end() if found else 0
