"""Fitting the confidence of items to gold, and saying how well it holds: what ``scripts/calibrate.py`` writes and shows.

An item counts as right if it fits any gold item of its report, core or optional: a true reading of the sentence, whether or not the
report tells the same thing twice. The model is that of ``suasion.evidence.confidence``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from suasion.evidence.confidence import chance, group_of, log_odds, probability
from suasion.record import Record
from suasion.scoring.brief import Judge
from suasion.scoring.spans import same_place

BORROWED = {"other_acts": "events"}
"""Kinds without gold of their own -> the kind whose numbers they take: the same rules find them, only the status differs."""
STEPS = 60
"""Newton steps and halvings, at most: both come to rest at double precision well before."""
WIDEST = 40.0
"""Log-odds beyond which double precision cannot tell a probability from 1."""
LEVEL_RIDGE = 0.01
"""Penalty on the level of the curve: next to nothing, it only keeps the level finite where all items are right, or all wrong."""
DIGITS = 3
Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One found item: whether it is right. ``score`` is what its rule gave it, before calibration; ``unseen``: its report is
    one that nobody looks at while rules are written.
    """

    document: str
    kind: str
    rule: str
    score: float
    right: bool
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """The named parameters of the fit; ``scripts/calibrate.py`` holds their values and reasons."""

    prior_strength: float
    ridge: float
    score_edge: float
    lowest: float
    highest: float


def judge(
    document_id: str, found: Mapping[str, Any] | Record, gold: Mapping[str, Any], text: str, *, unseen: bool = False
) -> list[Judged]:
    """Every found item of the kinds that the gold of this report has."""
    raw = found.model_dump(mode="json") if isinstance(found, Record) else found
    j = Judge(gold, raw, text)
    wanted = [*j.cast.core, *j.cast.spare]

    def judged(kind: str, item: Mapping[str, Any], right: bool) -> Judged:
        return Judged(document_id, kind, item["rule"], item["confidence"], right, unseen)

    out = [
        judged("actors", item, any(a.is_gold(g) for g in wanted))
        for item, a in zip(raw.get("actors") or (), j.actors.by_id.values(), strict=True)
    ]

    def stake(role: str) -> Any:
        return lambda p, g: same_place(j.place, p, g) and j.fills(p, role, g.get(role) or ())

    fits = {
        "events": j.event, "claims": j.claim, "levers": j.lever, "scheduled": j.scheduled, "interests": stake("actor"),
        "barriers": stake("actor"), "tracks": stake("participants"), "energy": lambda p, g: same_place(j.place, p, g),
    }  # fmt: skip
    for kind, fit_ in fits.items():
        if kind in gold:
            out += [judged(kind, p, any(fit_(p, g) for g in gold[kind])) for p in raw.get(kind) or ()]
    return out


def fit(judged: Sequence[Judged], settings: Settings) -> Parameters:
    """The content of ``confidence.yaml`` without its provenance.

    1. ``mean``: the share of all judged items that are right, each kind counting once.
    2. For each kind: its rate, shrunk towards ``mean`` by ``prior_strength`` items (beta-binomial); and a logistic curve in the
       log-odds of the score, its slope by penalised maximum likelihood (``ridge``; 0 where it would be negative), its intercept such
       that the curve's mean over the kind's items is the rate.
    3. For each group of rules: the share that is right, shrunk by ``prior_strength`` items towards what the curve expects of the
       group; ``shift`` makes the curve's mean over the group that share.
    """
    kinds: dict[str, list[Judged]] = {}
    for item in judged:
        kinds.setdefault(item.kind, []).append(item)
    mean = sum(sum(i.right for i in items) / len(items) for items in kinds.values()) / len(kinds)
    return {
        "prior_strength": settings.prior_strength, "ridge": settings.ridge, "score_edge": settings.score_edge,
        "lowest": settings.lowest, "highest": settings.highest, "mean": round(mean, DIGITS),
        "kinds": {k: _curve(items, mean, settings) for k, items in kinds.items()} | {k: {"same_as": v} for k, v in BORROWED.items()},
    }  # fmt: skip


def _shrunk(right: float, n: int, prior: float, strength: float) -> float:
    return (right + strength * prior) / (n + strength)


def _curve(items: Sequence[Judged], mean: float, settings: Settings) -> Parameters:
    edge, strength = settings.score_edge, settings.prior_strength
    odds = [log_odds(min(max(i.score, edge), 1 - edge)) for i in items]
    right = sum(i.right for i in items)
    rate = _shrunk(right, len(items), mean, strength)
    slope = round(_slope(odds, [i.right for i in items], settings.ridge), DIGITS)
    level = round(_level([slope * x for x in odds], rate), DIGITS)
    groups: dict[str, list[int]] = {}
    for n, item in enumerate(items):
        groups.setdefault(group_of(item.rule), []).append(n)
    rules: dict[str, dict[str, float]] = {}
    for name, members in sorted(groups.items()):
        mine = [level + slope * odds[n] for n in members]
        good = sum(items[n].right for n in members)
        own = _shrunk(good, len(mine), sum(map(chance, mine)) / len(mine), strength)
        shift = round(_level(mine, own), DIGITS)
        rules[name] = {"judged": len(mine), "right": good, "rate": round(own, DIGITS), "shift": shift}
    return {
        "judged": len(items), "right": right, "rate": round(rate, DIGITS), "intercept": level, "slope": slope, "rules": rules,
    }  # fmt: skip


