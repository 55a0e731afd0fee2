"""International Crisis Behavior: crises, who mediated in them and how, and the form of their end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from suasion.forecast.tables.rows import Row

Style = Literal["none", "facilitation", "formulation", "manipulation", "unknown"]

STYLES: dict[int, Style] = {1: "none", 2: "facilitation", 3: "formulation", 4: "manipulation"}
"""ICB's medstyle: the most active style seen. Manipulation: the mediator uses carrots and sticks of its own."""

FORMAL = frozenset({1, 2})
"""ICB's forout: 1 formal agreement, 2 semi-formal agreement (a letter, an oral promise, an exchange of declarations)."""
FORMAL_NAMES = frozenset({"formal_agreement", "semiformal_agreement"})

NO_MEDIATOR = 1
"""ICB's medwho."""
SERIOUS_CLASHES, FULL_WAR = 3, 4
"""ICB's viol: 1 none, 2 minor clashes, 3 serious clashes, 4 full-scale war."""


@dataclass(frozen=True, slots=True)
class Crisis:
    """An international crisis. ``family`` tells which crises are no independent evidence of each other."""

    number: int
    name: str
    start: date
    end: date
    formal: bool
    style: Style
    violence: int
    protracted: bool
    family: str


def read_crises(rows: Iterable[Row], actors: Iterable[Row] = ()) -> list[Crisis]:
    """Crises, oldest first, from ICB's own crisis file (version 14's names) or a tidied one.

    Left out: crises without both dates, and those of which it is not known whether they were mediated. ``actors`` (ICB's actor file) tells
    the families: crises whose first two actors, by name, are the same. Without it each crisis is its own.
    """
    parties: dict[int, set[str]] = defaultdict(set)
    for row in actors:
        if name := row.text("actor"):
            parties[row.needed("crisno")].add(name)
    found = [crisis for row in rows if (crisis := _crisis(row, parties))]
    return sorted(found, key=lambda c: (c.start, c.number))


def _crisis(row: Row, parties: dict[int, set[str]]) -> Crisis | None:
    raw = "forout" in row.cells
    start = row.day_of("yrtrig", "motrig", "datrig") if raw else row.day("start")
    end = row.day_of("yrterm", "moterm", "daterm") if raw else row.day("end")
    who = row.whole("medwho") if raw else None
    mediated = (None if who is None else who != NO_MEDIATOR) if raw else _flag(row.whole("mediated"))
    if start is None or end is None or mediated is None:
        return None
    style = STYLES.get(row.whole("medstyle") or 0, "unknown") if raw else _style(row.text("mediation_style"))
    number = row.needed("crisno")
    names = sorted(parties.get(number, ()))
    return Crisis(
        number=number,
        name=row.text("crisname", "name") or "",
        start=start,
        end=end,
        formal=row.whole("forout") in FORMAL if raw else row.text("outcome_form") in FORMAL_NAMES,
        style=style if mediated else "none",
        violence=row.whole("viol") or 0,
        protracted=(row.whole("protrac") or 1) > 1 if raw else bool(row.whole("protracted")),
        family="-".join(names[:2]) or f"crisis {number}",
    )


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _style(text: str | None) -> Style:
    known: dict[str, Style] = {style: style for style in STYLES.values()}
    return known.get(text or "", "unknown")
