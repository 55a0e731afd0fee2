"""Compute the statistics that FORECAST ships, from the public tables. ``--check`` says instead whether they are current.

    python scripts/forecast_statistics.py DATA [--check]

DATA is the folder of tables (docs/forecast.md says which and where they come from). Only counts, rates, weights and scores
are written: no row of any table. It takes about half a minute.
"""

from __future__ import annotations

import sys
from pathlib import Path

from suasion.forecast.statistics import SHIPPED, compute


def main(arguments: list[str]) -> int:
    folders = [a for a in arguments if not a.startswith("-")]
    if len(folders) != 1 or not Path(folders[0]).is_dir():
        print((__doc__ or "").split("\n\n")[1].strip(), file=sys.stderr)
        return 2
    text = compute(Path(folders[0])).to_json()
    if "--check" in arguments:
        current = SHIPPED.exists() and SHIPPED.read_text(encoding="utf-8") == text
        print(f"{SHIPPED.name} is current" if current else f"{SHIPPED.name} differs: run this without --check")
        return 0 if current else 1
    SHIPPED.write_text(text, encoding="utf-8")
    print(f"wrote {SHIPPED.name}: {len(text) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
