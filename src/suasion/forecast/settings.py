"""The numbers that FORECAST runs with: each named, with its reason, and each the user's to change (``--set NAME=VALUE``)."""

from __future__ import annotations

from pydantic import Field

from suasion.record import Record


class Settings(Record):
    """Of the backtest and of the methods that it judges."""

    first_year: int = Field(
        default=1946, description="Nothing older is used: the UCDP begins here, and so does the age of its wars"
    )
    burn_in_years: int = Field(
        default=10, ge=1, description="Years of closed windows before the first forecast is judged"
    )
    every_months: int = Field(default=6, ge=1, le=12, description="Months between two forecasts of the same conflict")
    coding_lag_months: int = Field(
        default=12,
        ge=0,
        description="Months after a window's end until a table shows its outcome: UCDP codes a year late",
    )
    prior_weight: float = Field(
        default=20,
        gt=0,
        description="A cell's rate is pulled to its parent's as by so many instances: ten years of one conflict",
    )
    ridge: float = Field(default=10, ge=0, description="Penalty on the logit's standardised weights")
    blend_weight: float = Field(
        default=0.7, ge=0, le=1, description="Weight of a method against the base rate, in log-odds"
    )
    draws: int = Field(default=2000, ge=100, description="Bootstrap samples behind an interval")
    level: float = Field(default=0.95, gt=0, lt=1, description="Of every interval")
    seed: int = Field(default=0, ge=0, description="The same seed, the same intervals")


DEFAULT = Settings()
