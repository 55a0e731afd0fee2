"""Up or down? The test that shows that nobody should say.

The question "is the price higher in so many days?" is put to the backtest of FORECAST, like any other: rolling origin, closed windows, skill
against the base rate. The methods know the direction of the past week, month or quarter. An interval that holds 0 says that they know nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from suasion.exposure.prices import Series
from suasion.exposure.settings import HORIZONS
from suasion.forecast.backtest.rolling import rolling
from suasion.forecast.backtest.row import SkillRow, rows_of
from suasion.forecast.methods.cells import Cells
from suasion.forecast.panels.instance import Instance
from suasion.forecast.settings import DEFAULT, Settings

TRENDS = {"week": 5, "month": 21, "quarter": 63}
METHODS = tuple(f"trend_{name}" for name in TRENDS)
EVERY = 21
"""Trading days between two questions: a month, so that the series is not asked the same thing every day."""


def direction(series: Series, horizons: Sequence[int] = HORIZONS, settings: Settings = DEFAULT) -> list[SkillRow]:
    """A row for each horizon and method, and for the base rate. Families are calendar years: a year of one trend is one piece of evidence."""
    found: list[SkillRow] = []
    for horizon in horizons:
        judged = rolling(instances(series, horizon), [Cells(name, settings.prior_weight) for name in METHODS], settings)
        found += rows_of(judged, f"{series.name} rises", f"{horizon}d", settings)
    return found


def instances(series: Series, horizon: int) -> list[Instance]:
    """A question a month: is the price higher ``horizon`` trading days later?"""
    longest = max(TRENDS.values())
    return [
        Instance(
            origin=series.days[at],
            closes=series.days[at + horizon],
            family=str(series.days[at].year),
            happened=bool(series.prices[at + horizon] > series.prices[at]),
            features={name: bool(series.prices[at] > series.prices[at - days]) for name, days in TRENDS.items()},
        )
        for at in range(longest, len(series.days) - horizon, EVERY)
    ]
