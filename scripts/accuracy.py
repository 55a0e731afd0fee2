"""Measure how well suasion reads. Writes docs/accuracy.json (for README.md) and the figures that every page shows.

    python scripts/accuracy.py [--gold ../shared]

Besides what `suasion eval` measures, it scores the reports whose errors nobody has looked at while the rules were written: the unseen
part of the project's own gold, and a third of the shared annotated reports (their numbers end in 1, 4 or 7). Only their overall scores
are ever printed. Those figures are the ones that the README and every page show.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from gold_build import assemble

ROOT = Path(__file__).resolve().parent.parent
RESULT = ROOT / "docs" / "accuracy.json"
SHIPPED = ROOT / "src" / "suasion" / "scoring" / "figures.json"
UNSEEN_ENDINGS = ("1", "4", "7")


def unseen(reports: Path, folder: Path) -> Path:
    """A folder that holds only the reports that nobody has looked at, own and shared."""
    target = folder / "unseen"
    assemble(target, "unseen")
    dates = json.loads((target / "dates.json").read_text(encoding="utf-8"))
    for path in reports.iterdir():
        if path.suffix in (".json", ".txt") and path.stem.endswith(UNSEEN_ENDINGS):
            shutil.copy(path, target)
    dates |= json.loads((reports / "dates.json").read_text(encoding="utf-8"))
    (target / "dates.json").write_text(json.dumps(dates), encoding="utf-8")
    return target


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared", help="folder with the gold")
    gold: Path = parser.parse_args().gold
    if not (gold / "gold" / "dev").is_dir():
        print(f"accuracy: skipped, there is no gold at {gold}")
        return 0
    from suasion import __version__
    from suasion.scoring import evaluate

    with tempfile.TemporaryDirectory() as folder:
        rows = evaluate(unseen(gold / "gold" / "dev", Path(folder)))
    f1s = [row for row in rows if row.metric == "f1" and ":" not in row.kind and row.kind != "macro"]
    kinds = {row.kind: {part: round(getattr(row, part), 4) for part in ("value", "low", "high")} for row in f1s}
    figures = {
        "texts": f1s[0].n,
        "kinds": {kind: {"f1": v["value"], "low": v["low"], "high": v["high"]} for kind, v in kinds.items()},
    }
    SHIPPED.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for part in ("open", "unseen"):
            assemble(Path(folder) / f"own-{part}", part)
            rows += evaluate(Path(folder) / f"own-{part}")
    rows += evaluate(gold)
    result = {"suasion": __version__, "rows": [asdict(row) for row in rows]}
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {RESULT.relative_to(ROOT)} and {SHIPPED.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
