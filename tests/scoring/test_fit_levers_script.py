"""``scripts/fit_levers.py``: weights that say what they were fitted to, counts as the brief counts them, no report judged by weights that know it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from suasion.evidence.confidence import chance
from suasion.vocab import load

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "fit_levers.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fit_levers_script", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look there for their module
    spec.loader.exec_module(module)
    return module


def candidate(script: ModuleType, name: str, core: int | None, place: int = 0, fits: bool | None = None) -> Any:
    pair = (place, frozenset({"KEN"}), frozenset({"UGA"}))
    return script.Candidate(
        {"all": 1.0, name: 1.0}, () if core is None else (core,), core is not None if fits is None else fits, pair
    )


def report(script: ModuleType, *candidates: Any, wanted: int = 1) -> Any:
    return script.Judged("own", candidates, wanted)


def test_what_is_mostly_right_gets_a_higher_weight(script: ModuleType) -> None:
    good = [candidate(script, "good", 0 if n % 4 else None) for n in range(40)]
    bad = [candidate(script, "bad", None if n % 4 else 0) for n in range(40)]
    weights = script.fit([report(script, *good, *bad)])
    assert weights["good"] > 0 > weights["bad"]
    assert chance(weights["all"] + weights["good"]) == pytest.approx(0.75, abs=0.1)


def test_a_rare_feature_has_no_weight_and_what_fits_only_optional_gold_says_nothing(script: ModuleType) -> None:
    told = [candidate(script, "common", n % 2 or None) for n in range(20)]
    rare = [candidate(script, "rare", 0) for _ in range(script.FEW - 1)]
    optional = [candidate(script, "optional", None, fits=True) for _ in range(20)]
    assert set(script.fit([report(script, *told, *rare, *optional)])) == {"all", "common"}


def test_of_one_pair_in_a_sentence_the_likeliest_counts_and_gold_is_found_once(script: ModuleType) -> None:
    weights = {"all": 0.0, "sure": 2.0, "unsure": 0.1, "no": -3.0}
    found = [
        candidate(script, "sure", 0),
        candidate(script, "unsure", None),  # the same pair of the same sentence
        candidate(
            script, "sure", 0, place=5
        ),  # a second sentence that fits the same gold: a repeat, neither right nor wrong
        candidate(script, "sure", None, place=9),
        candidate(script, "no", 1, place=12),  # too unlikely
    ]
    assert script.counted(report(script, *found, wanted=2), weights, 0.5) == (1, 2, 2)


def test_no_report_is_judged_by_weights_that_know_it(script: ModuleType) -> None:
    reports = [report(script, *[candidate(script, "a", n % 3 or None) for n in range(9)]) for _ in range(10)]
    seen: list[int] = []
    fitted = script.fit
    try:
        script.fit = lambda some: seen.append(len(some)) or fitted(some)
        pairs = list(script.cross_validated(reports))
    finally:
        script.fit = fitted
    assert len(pairs) == len(reports) and all(r is not None for r, _ in pairs)
    assert sum(len(reports) - n for n in seen) == len(reports)


def test_the_weights_that_ship_are_written_as_the_script_writes_them(script: ModuleType) -> None:
    for weight in load("lever_odds")["weights"].values():
        assert weight == round(weight, script.DIGITS)
