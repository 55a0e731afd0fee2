"""How far a price moved after an event, and how large that is beside ordinary days.

Mean-adjusted returns (Brown and Warner 1985): 1. The mean daily return of a baseline before the event is taken off each return after it, and the
rest summed. 2. The sum is divided by its standard error, from the baseline's variance and the error of its mean. 3. The same is done for every
ordinary window of the series; the event's interval and p-value come from those, since returns are neither normal nor of even variance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from suasion.errors import ForecastError
from suasion.exposure.prices import Series
from suasion.exposure.settings import DEFAULT, PriceSettings
from suasion.record import Record

Numbers = NDArray[np.float64]

QUANTILES = (0.1, 0.5, 0.9)


class Window(Record):
    """The move (a logarithmic return) in ``after`` trading days from the day of an event on, in excess of the baseline's mean.

    ``ordinary_low`` to ``ordinary_high``: where such moves lie on ordinary days as restless as those of the baseline. ``p``: the share of
    ordinary windows that were at least as extreme.
    """

    series: str
    event: str
    day: str
    move: float
    ordinary_low: float
    ordinary_high: float
    p: float


class Sizes(Record):
    """How large moves after similar events were, without their sign, and on ordinary days: the 10 %, 50 % and 90 % points.

    ``mean`` is the mean move with its sign, ``low`` to ``high`` its interval from drawing ordinary windows instead of the events.
    """

    series: str
    events: int
    after_events: tuple[float, float, float]
    ordinary: tuple[float, float, float]
    mean: float
    low: float
    high: float
    larger_p: float
    """The share of draws of ordinary windows whose median size was at least that of the events."""


LEAST_EVENTS = 5
"""Fewer have no distribution worth a quantile."""
DRAWS = 2000
SEED = 0


def windows(series: Series, events: Sequence[tuple[date, str]], settings: PriceSettings = DEFAULT) -> list[Window]:
    """One for each event that the series covers with its baseline and the days after; the others are left out.

    An event on a day without trading counts from the next one. The return of the day itself is the first that is summed.
    """
    moves, errors = moves_of(series, settings)
    scores = moves / errors
    ordinary = scores[np.isfinite(scores)]
    if not ordinary.size:
        raise ForecastError(f"{series.name} is too short for a window", mend="Bring more days, or shorten the baseline")
    tail = (1 - settings.level) / 2
    low, high = np.quantile(ordinary, [tail, 1 - tail])
    found = []
    for day, name in sorted(events):
        at = place(series, day)
        if at is None or not np.isfinite(scores[at]):
            continue
        found.append(
            Window(
                series=series.name,
                event=name,
                day=series.days[at + 1].isoformat(),
                move=round(float(moves[at]), 6),
                ordinary_low=round(float(low * errors[at]), 6),
                ordinary_high=round(float(high * errors[at]), 6),
                p=round(float(np.mean(np.abs(ordinary) >= abs(scores[at]))), 4),
            )
        )
    return found


def sizes(
    series: Series, events: Sequence[date], settings: PriceSettings = DEFAULT, *, draws: int = DRAWS, seed: int = SEED
) -> Sizes | None:
    """How large moves were after these events; None if the series covers fewer than ``LEAST_EVENTS`` of them."""
    moves, errors = moves_of(series, settings)
    ordinary = moves[np.isfinite(moves / errors)]
    places = [at for day in events if (at := place(series, day)) is not None]
    ours = np.array([moves[at] for at in places if np.isfinite(moves[at] / errors[at])])
    if ours.size < LEAST_EVENTS:
        return None
    rng = np.random.default_rng(seed)
    drawn = ordinary[rng.integers(0, ordinary.size, (draws, ours.size))]
    tail = (1 - settings.level) / 2
    low, high = np.quantile(drawn.mean(axis=1), [tail, 1 - tail])
    larger = np.mean(np.median(np.abs(drawn), axis=1) >= np.median(np.abs(ours)))
    return Sizes(
        series=series.name,
        events=ours.size,
        after_events=_points(ours),
        ordinary=_points(ordinary),
        mean=round(float(ours.mean()), 6),
        low=round(float(low), 6),
        high=round(float(high), 6),
        larger_p=round(float(larger), 4),
    )


def moves_of(series: Series, settings: PriceSettings = DEFAULT) -> tuple[Numbers, Numbers]:
    """For each return, as the first of a window: the mean-adjusted move and its standard error; NaN where the baseline or the window is not there."""
    returns = series.returns
    moves, errors = np.full(returns.size, np.nan), np.full(returns.size, np.nan)
    n, after = settings.baseline, settings.after
    if returns.size < n + settings.apart + after:
        return moves, errors
    sums = np.concatenate([[0.0], np.cumsum(returns)])
    squares = np.concatenate([[0.0], np.cumsum(returns**2)])
    first = np.arange(n + settings.apart, returns.size - after + 1)
    end = first - settings.apart
    mean = (sums[end] - sums[end - n]) / n
    variance = np.maximum((squares[end] - squares[end - n] - n * mean**2) / (n - 1), 0)
    moves[first] = sums[first + after] - sums[first] - after * mean
    errors[first] = np.sqrt(variance) * sqrt(after + after**2 / n)
    errors[errors == 0] = np.nan
    return moves, errors


def place(series: Series, day: date) -> int | None:
    """The index of the return that leads to the day, or to the next trading day; None outside the series."""
    at = bisect_left(series.days, day)
    return at - 1 if 1 <= at < len(series.days) else None


def _points(moves: Numbers) -> tuple[float, float, float]:
    a, b, c = (round(float(q), 6) for q in np.quantile(np.abs(moves), QUANTILES))
    return a, b, c
