#!/usr/bin/env python3
"""The accuracy gate: no change may read worse than the floors in ``tests/accuracy/floors.json``.

    python scripts/gate.py                     compare; exit 1 if a figure is under its floor or a corpus has changed
    python scripts/gate.py --only dev,dates    only these sets
    python scripts/gate.py --pin               write floors and corpus hashes from what is measured now; on the same corpus
                                               a floor only rises

Floors are figures that must be reached, ceilings figures that may not be passed; ``promised`` are those that the documentation names.
The hash of each corpus is pinned with them, since a floor means nothing on other data. The project's own gold (``tests/gold``: the sets
``open`` and ``unseen``) is always measured; the shared gold is not part of the project: without it the gate says so and measures the rest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gold_build import assemble

ROOT = Path(__file__).resolve().parents[1]
OWN = ("open", "unseen")
"""Parts of the project's own gold: one whose errors are looked at, one whose errors never are."""
FLOORS = ROOT / "tests" / "accuracy" / "floors.json"
GOLD = ROOT.parent / "shared"
# floors are pinned on multiples of it: rounded down (ceilings up), so that noise in the last digit never fails
STEP = 0.005
MARGIN = 0.015
"""Left between what is measured and the floor: another processor rounds the int8 model's sums differently, and an item or two with them."""
_SLACK = 1e-9  # rounding of sums

Floors = dict[str, Any]


def corpus_hash(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and contents of a corpus's files, in order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        digest.update(path.name.encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def corpus_files(name: str, path: Path) -> list[Path]:
    """The files that a set's figures depend on."""
    if path.is_file():
        return [path]
    if name == "seeds":
        return [*path.glob("seed*.json"), *(path.parent / "reports").glob("*.txt")]
    return [p for p in path.iterdir() if p.suffix in (".json", ".txt")]


def check(
    measured: Mapping[str, float], hashes: Mapping[str, str], pinned: Floors, sets: Sequence[str]
) -> tuple[list[str], list[str]]:
    """(lines to print, what is wrong) for the sets that were run."""
    lines: list[str] = []
    wrong: list[str] = []
    for name in sets:
        known = pinned["corpora"].get(name)
        if known is None:
            lines.append(f"  {name}: the corpus is not pinned yet")
        elif known != hashes[name]:
            wrong.append(
                f"{name}: the corpus has changed since its floors were pinned; look at the figures, then run --pin"
            )
    for kind, better in (("floors", "at least"), ("ceilings", "at most")):
        for figure, limit in sorted(pinned[kind].items()):
            if figure.split(".")[0] not in sets:
                continue
            value = measured.get(figure)
            if value is None:
                wrong.append(f"{figure}: not measured")
                continue
            good = value >= limit - _SLACK if kind == "floors" else value <= limit + _SLACK
            lines.append(f"  {'ok  ' if good else 'FAIL'} {figure:32s} {value:8.4f}  {better} {limit}")
            if not good:
                wrong.append(f"{figure}: {value:.4f}, must be {better} {limit}")
    return lines, wrong


def pin(measured: Mapping[str, float], hashes: Mapping[str, str], pinned: Floors, sets: Sequence[str]) -> Floors:
    """The limits of the sets that were run, ``MARGIN`` away from what is measured, but no laxer than what is promised, nor than before on
    the same corpus: a regression is accepted by hand and with a reason, not by pinning."""
    out: Floors = {k: dict(v) for k, v in pinned.items()}
    same = {name for name in sets if pinned["corpora"].get(name) == hashes[name]}
    out["corpora"].update({name: hashes[name] for name in sets})
    for kind, rounded, strict in (("floors", math.floor, max), ("ceilings", math.ceil, min)):
        for figure in out[kind]:
            if figure.split(".")[0] in sets and figure in measured:
                # what should be near nothing (false events) may double before it matters
                away = -MARGIN if kind == "floors" else max(MARGIN, measured[figure])
                nudge = _SLACK if kind == "floors" else -_SLACK
                limit = round(rounded((measured[figure] + away) / STEP + nudge) * STEP, 3)
                before = pinned[kind][figure] if figure.split(".")[0] in same else limit
                out[kind][figure] = strict(limit, before, out.get("promised", {}).get(figure, limit))
    return out


def measure(gold: Path, scratch: Path, wanted: set[str] | None) -> tuple[dict[str, float], dict[str, str]]:
    """(figures, hashes of the corpora) of the shared gold, if it is there, and of the project's own."""
    from suasion.scoring import evaluate
    from suasion.scoring.sets import found_in

    folders = [gold] if gold.is_dir() else []
    for part in OWN:
        assemble(scratch / part, part)
        folders.append(scratch / part)
    measured: dict[str, float] = {}
    hashes: dict[str, str] = {}
    for folder in folders:
        there = {name: path for name, path in found_in(folder).items() if wanted is None or name in wanted}
        if there:
            measured |= {row.name: row.value for row in evaluate(folder, only=set(there))}
            hashes |= {name: corpus_hash(corpus_files(name, path)) for name, path in there.items()}
    return measured, hashes


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with the gold (default: ../shared)")
    parser.add_argument("--only", help="sets to run, separated by commas")
    parser.add_argument("--pin", action="store_true", help="write the floors from what is measured")
    options = parser.parse_args(arguments)
    wanted = set(options.only.split(",")) if options.only else None
    if not options.gold.is_dir():
        print(f"accuracy gate: there is no shared gold at {options.gold}; only the project's own is measured")
    with tempfile.TemporaryDirectory() as scratch:
        measured, hashes = measure(options.gold, Path(scratch), wanted)
    sets = list(hashes)
    pinned: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    if options.pin:
        pinned = pin(measured, hashes, pinned, sets)
        FLOORS.write_text(json.dumps(pinned, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        print(f"accuracy gate: pinned {FLOORS.relative_to(ROOT)}")
    lines, wrong = check(measured, hashes, pinned, sets)
    print("\n".join(lines))
    for problem in wrong:
        print(f"accuracy gate: {problem}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
