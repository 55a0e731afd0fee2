"""Up or down is not forecastable: the test says so, and would say otherwise if it were."""

from __future__ import annotations

import numpy as np
import pytest
from exposure_public import PUBLIC, public_series
from exposure_series import made, trading_days

from suasion.exposure.direction import METHODS, direction, instances
from suasion.exposure.prices import Series


@pytest.mark.parametrize("name", PUBLIC)
def test_no_method_is_proven_on_the_public_series(name: str) -> None:
    rows = [row for row in direction(public_series(name)) if row.method in METHODS]
    assert len(rows) == 9
    assert all(row.lo <= 0 for row in rows)
    assert all(row.skill < 0.02 for row in rows)


def test_a_series_with_a_trend_would_be_found_out() -> None:
    """Quarters that go on as the last one did: the test is no rubber stamp."""
    rng = np.random.default_rng(0)
    n = 6000
    state = np.repeat(rng.random(n // 250 + 1) < 0.5, 250)[:n]
    prices = 50 * np.exp(np.cumsum(rng.normal(0, 0.01, n) + np.where(state, 0.003, -0.003)))
    rows = direction(Series("trend", trading_days(n), prices), horizons=(21,))
    assert max(row.lo for row in rows if row.method in METHODS) > 0.1


def test_a_question_knows_only_the_past() -> None:
    series = made(1500)
    other = Series("made", series.days, series.prices.copy())
    other.prices[1000:] *= np.linspace(1, 3, 500)
    day = series.days[999]
    before = [(i.origin, i.features) for i in instances(series, 21) if i.origin <= day]
    assert before == [(i.origin, i.features) for i in instances(other, 21) if i.origin <= day]
    assert all(i.closes > i.origin for i in instances(series, 21))
