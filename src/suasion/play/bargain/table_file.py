"""One issue as a CSV table: the form of the widely copied Python program, which spreadsheets write too.

    Actor,Capability,Position,Salience
    North,70,10,0.9
    South,80,90,0.7

The columns may stand in any order and in any case; others are left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from suasion.errors import BrokenInput, InputError
from suasion.play.bargain.actors import Actor, Issue
from suasion.play.text_file import load_text

COLUMNS = ("Actor", "Capability", "Position", "Salience")
TABLE_FORM = f"The first line has the columns {', '.join(COLUMNS)}"


def read_table(path: str | Path) -> Issue:
    """The issue in a CSV file, named after it. Raises ``InputError`` with file, line and mend."""
    return parse_table(load_text(path, form=TABLE_FORM), Path(path))


def parse_table(text: str, file: Path) -> Issue:
    """As :func:`read_table`, of a text that is read already."""
    reader = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
    names = {name.strip().lower(): name for name in reader.fieldnames or ()}
    missing = [column for column in COLUMNS if column.lower() not in names]
    if missing:
        raise BrokenInput(f"No column {', '.join(missing)}", where=f"{file}:1", mend=TABLE_FORM)
    lines: dict[str, str] = {}
    actors = []
    try:
        for row in reader:
            where = f"{file}:{reader.line_num}"
            actor = _actor({column: (row[names[column.lower()]] or "").strip() for column in COLUMNS}, where)
            actors.append(actor)
            lines[actor.name] = where
    except csv.Error as error:
        raise BrokenInput(f"Not CSV: {error}", where=f"{file}:{reader.line_num}", mend=TABLE_FORM) from error
    try:
        return Issue(name=file.stem, actors=tuple(actors))
    except InputError as error:
        what = f"{error.where}: {error.what}" if error.where in lines else error.what
        raise type(error)(what, where=lines.get(error.where or "", str(file)), mend=error.mend) from error


def write_table(issue: Issue) -> str:
    """The issue as such a table. The ends of its scale have no place in it; numbers come back as they were."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for actor in issue.actors:
        writer.writerow((actor.name, repr(actor.capability), repr(actor.position), repr(actor.salience)))
    return out.getvalue()


def _actor(row: Mapping[str, str], where: str) -> Actor:
    numbers = {}
    for column in COLUMNS[1:]:
        try:
            numbers[column.lower()] = float(row[column])
        except ValueError as error:
            raise BrokenInput(f"{column} {row[column]!r} is not a number", where=where, mend="Give a number") from error
    if not row["Actor"]:
        raise BrokenInput("An actor has no name", where=where, mend="Give each actor a name")
    try:
        return Actor(name=row["Actor"], **numbers)
    except InputError as error:
        raise type(error)(f"{row['Actor']}: {error.what}", where=where, mend=error.mend) from error
