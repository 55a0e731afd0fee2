"""How sure an item is: the probability that it is right, fitted to how often items of its rule were right on annotated reports.

The rules and the language model give each item a score from 0 to 1 that only ranks. ``calibrate`` turns it into a probability:

1. The kind's curve: log-odds = ``intercept`` + ``slope`` x log-odds of the score (the slope is never negative).
2. The rule's ``shift`` of these log-odds: by how much items of this group of rules are right more or less often than the curve
   says, shrunk towards it where few were judged. A rule that was never judged has no shift, and so gets its kind's rate.

All numbers are in ``vocab/confidence.yaml``, which ``scripts/calibrate.py`` writes; ``docs/calibration.md`` says how well they hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from suasion.evidence.model import Document, Event
from suasion.vocab import load

ITEMS = ("events", "other_acts", "claims", "levers", "interests", "barriers", "tracks", "scheduled", "energy")
"""The kinds of items of a document, besides its actors."""
DIGITS = 3
INFERRED = "inferred"
"""Word in the name of a rule that had to guess a party: such items form a group of their own."""

_raw: ContextVar[bool] = ContextVar("raw", default=False)


def group_of(rule: str) -> str:
    """The group of a rule: its name without the word that it fired on. "verb: sign (target inferred)" -> "verb, inferred"."""
    name = rule.split(":")[0].strip() or "no rule"
    return f"{name}, {INFERRED}" if INFERRED in rule and INFERRED not in name else name


def log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def chance(odds: float) -> float:
    """The probability of log-odds; exact for large values of either sign."""
    if odds >= 0:
        return 1 / (1 + math.exp(-odds))
    return math.exp(odds) / (1 + math.exp(odds))


def probability(kind: str, rule: str, score: float, parameters: Mapping[str, Any] | None = None) -> float:
    """The probability that an item of ``kind`` found by ``rule`` with ``score`` (0..1) is right; strictly between 0 and 1.

    ``parameters``: the content of ``confidence.yaml`` (default: as shipped). Raises KeyError for a kind that it does not name.
    """
    known = load("confidence") if parameters is None else parameters
    edge = float(known["score_edge"])
    curve = _curve(known, kind)
    odds = curve["intercept"] + curve["slope"] * log_odds(min(max(score, edge), 1 - edge))
    odds += curve["rules"].get(group_of(rule), {}).get("shift", 0.0)
    return min(max(chance(odds), float(known["lowest"])), float(known["highest"]))


def _curve(known: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    curve: Mapping[str, Any] = known["kinds"][kind]
    while "same_as" in curve:
        curve = known["kinds"][curve["same_as"]]
    return curve


def basis(kind: str, rule: str) -> str:
    """What the confidence of an item rests on, in a line: how many items of its group of rules (else of its kind) were right."""
    curve = _curve(load("confidence"), kind)
    group = group_of(rule)
    if counts := curve["rules"].get(group):
        return f"of {counts['judged']} judged items by “{group}” {counts['right']} were right"
    return f"“{group}” was never judged; of {curve['judged']} judged items of its kind {curve['right']} were right"


def calibrate(document: Document) -> Document:
    """The document with the scores of its items and actors turned into probabilities, less the guesses that are too unlikely to be told
    (``vocab/least_sure.yaml``). Call it once, on what the rules gave."""
    if _raw.get():
        return document
    changed: dict[str, Any] = {}
    for kind in ("actors", *ITEMS):
        changed[kind] = tuple(
            item.model_copy(update={"confidence": round(probability(kind, item.rule, item.confidence), DIGITS)})
            for item in getattr(document, kind)
        )
    changed["events"] = _likely_enough(changed["events"])
    return document.model_copy(update=changed)


def _likely_enough(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events less the unlikely guesses; what repeated one of these stands for itself."""
    least = float(load("least_sure")["guesses"])
    kept = [e for e in events if e.confidence >= least or not (INFERRED in e.rule or e.rule.startswith("seen"))]
    known = {e.id for e in kept}
    return tuple(e if e.same_as in known else e.model_copy(update={"same_as": None}) for e in kept)


@contextmanager
def raw_scores() -> Iterator[None]:
    """Within it ``calibrate`` leaves the scores as the rules gave them: what a new calibration is fitted to."""
    token = _raw.set(True)
    try:
        yield
    finally:
        _raw.reset(token)


def at_least(document: Document, minimum: float) -> Document:
    """The document with only those items that are at least so sure. Its actors stay: items name them."""
    if minimum <= 0:
        return document
    kept = {k: tuple(i for i in getattr(document, k) if i.confidence >= minimum) for k in ITEMS}
    return document.model_copy(update=kept)


__all__ = ["ITEMS", "at_least", "basis", "calibrate", "chance", "group_of", "log_odds", "probability", "raw_scores"]
