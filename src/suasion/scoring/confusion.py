"""What is missed, what is invented, and why: every found item and every gold item of a report with a verdict and a reason.

1. Items are matched as ``suasion.scoring.brief`` does: *right*, or *ignorable* (fits only what gold marks as optional).
2. The rest is paired one to one with missed gold items by near misses, the nearest first (``near.py``): the place and the
   type are right but not the source, and so on. Such a pair is one invented and one missed item with the same reason.
3. What is left alone gets the reason that its surroundings give: the same thing told twice, a plan told as a fact, or nothing
   at all in gold (or in what was found) at that place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from suasion.record import Record
from suasion.scoring.brief import KINDS, Judge
from suasion.scoring.matching import Item, match, maximum_matching
from suasion.scoring.near import Near, near
from suasion.scoring.sentences import Act, pairing

Verdict = Literal["right", "ignorable", "invented", "missed"]
REPEAT = "told twice"
NOTHING = "nothing"
"""Stands in the table of types for "no event"."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One found item (right, ignorable, invented) or one missed gold item. A near miss has both ``found`` and ``gold``."""

    kind: str
    verdict: Verdict
    reason: str = ""
    found: Item | None = None
    gold: Item | None = None


def confuse(predicted: Mapping[str, Any] | Record, gold: Mapping[str, Any], text: str) -> list[Outcome]:
    """All outcomes of one report. ``predicted``: a document or its JSON; ``gold``: its gold; ``text``: what both count in."""
    found = predicted.model_dump(mode="json") if isinstance(predicted, Record) else predicted
    judge = Judge(gold, found, text)
    out = _actors(judge)
    fits = {"events": judge.event, "claims": judge.claim, "levers": judge.lever, "scheduled": judge.scheduled}
    for kind in KINDS[1:]:
        out += _sort(kind, list(found.get(kind) or []), list(gold[kind]), fits[kind], near(kind, judge))
    return out


def _sort(
    kind: str, found: Sequence[Item], gold: Sequence[Item], fits: Callable[[Item, Item], bool], nearly: Near
) -> list[Outcome]:
    pairs, _ = match(found, gold, fits)
    out = [Outcome(kind, "right", "", found[i], gold[j]) for i, j in pairs.items()]
    left: list[Item] = []
    for i, p in enumerate(found):
        if i in pairs:
            continue
        optional = next((g for g in gold if (g.get("optional") or _many(g)) and fits(p, g)), None)
        core = next((g for g in gold if fits(p, g)), None)
        if optional is not None:
            out.append(Outcome(kind, "ignorable", "optional", p, optional))
        elif core is not None:
            out.append(Outcome(kind, "invented", REPEAT, p))
        else:
            left.append(p)
    taken = set(pairs.values())
    missed = [g for j, g in enumerate(gold) if j not in taken and not g.get("optional")]
    for reason, close in nearly.misses:
        close_pairs = maximum_matching([[j for j, g in enumerate(missed) if close(p, g)] for p in left])
        for i, j in close_pairs.items():
            out.append(Outcome(kind, "invented", reason, left[i], missed[j]))
            out.append(Outcome(kind, "missed", reason, left[i], missed[j]))
        left = [p for i, p in enumerate(left) if i not in close_pairs]
        missed = [g for j, g in enumerate(missed) if j not in set(close_pairs.values())]
    out += [Outcome(kind, "invented", nearly.invented(p), p) for p in left]
    out += [Outcome(kind, "missed", nearly.missed(g), None, g) for g in missed]
    return out


def _many(g: Item) -> bool:
    """Several actors on the sides of a gold item: a second record for it is fine (as in ``matching.match``)."""
    return sum(len(g.get(k, [])) for k in ("source", "target", "holder", "over")) > 2


