"""The public price tables, where they are there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from suasion.exposure.prices import Series

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "energy_prices_daily.parquet"
PUBLIC = ("brent_usd_bbl", "wti_usd_bbl", "henry_hub_usd_mmbtu")


@cache
def _all() -> dict[str, Series]:
    from suasion.forecast.tables.rows import read_rows

    rows = [(r.text("series") or "", r.day("date"), r.number("price")) for r in read_rows(DATA)]
    found = {}
    for name in PUBLIC:
        priced = sorted((day, price) for series, day, price in rows if series == name and day and price and price > 0)
        found[name] = Series(name, tuple(day for day, _ in priced), np.array([price for _, price in priced]))
    return found


def public_series(name: str) -> Series:
    """One of them; skips the test where the table is absent."""
    if not DATA.exists():
        pytest.skip("the shared price tables are not here")
    return _all()[name]
