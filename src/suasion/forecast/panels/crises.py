"""International crises: do they end in an agreement, given how they are mediated?

The features are conditions, not news: mediation and its style are coded over the whole crisis, so that a forecast reads "if it is mediated
so, then". Hence an instance trains others only after its crisis is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from suasion.forecast.panels.instance import Features, Instance, months_later
from suasion.forecast.settings import DEFAULT, Settings
from suasion.forecast.tables.icb import Crisis


def conditions_of(crisis: Crisis) -> Features:
    """``style`` of mediation (none, facilitation, formulation, manipulation, unknown), ``violence`` (1 to 4), ``protracted``."""
    return {"style": crisis.style, "violence": crisis.violence, "protracted": crisis.protracted}


def crises(
    table: Sequence[Crisis], horizon_months: int | None, *, open_days: int = 0, settings: Settings = DEFAULT
) -> list[Instance]:
    """Crises on the day of their trigger, or ``open_days`` later if they are still open, by origin.

    ``horizon_months``: the agreement has to end the crisis within so many months; None: whenever it ends.
    """
    found: list[Instance] = []
    for crisis in table:
        day = crisis.start + timedelta(days=open_days)
        if crisis.start.year < settings.first_year or (open_days and crisis.end <= day):
            continue
        in_time = horizon_months is None or crisis.end < months_later(day, horizon_months)
        found.append(
            Instance(
                origin=day,
                closes=months_later(crisis.end, settings.coding_lag_months),
                family=crisis.family,
                happened=crisis.formal and in_time,
                features=conditions_of(crisis),
            )
        )
    return sorted(found, key=lambda i: i.origin)
