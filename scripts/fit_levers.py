#!/usr/bin/env python3
"""Fit how likely a lever is to the gold: writes src/suasion/vocab/lever_odds.yaml.

    python scripts/fit_levers.py           fit, print how well it ranks (cross-validated), write the file; then: python -m suasion.vocab.compile
    python scripts/fit_levers.py --check   fit and print, write nothing

Run it after a change of the rules of levers or of the language model. It learns from reports that the model has not learnt from: those of our own
that are open and not `learnt` (tests/gold/split.json), the held-out third of the shared reports, and the two source reports. Of the held-out third
nobody sees more than the weights. Our unseen part is not used: it says how well it works.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML

from suasion.evidence import lever_odds
from suasion.evidence.coding import claims_of, code, read_closely
from suasion.evidence.confidence import chance
from suasion.evidence.events import find_events
from suasion.evidence.levers import candidates
from suasion.evidence.parties import sides
from suasion.forecast.methods.logit import newton
from suasion.reports import Failure, read
from suasion.scoring.brief import Judge
from suasion.scoring.coded import not_learnt
from suasion.scoring.evaluate import as_lines
from suasion.scoring.sets import GoldReport

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared"
OWN = ROOT / "tests" / "gold"
FILE = ROOT / "src" / "suasion" / "vocab" / "lever_odds.yaml"
RIDGE = 3.0
"""Of the weights; 1 and 6 rank as well."""
FOLDS = 8
FEW = 6
"""Candidates with a feature under which it has no weight."""
STEP = 0.05
"""Between the thresholds that are tried."""
DIGITS = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a lever: its features, the gold levers that it fits (core, any), and the pair in its sentence, of which one is told."""

    features: dict[str, float]
    core: tuple[int, ...]
    fits: bool
    pair: tuple[int, frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A report's candidates, and how many core levers it has."""

    set: str
    candidates: tuple[Candidate, ...]
    wanted: int


def judge(name: str, gold: GoldReport) -> Judged:
    with tempfile.TemporaryDirectory() as folder:
        source = gold.path or as_lines([{"id": gold.id, "text": gold.text, "date": gold.date}], Path(folder))
        (report,) = (x for x in read([source]) if not isinstance(x, Failure))
    r = read_closely(report)
    of = Judge(gold.gold, code(report).model_dump(mode="json"), gold.text)
    wanted = gold.gold["levers"]
    found = []
    for x in candidates(r, *find_events(r, claims_of(r))):
        plain = x.model_dump(mode="json")
        fits = [n for n, g in enumerate(wanted) if of.lever(plain, g)]
        features = lever_odds.features(r, x.start, x.end, x.holder, x.over, x.kind, x.rule)
        core = tuple(n for n in fits if not wanted[n]["optional"])
        found.append(Candidate(features, core, bool(fits), (x.start, sides(r, x.holder), sides(r, x.over))))
    return Judged(name, tuple(found), sum(not g["optional"] for g in wanted))


def fit(reports: Sequence[Judged]) -> dict[str, float]:
    """Feature -> weight; what fits only an optional lever says nothing."""
    told = [c for r in reports for c in r.candidates if c.core or not c.fits]
    names = list(dict.fromkeys(n for c in told for n in c.features))
    names = ["all", *sorted(n for n in names if n != "all" and sum(n in c.features for c in told) >= FEW)]
    design = np.array([[c.features.get(n, 0.0) for n in names] for c in told])
    weights, _ = newton(design, np.array([float(bool(c.core)) for c in told]), RIDGE)
    return {n: round(float(w), DIGITS) for n, w in zip(names, weights, strict=True)}


def counted(report: Judged, weights: dict[str, float], least: float) -> tuple[int, int, int]:
    """(right, found, wanted) of a report if levers count from the probability ``least``."""
    odds = [(sum(weights.get(n, 0.0) * v for n, v in c.features.items()), c) for c in report.candidates]
    best: dict[object, Candidate] = {}
    for _, c in sorted((x for x in odds if chance(x[0]) >= least), key=lambda x: -x[0]):
        best.setdefault(c.pair, c)
    right: set[int] = set()
    found = 0
    for c in best.values():
        free = [n for n in c.core if n not in right]
        right.update(free[:1])
        found += bool(free) or not c.fits
    return len(right), found, report.wanted


def cross_validated(reports: Sequence[Judged]) -> Iterator[tuple[Judged, dict[str, float]]]:
    """Each report with weights that were fitted without it."""
    for fold in range(FOLDS):
        weights = fit([r for n, r in enumerate(reports) if n % FOLDS != fold])
        yield from ((r, weights) for n, r in enumerate(reports) if n % FOLDS == fold)


def table(reports: Sequence[Judged]) -> str:
    """F1 by threshold and set."""
    pairs = list(cross_validated(reports))
    names = list(dict.fromkeys(r.set for r in reports))
    lines = ["F1 by threshold, cross-validated (right/found/wanted)"]
    for least in np.arange(0.2, 0.55, STEP):
        cells = []
        for name in names:
            rows = [counted(r, w, float(least)) for r, w in pairs if r.set == name]
            right, found, wanted = (sum(x) for x in zip(*rows, strict=True))
            cells.append(f"{name} {2 * right / max(found + wanted, 1):.3f} ({right}/{found}/{wanted})")
        lines.append(f"  {least:.2f}  " + "  ".join(cells))
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with the gold (default: ../shared)")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(arguments)
    sets = not_learnt(options.gold, OWN, read=True)
    if "dev" not in sets:
        print(f"fit_levers: skipped, there is no gold at {options.gold}")
        return 0
    reports = [judge(name, r) for name, found in sets.items() for r in found]
    print(table(reports))
    weights = fit(reports)
    print("\n".join(f"  {n:24s} {w:6.2f}" for n, w in weights.items()))
    if not options.check:
        write(weights)
        print(f"wrote {FILE.relative_to(ROOT)}; now run: python -m suasion.vocab.compile")
    return 0


def write(weights: dict[str, float]) -> None:
    """Put the weights into the file; the rest of it, comments and all, stays."""
    yaml = YAML()
    yaml.width = 150
    content = yaml.load(FILE.read_text(encoding="utf-8"))
    content["weights"] = weights
    with FILE.open("w", encoding="utf-8") as stream:
        yaml.dump(content, stream)


if __name__ == "__main__":
    sys.exit(main())
