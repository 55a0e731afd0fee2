"""Findings into ``evidence.json``: remarks with their report, contradictions with the case, years of what is to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from suasion.evidence.model import Contradiction, Evidence, Passage, Remark
from suasion.record import Span
from suasion.weigh.calendar import with_year
from suasion.weigh.model import STRONG, Finding, Weighed

LISTS = ("inconsistencies", "overclaim", "omissions")


def attach(evidence: Evidence, weighed: Weighed) -> Evidence:
    """The evidence with the lists that WEIGH fills.

    inconsistencies: anachronisms, slips, what contradicts inside one report (of disagreements only those on facts: rival figures, different
    accounts), and strong overclaims: the text does not bear out its headline. contradictions: all pairs, and a wrong day beside its
    second mention. Scheduled items of a report without a date are dated from when it was written (``calendar.with_year``).
    """
    lists: dict[str, dict[str, list[Remark]]] = defaultdict(lambda: defaultdict(list))
    for f in weighed.findings:
        for name in _lists(f):
            lists[f.sides[0].doc_id][name].append(_remark(f))
    written = {d.doc_id: d for d in weighed.dates}
    documents = []
    for d in evidence.documents:
        remarks = {n: tuple(sorted(lists[d.doc_id][n], key=lambda r: (r.start, r.id))) for n in LISTS}
        when = written.get(d.doc_id)
        coming = tuple(with_year(s, when) for s in d.scheduled) if when else d.scheduled
        documents.append(d.model_copy(update={**remarks, "scheduled": coming}))
    return evidence.model_copy(update={"documents": tuple(documents), "contradictions": tuple(_pairs(weighed))})


def _lists(f: Finding) -> Iterator[str]:
    within = len({s.doc_id for s in f.sides}) == 1
    of_facts = f.check == "rival figures" or f.matter == "accounts"
    if f.kind in ("anachronism", "slip") or (
        f.kind == "contradiction" and within and (of_facts or f.relation != "disagreement")
    ):
        yield "inconsistencies"
    if f.kind == "overclaim":
        yield "overclaim"
        if f.strength >= STRONG:
            yield "inconsistencies"
    if f.kind == "omission":
        yield "omissions"


def _remark(f: Finding) -> Remark:
    # of two figures the second is the one that does not fit what was told before
    sides = tuple(reversed(f.sides)) if f.relation == "disagreement" else f.sides
    first = sides[0]
    other = next((s for s in sides[1:] if s.doc_id == first.doc_id), None)
    return Remark(
        id=f.id, start=first.start, end=first.end, quote=first.quote, check=f"{f.kind}: {f.check}", why=f.why, strength=f.strength,
        against=Span(start=other.start, end=other.end) if other else None,
    )  # fmt: skip


def _pairs(weighed: Weighed) -> Iterator[Contradiction]:
    for f in weighed.findings:
        wrong_day = f.kind == "anachronism" and f.check == "year" and len(f.sides) > 1
        if f.kind == "contradiction" or wrong_day:
            items = tuple(
                Passage(doc_id=s.doc_id, start=s.start, end=s.end, quote=s.quote, speaker=s.speaker) for s in f.sides
            )
            relation = f.relation or "contradiction"
            yield Contradiction(id=f.id, items=items, relation=relation, check=f.check, why=f.why, strength=f.strength)
