"""Outcomes counted: kind by reason, by rule, by type. Counts only; what stands in the reports is not in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from suasion.evidence.confidence import group_of
from suasion.scoring.confusion import Outcome, types

VERDICTS = ("right", "ignorable", "invented", "missed")
Table = dict[str, Any]


def tabulate(outcomes: Sequence[Outcome]) -> Table:
    """{"kinds": {kind: {"right", "ignorable", "invented", "missed": n, "why": {"invented", "missed": {reason: n}}, "rules":
    {rule: [right, ignorable, invented]}}}, "types": {gold type: {found type: n}}}. Most frequent reasons first.
    """
    by_kind: dict[str, list[Outcome]] = {}
    for o in outcomes:
        by_kind.setdefault(o.kind, []).append(o)
    return {"kinds": {kind: _kind(found) for kind, found in by_kind.items()}, "types": types(outcomes)}


def _kind(outcomes: Sequence[Outcome]) -> Table:
    verdicts = Counter(o.verdict for o in outcomes)
    out: Table = {v: verdicts[v] for v in VERDICTS}  # type: ignore[index]
    out["why"] = {v: _by_size(o.reason for o in outcomes if o.verdict == v) for v in ("invented", "missed")}
    rules: dict[str, Counter[str]] = {}
    for o in outcomes:
        if o.found is not None and o.verdict != "missed" and "rule" in o.found:
            rules.setdefault(group_of(o.found["rule"]), Counter())[o.verdict] += 1
    out["rules"] = {rule: [n[v] for v in VERDICTS[:3]] for rule, n in sorted(rules.items())}
    return out


def _by_size(reasons: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(reasons).items(), key=lambda x: (-x[1], x[0])))


def taken_for(row: Mapping[str, int], own: str) -> list[tuple[str, int]]:
    """The other types (or nothing) that a gold type was taken for, most frequent first."""
    return sorted(((t, n) for t, n in row.items() if t != own), key=lambda x: (-x[1], x[0]))


__all__ = ["VERDICTS", "Table", "tabulate", "taken_for"]
