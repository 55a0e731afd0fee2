#!/usr/bin/env python3
"""Fit the confidence of items to the gold: writes src/suasion/vocab/confidence.yaml and docs/calibration.md.

    python scripts/calibrate.py           fit, write both files; then run: python -m suasion.vocab.compile
    python scripts/calibrate.py --check   fit, and say whether the file is current (exit 1 if not); writes nothing

Run it after a change of the rules. Without the gold (it is not part of the project) it says so and does nothing.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from suasion.evidence.confidence import raw_scores
from suasion.scoring.calibration import (
    Forecast,
    Judged,
    Settings,
    brier,
    calibration_error,
    cross_validated,
    fit,
    judge,
    reliability,
)  # fmt: skip
from suasion.scoring.coded import code_gold, not_learnt

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared"
OWN = ROOT / "tests" / "gold"
YAML_FILE = ROOT / "src" / "suasion" / "vocab" / "confidence.yaml"
PAGE = ROOT / "docs" / "calibration.md"

SETTINGS = Settings(
    prior_strength=20.0,  # items; of 5, 10, 20 and 40 the cross-validated error differs by under .001; 20 keeps rare rules modest
    ridge=1.0,  # of information, against slopes from a handful of items; .3 and 3 give the same within .001
    score_edge=0.02,  # a score of exactly 0 or 1 has no log-odds
    lowest=0.02,  # with some hundreds of judged items nothing surer than one in fifty can be told
    highest=0.98,
)
FOLDS = 5  # of reports: a fit sees four fifths of them
BINS = 10  # of the reliability tables
WIDTH = 41  # characters of the line from 0 to 1
FEW = 30  # judged items under which a kind's table is not drawn: a bin would hold a handful

YAML_HEAD = """\
# How sure an item is: the probability that it is right, by its kind, the rule that found it and the score that the rule gave it.
# Written by scripts/calibrate.py; run it again after a change of the rules. How it is fitted: suasion/scoring/calibration.py; how it is
# used: suasion/evidence/confidence.py; how well it holds: docs/calibration.md. To think otherwise, change a number and compile.
#
#   log-odds = intercept + slope x log-odds(score) + shift of the rule's group (0 for a rule that is not listed)
#
# judged: found items with a verdict; right: those that fit a gold item; rate: the share of these, shrunk.

"""

PAGE_HEAD = """\
# How sure is sure?

Written by `python scripts/calibrate.py` on {date}; do not edit. {documents} annotated reports ({sets}), {items} judged items.

Each item and actor has a `confidence`: the probability that it is right, that is, that it fits an item that the annotators made of the
same report, required or optional. The rules and the language model only give scores that rank; a curve for each kind and a
shift for each group of rules turn them into probabilities (`src/suasion/evidence/confidence.py`). Every number of it is a
named parameter in `src/suasion/vocab/confidence.yaml`, with the counts it rests on. Only reports are judged that the language
model has not learnt from. Groups with few judged items are shrunk: they
count as if {strength:g} more items had been judged that fit the curve of the kind.

