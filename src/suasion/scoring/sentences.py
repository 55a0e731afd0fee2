"""Events of single sentences against PLOVER gold: type, source, target, and the whole tuple; false events where
nothing happens.

Actors count by country code (three letters). Within a sentence, found and gold events are paired one to one so that
``2 * (type right) + Jaccard(sources) + Jaccard(targets)`` is largest in sum. A mutual act may be told in either
direction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from suasion.scoring.figures import Counts, Figure, Scores, f1, figure, ratio, scores, three
from suasion.scoring.matching import maximum_matching
from suasion.vocab import load

# gold times found events in one sentence, up to which the best pairing is searched for; beyond it, greedily
EXHAUSTIVE = 36
_CODE = re.compile(r"(?:[A-Z]{3}|---)(?:[A-Za-z]{3}|---)*\Z")
_NOT_WORD = re.compile(r"\W+")
PER_HUNDRED = 100
Triple = tuple[int, int, int]
"""(right, wanted, found)."""


@cache
def _vocabulary() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    raw = load("scoring")
    return dict(raw["one_class"]), dict(raw["code_variants"]), dict(raw["old_types"])


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of a sentence. ``code``: its class for comparison; ``label``: what tells it from others of the same
    event.
    """

    code: str
    label: str
    words: str = ""

    @classmethod
    def of(cls, raw: Any) -> Party:
        a: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {"code" if _CODE.match(raw) else "text": raw}
        code = a.get("code") or ""
        sector = a.get("sector_base") or a.get("sector") or ""
        one_class, variants, _ = _vocabulary()
        first = variants.get(code[:3], code[:3])
        label = code + (sector if len(code) <= 3 else "")
        text = a.get("text")
        return cls(one_class.get(first, first), label or repr(text), f"{text}{a.get('span')}")

    def same(self, other: Party) -> bool:
        return bool(self.code) and self.code == other.code


@dataclass(slots=True)
class Act:
    """One event of a sentence. ``mutual``: all parties stand under ``sources``."""

    type: str | None
    sources: list[Party]
    targets: list[Party]
    mutual: bool = False
    optional: bool = False

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Act:
        name = str(raw.get("type") or "").upper()
        sources, targets = (_parties(raw.get(f"{k}s", raw.get(k))) for k in ("source", "target"))
        mutual = bool(raw.get("reciprocal")) and not targets
        return cls(_vocabulary()[2].get(name, name) or None, sources, targets, mutual, bool(raw.get("optional")))

    def key(self, *, words: bool = False) -> tuple[Any, ...]:
        sides = tuple(tuple(p.label for p in side) for side in (self.sources, self.targets))
        told = tuple(p.words for p in (*self.sources, *self.targets)) if words else ()
        return (self.type, *sides, told)


def _parties(value: Any) -> list[Party]:
    if not value:
        return []
    return [Party.of(x) for x in ([value] if isinstance(value, (str, Mapping)) else value) if x]


def _shared(gold: Sequence[Party], found: Sequence[Party]) -> int:
    """How many of ``gold`` can be matched one to one."""
    return len(maximum_matching([[j for j, p in enumerate(found) if g.same(p)] for g in gold]))


def sides(gold: Act, found: Act) -> tuple[Triple, Triple]:
    """Counts of the source side and of the target side; all parties of a mutual gold event are on its source side."""
    if gold.mutual:
        both = [*found.sources, *found.targets]
        return (_shared(gold.sources, both), len(gold.sources), len(both)), (0, 0, 0)
    s, t = ((_shared(a, b), len(a), len(b)) for a, b in ((gold.sources, found.sources), (gold.targets, found.targets)))
    return s, t


def _jaccard(c: Triple) -> float:
    right, wanted, found = c
    union = wanted + found - right
    return right / union if union else 1.0


