"""Reference numbers of the ACH matrix and of the ledger, as ``tests/check_cases.py`` runs them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from suasion.weigh.hypotheses import Evidence, Hypothesis, Matrix, ledger, scores
from suasion.weigh.hypotheses.model import RELIABILITY, SCALE, Level, Rating

TOLERANCE = 1e-6
"""The reference has six digits."""


def is_ach(data: Any) -> bool:
    return isinstance(data, dict) and "matrix" in data and "hypotheses" in data


def matrix_of(
    case: dict[str, Any], rows: Sequence[Sequence[Rating]] | None = None, sources: Sequence[str] | None = None
) -> Matrix:
    rows = case["matrix"] if rows is None else rows
    count = len(rows)
    levels: list[Level] = list(case.get("credibility") or "M" * count)
    relevance: list[Level] = list(case.get("relevance") or "M" * count)
    return Matrix(
        hypotheses=tuple(Hypothesis(id=h, text=h) for h in case["hypotheses"]),
        evidence=tuple(
            Evidence(
                id=f"E{n}", text=f"item {n}", source=sources[n] if sources else None, credibility=levels[n] if n < len(levels) else "M",
                relevance=relevance[n] if n < len(relevance) else "M", ratings=dict(zip(case["hypotheses"], row, strict=True)),
            )
            for n, row in enumerate(rows)
        ),
    )  # fmt: skip


def check(case: dict[str, Any]) -> list[str]:
    """What differs from the reference; nothing if all agrees."""
    wrong: list[str] = []
    matrix = matrix_of(case)
    found = scores(matrix)
    for name in (
        "inconsistency",
        "weighted_inconsistency",
        "open_synthesis_inconsistency",
        "open_synthesis_diagnosticity",
        "burton_diagnosticity",
    ):
        if name in case:
            wrong += _differ(name, list(getattr(found, name).values()), case[name])
    if "bayes_uniform_prior" in case:
        values = [p.value for p in ledger(matrix, draws=100).posteriors.values()]
        wrong += _differ("bayes_uniform_prior", values, case["bayes_uniform_prior"])
    for rating, log in (case.get("lr_mapping") or {}).items():
        wrong += _differ(f"lr_mapping {rating}", [math.log(SCALE[rating][1])], [log])
    if trap := case.get("all_II_row"):
        wrong += _trap(case, trap)
    if twice := case.get("duplication"):
        wrong += _twice(case, twice)
    return wrong


def _trap(case: dict[str, Any], trap: dict[str, Any]) -> list[str]:
    """An item that contradicts every hypothesis alike: Burton's most diagnostic, and worth nothing."""
    base = matrix_of(case)
    more = matrix_of(case, [*case["matrix"], trap["row"]])
    found, last = scores(more), more.evidence[-1].id
    wrong = _differ("all II: burton", [found.burton_diagnosticity[last]], [trap["burton"]])
    wrong += _differ("all II: open synthesis", [found.open_synthesis_diagnosticity[last]], [trap["open_synthesis"]])
    if max(found.burton_diagnosticity, key=lambda e: found.burton_diagnosticity[e]) != last:
        wrong.append("all II: Burton should rank it first")
    one, two = (ledger(m, draws=100).posteriors for m in (base, more))
    return wrong + _differ("all II: the ledger does not move", [two[h].value for h in two], [one[h].value for h in one])


def _twice(case: dict[str, Any], twice: dict[str, Any]) -> list[str]:
    """A wire story entered twice doubles the sum, and leaves the ledger where it is if both have one source."""
    small = {"hypotheses": ["H1", "H2"]}
    row: list[Rating] = ["I", "C"]
    once, both = matrix_of(small, [row], ["wire"]), matrix_of(small, [row, row], ["wire", "wire"])
    wrong = _differ("once", [scores(once).inconsistency["H1"]], [twice["once"]])
    wrong += _differ("twice", [scores(both).inconsistency["H1"]], [twice["twice"]])
    one, two = (ledger(m, draws=100).posteriors["H1"].value for m in (once, both))
    return wrong + _differ("one source twice: the ledger", [two], [one])


def _differ(name: str, found: Sequence[float], wanted: Sequence[float]) -> list[str]:
    if len(found) == len(wanted) and all(abs(a - b) <= TOLERANCE for a, b in zip(found, wanted, strict=True)):
        return []
    return [f"{name}: found {found}, wanted {wanted}"]


__all__ = ["RELIABILITY", "check", "is_ach", "matrix_of"]
