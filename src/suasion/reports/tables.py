"""Rows of a table told from lines that only hold a bar or a gap.

Furniture holds bars too ("By Name | 3 May 2024", "Facebook | X | WhatsApp"), so a bar alone makes no table: its rows are
equally wide, and three of them stand one under the other, or figures stand under a header. With blank lines between
them it takes both. A tab is typed for the sake of columns, and bars at both ends are a frame: two rows are enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from suasion.reports.lines import Line

ROWS = 3  # rows of equal width, one under the other, that make a table
HEADED = 2  # rows that make a table where figures stand under a header, or the cells are plain to see

_SEPARATORS = (("tab", re.compile(r"\t")), ("bar", re.compile(r"\|")), ("gap", re.compile(r"\s{3,}")))
_FIGURE = re.compile(r"[-+−~<>]?[$€£]?\d[\d., ]*(?:%|[a-z]{1,3})?|[-–—]|n/?a", re.IGNORECASE)


class Row(NamedTuple):
    """A line cut at its separators; ``framed`` if bars also stand at its ends."""

    kind: str
    cells: tuple[str, ...]
    framed: bool


def row_of(text: str) -> Row | None:
    """``text`` as a row of at least two cells, by tabs, else by bars, else by wide gaps; None if it has none."""
    framed = len(text) > 1 and text.startswith("|") and text.endswith("|")
    for kind, separator in _SEPARATORS:
        if not separator.search(text):
            continue
        cells = tuple(cell.strip() for cell in separator.split(text.strip("|").strip() if framed else text))
        if sum(bool(cell) for cell in cells) > 1 or (framed and kind == "bar"):
            return Row(kind, cells, framed and kind == "bar")
    return None


def table_lines(lines: Sequence[Line], items: Sequence[bool]) -> list[bool]:
    """For each line whether it is a row of a table. The tab behind a bullet (``items``) makes no row."""
    rows = [None if items[i] else row_of(line.text) for i, line in enumerate(lines)]
    found = [False] * len(lines)
    i = 0
    while i < len(lines):
        run = [row for row in rows[i : _run_end(lines, rows, i)] if row]
        if _is_table(run, any(line.after_blank for line in lines[i + 1 : i + len(run)])):
            found[i : i + len(run)] = [True] * len(run)
        i += max(len(run), 1)
    return found


def _run_end(lines: Sequence[Line], rows: Sequence[Row | None], i: int) -> int:
    """The end of the rows from ``i`` on that belong together: of one kind and width. Between tabs and in a frame a
    cell may be missing, but not across a blank line.
    """
    first = rows[i]
    if first is None:
        return i
    end = i + 1
    for row, line in zip(rows[i + 1 :], lines[i + 1 :], strict=True):
        if row is None or row.kind != first.kind or row.framed != first.framed:
            break
        if (line.after_blank or not _plain_to_see(first)) and len(row.cells) != len(first.cells):
            break
        end += 1
    return end


def _plain_to_see(row: Row) -> bool:
    return row.kind == "tab" or row.framed


def _is_table(run: Sequence[Row], spaced: bool) -> bool:
    """``spaced``: blank lines stand between the rows."""
    if len(run) < HEADED:
        return False
    if _plain_to_see(run[0]):
        return True
    if spaced:
        return len(run) >= ROWS and _has_figures(run)
    return len(run) >= ROWS or _has_figures(run)


def _has_figures(run: Sequence[Row]) -> bool:
    """A column of figures under a header that is none."""
    return any(
        not _FIGURE.fullmatch(header) and all(_FIGURE.fullmatch(row.cells[n]) for row in run[1:])
        for n, header in enumerate(run[0].cells)
    )
