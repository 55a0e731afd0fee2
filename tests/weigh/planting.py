"""Planted faults and decoys: how many are found, how many are false alarms. ``planted/README.md`` says what counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from suasion.pipeline import Coded, code_all, linked
from suasion.weigh import Finding, Weighed, weigh

HERE = Path(__file__).parent / "planted"


@dataclass
class Outcome:
    """Of one affair, or of several together."""

    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    decoys: int = 0
    fooled: list[str] = field(default_factory=list)
    dates: list[tuple[str, bool]] = field(default_factory=list)

    def __iadd__(self, other: Outcome) -> Outcome:
        for name in ("found", "missed", "alarms", "fooled", "dates"):
            getattr(self, name).extend(getattr(other, name))
        self.decoys += other.decoys
        return self

    @property
    def recall(self) -> float:
        return len(self.found) / max(1, len(self.found) + len(self.missed))

    @property
    def precision(self) -> float:
        return len(self.found) / max(1, len(self.found) + len(self.alarms))


def affairs(prefix: str) -> list[Path]:
    return sorted(HERE.glob(f"{prefix}-*.yaml"))


def weighed(affair: dict[str, Any], folder: Path) -> Weighed:
    """The reports of an affair by the way of a user's file of JSON lines."""
    path = folder / "reports.jsonl"
    lines = [{k: str(v) for k, v in r.items()} for r in affair["reports"]]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    coded = [c for c in code_all([path]) if isinstance(c, Coded)]
    return weigh(linked(coded), [c.report for c in coded])


def judge(path: Path, folder: Path) -> Outcome:
    affair = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    result = weighed(affair, folder)
    texts = {str(r["id"]): r["text"] for r in affair["reports"]}
    out = Outcome(decoys=len(affair.get("decoys", ())))
    used: set[str] = set()
    for fault in affair.get("faults", ()):
        hits = [f for f in result.findings if f.kind == fault["kind"] and over(f, fault["spans"], texts)]
        good = [f for f in hits if not fault.get("relation") or f.relation in fault["relation"]]
        used |= {f.id for f in hits}
        name = f"{path.stem}: {fault['kind']}: {fault['spans'][0][1]}"
        (out.found if good else out.missed).append(name)
    for decoy in affair.get("decoys", ()):
        bad = [
            f
            for f in result.findings
            if over(f, decoy["spans"], texts) and f.relation not in ("disagreement", "change")
        ]
        bad = [f for f in bad if f.id not in used]
        used |= {f.id for f in result.findings if over(f, decoy["spans"], texts)}
        if bad:
            out.fooled.append(f"{path.stem}: {decoy['why']}")
    out.alarms = [
        f"{path.stem}: {f.kind}/{f.check} {f.relation or ''}: {f.why}" for f in result.findings if f.id not in used
    ] + out.fooled
    for doc, (first, last) in (affair.get("dates") or {}).items():
        dated = next(d for d in result.dates if d.doc_id == doc)
        holds = (dated.first is not None) == (first is not None) and (dated.last is not None) == (last is not None)
        out.dates.append((f"{path.stem}: {doc}: {dated.first} to {dated.last}, wanted {first} to {last}", holds))
    return out


def over(f: Finding, spans: Sequence[Sequence[str]], texts: dict[str, str]) -> bool:
    """Whether the finding has a side over each of the spans."""
    return all(
        any(_overlaps(side.doc_id, side.start, side.end, doc, words, texts) for side in f.sides) for doc, words in spans
    )


def _overlaps(doc_id: str, start: int, end: int, doc: str, words: str, texts: dict[str, str]) -> bool:
    at = texts[doc].find(words)
    if at < 0:
        raise ValueError(f"{doc}: {words!r} is not in the text")
    return doc_id == doc and start < at + len(words) and at < end


def run(prefix: str, folder: Path) -> Outcome:
    total = Outcome()
    for path in affairs(prefix):
        total += judge(path, folder)
    return total


def lines(o: Outcome) -> Iterator[str]:
    n = len(o.found) + len(o.missed)
    yield f"faults found {len(o.found)} of {n} (recall {o.recall:.2f}), false alarms {len(o.alarms)} (precision {o.precision:.2f})"
    yield f"decoys taken for faults {len(o.fooled)} of {o.decoys}"


if __name__ == "__main__":
    import sys
    import tempfile

    prefix = sys.argv[1] if len(sys.argv) > 1 else "a"
    with tempfile.TemporaryDirectory() as scratch:
        outcome = run(prefix, Path(scratch))
    print("\n".join(lines(outcome)))
    if "--each" in sys.argv:
        for name in ("missed", "alarms", "fooled", "dates"):
            for line in getattr(outcome, name):
                print(f"  {name}: {line}")
