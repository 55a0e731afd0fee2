"""Event windows: by hand, on made events, and honest about ordinary days."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from exposure_public import PUBLIC, public_series
from exposure_series import made, trading_days

from suasion.errors import ForecastError
from suasion.exposure.prices import Series
from suasion.exposure.settings import PriceSettings
from suasion.exposure.windows import moves_of, place, sizes, windows

SHORT = PriceSettings(baseline=30, apart=2, after=3)


def test_a_move_by_hand() -> None:
    rng = np.random.default_rng(0)
    returns = rng.normal(0.001, 0.01, 60)
    series = Series("x", trading_days(61), 10 * np.exp(np.concatenate([[0], np.cumsum(returns)])))
    moves, errors = moves_of(series, SHORT)
    at = 40
    base = returns[at - 32 : at - 2]
    assert moves[at] == pytest.approx(returns[at : at + 3].sum() - 3 * base.mean())
    assert errors[at] == pytest.approx(base.std(ddof=1) * np.sqrt(3 + 9 / 30))
    assert np.isnan(moves[31]) and np.isfinite(moves[32]) and np.isfinite(moves[57]) and np.isnan(moves[58])


def test_a_day_without_trading_counts_from_the_next() -> None:
    series = made(300)
    saturday = next(d for d in (series.days[100] + timedelta(days=i) for i in range(7)) if d.weekday() == 5)
    at = place(series, saturday)
    assert at is not None and series.days[at + 1] == saturday + timedelta(days=2)
    assert place(series, date(1990, 1, 1)) is None and place(series, date(2090, 1, 1)) is None


def shaken(size: float) -> tuple[Series, list[date]]:
    """A series that jumps at twenty events."""
    series = made(2500, seed=4)
    returns = series.returns
    places = list(range(400, 2400, 100))
    for i, at in enumerate(places):
        returns[at] += size * (1 if i % 2 else -1)
    prices = 50 * np.exp(np.concatenate([[0], np.cumsum(returns)]))
    return Series("shaken", series.days, prices), [series.days[at + 1] for at in places]


def test_large_moves_are_found_and_none_is_made_up() -> None:
    series, days = shaken(0.3)
    found = windows(series, [(day, "jump") for day in days])
    assert len(found) == 20 and all(w.p < 0.1 for w in found)
    assert all(w.move < w.ordinary_low or w.move > w.ordinary_high for w in found)
    large = sizes(series, days)
    assert large and large.larger_p == 0 and large.after_events[1] > 3 * large.ordinary[1]
    assert large.low <= large.mean <= large.high, "jumps in both directions have no mean direction"
    calm, days = shaken(0.0)
    small = sizes(calm, days)
    assert small and small.larger_p > 0.01


@pytest.mark.parametrize("name", PUBLIC)
def test_the_interval_of_ordinary_moves_holds_ordinary_moves(name: str) -> None:
    """Random days of the past, looked at with the tables of their own time, fall outside the 95 % interval about 5 times in a hundred."""
    series = public_series(name)
    rng = np.random.default_rng(1)
    places = sorted(rng.integers(3000, len(series.days) - 10, 300).tolist())
    outside = 0
    for at in places:
        found = windows(series.until(series.days[at + 6]), [(series.days[at], "nothing")])
        outside += sum(not w.ordinary_low <= w.move <= w.ordinary_high for w in found)
    assert 0.02 <= outside / len(places) <= 0.085


def test_few_events_have_no_distribution() -> None:
    series, days = shaken(0.1)
    assert sizes(series, days[:4]) is None
    assert windows(series, [(series.days[3], "too early")]) == []


def test_too_short_a_series() -> None:
    with pytest.raises(ForecastError, match="too short"):
        windows(made(100), [(date(2015, 2, 2), "x")])
