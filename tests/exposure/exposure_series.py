"""Made price series, and files of them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np

from suasion.exposure.prices import Series

START = date(2015, 1, 1)


def trading_days(n: int) -> tuple[date, ...]:
    """Weekdays from the start on."""
    days: list[date] = []
    day = START
    while len(days) < n:
        if day.weekday() < 5:
            days.append(day)
        day += timedelta(days=1)
    return tuple(days)


def made(n: int = 2500, *, seed: int = 0, calm: float = 0.01, wild: float = 0.03) -> Series:
    """A random walk whose volatility changes between calm and wild, with fat tails."""
    rng = np.random.default_rng(seed)
    state = np.cumsum(rng.random(n) < 0.01) % 2
    returns = rng.standard_t(4, n) / np.sqrt(2) * np.where(state, wild, calm)
    return Series("made", trading_days(n), 50 * np.exp(np.cumsum(returns)))


def write_csv(path: Path, series: Series, name: str = "price") -> Path:
    """One column of days, one of prices."""
    lines = [f"date,{name}", *(f"{d},{p:.4f}" for d, p in zip(series.days, series.prices, strict=True))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
