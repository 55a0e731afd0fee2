"""A first matrix from a case: which items bear on each hypothesis, and which way. A person goes through it.

1. A hypothesis is known by the actors that it names and its other words. 2. An item bears on it if it names the same actors (two of
them, if the hypothesis names so many) and at least one of its words, by stem. 3. It speaks against it if one of the words is negated, or its
source denies it, or it is a barrier with a word of difficulty ("reluctant", "obstacle"); for it if it is an act that happened, or what an actor
holds or wants, or a plain claim. 4. What is only hedged, or asked for, is neutral and left out. Every item is marked ``drafted``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from suasion.evidence.gazetteer import gazetteer
from suasion.evidence.model import Document, Item
from suasion.evidence.model import Evidence as Case
from suasion.reports.model import Report
from suasion.weigh.hypotheses.model import Evidence, Hypothesis, Level, Matrix, Rating
from suasion.weigh.polarity import negated
from suasion.weigh.texts import Text, texts_of
from suasion.weigh.words import content, pattern

MOST = 60
"""Items of a draft: what a person will go through. The surest come first."""

FOR = ("events", "levers", "interests", "claims")
KINDS = (*FOR, "barriers")
CREDIBLE: tuple[tuple[float, Level], ...] = ((0.7, "H"), (0.45, "M"), (0.0, "L"))
"""Least confidence of the reading -> level: until a person has judged the source, all that is known is how surely it was read."""


@dataclass(frozen=True, slots=True)
class _Sought:
    hypothesis: Hypothesis
    actors: frozenset[str]
    stems: frozenset[str]


def draft(case: Case, reports: Sequence[Report], hypotheses: Sequence[str | Hypothesis], *, title: str = "") -> Matrix:
    """A matrix for the hypotheses, given in words or as they stand."""
    given = [
        Hypothesis(id=f"H{n}", text=" ".join(h.split())) if isinstance(h, str) else h
        for n, h in enumerate(hypotheses, 1)
    ]
    sought = [_sought(h) for h in given]
    found = [e for t in texts_of(case, reports) if not t.is_copy for e in _of(t, sought)]
    best = sorted(found, key=lambda pair: (-pair[0], pair[1].report or "", pair[1].start or 0))[:MOST]
    ordered = sorted((e for _, e in best), key=lambda e: (e.report or "", e.start or 0))
    evidence = tuple(e.model_copy(update={"id": f"E{n}"}) for n, e in enumerate(ordered, 1))
    return Matrix(title=title, hypotheses=tuple(s.hypothesis for s in sought), evidence=evidence)


def _sought(hypothesis: Hypothesis) -> _Sought:
    words = hypothesis.text
    hits = gazetteer().find(words)
    named = frozenset(i for h in hits for i in h.form.ids[:1])
    names = {w for h in hits for w in content(words[h.start : h.end])}
    return _Sought(hypothesis, named, frozenset(content(words)) - names)


def _of(t: Text, sought: Sequence[_Sought]) -> Iterator[tuple[float, Evidence]]:
    """The items of one report that bear on a hypothesis, one for each sentence."""
    seen: dict[int, tuple[float, Evidence]] = {}
    for kind in KINDS:
        for item in _items(t.document, kind):
            ratings = {s.hypothesis.id: r for s in sought if (r := _rating(t, kind, item, s))}
            if ratings and any(r != "N" for r in ratings.values()):
                old = seen.get(item.start)
                merged = {**ratings, **(old[1].ratings if old else {})}
                speaker = t.speaker(item.start, item.end)
                source = t.name(speaker[0]) if speaker and speaker[0] in t.actors else t.document.outlet or t.id
                level = next(x for least, x in CREDIBLE if item.confidence >= least)
                words = " ".join(item.quote.split())
                made = Evidence(
                    id="E", text=words, source=source, credibility=level, ratings=merged, report=t.id, start=item.start,
                    end=item.end, date=t.day, drafted=True,
                )  # fmt: skip
                seen[item.start] = (max(item.confidence, old[0] if old else 0.0), made)
    yield from seen.values()


def _items(document: Document, kind: str) -> Sequence[Item]:
    items: Sequence[Item] = getattr(document, kind)
    return items


def _rating(t: Text, kind: str, item: Item, s: _Sought) -> Rating | None:
    """The direction; None: the item does not bear on it."""
    named = {a for _, _, a in t.mentions_in(item.start, item.end)}
    named |= {t.top(a) for a in named}
    if s.actors and len(named & s.actors) < min(2, len(s.actors)):
        return None
    if not s.stems & set(content(item.quote)):
        return None
    words = " ".join(item.quote.split())
    if set(negated(words)) & s.stems or getattr(item, "certainty", "") == "denied":
        return "I"
    if kind == "barriers" and pattern("difficulty").search(words):
        return "I"
    asked = getattr(item, "force", "states") == "asks" or getattr(item, "type", "") == "REQUEST"
    return "N" if asked or getattr(item, "certainty", "asserted") != "asserted" else "C"
