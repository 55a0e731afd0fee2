"""How well each kind is read: measured figures as they are passed in, or as they ship with this version."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from suasion.briefing.wording import cap, count, squeeze

FILE = Path(__file__).parent.parent / "scoring" / "figures.json"
"""What ``suasion eval GOLD --json`` printed for this version, if it ships."""

SET = "dev"
"""The set of gold whose figures are shown, of those that ``suasion eval`` measures: real reports, all kinds."""


@dataclass(frozen=True, slots=True)
class Figure:
    kind: str
    f1: str
    interval: str


def shipped(file: Path = FILE) -> Mapping[str, object] | None:
    """None where there is no file, or it is not what it should be: a page without figures is better than none."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def normal(figures: Mapping[str, object] | None) -> Mapping[str, object]:
    """``{"texts": n, "kinds": {...}}`` from that, from the kinds alone, or from what ``suasion eval --json`` prints."""
    if not figures:
        return {}
    rows = figures.get("rows")
    if not isinstance(rows, list):
        return figures if isinstance(figures.get("kinds"), Mapping) else {"kinds": figures}
    ours = [r for r in rows if isinstance(r, Mapping) and r.get("set") == SET and r.get("metric") == "f1"]
    kinds = {
        str(r["kind"]): {"f1": r["value"], "low": r["low"], "high": r["high"]}
        for r in ours
        if ":" not in str(r["kind"])
    }
    return {"texts": max((r["n"] for r in ours), default=0), "kinds": kinds}


def table(figures: Mapping[str, object] | None) -> tuple[Figure, ...]:
    """One line for each kind with an F1; the order is that in which they were given."""
    kinds = normal(figures).get("kinds")
    out = []
    for kind, value in kinds.items() if isinstance(kinds, Mapping) else ():
        f1, low, high = _numbers(value)
        if f1 is not None and 0 <= f1 <= 1:
            interval = f"{low:.2f} to {high:.2f}" if low is not None and high is not None else "not measured"
            out.append(Figure(cap(re.sub(r"[_-]+", " ", str(kind))), f"{f1:.2f}", interval))
    return tuple(out)


def _numbers(value: object) -> tuple[float | None, float | None, float | None]:
    if isinstance(value, float):
        return value, None, None
    if not isinstance(value, Mapping):
        return None, None, None
    interval = value.get("interval")
    pair = (
        interval if isinstance(interval, list | tuple) and len(interval) == 2 else (value.get("low"), value.get("high"))
    )
    f1, low, high = (float(x) if isinstance(x, int | float) else None for x in (value.get("f1"), *pair))
    return f1, low, high


def sentence(figures: Mapping[str, object] | None) -> str:
    """What stands over the table."""
    found = normal(figures)
    texts, note = found.get("texts"), found.get("note")
    on = f" on {count(texts, 'report')} that were annotated before" if isinstance(texts, int) and texts > 0 else ""
    text = f"How well suasion reads, measured{on}. F1 weighs what was missed and what was wrong; 1.00 is perfect."
    if isinstance(note, str) and note.strip():
        text += f" {squeeze(note).rstrip('.')}."
    return text
