"""How long MODEL takes: drafting a case of a thousand reports after coding, and playing a large system in draws.

python benchmarks/system.py [--write]      prints JSON; --write puts the table into docs/system.md

The thousand reports are the example reports again and again, each under a hash and ids of its own, so that none is folded as a duplicate. The large
system is a draft with fifteen actors on six issues.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from common import report

from play import best, exponent
from suasion.evidence.model import Document, Evidence
from suasion.pipeline import Coded, code_all, linked
from suasion.system.ask import ask
from suasion.system.draft import draft
from suasion.system.model import System

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "system.md"
ACTORS = 15


def coded() -> Evidence:
    """All example reports."""
    return linked([c for c in code_all([ROOT / "examples"]) if isinstance(c, Coded)])


def copies(evidence: Evidence, n: int) -> Evidence:
    """``n`` documents, none like another in hash or ids."""
    of = evidence.documents
    return evidence.model_copy(update={"documents": tuple(_copy(of[k % len(of)], k) for k in range(n))})


def _copy(document: Document, k: int) -> Document:
    kinds = ("events", "other_acts", "claims", "levers", "interests", "barriers")
    items = {
        kind: tuple(item.model_copy(update={"id": f"{item.id}-{k}"}) for item in getattr(document, kind))
        for kind in kinds
    }
    return document.model_copy(
        update={**items, "sha256": f"{k:064d}", "cluster": None, "doc_id": f"{document.doc_id}-{k}"}
    )


def large(evidence: Evidence) -> System:
    """A draft in which every actor has a stance on every issue, filled up to fifteen."""
    system = draft(evidence)
    pattern = next(iter(next(iter(system.stances.values())).values()))
    actor = next(iter(system.actors.values())).model_copy(update={"role": "party"})
    more = {f"x{k}": actor for k in range(ACTORS - len(system.actors))}
    actors = dict(list({**system.actors, **more}.items())[:ACTORS])
    stances = {key: {**dict.fromkeys(actors, pattern), **given} for key, given in system.stances.items()}
    return System.model_validate(system.model_copy(update={"actors": {**system.actors, **more}, "stances": stances}))


def measure() -> list[tuple[str, str]]:
    evidence = coded()
    piles = {n: copies(evidence, n) for n in (250, 1000)}
    times: dict[int, float] = {n: best(_drafting(pile), runs=2) for n, pile in piles.items()}
    system = large(evidence)
    return [
        ("drafting 1,000 reports, after coding", f"{times[1000]:.1f} s"),
        ("drafting grows with reports to the power", f"{exponent(times):.1f}"),
        (
            f"{ACTORS} actors, {len(system.issues)} issues, {len(system.press)} patrons: all stages, 10,000 draws",
            f"{best(lambda: ask(system, draws=10_000), runs=2):.1f} s",
        ),
    ]


def _drafting(pile: Evidence) -> Callable[[], System]:
    return lambda: draft(pile)


def main() -> int:
    report("system", measure(), PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
