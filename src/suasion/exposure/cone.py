"""The cone: the range in which a price is likely to stay, from how far it has moved when it was as restless as now.

1. Volatility on each day is an exponentially weighted mean of squared returns (RiskMetrics 1996). 2. Every past move over the horizon is
divided by the volatility at its beginning and by the root of its length. 3. The range runs between two quantiles of those, times the present
volatility. 4. Which quantiles is learnt: after each move that fell outside they are drawn apart, after each inside together, so that the range
holds as often as it promises (adaptive conformal inference, Gibbs and Candès 2021). Only moves that had ended are used.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from suasion.errors import ForecastError
from suasion.exposure.prices import Series
from suasion.exposure.settings import DEFAULT, PriceSettings
from suasion.forecast.rates.beta import jeffreys
from suasion.record import Record

Numbers = NDArray[np.float64]

WIDEST, NARROWEST = 0.02, 0.6
"""Bounds of the share that may fall outside while it is learnt: quantiles beyond them rest on a handful of moves."""


class Cone(Record):
    """The range ``horizon`` trading days after ``day``. ``held`` of ``judged`` ranges of the past held the price; ``held_low`` and
    ``held_high`` are the 95 % interval of that share, counting only as many ranges as do not overlap.
    """

    series: str
    day: str
    price: float
    horizon: int
    low: float
    high: float
    coverage: float
    judged: int
    held: int
    held_low: float
    held_high: float


def cone(series: Series, horizon: int, settings: PriceSettings = DEFAULT) -> Cone:
    """The range from the last day of the series on, with the record of such ranges. Raises ForecastError if the series is too short."""
    scaled, volatility = _scaled(series, horizon, settings)
    inside, outside = _judge(scaled, horizon, settings)
    if not inside.size:
        raise ForecastError(f"{series.name}: {len(series.days)} days are too few", mend="Bring more, or lower burn_in")
    low, high = _band(scaled[~np.isnan(scaled)], outside) * volatility[-1] * np.sqrt(horizon)
    held, judged = int(inside.sum()), inside.size
    independent = max(1, judged * settings.every // max(horizon, settings.every))
    bounds = jeffreys(independent * held / judged, independent)
    price = float(series.prices[-1])
    return Cone(
        series=series.name,
        day=series.days[-1].isoformat(),
        price=price,
        horizon=horizon,
        low=round(price * float(np.exp(low)), 4),
        high=round(price * float(np.exp(high)), 4),
        coverage=settings.coverage,
        judged=judged,
        held=held,
        held_low=round(bounds[0], 4),
        held_high=round(bounds[1], 4),
    )


def held_over_time(series: Series, horizon: int, settings: PriceSettings = DEFAULT) -> NDArray[np.bool_]:
    """Whether each judged range held, oldest first."""
    return _judge(_scaled(series, horizon, settings)[0], horizon, settings)[0]


def volatility_of(returns: Numbers, settings: PriceSettings = DEFAULT) -> Numbers:
    """On each day, from the returns before it; NaN during the warm-up. One longer than the returns."""
    variance = np.full(returns.size + 1, np.nan)
    if returns.size < settings.warm_up:
        return variance
    variance[settings.warm_up] = np.mean(returns[: settings.warm_up] ** 2)
    for i in range(settings.warm_up, returns.size):
        variance[i + 1] = settings.decay * variance[i] + (1 - settings.decay) * returns[i] ** 2
    root: Numbers = np.sqrt(variance)
    return root


def _scaled(series: Series, horizon: int, settings: PriceSettings) -> tuple[Numbers, Numbers]:
    """Each day's move over the horizon in units of its volatility (NaN where it has not ended), and the volatility."""
    log_price = np.log(series.prices)
    volatility = volatility_of(series.returns, settings)
    scaled = np.full(log_price.size, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        scaled[:-horizon] = (log_price[horizon:] - log_price[:-horizon]) / (volatility[:-horizon] * np.sqrt(horizon))
    scaled[~np.isfinite(scaled)] = np.nan  # a price that never moved has no volatility
    return scaled, volatility


def _judge(scaled: Numbers, horizon: int, settings: PriceSettings) -> tuple[NDArray[np.bool_], float]:
    """Whether each past range held, and the share outside that has been learnt by now."""
    outside = 1 - settings.coverage
    waiting: deque[tuple[int, bool]] = deque()
    held: list[bool] = []
    for day in range(settings.burn_in, scaled.size, settings.every):
        while waiting and waiting[0][0] <= day:
            outside = _learnt(outside, waiting.popleft()[1], settings)
        if np.isnan(scaled[day]):
            continue
        past = scaled[: day - horizon + 1]
        past = past[~np.isnan(past)]
        if not past.size:
            continue
        low, high = _band(past, outside)
        inside = bool(low <= scaled[day] <= high)
        held.append(inside)
        waiting.append((day + horizon, inside))
    for _, inside in waiting:
        outside = _learnt(outside, inside, settings)
    return np.array(held, bool), outside


def _learnt(outside: float, inside: bool, settings: PriceSettings) -> float:
    return min(max(outside + settings.step * ((1 - settings.coverage) - (not inside)), WIDEST), NARROWEST)


def _band(past: Numbers, outside: float) -> Numbers:
    ends: Numbers = np.quantile(past, [outside / 2, 1 - outside / 2])
    return ends