def pairing(gold: Sequence[Act], found: Sequence[Act]) -> list[tuple[int, int]]:
    """The one-to-one pairs with the largest sum of worth; earlier found events win ties."""
    worth = [
        [2 * (g.type is not None and g.type == p.type) + sum(map(_jaccard, sides(g, p))) for p in found] for g in gold
    ]
    if len(gold) * len(found) > EXHAUSTIVE:
        return _greedy(worth)
    best: tuple[float, list[tuple[int, int]]] = (-1.0, [])

    def search(i: int, sum_: float, chosen: list[tuple[int, int]]) -> None:
        nonlocal best
        if i == len(gold):
            if sum_ > best[0] + 1e-9:
                best = (sum_, chosen)
            return
        taken = {j for _, j in chosen}
        for j, w in enumerate(worth[i]):
            if w > 0 and j not in taken:
                search(i + 1, sum_ + w, [*chosen, (i, j)])
        search(i + 1, sum_, chosen)

    search(0, 0.0, [])
    return best[1]


def _greedy(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    order = sorted((-w, i, j) for i, row in enumerate(worth) for j, w in enumerate(row) if w > 0)
    for _, i, j in order:
        if all(i != a and j != b for a, b in out):
            out.append((i, j))
    return out


def _fold(acts: Sequence[Act], only: set[str] | None = None) -> list[Act]:
    """A meeting told twice (A to B, B to A) as one mutual act; of found events only those of types that gold has as
    mutual.
    """
    out: list[Act] = []
    gone: set[int] = set()
    for i, a in enumerate(acts):
        if i in gone:
            continue
        for j in range(i + 1, len(acts)):
            b = acts[j]
            mirrored = bool(a.type and a.sources and a.targets) and (
                (a.type, _labels(a.sources), _labels(a.targets)) == (b.type, _labels(b.targets), _labels(b.sources))
            )
            if j not in gone and mirrored and (only is None or a.type in only):
                gone.add(j)
                a = Act(a.type, [*a.sources, *a.targets], [], only is None or a.mutual, a.optional)
                break
        out.append(a)
    return out


def _labels(parties: Sequence[Party]) -> list[str]:
    return [p.label for p in parties]


def _without_optional(gold: Sequence[Act], optional: Sequence[Act], found: Sequence[Act]) -> list[Act]:
    """Found events less those that only an optional gold event claims (type, and one of its actors)."""
    claimed = {j for i, j in pairing(gold, found) if gold[i].type == found[j].type}

    def is_optional(p: Act) -> bool:
        for o in optional:
            parties = [*o.sources, *o.targets]
            if o.type == p.type and (not parties or _shared(parties, [*p.sources, *p.targets])):
                return True
        return False

    return [p for j, p in enumerate(found) if j in claimed or not is_optional(p)]


@dataclass(frozen=True, slots=True)
class SentenceCounts:
    """Of one sentence. Triples are (right, found, wanted); ``types`` holds one for each type that occurs."""

    type: tuple[int, int, int]
    source: tuple[int, int, int]
    target: tuple[int, int, int]
    tuple_: tuple[int, int, int]
    types: Mapping[str, tuple[int, int, int]]


def judge(gold: Sequence[Act], found: Sequence[Act]) -> SentenceCounts:
    """Compare the events of one sentence."""
    gold = _fold(gold)
    mutual = {g.type for g in gold if g.mutual and g.type}
    found = _fold(found, mutual) if mutual else list(found)
    optional = [g for g in gold if g.optional]
    gold = [g for g in gold if not g.optional]
    if optional:
        found = _without_optional(gold, optional, found)
    wanted_types = Counter(g.type for g in gold if g.type)
    found_types = Counter(p.type for p in found if p.type)
    types = {
        t: (min(wanted_types[t], found_types[t]), found_types[t], wanted_types[t])
        for t in sorted({*wanted_types, *found_types})
    }
    pairs = pairing(gold, found)
    right = {"source": 0, "target": 0}
    n_found = {"source": sum(len(p.sources) for p in found), "target": sum(len(p.targets) for p in found)}
    n_gold = {"source": sum(len(g.sources) for g in gold), "target": sum(len(g.targets) for g in gold)}
    whole = 0
    for i, j in pairs:
        source, target = sides(gold[i], found[j])
        right["source"] += source[0]
        right["target"] += target[0]
        if gold[i].mutual:  # what was found as a target of a mutual act counts on its source side
            n_found["source"] += len(found[j].targets)
            n_found["target"] -= len(found[j].targets)
        same_type = bool(gold[i].type) and gold[i].type == found[j].type
        whole += same_type and len({*source}) == 1 and len({*target}) == 1
    return SentenceCounts(
        type=(sum(t[0] for t in types.values()), sum(found_types.values()), sum(wanted_types.values())),
        source=(right["source"], n_found["source"], n_gold["source"]),
        target=(right["target"], n_found["target"], n_gold["target"]),
        tuple_=(whole, len(found), len(gold)),
        types=types,
    )


def group(gold: Iterable[Mapping[str, Any]]) -> tuple[dict[str, list[Act]], dict[str, str]]:
    """Gold by sentence (lines with the same text are one sentence with several events), and the sentence of each
    line's id.
    """
    acts: dict[str, list[Act]] = {}
    sentence_of: dict[str, str] = {}
    untyped: set[str] = set()
    for row in gold:
        events = row.get("events")
        if events is not None and not row.get("no_events") and all(e.get("optional") for e in events):
            continue  # nothing to judge
        key = str(row["id"]) if events is not None else _NOT_WORD.sub("", row["text"].lower())
        sentence_of[str(row["id"])] = key
        here = acts.setdefault(key, [])
        for raw in events if events is not None else [row]:
            act = Act.of(raw)
            if act.type is None:
                untyped.add(key)
            elif act.key() not in {a.key() for a in here}:
                here.append(act)
    for key in [k for k in untyped if not acts[k]]:
        del acts[key]
    return acts, {i: k for i, k in sentence_of.items() if k in acts}


def sentences(predicted: Mapping[str, Sequence[Mapping[str, Any]]], gold: Iterable[Mapping[str, Any]]) -> Scores:
    """Figures "type.f1", "type.macro_f1", "source.f1", "target.f1", "tuple.f1" (with .p and .r), over sentences.

    ``predicted``: events ({type, source, target}; actors as codes, texts or {text, code, sector}) by line id.
    """
    acts, sentence_of = group(gold)
    found: dict[str, dict[tuple[Any, ...], Act]] = {k: {} for k in acts}
    for i, events in predicted.items():
        key = sentence_of.get(i)
        if key is None:
            continue
        for raw in events:
            act = Act.of(raw)
            if act.type:
                found[key].setdefault(act.key(words=True), act)
    judged = [judge(g, list(found[k].values())) for k, g in acts.items()]
    out: dict[str, Figure] = {}
    for name in ("type", "source", "target"):
        out.update(three(name, [getattr(j, name) for j in judged]))
    out.update(three("tuple", [j.tuple_ for j in judged]))
    out["type.macro_f1"] = _macro(judged)
    return scores(out)


def _macro(judged: Sequence[SentenceCounts]) -> Figure:
    """The mean F1 of the types that gold has."""
    names = sorted({t for j in judged for t in j.types})
    rows = [[float(x) for t in names for x in j.types.get(t, (0, 0, 0))] for j in judged]

    def macro(c: Counts) -> Counts:
        table = c.reshape(*c.shape[:-1], len(names), 3)
        has_gold = (table[..., 2] > 0).astype(np.float64)
        return ratio((f1(table) * has_gold).sum(axis=-1), has_gold.sum(axis=-1))

    return figure(rows, macro)


def false_events(numbers: Sequence[int]) -> Figure:
    """Events found per 100 sentences in which nothing political happens; ``numbers``: events found in each."""
    return figure([(n, 1.0) for n in numbers], lambda c: PER_HUNDRED * ratio(c[..., 0], c[..., 1]))
