"""Rows of a CSV or Parquet file, and the cells in them. A cell that cannot be read is an error with file and line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from suasion.errors import BrokenInput, EmptyInput, InputError, MissingExtra

SUFFIXES = (".csv", ".parquet")
MISSING = frozenset({"", "na", "nan", "none", "null", "."})

CENTURY_TURNS = 46
"""Two-digit years from this on are 19xx: the UCDP begins in 1946, and its tables have passed through spreadsheets."""

MIDDLE = 15
"""Day of the month where only the month is known (ICB writes no day, or a code above 31)."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: cells by lower-case column name, and where it stands."""

    cells: dict[str, Any]
    where: str

    def text(self, *names: str) -> str | None:
        """The first of these columns that is there, as text; None if it is empty. Raises BrokenInput if none is there."""
        value = self._cell(names)
        return None if value is None else str(value).strip()

    def number(self, *names: str) -> float | None:
        """The same as a number."""
        value = self._cell(names)
        if value is None:
            return None
        try:
            return float(value)
        except (TypeError, ValueError) as error:
            raise BrokenInput(f"{names[0]}: {value!r} is not a number", where=self.where) from error

    def whole(self, *names: str) -> int | None:
        """The same as a whole number."""
        value = self.number(*names)
        return None if value is None else int(value)

    def needed(self, *names: str) -> int:
        """A whole number that may not be missing."""
        value = self.whole(*names)
        if value is None:
            raise BrokenInput(f"{names[0]} is empty", where=self.where, mend="Fill it in, or leave the row out")
        return value

    def wholes(self, *names: str) -> tuple[int, ...]:
        """Several whole numbers in one cell, separated by commas."""
        text = self.text(*names) or ""
        try:
            return tuple(int(float(part)) for part in text.split(",") if part.strip())
        except ValueError as error:
            raise BrokenInput(f"{names[0]}: {text!r} is not a list of numbers", where=self.where) from error

    def day(self, *names: str) -> date | None:
        """The same as a date: ISO, or month/day/year as American spreadsheets write it."""
        value = self._cell(names)
        if value is None or isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        text = str(value).strip()
        try:
            if iso := _ISO.match(text):
                return date(int(iso[1]), int(iso[2]), int(iso[3]))
            if american := _AMERICAN.match(text):
                return date(_year(american[3]), int(american[1]), int(american[2]))
        except ValueError:
            pass
        raise BrokenInput(f"{names[0]}: {text!r} is not a date", where=self.where, mend="Write it as 2024-04-26")

    def day_of(self, year: str, month: str, day: str) -> date | None:
        """A date in three columns; the middle of the month where the day is missing or a code."""
        y, m, d = self.whole(year), self.whole(month), self.whole(day)
        if not y or not m or not 1 <= m <= 12:
            return None
        try:
            return date(y, m, d if d and d <= 31 else MIDDLE)
        except ValueError:
            return date(y, m, MIDDLE)

    def _cell(self, names: tuple[str, ...]) -> Any:
        for name in names:
            if name in self.cells:
                value = self.cells[name]
                if value is None or value != value or str(value).strip().lower() in MISSING:  # NaN is not itself
                    return None
                return value
        raise BrokenInput(f"there is no column {names[0]!r}", where=self.where, mend="Name the column so")


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= CENTURY_TURNS else 2000)


def columns(path: Path) -> frozenset[str]:
    """The names of a file's columns, in lower case, without reading its rows."""
    names = _parquet().read_schema(path).names if path.suffix == ".parquet" else next(_csv(path), [])
    return frozenset(str(name).strip().lower() for name in names)


def read_rows(path: Path) -> list[Row]:
    """All rows. Raises InputError (or MissingExtra for a Parquet file without pyarrow)."""
    if path.suffix == ".parquet":
        table = _parquet().read_table(path).to_pylist()
        rows = [Row({k.lower(): v for k, v in r.items()}, f"{path.name}:row {i}") for i, r in enumerate(table, 1)]
    else:
        lines = _csv(path)
        head = [name.strip().lower() for name in next(lines, [])]
        rows = []
        for number, line in enumerate(lines, 2):
            if len(line) != len(head):
                what = f"{len(line)} cells, and the head has {len(head)}"
                raise BrokenInput(what, where=f"{path.name}:{number}", mend="Quote cells that hold a comma")
            rows.append(Row(dict(zip(head, line, strict=True)), f"{path.name}:{number}"))
    if not rows:
        raise EmptyInput("There is no row in it", where=path.name)
    return rows


def _csv(path: Path) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from (line for line in csv.reader(file) if line)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f"Cannot be read: {why}", where=str(path), mend="Give a UTF-8 CSV file") from error


def _parquet() -> Any:
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("Reading Parquet tables", "data") from error
    return pyarrow.parquet