def _slope(odds: Sequence[float], right: Sequence[bool], ridge: float) -> float:
    """The slope of the logistic curve right ~ odds, with a penalty of ``ridge`` * slope^2 / 2; never negative."""
    centre = sum(odds) / len(odds)
    x = [o - centre for o in odds]
    a = b = 0.0
    for _ in range(STEPS):
        p = [chance(a + b * v) for v in x]
        w = [q * (1 - q) for q in p]
        ga = sum(y - q for y, q in zip(right, p, strict=True)) - LEVEL_RIDGE * a
        gb = sum((y - q) * v for y, q, v in zip(right, p, x, strict=True)) - ridge * b
        aa = sum(w) + LEVEL_RIDGE
        ab = sum(u * v for u, v in zip(w, x, strict=True))
        bb = sum(u * v * v for u, v in zip(w, x, strict=True)) + ridge
        det = aa * bb - ab * ab
        step_a, step_b = (bb * ga - ab * gb) / det, (aa * gb - ab * ga) / det
        largest = max(abs(step_a), abs(step_b), 1.0)  # steps of at most one keep the search from leaping off
        a, b = a + step_a / largest, b + step_b / largest
    return max(b, 0.0)


def _level(odds: Sequence[float], target: float) -> float:
    """What to add to all log-odds so that the mean probability is ``target`` (strictly between 0 and 1), by halving."""
    low, high = -WIDEST, WIDEST
    for _ in range(STEPS):
        middle = (low + high) / 2
        if sum(chance(o + middle) for o in odds) < target * len(odds):
            low = middle
        else:
            high = middle
    return (low + high) / 2


# --- how well it holds


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was said of an item and what came of it. ``before``: the score that its rule gave; ``rate``: the rate of its kind,
    whatever the rule and the score (what a probability must beat to say anything); ``after``: the calibrated probability.
    """

    kind: str
    before: float
    rate: float
    after: float
    right: bool
    unseen: bool = False


def apply(judged: Iterable[Judged], parameters: Parameters) -> list[Forecast]:
    """The probabilities of items under given parameters; a kind that these do not know gets their mean."""

    out = []
    for i in judged:
        rate = after = float(parameters["mean"])
        if i.kind in parameters["kinds"]:
            rate = float(parameters["kinds"][i.kind]["rate"])
            after = probability(i.kind, i.rule, i.score, parameters)
        out.append(Forecast(i.kind, i.score, rate, after, i.right, i.unseen))
    return out


def cross_validated(judged: Sequence[Judged], settings: Settings, folds: int) -> list[Forecast]:
    """Each item's probability from a fit without its report: reports are dealt into ``folds`` in the order of their ids."""
    documents = sorted({i.document for i in judged})
    fold = {d: n % folds for n, d in enumerate(documents)}
    out = []
    for k in range(min(folds, len(documents))):
        rest = [i for i in judged if fold[i.document] != k]
        out += apply([i for i in judged if fold[i.document] == k], fit(rest, settings))
    return out


@dataclass(frozen=True, slots=True)
class Bin:
    """Items whose probability lies in [low, high): how many, their mean probability, and the share that is right."""

    low: float
    high: float
    n: int
    mean: float
    share: float


def reliability(pairs: Sequence[tuple[float, bool]], bins: int) -> list[Bin]:
    """(probability, right) pairs in equally wide bins; empty bins are left out, and 1 belongs to the last one."""
    sorted_in: dict[int, list[tuple[float, bool]]] = {}
    for p, y in pairs:
        sorted_in.setdefault(min(int(p * bins), bins - 1), []).append((p, y))
    return [
        Bin(k / bins, (k + 1) / bins, len(v), sum(p for p, _ in v) / len(v), sum(y for _, y in v) / len(v))
        for k, v in sorted(sorted_in.items())
    ]


def calibration_error(pairs: Sequence[tuple[float, bool]], bins: int) -> float:
    """Expected calibration error: the mean distance of probability and share over bins, each item counting once. 0 of nothing."""
    return sum(b.n * abs(b.mean - b.share) for b in reliability(pairs, bins)) / len(pairs) if pairs else 0.0


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """The mean squared distance of probability and outcome: 0 is perfect, .25 what a constant .5 gets. 0 of nothing."""
    return sum((p - y) ** 2 for p, y in pairs) / len(pairs) if pairs else 0.0


__all__ = [
    "Bin", "Forecast", "Judged", "Parameters", "Settings", "apply", "brier", "calibration_error", "cross_validated", "fit", "judge",
    "reliability",
]  # fmt: skip
