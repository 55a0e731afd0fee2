"""Compute the capability of states that a draft starts from: each one's share of the world's product, and write vocab/capability.yaml.

python scripts/capability.py TABLE.parquet      a table with iso3, year, pwtrgdp (real product; needs pyarrow)

The table is the simulated national accounts of Fariss et al. (2022), Penn World Table series; CC BY 4.0. No row of it is kept:
the shares are rounded to two significant digits.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src" / "suasion" / "vocab" / "capability.yaml"

HEAD = """\
# What a state can throw in, where nothing better is known: its share of the world's real product, percent, two significant digits.
# Computed by scripts/capability.py from Fariss, C. J., et al. (2022), New Estimates of Over 500 Years of Historic GDP and Population Data,
# Journal of Conflict Resolution 66(3), 553-591 (series of the Penn World Table; CC BY 4.0). Money is not all of power: a draft takes it to be
# off by the factor in system.yaml, either way.
"""


def main(table: str) -> int:
    import pyarrow.parquet as pq

    rows = pq.read_table(table, columns=["iso3", "year", "pwtrgdp"]).to_pylist()
    known = [r for r in rows if r["iso3"] and r["pwtrgdp"]]
    year = max(r["year"] for r in known)
    product = {r["iso3"]: r["pwtrgdp"] for r in known if r["year"] == year}
    total = sum(product.values())
    lines = [
        HEAD,
        f"source: 'data:gdp-share-{year} (Fariss et al. 2022, CC BY 4.0)'\n",
        f"year: {year}\n",
        "percent:\n",
    ]
    for iso3, value in sorted(product.items()):
        share = 100 * value / total
        digits = 1 - math.floor(math.log10(share))
        lines.append(f"  {iso3}: {round(share, digits):.10g}\n")
    OUT.write_text("".join(lines), encoding="utf-8")
    print(f"{len(product)} states, {year}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))
