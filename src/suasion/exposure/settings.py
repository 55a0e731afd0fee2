"""The numbers that EXPOSURE runs with, each with its reason."""

from __future__ import annotations

from pydantic import Field

from suasion.record import Record


class PriceSettings(Record):
    """Of cones and event windows. Days are trading days."""

    coverage: float = Field(default=0.8, gt=0, lt=1, description="Share of the time that the range is to hold")
    decay: float = Field(
        default=0.94, gt=0, lt=1, description="Weight of yesterday's variance: RiskMetrics (1996), for daily prices"
    )
    step: float = Field(
        default=0.01, ge=0, description="How fast the range learns from its misses: Gibbs and Candès (2021)"
    )
    warm_up: int = Field(default=60, ge=20, description="Days before the first volatility: a quarter")
    burn_in: int = Field(default=750, ge=200, description="Days before the first range is judged: three years")
    every: int = Field(default=5, ge=1, description="Days between two ranges that are judged: a week")
    baseline: int = Field(default=120, ge=30, description="Days of the baseline before an event: half a year")
    apart: int = Field(default=10, ge=0, description="Days between the baseline and the event: news leaks beforehand")
    after: int = Field(default=5, ge=1, description="Days after the event in which the move is summed: a week")
    level: float = Field(default=0.95, gt=0, lt=1, description="Of the interval of ordinary moves")


DEFAULT = PriceSettings()
HORIZONS = (5, 21, 63)
"""A week, a month and a quarter of trading days."""
