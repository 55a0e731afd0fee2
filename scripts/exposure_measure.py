"""Measure what docs/exposure.md prints: coverage of ranges, moves after events, and the test of direction.

    python scripts/exposure_measure.py DATA

DATA is the folder with the public price table (date, series, price) and the tables of crises and agreements (docs/forecast.md). Writes
docs/exposure.json; `make docs` makes the page from it. Takes about ten seconds.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from suasion.exposure.cone import cone, held_over_time
from suasion.exposure.direction import direction
from suasion.exposure.prices import Series
from suasion.exposure.settings import HORIZONS
from suasion.exposure.windows import sizes
from suasion.forecast.tables.icb import FULL_WAR
from suasion.forecast.tables.rows import columns, read_rows
from suasion.forecast.tables.world import World, read_world

MEASURED = Path(__file__).resolve().parent.parent / "docs" / "exposure.json"
NAMES = {"brent_usd_bbl": "Brent", "wti_usd_bbl": "WTI", "henry_hub_usd_mmbtu": "Henry Hub"}
SHOWN_DAYS = 250
"""Prices drawn before the cone: a year."""
SHOWN_HORIZONS = (1, 5, 10, 21, 42, 63)
PARTS = 4


def series_in(folder: Path) -> Iterator[Series]:
    """The public series, without empty prices and those not above zero."""
    path = next(p for p in sorted(folder.glob("*.parquet")) if columns(p) >= {"date", "series", "price"})
    prices: dict[str, dict[date, float]] = defaultdict(dict)
    for row in read_rows(path):
        day, price = row.day("date"), row.number("price")
        if day and price is not None and price > 0:
            prices[row.text("series") or ""][day] = price
    for name in NAMES:
        days = sorted(prices[name])
        yield Series(NAMES[name], tuple(days), np.array([prices[name][day] for day in days]))


def coverage(series: Series) -> list[dict[str, Any]]:
    """For each horizon: of how many ranges how many held, over all and in each part of the history."""
    found = []
    for horizon in HORIZONS:
        one = cone(series, horizon)
        parts = [round(float(part.mean()), 3) for part in np.array_split(held_over_time(series, horizon), PARTS)]
        found.append({**one.model_dump(exclude={"series"}), "parts": parts})
    return found


def events(series: Series, world: World) -> dict[str, Any]:
    """Sizes of moves after crises began, after those that became wars, and after peace agreements."""
    groups = {
        "international crises": [c.start for c in world.crises],
        "crises with full-scale war": [c.start for c in world.crises if c.violence == FULL_WAR],
        "peace agreements": [a.day for a in world.agreements],
    }
    return {
        name: found.model_dump(exclude={"series"}) for name, days in groups.items() if (found := sizes(series, days))
    }


def drawn(series: Series) -> dict[str, Any]:
    """What the picture shows: the last year of prices, and the cone from its end."""
    ends = [cone(series, horizon) for horizon in SHOWN_HORIZONS]
    return {
        "day": series.days[-1].isoformat(),
        "prices": [round(float(p), 2) for p in series.prices[-SHOWN_DAYS:]],
        "cone": [[c.horizon, c.low, c.high] for c in ends],
    }


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print((__doc__ or "").split("\n\n")[1].strip(), file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    world = read_world(folder)
    measured: dict[str, Any] = {}
    for series in series_in(folder):
        rows = [r for r in direction(series) if r.method != "climatology"]
        measured[series.name] = {
            "first": series.days[0].isoformat(),
            "last": series.days[-1].isoformat(),
            "days": len(series.days),
            "coverage": coverage(series),
            "direction": [
                {k: getattr(r, k) for k in ("horizon", "method", "n", "k", "skill", "lo", "hi", "auc")} for r in rows
            ],
            "events": events(series, world),
        }
        if series.name == "Brent":
            measured[series.name]["drawn"] = drawn(series)
    MEASURED.write_text(json.dumps(measured, indent=0) + "\n", encoding="utf-8")
    print(f"wrote {MEASURED.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
