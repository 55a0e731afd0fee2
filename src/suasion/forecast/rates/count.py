"""Counting reference classes in the tables. A case is counted once in a class, so that an interval means what it says.

Fighting is counted at landmarks: of the episodes that were still going on after so many months, how many ended within the next months?
An episode is one case at one landmark (Anderson, Cain and Gelber 1983 on landmark analysis).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from suasion.forecast.panels.fighting import Signed
from suasion.forecast.panels.instance import months_later
from suasion.forecast.rates.classes import ReferenceClass, reference_class
from suasion.forecast.settings import DEFAULT, Settings
from suasion.forecast.tables.icb import FULL_WAR, Crisis
from suasion.forecast.tables.others import Leader, Sanction
from suasion.forecast.tables.ucdp import WAR, Agreement, Episode, Kind

HORIZONS = (3, 6, 12, 24)
LANDMARKS = (1, 3, 6, 12, 24, 36, 48, 60, 96, 120)
"""Months of fighting. After ten years so few episodes are left that the last landmark stands for all longer ones."""
TENURES = (0, 12, 24, 48, 96, 144)
"""Months in office: about the terms that constitutions know."""
LEAST_CASES = 5
"""Smaller classes are not offered: their interval spans most of what is possible."""

KINDS = {
    Kind.INTERSTATE: "interstate",
    Kind.INTRASTATE: "intrastate",
    Kind.INTERNATIONALISED: "internationalised intrastate",
}

Counted = Iterator[ReferenceClass]


def fighting_classes(
    episodes: Sequence[Episode], agreements: Sequence[Agreement], settings: Settings = DEFAULT
) -> Counted:
    """Classes of ``fighting_ends``, ``settlement`` and ``agreement``, by landmark, kind and intensity."""
    signed = Signed(agreements)
    seen = date(max(e.last_year for e in episodes) + 1, 1, 1)
    signed_from = min((a.day.year for a in agreements), default=None)
    signed_until = date(max((a.day.year for a in agreements), default=0) + 1, 1, 1)

    def ends(e: Episode, day: date, until: date) -> bool | None:
        if e.end is None:
            return False if until.year <= e.last_year + 1 and until <= seen else None
        return e.end < until if until <= seen else None

    def by_agreement(e: Episode, day: date, until: date) -> bool | None:
        ended = ends(e, day, until)
        return ended and e.by_agreement

    def signs(e: Episode, day: date, until: date) -> bool | None:
        if signed_from is None or day.year < signed_from or until > signed_until:
            return None
        return signed.within(e.dyad, day, until)

    outcomes: tuple[tuple[str, str, str, Callable[[Episode, date, date], bool | None]], ...] = (
        ("fighting_ends", "stopped fighting, in any way", "UCDP Conflict Termination", ends),
        ("settlement", "stopped by a peace or ceasefire agreement", "UCDP Conflict Termination", by_agreement),
        ("agreement", "signed a peace agreement", "UCDP Peace Agreements", signs),
    )
    kept = [e for e in episodes if e.start.year >= settings.first_year]
    for landmark in LANDMARKS:
        going = [(e, day) for e in kept if (day := months_later(e.start, landmark)) and _going_on(e, day)]
        groups: list[tuple[str, dict[str, str | float], list[tuple[Episode, date]]]] = [
            ("dyads", {}, going),
            ("dyads at war intensity", {"intensity": WAR}, [c for c in going if c[0].intensity.get(c[1].year) == WAR]),
        ]
        groups += [
            (f"{name} dyads", {"kind": int(kind)}, [c for c in going if c[0].kind == kind])
            for kind, name in KINDS.items()
        ]
        for title, conditions, cases in groups:
            for months in HORIZONS:
                for target, outcome, source, happened in outcomes:
                    found = [h for e, day in cases if (h := happened(e, day, months_later(day, months))) is not None]
                    yield from _class(
                        target,
                        f"{title} still fighting after {_said(landmark)}",
                        outcome,
                        source,
                        {**conditions, "months": landmark},
                        months,
                        found,
                        settings,
                    )


def _going_on(e: Episode, day: date) -> bool:
    return e.end >= day if e.end else day.year <= e.last_year


def crisis_classes(crises: Iterable[Crisis], settings: Settings = DEFAULT) -> Counted:
    """Classes of ``crisis_agreement``: all, by mediation, by its style, full-scale wars, protracted conflicts."""
    kept = [c for c in crises if c.start.year >= settings.first_year]
    wars = [c for c in kept if c.violence == FULL_WAR]
    mediated = [c for c in kept if c.style != "none"]
    groups: list[tuple[str, dict[str, str | float], list[Crisis]]] = [
        ("international crises", {}, kept),
        ("crises with a mediator", {"mediated": 1}, mediated),
        ("crises without a mediator", {"mediated": 0}, [c for c in kept if c.style == "none"]),
        ("crises with full-scale war", {"violence": FULL_WAR}, wars),
        (
            "crises with full-scale war and a mediator",
            {"violence": FULL_WAR, "mediated": 1},
            [c for c in mediated if c in wars],
        ),
        ("crises within a protracted conflict", {"protracted": 1}, [c for c in kept if c.protracted]),
    ]
    for style in sorted({c.style for c in mediated} - {"unknown"}):
        groups.append((f"crises mediated by {style}", {"style": style}, [c for c in mediated if c.style == style]))
    for title, conditions, cases in groups:
        for months in (*HORIZONS, None):
            found = [c.formal and (months is None or c.end < months_later(c.start, months)) for c in cases]
            outcome = "ended in a formal or semi-formal agreement"
            source = "International Crisis Behavior"
            yield from _class("crisis_agreement", title, outcome, source, conditions, months, found, settings)


def leader_classes(leaders: Iterable[Leader], settings: Settings = DEFAULT) -> Counted:
    """Classes of ``leader_leaves``: leaders after so long in office."""
    kept = [leader for leader in leaders if leader.seen.year >= settings.first_year]
    for tenure in TENURES:
        for months in HORIZONS:
            found = []
            for leader in kept:
                day = months_later(leader.start, tenure)
                if day.year < settings.first_year or (leader.end or leader.seen) < day:
                    continue
                until = months_later(day, months)
                if leader.end is not None or leader.seen >= until:
                    found.append(leader.end is not None and leader.end < until)
            title = f"leaders {_said(tenure)} into their term" if tenure else "leaders on their first day"
            conditions: dict[str, str | float] = {"months": tenure}
            yield from _class(
                "leader_leaves", title, "left office, in any way", "Archigos", conditions, months, found, settings
            )


def sanction_classes(sanctions: Iterable[Sanction], settings: Settings = DEFAULT) -> Counted:
    """Classes of ``sanction``: of threats, how many were carried out. TIES gives years, so "within" is in calendar years."""
    threats = [s for s in sanctions if s.threatened and s.year >= settings.first_year - 1]
    outcome, source = "saw the sanctions imposed", "TIES"
    for months, years in ((12, 0), (24, 1)):
        found = [s.imposed and s.imposed_year is not None and s.imposed_year - s.year <= years for s in threats]
        title = "threats of sanctions, " + (
            "by the end of the same year" if years == 0 else "by the end of the next year"
        )
        yield from _class("sanction", title, outcome, source, {}, months, found, settings)
    yield from _class(
        "sanction", "threats of sanctions", outcome, source, {}, None, [s.imposed for s in threats], settings
    )


def _class(
    target: str,
    title: str,
    outcome: str,
    source: str,
    conditions: dict[str, str | float],
    months: int | None,
    happened: Sequence[bool],
    settings: Settings,
) -> Counted:
    if len(happened) >= LEAST_CASES:
        yield reference_class(
            target, title, outcome, source, conditions, months, sum(happened), len(happened), settings.level
        )


def _said(months: int) -> str:
    if months < 24 or months % 12:
        return "1 month" if months == 1 else f"{months} months"
    return f"{months // 12} years"
