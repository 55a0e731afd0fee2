"""UCDP: when dyads fought, how it ended, and what they signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from suasion.errors import BrokenInput
from suasion.forecast.tables.rows import Row


class Kind(IntEnum):
    """UCDP's types of conflict."""

    EXTRASYSTEMIC = 1
    INTERSTATE = 2
    INTRASTATE = 3
    INTERNATIONALISED = 4


WAR = 2
"""Intensity: 1000 battle deaths a year or more. 1 is 25 to 999."""

BY_AGREEMENT = frozenset({1, 2})
"""Outcomes of an episode: 1 peace agreement, 2 ceasefire agreement. The others: victory, low activity, an actor ends."""


@dataclass(frozen=True, slots=True)
class Episode:
    """A stretch of years in which a dyad fought, without a pause of a year. ``end`` is None if the table does not see it."""

    dyad: int
    conflict: int
    location: str
    start: date
    last_year: int
    end: date | None
    outcome: int | None
    kind: Kind
    intensity: dict[int, int]

    @property
    def by_agreement(self) -> bool:
        """Whether it ended by a peace or ceasefire agreement."""
        return self.outcome in BY_AGREEMENT


@dataclass(frozen=True, slots=True)
class Agreement:
    """A peace agreement, with all the dyads that it binds."""

    day: date
    dyads: tuple[int, ...]
    conflicts: tuple[int, ...]


def read_episodes(rows: Iterable[Row]) -> list[Episode]:
    """Episodes from the dyad-year table.

    1. Sort each dyad's years. 2. A new episode begins after a year marked as the last (``dyadterm``) or after a gap. 3. Its end
    is the date in its last year (the year's last day where the table gives none); where that year is not marked as the last, the end was
    not seen.
    """
    years: dict[int, list[tuple[int, Row]]] = defaultdict(list)
    for row in rows:
        years[row.needed("dyad_id")].append((row.needed("year"), row))
    episodes: list[Episode] = []
    for dyad in sorted(years):
        run: list[tuple[int, Row]] = []
        for year, row in sorted(years[dyad], key=lambda pair: pair[0]):
            if run and (run[-1][1].whole("dyadterm") == 1 or year - run[-1][0] > 1):
                episodes.append(_episode(dyad, run))
                run = []
            run.append((year, row))
        episodes.append(_episode(dyad, run))
    return episodes


def _episode(dyad: int, run: list[tuple[int, Row]]) -> Episode:
    (_, first), (last_year, last) = run[0], run[-1]
    start = first.day("start_date2")
    if start is None:
        raise BrokenInput("start_date2 is empty", where=first.where, mend="Fill it in, or leave the row out")
    ended = last.whole("dyadterm") == 1
    return Episode(
        dyad=dyad,
        conflict=first.needed("conflict_id"),
        location=first.text("location") or "",
        start=start,
        last_year=last_year,
        end=(last.day("ependdate") or date(last_year, 12, 31)) if ended else None,
        outcome=last.whole("outcome") if ended else None,
        kind=Kind(first.needed("type_of_conflict")),
        intensity={year: row.needed("intensity_level") for year, row in run},
    )


def read_agreements(rows: Iterable[Row]) -> list[Agreement]:
    """Signed agreements, oldest first. Rows without a date are left out: nobody can say whether they came before a day."""
    found = [
        Agreement(day, row.wholes("dyad_id"), row.wholes("conflict_id")) for row in rows if (day := row.day("pa_date"))
    ]
    return sorted(found, key=lambda a: (a.day, a.dyads))
