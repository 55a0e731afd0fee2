"""The cone holds as often as it promises, on made series and on the public ones; and it sees no future."""

from __future__ import annotations

import numpy as np
import pytest
from exposure_public import PUBLIC, public_series
from exposure_series import made
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.errors import ForecastError
from suasion.exposure.cone import cone, held_over_time, volatility_of
from suasion.exposure.prices import Series
from suasion.exposure.settings import HORIZONS, PriceSettings


@pytest.mark.parametrize("horizon", HORIZONS)
@pytest.mark.parametrize("name", PUBLIC)
def test_the_80_percent_band_holds_78_to_82_percent(name: str, horizon: int) -> None:
    held = held_over_time(public_series(name), horizon)
    assert held.size > 1000
    assert 0.78 <= held.mean() <= 0.82


@pytest.mark.parametrize("coverage", [0.5, 0.8, 0.9])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_holds_on_made_series_too(coverage: float, seed: int) -> None:
    held = held_over_time(made(6000, seed=seed), 5, PriceSettings(coverage=coverage))
    assert held.mean() == pytest.approx(coverage, abs=0.03)


def test_a_longer_and_a_surer_range_is_wider() -> None:
    series = made(3000)
    widths = [(c.high - c.low) for c in (cone(series, h) for h in HORIZONS)]
    assert widths == sorted(widths)
    sure, unsure = (cone(series, 21, PriceSettings(coverage=c)) for c in (0.9, 0.5))
    assert sure.low < unsure.low < unsure.high < sure.high


def test_a_wild_market_has_a_wider_range() -> None:
    calm = made(3000)
    wild = Series(calm.name, calm.days, calm.prices.copy())
    rng = np.random.default_rng(1)
    wild.prices[-40:] = calm.prices[-41] * np.exp(np.cumsum(rng.normal(0, 0.06, 40)))
    a, b = cone(calm, 21), cone(wild, 21)
    assert np.log(b.high / b.low) > 1.5 * np.log(a.high / a.low)


@settings(max_examples=15)
@given(st.integers(1200, 2400), st.floats(0.5, 2.0))
def test_what_comes_later_changes_nothing(cut: int, factor: float) -> None:
    series = made(2500)
    other = Series(series.name, series.days, series.prices.copy())
    other.prices[cut:] *= factor
    day = series.days[cut - 1]
    assert cone(series.until(day), 21) == cone(other.until(day), 21)
    n = max(0, (cut - 21 - 750) // 5)
    assert (held_over_time(series, 21)[:n] == held_over_time(other, 21)[:n]).all()


def test_the_scale_of_prices_does_not_matter() -> None:
    series = made(2000)
    dear = Series(series.name, series.days, series.prices * 100)
    a, b = cone(series, 5), cone(dear, 5)
    assert (b.low, b.high) == pytest.approx((100 * a.low, 100 * a.high), rel=1e-4)
    assert (a.held, a.judged) == (b.held, b.judged)


def test_volatility_is_that_of_the_days_before() -> None:
    returns = np.array([0.01, -0.01] * 40)
    found = volatility_of(returns)
    assert np.isnan(found[:60]).all() and found[60:] == pytest.approx(0.01)
    assert np.isnan(volatility_of(returns[:10])).all()


def test_too_short_a_series() -> None:
    with pytest.raises(ForecastError, match="too few"):
        cone(made(700), 21)
