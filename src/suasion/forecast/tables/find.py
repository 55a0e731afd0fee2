"""Which file of a folder is which table: decided by the columns, so that names are the user's own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from suasion.errors import InputError
from suasion.forecast.tables.rows import SUFFIXES, columns


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of table: what it is called, how it is cited, and the columns (any set of them) by which it is known."""

    name: str
    title: str
    cite: str
    known_by: tuple[frozenset[str], ...]


def known(name: str, title: str, cite: str, *sets: str) -> Table:
    """A table from sets of columns written with spaces."""
    return Table(name, title, cite, tuple(frozenset(s.split()) for s in sets))


TERMINATION = known(
    "termination",
    "UCDP Conflict Termination, dyad level",
    "Kreutz (2010), How and when armed conflicts end; Uppsala Conflict Data Program, CC BY 4.0",
    "dyad_id conflict_id year dyadterm ependdate outcome start_date2 intensity_level",
)
AGREEMENTS = known(
    "agreements",
    "UCDP Peace Agreements",
    "Pettersson, Högbladh and Öberg (2019), Organized violence and peace agreements; Uppsala Conflict Data Program, CC BY 4.0",
    "dyad_id conflict_id pa_date pa_type",
)
CRISES = known(
    "crises",
    "International Crisis Behavior, crisis level",
    "Brecher and Wilkenfeld (1997), A Study of Crisis; International Crisis Behavior Project",
    "crisno start end outcome_form mediated mediation_style viol protracted",
    "crisno yrtrig yrterm forout medwho medstyle viol protrac",
)
CRISIS_ACTORS = known(
    "crisis actors",
    "International Crisis Behavior, actor level",
    "Brecher and Wilkenfeld (1997), A Study of Crisis; International Crisis Behavior Project",
    "crisno cracno actor",
)
LEADERS = known(
    "leaders",
    "Archigos, leaders",
    "Goemans, Gleditsch and Chiozza (2009), Introducing Archigos",
    "leader startdate enddate exit",
)
SANCTIONS = known(
    "sanctions",
    "TIES, threats and sanctions",
    "Morgan, Bapat and Kobayashi (2014), Threat and Imposition of Economic Sanctions",
    "caseid startyear threat imposition sancimpositionstartyear",
)
ALL = (TERMINATION, AGREEMENTS, CRISES, CRISIS_ACTORS, LEADERS, SANCTIONS)


def find_tables(folder: Path) -> dict[str, Path]:
    """Table name -> file, for every table that the folder holds.

    Where several files could be one table, the last by name is taken (later versions sort last). Raises InputError if the folder
    holds none.
    """
    if not folder.is_dir():
        raise InputError("This is no folder", where=str(folder), mend="Name the folder that holds the tables")
    found: dict[str, Path] = {}
    for path in sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES):
        names = columns(path)
        for table in ALL:
            if any(needed <= names for needed in table.known_by):
                found[table.name] = path
    if not found:
        titles = "; ".join(table.title for table in ALL)
        raise InputError("There is no table that we know", where=str(folder), mend=f"Known: {titles}")
    return found


def sha256(path: Path) -> str:
    """Of the file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
