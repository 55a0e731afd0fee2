"""Dyads that fight: does the fighting end, does it end by an agreement, is one signed, within a horizon?

An instance is a dyad on the first day of every ``every_months``-th month in which its episode was not over. That it was not over is
known on the day; all features are from before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from suasion.forecast.panels.instance import Features, Instance, months_between, months_later
from suasion.forecast.settings import DEFAULT, Settings
from suasion.forecast.tables.ucdp import Agreement, Episode

Target = Literal["fighting_ends", "settlement", "agreement"]
"""``settlement``: the fighting ends by a peace or ceasefire agreement. ``agreement``: one is signed, whatever comes of it."""


class Signed:
    """The days on which each dyad, and anybody in each conflict, signed."""

    def __init__(self, agreements: Iterable[Agreement]) -> None:
        self.dyads: dict[int, list[date]] = defaultdict(list)
        self.conflicts: dict[int, list[date]] = defaultdict(list)
        for agreement in sorted(agreements, key=lambda a: a.day):
            for dyad in agreement.dyads:
                self.dyads[dyad].append(agreement.day)
            for conflict in agreement.conflicts:
                self.conflicts[conflict].append(agreement.day)

    def since(self, days: Sequence[date], day: date) -> float | None:
        """Months from the last of the days before ``day``; None if there is none."""
        before = bisect_left(days, day)
        return months_between(days[before - 1], day) if before else None

    def within(self, dyad: int, first: date, after: date) -> bool:
        """Whether the dyad signed on a day from ``first`` to before ``after``."""
        days = self.dyads.get(dyad, [])
        return bisect_left(days, first) < bisect_left(days, after)


def features_of(episode: Episode, signed: Signed, day: date) -> Features:
    """What was known of a dyad's fighting on the morning of ``day``.

    ``months`` it has lasted; ``intensity`` of the year before (None: no fighting then); months since the dyad
    (``since_dyad``) and since anybody in the conflict (``since_conflict``) last signed, None for never; ``kind`` of conflict.
    """
    return {
        "months": months_between(episode.start, day),
        "intensity": episode.intensity.get(day.year - 1),
        "since_dyad": signed.since(signed.dyads.get(episode.dyad, ()), day),
        "since_conflict": signed.since(signed.conflicts.get(episode.conflict, ()), day),
        "kind": int(episode.kind),
    }


def fighting(
    episodes: Sequence[Episode],
    agreements: Sequence[Agreement],
    target: Target,
    horizon_months: int,
    settings: Settings = DEFAULT,
) -> list[Instance]:
    """All instances whose window closed before the tables end, by origin.

    ``agreement`` and ``settlement`` begin with the first year of the agreements' table: before, its silence says nothing.
    """
    signed = Signed(agreements)
    seen_until = date(max(e.last_year for e in episodes) + 1, 1, 1)
    first = date(settings.first_year, 1, 1)
    if target != "fighting_ends":
        first = max(first, date(min(a.day.year for a in agreements), 1, 1))
        agreed_until = date(max(a.day.year for a in agreements) + 1, 1, 1)
    found: list[Instance] = []
    for day in _days(first, seen_until, settings.every_months):
        window_end = months_later(day, horizon_months)
        for episode in episodes:
            if not _going_on(episode, day):
                continue
            if target == "agreement":
                happened = signed.within(episode.dyad, day, window_end)
                known = window_end <= agreed_until
            else:
                ends = episode.end
                happened = ends is not None and ends < window_end and (target != "settlement" or episode.by_agreement)
                known = window_end <= seen_until and (ends is not None or window_end.year <= episode.last_year + 1)
            if known:
                found.append(
                    Instance(
                        origin=day,
                        closes=months_later(window_end, settings.coding_lag_months),
                        family=str(episode.conflict),
                        happened=happened,
                        features=features_of(episode, signed, day),
                        unit=str(episode.dyad),
                    )
                )
    return found


def _days(first: date, end: date, every_months: int) -> Iterator[date]:
    day = first
    while day < end:
        yield day
        day = months_later(day, every_months)


def _going_on(episode: Episode, day: date) -> bool:
    """Begun before the day and not over on it. Where no end was seen, until the end of the last year that was."""
    if episode.start >= day:
        return False
    if episode.end is not None:
        return episode.end >= day
    return day <= date(episode.last_year + 1, 1, 1)
