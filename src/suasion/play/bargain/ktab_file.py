"""Issues as a CSV file of the KAPSARC program (KTAB): all dimensions of a scenario in one table.

    Islands,"Who gets what",2,2,
    Actor,Description,Power,Pstn1,Sal1,Pstn2,Sal2,
    North,the northern side,70,10,40,80,30,
    South,the southern side,80,90,50,20,30,

The first line: name, description, number of actors, number of dimensions. The second: headings. Then a line an actor: name,
description, power, and for each dimension position (0 to 100) and salience (percent; an actor's together at most 100).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from suasion.errors import BrokenInput, InputError
from suasion.play.bargain.actors import Actor, Issue
from suasion.play.bargain.joint import FULL, as_space

FORM = "The first line is: name, description, number of actors, number of dimensions (docs/play.md)"
FIXED = 3
"""Columns before the dimensions: name, description, power."""

SLACK = 0.005
"""Share by which saliences may add up to more than 100 percent: what rounding can do, as in ``SpatialActor``."""


def is_ktab(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a CSV table has such a first line."""
    return _size(rows[0]) is not None if rows else False


def read_ktab(text: str, where: str) -> tuple[Issue, ...]:
    """One issue a dimension, named as its column of positions (by number, if those names are not all different). ``where``: the file, for errors.

    Raises ``InputError`` with file, line and mend.
    """
    reader = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows = [(reader.line_num, _trimmed(row)) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BrokenInput(f"Not CSV: {error}", where=f"{where}:{reader.line_num}", mend=FORM) from error
    size = _size(rows[0][1]) if rows else None
    if size is None:
        raise BrokenInput("No number of actors and dimensions", where=f"{where}:1", mend=FORM)
    actors, dimensions = size
    if len(rows) < 2 + actors:
        raise BrokenInput(f"{actors} actors are announced and {len(rows) - 2} are there", where=where, mend=FORM)
    heads = rows[1][1]
    if len(heads) < FIXED + 2 * dimensions:
        at = f"{where}:{rows[1][0]}"
        raise BrokenInput(f"{len(heads)} headings, not {FIXED + 2 * dimensions}", where=at, mend=FORM)
    table = [_actor(row, dimensions, f"{where}:{line}") for line, row in rows[2 : 2 + actors]]
    names = heads[FIXED : FIXED + 2 * dimensions : 2]
    if len(set(names)) < dimensions or not all(names):
        names = [f"dimension {d + 1}" for d in range(dimensions)]
    return tuple(_issue(name, [row[d] for row in table], where) for d, name in enumerate(names))


def write_ktab(issues: Sequence[Issue], name: str, description: str = "") -> str:
    """The issues as such a file; numbers come back as they were where scales run from 0 to 100 and saliences add up to at most 1.

    Others are put on that scale (see :func:`~suasion.play.bargain.joint.as_space`). Raises ``InputError`` if an actor is missing
    on an issue.
    """
    space = as_space(issues)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((name, description, len(space.actors), len(issues)))
    heads = [head for issue in issues for head in (issue.name, f"salience of {issue.name}")]
    writer.writerow(("Actor", "Description", "Power", *heads))
    for actor in space.actors:
        pairs = [cell for pair in zip(actor.position, actor.salience, strict=True) for cell in map(repr, pair)]
        writer.writerow((actor.name, "", repr(actor.capability), *pairs))
    return out.getvalue()


def _trimmed(row: Sequence[str]) -> list[str]:
    """The cells without blanks around them, and without empty cells at the end (the program writes a comma after the last)."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _size(row: Sequence[str]) -> tuple[int, int] | None:
    """Numbers of actors and dimensions, or ``None``. A description may hold commas, so the last two cells count."""
    cells = _trimmed(row)
    if len(cells) < 3 or not (cells[-1].isdecimal() and cells[-2].isdecimal()):
        return None
    actors, dimensions = int(cells[-2]), int(cells[-1])
    return (actors, dimensions) if actors and dimensions else None


def _actor(row: Sequence[str], dimensions: int, where: str) -> list[Actor]:
    """The actor on each dimension."""
    wanted = FIXED + 2 * dimensions
    if len(row) < wanted:
        raise BrokenInput(f"{len(row)} cells, not {wanted}", where=where, mend=FORM)
    numbers = []
    for cell in row[2:wanted]:
        try:
            numbers.append(float(cell))
        except ValueError as error:
            raise BrokenInput(f"{cell!r} is not a number", where=where, mend="Give a number") from error
    if not row[0]:
        raise BrokenInput("An actor has no name", where=where, mend="Give each actor a name")
    power, pairs = numbers[0], numbers[1:]
    total = sum(pairs[1::2])
    if total > FULL * (1 + SLACK):
        raise InputError(
            f"{row[0]}: the saliences add up to {total:g} percent", where=where, mend="They must add up to at most 100"
        )
    try:
        return [
            Actor(name=row[0], position=x, capability=power, salience=min(s / FULL, 1.0))
            for x, s in zip(pairs[::2], pairs[1::2], strict=True)
        ]
    except InputError as error:
        raise type(error)(f"{row[0]}: {error.what}", where=where, mend=error.mend) from error


def _issue(name: str, actors: Sequence[Actor], where: str) -> Issue:
    try:
        return Issue(name=name, low=0, high=FULL, actors=tuple(actors))
    except InputError as error:
        what = f"{name}: {error.where}: {error.what}" if error.where else f"{name}: {error.what}"
        raise type(error)(what, where=where, mend=error.mend) from error
