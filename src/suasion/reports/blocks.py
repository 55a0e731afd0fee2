"""Text into stretches: broken paragraphs joined, list items and table rows told apart."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.reports.draft import Cut
from suasion.reports.lines import Line, ends_sentence, goes_on, split_lines, wrap_width
from suasion.reports.markers import certain_marker, marker_length, possible_marker
from suasion.reports.model import Block, Role
from suasion.reports.tables import table_lines

NEIGHBOURS = 4  # lines: how far a second dash or number may be for both to count as a list
LISTED_LINES = 3  # lines without a stop, one under the other after a colon, that make a list or a table
ANNOUNCING_WORDS = 5  # words of a line with a colon that announces a list, and no button ("Read more:")
ITEM_WORDS = 15  # words of an item that only blank lines set apart
HEADER_WORDS = 4  # words: a table's first row is short


def cut(text: str) -> tuple[Cut, ...]:
    """Cut ``text`` by its lines. The cuts are in order, do not overlap, and cover all but white space."""
    lines = split_lines(text)
    width = wrap_width(lines)
    items = _item_lines(lines)
    rows = table_lines(lines, items)
    groups: list[list[int]] = []
    paragraph = ""
    for i, line in enumerate(lines):
        alone = items[i] or rows[i] or (i > 0 and rows[i - 1])
        if groups and not alone and _continues(lines, groups[-1], i, paragraph, items, width):
            groups[-1].append(i)
            paragraph = f"{paragraph} {line.text}"
        else:
            groups.append([i])
            paragraph = line.text
    roles = _roles(lines, groups, items, rows)
    return tuple(Cut(lines[g[0]].start, lines[g[-1]].end, role) for g, role in zip(groups, roles, strict=True))


def _item_lines(lines: Sequence[Line]) -> list[bool]:
    kinds = [possible_marker(line.text) for line in lines]
    items: list[bool] = []
    for i, line in enumerate(lines):
        kind = kinds[i]
        beside = kind in kinds[max(0, i - NEIGHBOURS) : i] or kind in kinds[i + 1 : i + 1 + NEIGHBOURS]
        listed = bool(kind) and (beside or (i > 0 and (lines[i - 1].text.endswith(":") or _nested(lines, items, i))))
        items.append(listed or bool(certain_marker(line.text)))
    return items


def _nested(lines: Sequence[Line], items: Sequence[bool], i: int) -> bool:
    """Right below an item and further in."""
    return items[i - 1] and lines[i].indent > lines[i - 1].indent and not lines[i].after_blank


def _continues(
    lines: Sequence[Line], group: list[int], i: int, paragraph: str, items: list[bool], width: int | None
) -> bool:
    before, after = lines[group[-1]], lines[i]
    if items[group[0]]:
        if len(paragraph) == marker_length(paragraph + " ", item=True) - 1 or certain_marker(paragraph) == len(
            paragraph
        ):
            return True  # a bullet alone on its line
        if after.indent > before.indent and not after.after_blank and width:
            return True  # a hanging indent
    return goes_on(before, after, paragraph, width)


def _roles(
    lines: Sequence[Line], groups: Sequence[list[int]], items: Sequence[bool], rows: Sequence[bool]
) -> list[Role]:
    roles: list[Role] = ["item" if items[g[0]] else "table" if rows[g[0]] else "paragraph" for g in groups]
    n = 0
    while n < len(groups):
        run = _bare_run(lines, groups, roles, n)
        above = lines[groups[n - 1][-1]].text if n else ""
        spaced = run > 1 and lines[groups[n + 1][0]].after_blank
        if run >= LISTED_LINES and above.endswith(":") and (not spaced or len(above.split()) >= ANNOUNCING_WORDS):
            header = lines[groups[n][0]].text.split()
            columns = not spaced and len(header) <= HEADER_WORDS and header[-1][:1].isupper()
            roles[n : n + run] = ["table" if columns else "item"] * run
        n += max(run, 1)
    return roles


def _bare_run(lines: Sequence[Line], groups: Sequence[list[int]], roles: Sequence[Role], n: int) -> int:
    """How many groups from ``n`` on stand one under the other, without a stop and without a bullet: with blank lines
    between all of them or between none.
    """
    spaced = n + 1 < len(groups) and lines[groups[n + 1][0]].after_blank
    count = 0
    for m in range(n, len(groups)):
        first, last = lines[groups[m][0]], lines[groups[m][-1]]
        if roles[m] != "paragraph" or ends_sentence(last.text) or last.text.endswith(":"):
            break
        if m > n and first.after_blank != spaced:
            break
        if spaced and len(last.text.split()) > ITEM_WORDS:
            break
        count += 1
    return count


def inner(text: str, block: Block) -> tuple[int, int]:
    """The span of a block without its bullet or number."""
    length = marker_length(text[block.start : block.end], item=True) if block.role == "item" else 0
    return (block.start + length, block.end) if block.start + length < block.end else (block.start, block.end)