All figures below are cross-validated: the {folds} fits leave out whole reports, and each item is judged by a fit that has not
seen its report. *Brier* is the mean squared distance of probability and outcome (0 is perfect). *ECE* is the mean distance of
probability and share right over bins a tenth wide. *Before* is the score of the rule; *rate* gives every item the rate of its kind;
*after* is what is shown. Where *after* does not beat *rate*, the rules and scores of this kind say no more than the kind does.
"""


def collect(gold: Path) -> tuple[list[Judged], dict[str, int]]:
    """All judged items, and the number of reports of each set."""
    judged: list[Judged] = []
    numbers: dict[str, int] = {}
    for name, reports in not_learnt(gold, OWN).items():
        with raw_scores():
            found = code_gold(reports)
        for r in reports:
            judged += judge(f"{name}/{r.id}", found.get(r.id, {}), r.gold, r.text, unseen=name != "seeds")
        numbers[name] = len(reports)
    return judged, numbers


# --- confidence.yaml


def yaml_text(parameters: Mapping[str, Any], provenance: Mapping[str, Any]) -> str:
    lines = [YAML_HEAD + "provenance:"]
    lines += [f"  {k}: {_flow(v)}" for k, v in provenance.items()]
    lines += [f"{k}: {v}" for k, v in parameters.items() if k != "kinds"]
    lines.append("kinds:")
    for kind, curve in parameters["kinds"].items():
        if "same_as" in curve:
            lines.append(f"  {kind}: {_flow(curve)}    # no gold of its own; the same rules find it")
            continue
        lines.append(f"  {kind}:")
        lines += [f"    {k}: {v}" for k, v in curve.items() if k != "rules"]
        lines.append("    rules:")
        lines += [f'      "{name}": {_flow(rule)}' for name, rule in curve["rules"].items()]
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    return "{" + ", ".join(f"{k}: {v}" for k, v in value.items()) + "}" if isinstance(value, Mapping) else str(value)


# --- calibration.md


def page(judged: Sequence[Judged], provenance: Mapping[str, Any]) -> str:
    forecasts = cross_validated(judged, SETTINGS, FOLDS)
    kinds = list(dict.fromkeys(f.kind for f in forecasts))
    sets = ", ".join(f"{n} {name}" for name, n in provenance["reports"].items())
    parts = [
        PAGE_HEAD.format(
            date=provenance["date"], documents=sum(provenance["reports"].values()), sets=sets, items=len(judged),
            strength=SETTINGS.prior_strength, folds=FOLDS,
        ),
        "## All kinds",
        _summary(forecasts, kinds),
    ]  # fmt: skip
    if held := [f for f in forecasts if f.unseen]:
        parts += [
            "## Reports that nobody has looked at",
            "The same without the two source reports, which were read while rules were made. This is what to expect of other reports.",
            _summary(held, [k for k in kinds if sum(f.kind == k for f in held) >= FEW]),
        ]
    parts += [
        "## Reliability",
        "A line a bin: how many items were given a probability in it, the mean of it (`|`) and the share that was right (`o`; `*` where"
        f" both fall together). Kinds with under {FEW} judged items are left out.",
    ]
    for kind in kinds:
        pairs = [(f.after, f.right) for f in forecasts if f.kind == kind]
        if len(pairs) >= FEW:
            parts += [f"### {kind}, {len(pairs)} judged", "```text\n" + picture(pairs) + "\n```"]
    return "\n\n".join(p.rstrip() for p in parts) + "\n"


def _summary(forecasts: Sequence[Forecast], kinds: Iterable[str]) -> str:
    lines = [
        "| kind | judged | right | mean before | after | Brier before | rate | after | ECE before | after |",
        "| --- |" + " ---: |" * 9,
    ]
    for kind in (*kinds, "all"):
        mine = [f for f in forecasts if kind in ("all", f.kind)]
        before, rate, after = ([(getattr(f, k), f.right) for f in mine] for k in ("before", "rate", "after"))
        cells = [f"{sum(p for p, _ in x) / len(x):.2f}" for x in (before, after)]
        cells += [f"{brier(x):.3f}" for x in (before, rate, after)]
        cells += [f"{calibration_error(x, BINS):.3f}" for x in (before, after)]
        lines.append(
            f"| {kind} | {len(mine)} | {sum(f.right for f in mine) / len(mine):.2f} | " + " | ".join(cells) + " |"
        )
    return "\n".join(lines)


def picture(pairs: Sequence[tuple[float, bool]]) -> str:
    """The reliability of (probability, right) pairs in text."""
    lines = ["probability  items  mean  right  0" + ".5".center(WIDTH - 2) + "1"]
    for b in reliability(pairs, BINS):
        line = ["·"] * WIDTH
        mean, share = round(b.mean * (WIDTH - 1)), round(b.share * (WIDTH - 1))
        line[mean] = "|"
        line[share] = "*" if share == mean else "o"
        lines.append(f"{b.low:.1f} to {b.high:.1f}   {b.n:5d}   {b.mean:.2f}   {b.share:.2f}  {''.join(line)}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with the gold (default: ../shared)")
    parser.add_argument("--check", action="store_true", help="say whether confidence.yaml is current")
    options = parser.parse_args(arguments)
    judged, numbers = collect(options.gold)
    if not set(numbers) & {"dev", "seeds"}:
        print(f"calibrate: skipped, there is no gold at {options.gold}")
        return 0
    parameters = fit(judged, SETTINGS)
    if options.check:
        known = YAML(typ="safe").load(YAML_FILE.read_text(encoding="utf-8")) if YAML_FILE.is_file() else {}
        current = {k: v for k, v in known.items() if k != "provenance"} == parameters
        print(
            "confidence.yaml is current" if current else "confidence.yaml is out of date: python scripts/calibrate.py"
        )
        return 0 if current else 1
    date = datetime.datetime.now(datetime.UTC).date().isoformat()
    provenance = {"date": date, "reports": numbers, "folds": FOLDS}
    YAML_FILE.write_text(yaml_text(parameters, provenance), encoding="utf-8")
    PAGE.write_text(page(judged, provenance), encoding="utf-8")
    print(f"wrote {YAML_FILE.relative_to(ROOT)} and {PAGE.relative_to(ROOT)}; now run: python -m suasion.vocab.compile")
    return 0


if __name__ == "__main__":
    sys.exit(main())
