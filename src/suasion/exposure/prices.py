"""Price series that the user brings, as CSV, checked before anything is computed from them.

One row a trading day. Either a ``date`` column and one column a series, or the three columns ``date, series, price``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from suasion.errors import BrokenInput, EmptyInput, InputError

MOST_GAP_DAYS = 10
"""Calendar days between two prices: holidays close a market for a week at most. More is a hole in the file."""

LEAST_PRICES = 500
"""Two years of trading days: below, no range of three months can be judged."""

DATES = ("date", "day", "time", "observation_date")


@dataclass(frozen=True, slots=True)
class Series:
    """Prices by day, oldest first, all above zero. ``left_out``: days on which the price was not (as oil's in April 2020), since their return
    has no logarithm.
    """

    name: str
    days: tuple[date, ...]
    prices: NDArray[np.float64]
    left_out: tuple[date, ...] = ()

    @property
    def returns(self) -> NDArray[np.float64]:
        """Logarithmic returns: ``returns[i]`` leads to ``prices[i + 1]``."""
        return np.diff(np.log(self.prices))

    def until(self, day: date) -> Series:
        """The series as it was known at the end of a day."""
        n = sum(d <= day for d in self.days)
        return Series(self.name, self.days[:n], self.prices[:n], tuple(d for d in self.left_out if d <= day))


def read_prices(path: Path, *, most_gap_days: int = MOST_GAP_DAYS) -> list[Series]:
    """All series of a file. Raises InputError with file and line for a cell that is no price or no day, an empty price, a day that stands
    twice, a gap, and times with mixed zones.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = [(n, row) for n, row in enumerate(csv.reader(file), 1) if any(cell.strip() for cell in row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f"Cannot be read: {why}", where=str(path), mend="Give a UTF-8 CSV file") from error
    if len(lines) < 2:
        raise EmptyInput("There is no price in it", where=str(path), mend="One trading day a row, under a row of names")
    head = [cell.strip().lower() for cell in lines[0][1]]
    at = next((head.index(name) for name in DATES if name in head), None)
    if at is None:
        raise BrokenInput("there is no column date", where=f"{path}:1", mend="Name the column of days so")
    cells = _long(path, lines[1:], head, at) if {"series", "price"} <= set(head) else _wide(path, lines, head, at)
    return [series_of(name, found, path, most_gap_days) for name, found in cells.items()]


Cell = tuple[str, str, str]
"""Day, price and place, as written."""


def _long(path: Path, lines: list[tuple[int, list[str]]], head: list[str], at: int) -> dict[str, list[Cell]]:
    series, price = head.index("series"), head.index("price")
    found: dict[str, list[Cell]] = defaultdict(list)
    for number, row in lines:
        full = _full(path, number, row, head)
        found[full[series]].append((full[at], full[price], f"{path}:{number}"))
    return found


def _wide(path: Path, lines: list[tuple[int, list[str]]], head: list[str], at: int) -> dict[str, list[Cell]]:
    names = [cell.strip() for cell in lines[0][1]]
    found: dict[str, list[Cell]] = defaultdict(list)
    for number, row in lines[1:]:
        full = _full(path, number, row, head)
        for i, name in enumerate(names):
            if i != at:
                found[name].append((full[at], full[i], f"{path}:{number}"))
    if not found:
        raise BrokenInput("there is no column of prices", where=f"{path}:1", mend="Put one beside the days")
    return found


def _full(path: Path, number: int, row: list[str], head: list[str]) -> list[str]:
    if len(row) != len(head):
        what = f"{len(row)} cells, and the head has {len(head)}"
        raise BrokenInput(what, where=f"{path}:{number}", mend="Quote cells that hold a comma")
    return [cell.strip() for cell in row]


def series_of(name: str, cells: list[Cell], path: Path, most_gap_days: int) -> Series:
    """The checked series of these cells."""
    rows: dict[date, tuple[float, str]] = {}
    zones: dict[str, str] = {}
    for day_text, price_text, where in cells:
        day, zone = _day(day_text, where)
        first = zones.setdefault(zone, where)
        if len(zones) > 1:
            other = next(place for z, place in zones.items() if z != zone)
            what = f"times in several zones: {zone or 'none'} here, another at {other}"
            raise BrokenInput(
                what, where=where if first == where else first, mend="Give days alone, or one zone for all rows"
            )
        if day in rows:
            raise BrokenInput(f"{day} stands twice ({rows[day][1]})", where=where, mend="Leave one of them out")
        rows[day] = (_price(price_text, where), where)
    days = sorted(rows)
    for one, two in pairwise(days):
        if (two - one).days > most_gap_days:
            what = f"{name}: no price from {one} to {two}, {(two - one).days} days"
            raise BrokenInput(
                what, where=rows[two][1], mend="Fill the hole, or allow it: suasion exposure --max-gap DAYS"
            )
    kept = tuple(day for day in days if rows[day][0] > 0)
    if len(kept) < LEAST_PRICES:
        what = f"{name}: {len(kept)} prices are too few to judge a range by"
        raise BrokenInput(what, where=str(path), mend=f"Give {LEAST_PRICES} or more, two years of trading days")
    prices = np.array([rows[day][0] for day in kept])
    return Series(name, kept, prices, tuple(day for day in days if rows[day][0] <= 0))


def _day(text: str, where: str) -> tuple[date, str]:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise BrokenInput(f"{text!r} is no day", where=where, mend="Write it as 2025-09-02") from error
    return found.date(), str(found.tzinfo or "")


def _price(text: str, where: str) -> float:
    if not text:
        raise BrokenInput("the price is empty", where=where, mend="Fill it in, or leave the row out")
    try:
        value = float(text)
    except ValueError as error:
        raise BrokenInput(f"{text!r} is no price", where=where, mend="Write a number") from error
    if not np.isfinite(value):
        raise BrokenInput(f"{text!r} is no price", where=where, mend="Write a number")
    return value
