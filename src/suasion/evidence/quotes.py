"""Quotation marks of a text: which stretches are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARKS = re.compile('[“”«»"]')
_BEFORE_OPENING = frozenset(" \t\n([—–-")
"""What stands before a straight mark that opens."""


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between quotation marks, ``[after the opening, before the closing)``, in order.

    1. A straight mark opens at the start of a paragraph, or after a blank or a bracket where a word follows. 2. A quotation that a paragraph
    leaves open goes on if the next one begins with an opening mark, as printers do it; else it ends with its paragraph. 3. A straight
    mark that opens within an open straight quotation drops that one: its closing mark is lost.
    """
    out: list[tuple[int, int]] = []
    start: int | None = None
    straight = False
    last = 0
    for first, end in paragraphs:
        body = first + len(text[first:end]) - len(text[first:end].lstrip(" \t\n-–—"))
        if start is not None and text[body : body + 1] not in '“«"':
            if last > start:
                out.append((start, last))
            start = None
        for mark in _MARKS.finditer(text, first, end):
            at = mark.start()
            opens = mark.group() in "“«" or (mark.group() == '"' and _opens(text, at, first, end))
            if opens and (start is None or (straight and mark.group() == '"' and at != body)):
                start, straight = mark.end(), mark.group() == '"'
            elif not opens and start is not None:
                out.append((start, at))
                start = None
        last = end
    if start is not None and last > start:
        out.append((start, last))
    return out


def _opens(text: str, at: int, first: int, end: int) -> bool:
    following = text[at + 1 : at + 2]
    return (at == first or text[at - 1] in _BEFORE_OPENING) and at + 1 < end and not following.isspace()
