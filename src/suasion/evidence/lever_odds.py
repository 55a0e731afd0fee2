"""How likely it is that what a rule or the language model takes for a lever is one.

A word of dependence, an act that names an instrument, a hold that the model sees: each says something, none says it surely. Their log-odds add
up from named weights (``vocab/lever_odds.yaml``), fitted by ``scripts/fit_levers.py`` to reports that the model has not learnt from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from suasion.evidence.confidence import INFERRED, chance, log_odds
from suasion.evidence.parties import sides
from suasion.evidence.pointing import phrase_at
from suasion.evidence.reading import Reading
from suasion.language.model import Pointer
from suasion.vocab import load

Parties = tuple[str, ...]


def accepted(probability: float) -> bool:
    """Whether a lever so likely is told."""
    return probability >= float(_known()["accepted"])


def probability(r: Reading, start: int, end: int, holder: Parties, over: Parties, kind: str, rule: str) -> float:
    """The probability that ``holder`` has a lever of ``kind`` over ``over``, by what stands between ``start`` and ``end``.

    1. The features of the lever: see ``features``.
    2. Their weights add up to log-odds.
    """
    weights = _known()["weights"]
    found = features(r, start, end, holder, over, kind, rule)
    return chance(sum(weights.get(name, 0.0) * value for name, value in found.items()))


def features(
    r: Reading, start: int, end: int, holder: Parties, over: Parties, kind: str, rule: str
) -> dict[str, float]:
    """Name -> value of what speaks for or against a lever; all but the first three are 0 or 1, and left out where they are 0.

    ``both``, ``part``: log-odds of the model's probability that a word here tells a hold of this holder over this side, or a hold of which one of the
    two is right. ``act: T``, ``pressing``, ``stated``, ``seen``: what told it.
    """
    way, _, word = rule.partition(": ")
    both, part = _agreement(r, start, end, holder, over)
    told = _told(way, word)
    held, whose = (getattr(r.actor(side[0]), "type", "") for side in (over, holder))
    facts = {
        "inferred": INFERRED in rule,
        "own side": bool(sides(r, holder) & sides(r, over)),
        "over people": held in _types("people"),
        "over an organisation": held in _types("organisations"),
        "held by power": whose in _types("power"),
        "hard means": kind in _known()["hard_means"],
        "no means": kind == "influence",
    }
    return {"all": 1.0, "both": both, "part": part, told: 1.0} | {name: 1.0 for name, true in facts.items() if true}


def _told(way: str, word: str) -> str:
    """The feature of the rule: a kind of act, the model, a verb of pressing, or a hold that is stated ("arms the group" is one)."""
    if way == "act":
        act = word.split()[0]
        return f"act: {act if act in _known()['acts'] else 'other'}"
    pressing = way == "pressing" and word not in _known()["keeping"]
    return way if way == "seen" or pressing else "stated"


def _agreement(r: Reading, start: int, end: int, holder: Parties, over: Parties) -> tuple[float, float]:
    """Log-odds that the model sees this hold, and that it sees one with this holder or this other side."""
    both = part = 0.0
    mine, theirs = sides(r, holder), sides(r, over)
    for at, hold in r.analysis.holds.items():
        if start <= at < end:
            has = sum(_pointing_at(r, hold.holder, mine))
            held = sum(_pointing_at(r, hold.over, theirs))
            both = max(both, hold.score * has * held)
            part = max(part, hold.score * has, hold.score * held)
    edge = float(_known()["edge"])
    low, high = (log_odds(min(max(p, edge), 1 - edge)) for p in (both, part))
    return low, high


def _pointing_at(r: Reading, to: Iterable[Pointer], side: frozenset[str]) -> Iterator[float]:
    """The probabilities of the words that stand for a side."""
    return (p.score for p in to if side & sides(r, phrase_at(r, p.start, False)))


def _types(name: str) -> frozenset[str]:
    return frozenset(_known()["types"][name])


def _known() -> dict[str, Any]:
    known: dict[str, Any] = load("lever_odds")
    return known
