"""Parties that the clause does not name but the context gives: flagged as inferred, and less sure.

A shell "hits an apartment building" in somebody's town; a minister "rejects the accusations" of somebody. The clause has one party; the
other is, in this order: another party named in the sentence (nearest after the predicate, then before), the state that the place
belongs to, and the counterpart that the report names most with this party.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from suasion.evidence.events.coder import Found
from suasion.evidence.parties import political, without
from suasion.evidence.reading import Reading

INFERRED = 0.8
"""Factor on the confidence of an event for each party that was inferred."""
NEEDS_TARGET = ("ASSAULT", "COERCE", "SANCTION", "REQUEST", "ACCUSE", "THREATEN", "REJECT", "AID", "SUPPORT", "AGREE", "CONSULT", "MOBILIZE", "CONCEDE", "COOPERATE", "RETREAT")
NEEDS_SOURCE = ("ASSAULT", "COERCE", "SANCTION", "REQUEST", "ACCUSE", "THREATEN", "REJECT", "AID", "SUPPORT", "AGREE", "CONSULT", "RETREAT")


def complete(r: Reading, f: Found) -> Found:
    """``f`` with a missing target or source filled from the context, if there is a candidate."""
    if f.source and not f.target and f.pattern.type in NEEDS_TARGET:
        found = _other(r, f, f.source)
        if found:
            return replace(f, target=(found,), rule=f.rule + " (target inferred)", confidence=f.confidence * INFERRED)
    if f.target and not f.source and f.pattern.type in NEEDS_SOURCE:
        found = _other(r, f, f.target)
        if found:
            return replace(f, source=(found,), rule=f.rule + " (source inferred)", confidence=f.confidence * INFERRED)
    return f


def _other(r: Reading, f: Found, side: tuple[str, ...]) -> str | None:
    s = f.sentence
    position = s.tokens[f.token].start
    spans = r.index.spans_at(s.start, s.end)
    after = [x for x in spans if x[0] >= position]
    before = [x for x in reversed(spans) if x[0] < position]
    for x in [*after, *before]:
        if _eligible(r, x[2], side):
            return x[2]
    return _counterpart(r, side)


def _eligible(r: Reading, actor: str, side: tuple[str, ...]) -> bool:
    a = r.index.get(actor)
    if a is None or a.type in ("media", "company") or not political(r, (actor,)):
        return False
    countries = {r.index.country(x) for x in side} - {None}
    return bool(without((actor,), side, r)) and not (set(r.index.affiliated(side[0])) & {actor}) and (a.country is None or a.country not in countries)


def _counterpart(r: Reading, side: tuple[str, ...]) -> str | None:
    """The state or armed group that stands most often in one sentence with this side."""
    countries = {r.index.country(x) for x in side} | set(side)
    return next((a for a in _ranking(r, frozenset(c for c in countries if c)) if _eligible(r, a, side)), None)


def _ranking(r: Reading, side: frozenset[str]) -> tuple[str, ...]:
    cache = r.__dict__.setdefault("_counterparts", {})
    if side not in cache:
        counts: Counter[str] = Counter()
        for s in r.sentences:
            here = r.index.at(s.start, s.end)
            together = any(a in side or r.index.country(a) in side for a in here)
            for a in here:
                actor = r.index.get(a)
                if actor and actor.type in ("state", "armed_group", "military", "coalition", "io"):
                    counts[a] += 3 if together else 1
        cache[side] = tuple(a for a, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0])))
    result: tuple[str, ...] = cache[side]
    return result


__all__ = ["complete"]
