"""Quotation marks of a text: which stretches are quoted."""

from __future__ import annotations

import re

_MARKS = re.compile("[“”«»]")


def quotations(text: str) -> list[tuple[int, int]]:
    """The stretches between curly marks, ``[after the opening, before the closing)``. Marks of a new paragraph may reopen the same quotation."""
    out: list[tuple[int, int]] = []
    start: int | None = None
    for mark in _MARKS.finditer(text):
        if mark.group() in "“«":
            if start is None:
                start = mark.end()
        elif start is not None:
            out.append((start, mark.start()))
            start = None
    return out
