"""What WEIGH notes, against gold: remarks of a report by their place, contradictions by both of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from suasion.scoring.figures import Figure, three
from suasion.scoring.matching import maximum_matching
from suasion.scoring.spans import Place, same_place

KINDS = ("inconsistencies", "overclaim", "omissions")
HALF = 0.5
"""Share of the shorter span that both have to hold: a sentence passes for a phrase in it."""

LONGEST = 700
"""Characters of a found span; a longer one is a paragraph, and points at nothing."""

Document = Mapping[str, Any]


def remark_figures(
    found: Mapping[str, Document], gold: Mapping[str, Document], texts: Mapping[str, str]
) -> dict[str, Figure]:
    """Precision, recall and F1 of each kind that the gold has, one to one."""
    out: dict[str, Figure] = {}
    for kind in KINDS:
        rows = []
        for id_, g in gold.items():
            if kind in g:
                place, wanted = Place(texts[id_]), g[kind]
                got = (found.get(id_) or {}).get(kind) or []
                pairs = maximum_matching([[j for j, x in enumerate(wanted) if same_place(place, p, x)] for p in got])
                rows.append((len(pairs), len(got), len(wanted)))
        if any(wanted for _, _, wanted in rows):
            out.update(three(kind, rows))
    return out


def contradiction_figures(found: Sequence[Document], gold: Sequence[Document]) -> dict[str, Figure]:
    """Right: two passages cover the two phrases of a gold pair, one to one. ``n`` is 1: the pairs of one case are no sample."""
    pairs = maximum_matching([[j for j, g in enumerate(gold) if _same(p, g)] for p in found])
    return three("contradictions", [(len(pairs), len(found), len(gold))])


def _same(found: Document, gold: Document) -> bool:
    one, two = gold["items"]
    items = found["items"]
    return any(_covers(a, one) and _covers(b, two) for a in items for b in items if a is not b)


def _covers(found: Document, gold: Document) -> bool:
    """Half of the shorter of the two spans is shared."""
    shared = min(found["end"], gold["end"]) - max(found["start"], gold["start"])
    length = found["end"] - found["start"]
    return bool(
        found["doc_id"] == gold["doc"]
        and length < LONGEST
        and shared >= HALF * min(length, gold["end"] - gold["start"])
    )
