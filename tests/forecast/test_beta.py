"""The Beta distribution against scipy, and intervals of counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from suasion.errors import ForecastError
from suasion.forecast.rates.beta import cdf, jeffreys, quantile

counts = st.integers(0, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.floats(0.001, 0.999), st.floats(0.5, 3000), st.floats(0.5, 3000))
def test_cdf_is_scipys(x: float, a: float, b: float) -> None:
    assert cdf(x, a, b) == pytest.approx(stats.beta.cdf(x, a, b), abs=1e-10)


@given(st.floats(0.01, 0.99), st.floats(0.5, 500), st.floats(0.5, 500))
def test_quantile_undoes_cdf(q: float, a: float, b: float) -> None:
    assert quantile(q, a, b) == pytest.approx(stats.beta.ppf(q, a, b), abs=1e-9)


@given(counts.filter(lambda kn: kn[1] > 0))
def test_jeffreys_holds_the_share(kn: tuple[int, int]) -> None:
    k, n = kn
    low, high = jeffreys(k, n)
    assert 0 <= low <= k / n <= high <= 1


def test_jeffreys_is_a_known_one() -> None:
    assert jeffreys(116, 377) == pytest.approx((0.26271, 0.35562), abs=5e-6)


@pytest.mark.parametrize(("k", "n"), [(3, 2), (-1, 4), (0, 0)])
def test_no_count(k: int, n: int) -> None:
    with pytest.raises(ForecastError, match="no count"):
        jeffreys(k, n)
