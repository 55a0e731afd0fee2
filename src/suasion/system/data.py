"""Tables of the user's own that a draft can use: capability, trade and affinity of states, from CSV, kept in one small file.

iso3,year,cinc           capability: also gdp or capability in the place of cinc; any unit, the latest year counts
exporter,importer,value  trade, in any unit, with a year or without
iso3,year,idealpoint     affinity: UN ideal points; idealpointfp and idealpointall are read too
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from suasion.errors import BrokenInput
from suasion.play.text_file import load_text
from suasion.record import Record

FILE = "suasion-data.json"
"""Where the tables are kept: in the folder in which `suasion draft` runs."""

FORM = (
    "Columns: iso3 and cinc, gdp or capability; exporter, importer and value; or iso3 and idealpoint. A year is welcome"
)

CAPABILITY = ("cinc", "gdp", "capability")
AFFINITY = ("idealpoint", "idealpointfp", "idealpointall")


class Tables(Record):
    """``capability``: percent of the total of all states. ``partners``: of each state, the share of its trade with each other one, 0 to 1.
    ``ideal``: positions on one line. Each with the year, and what to call the source in a reason (empty: no such table)."""

    capability: dict[str, float] = Field(default_factory=dict)
    capability_source: str = ""
    partners: dict[str, dict[str, float]] = Field(default_factory=dict)
    partners_source: str = ""
    ideal: dict[str, float] = Field(default_factory=dict)
    ideal_source: str = ""

    def dependence(self, actor: str, on: str) -> float | None:
        """The share of an actor's trade that is with another; ``None`` where it is not known."""
        return self.partners.get(actor, {}).get(on)

    def nearness(self, one: str, other: str) -> float | None:
        """1 where two states vote alike, 0 where they are as far apart as any two are; ``None`` where it is not known."""
        if one not in self.ideal or other not in self.ideal:
            return None
        span = max(self.ideal.values()) - min(self.ideal.values())
        return 1 - abs(self.ideal[one] - self.ideal[other]) / span if span else None


def load_tables(path: Path) -> Tables:
    """The tables in a file that ``add_table`` wrote; none if there is no such file. Raises ``BrokenInput`` if it is not one."""
    if not path.exists():
        return Tables()
    try:
        return Tables.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise BrokenInput(
            "This is no file of tables", where=str(path), mend="Write it with: suasion data add FILE"
        ) from error


def read_table(path: Path) -> Tables:
    """One CSV table, by its columns. Raises ``InputError`` with file, line and mend."""
    reader = csv.DictReader(io.StringIO(load_text(path, form=FORM), newline=""), skipinitialspace=True)
    names = {name.strip().lower(): name for name in reader.fieldnames or () if name}
    rows = [(reader.line_num, {key: (row[name] or "").strip() for key, name in names.items()}) for row in reader]
    if {"exporter", "importer", "value"} <= set(names):
        return _trade(rows, path)
    for kind, columns in (("capability", CAPABILITY), ("ideal", AFFINITY)):
        column = next((column for column in columns if column in names), None)
        if column and "iso3" in names:
            return _states(rows, path, kind, column)
    raise BrokenInput("No table that is known", where=f"{path}:1", mend=FORM)


def joined(old: Tables, new: Tables) -> Tables:
    """The old tables with those that the new ones have in their place."""
    return old.model_copy(update={name: value for name, value in new if value})


def _states(rows: list[tuple[int, dict[str, str]]], path: Path, kind: str, column: str) -> Tables:
    latest, year = _latest(rows, path, lambda row: row["iso3"], column)
    if not latest:
        raise BrokenInput("There is no number in it", where=str(path), mend=FORM)
    source = f"data:{path.stem} {column}{f' {year}' if year else ''}"
    if kind == "ideal":
        return Tables(ideal=latest, ideal_source=source)
    total = sum(latest.values())
    if total <= 0 or min(latest.values()) < 0:
        raise BrokenInput("A capability is below 0, or all are 0", where=str(path), mend="Give numbers above 0")
    return Tables(capability={k: 100 * v / total for k, v in latest.items()}, capability_source=source)


def _trade(rows: list[tuple[int, dict[str, str]]], path: Path) -> Tables:
    """Shares of each state's exports and imports together."""
    latest, year = _latest(rows, path, lambda row: f"{row['exporter']}>{row['importer']}", "value")
    both: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for pair, value in latest.items():
        a, b = pair.split(">")
        if a != b:
            both[a][b] += value
            both[b][a] += value
    shares = {a: _shares(partners) for a, partners in both.items()}
    if not any(shares.values()):
        raise BrokenInput("There is no trade in it", where=str(path), mend=FORM)
    return Tables(partners=shares, partners_source=f"data:{path.stem} trade{f' {year}' if year else ''}")


def _shares(partners: Mapping[str, float]) -> dict[str, float]:
    total = sum(partners.values())
    return {b: v / total for b, v in sorted(partners.items()) if v > 0} if total > 0 else {}


def _latest(
    rows: Iterable[tuple[int, dict[str, str]]], path: Path, key: Callable[[dict[str, str]], str], column: str
) -> tuple[dict[str, float], str]:
    """The value of the latest year that each key has, and the latest year of all."""
    found: dict[str, tuple[int, float]] = {}
    for line, row in rows:
        if not row[column]:
            continue
        try:
            value, year = float(row[column]), int(float(row.get("year") or 0))
        except ValueError as error:
            raise BrokenInput(
                f"{column} {row[column]!r} or its year is not a number", where=f"{path}:{line}", mend=FORM
            ) from error
        if not math.isfinite(value):
            raise BrokenInput(f"{column} is not a number", where=f"{path}:{line}", mend="Leave the cell empty")
        if key(row) and (key(row) not in found or year >= found[key(row)][0]):
            found[key(row)] = (year, value)
    last = max((year for year, _ in found.values()), default=0)
    return {k: value for k, (_, value) in sorted(found.items())}, str(last or "")


def add_table(path: Path, to: Path) -> Tables:
    """Read a table and keep it with the others in ``to``. Returns all that is kept."""
    from suasion.case.export.atomic import write_bytes

    tables = joined(load_tables(to), read_table(path))
    write_bytes(to, (json.dumps(tables.model_dump(), indent=1, sort_keys=True) + "\n").encode())
    return tables