def _actors(judge: Judge) -> list[Outcome]:
    raw = list(judge.found.get("actors") or [])
    gold = list(judge.gold["actors"])
    named = list(judge.actors.by_id.values())
    core = [(g, judge.cast.by_id[g["id"]]) for g in gold if not g.get("optional")]
    spare = [judge.cast.by_id[g["id"]] for g in gold if g.get("optional")]
    pairs = maximum_matching([[j for j, (_, g) in enumerate(core) if p.is_gold(g)] for p in named])
    taken = set(pairs.values())
    out = []
    for i, p in enumerate(named):
        item = raw[i]
        if i in pairs:
            out.append(Outcome("actors", "right", "", item, core[pairs[i]][0]))
        elif any(p.is_gold(g) for g in spare):
            out.append(Outcome("actors", "ignorable", "optional", item))
        elif any(p.is_gold(g) for _, g in core):
            out.append(Outcome("actors", "invented", "second record of one actor", item))
        else:
            out.append(Outcome("actors", "invented", _strange(item, gold), item))
    found_places = [(m["start"], m["end"]) for a in raw for m in a.get("mentions") or []]
    for j, (g, _) in enumerate(core):
        if j not in taken:
            touched = any(m["start"] < e and s < m["end"] for m in g["mentions"] for s, e in found_places)
            reason = "its words were read as another actor" if touched else "nothing found"
            out.append(Outcome("actors", "missed", reason, None, g))
    return out


def _strange(item: Item, gold: Iterable[Item]) -> str:
    """Why an actor fits none of gold: a gold actor stands where it does, or none does."""
    here = [(m["start"], m["end"]) for m in item.get("mentions") or []]
    there = [(m["start"], m["end"]) for g in gold for m in g["mentions"]]
    overlap = any(a < d and c < b for a, b in here for c, d in there)
    return "another name for an actor, or a part of one" if overlap else "not an actor"


def confuse_sentence(found: Sequence[Act], gold: Sequence[Act], others: Sequence[Act] = ()) -> list[Outcome]:
    """Outcomes of a single sentence with typed gold. ``others``: acts that were found with another status (planned, denied)."""
    out = []
    pairs = pairing(gold, found)
    for i, j in pairs:
        g, p = gold[i], found[j]
        reason = _sentence_reason(g, p)
        a: Item = {"type": p.type}
        b: Item = {"type": g.type, "alt_types": []}
        if not reason:
            out.append(Outcome("events", "right", "", a, b))
        else:
            out += [Outcome("events", "invented", reason, a, b), Outcome("events", "missed", reason, a, b)]
    gold_left = [g for i, g in enumerate(gold) if i not in {x for x, _ in pairs}]
    found_left = [p for j, p in enumerate(found) if j not in {y for _, y in pairs}]
    for g in gold_left:
        status = any(o.type == g.type for o in others)
        reason = "status" if status else "another act found there" if found_left else "nothing found"
        out.append(Outcome("events", "missed", reason, None, {"type": g.type, "alt_types": []}))
    for p in found_left:
        out.append(Outcome("events", "invented", "a further act", {"type": p.type}))
    return out


def _sentence_reason(g: Act, p: Act) -> str:
    if g.type != p.type:
        return "type"

    def codes(*sides: Iterable[Any]) -> set[str]:
        return {x.code for side in sides for x in side}

    if g.mutual:
        return "" if codes(g.sources) == codes(p.sources, p.targets) else "source or target"
    source, target = codes(g.sources) == codes(p.sources), codes(g.targets) == codes(p.targets)
    if source and target:
        return ""
    if g.sources and g.targets and codes(g.sources) == codes(p.targets) and codes(g.targets) == codes(p.sources):
        return "roles swapped"
    return "target" if source else "source" if target else "source and target"


def types(outcomes: Iterable[Outcome]) -> dict[str, dict[str, int]]:
    """Gold type -> type found -> how many events. A type that gold accepts counts as gold's own; ``NOTHING`` is no event."""
    table: dict[str, Counter[str]] = {}
    for o in outcomes:
        if o.kind != "events" or o.verdict == "ignorable" or (o.verdict == "invented" and o.gold is not None):
            continue  # a near miss is counted once, from its missed side
        wanted = str(o.gold["type"]) if o.gold else NOTHING
        got = str(o.found["type"]).upper() if o.found else NOTHING
        if o.gold and got in o.gold.get("alt_types", ()):
            got = wanted
        table.setdefault(wanted, Counter())[got] += 1
    return {t: dict(sorted(row.items())) for t, row in sorted(table.items())}


__all__ = ["NOTHING", "REPEAT", "Outcome", "Verdict", "confuse", "confuse_sentence", "types"]
