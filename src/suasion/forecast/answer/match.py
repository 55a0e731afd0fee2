"""Which reference classes fit a question, from the broadest to the narrowest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from suasion.forecast.answer.record import Base
from suasion.forecast.panels.instance import Value
from suasion.forecast.rates.classes import ReferenceClass

DIGITS = 4
"""Digits of a probability that are kept: more than the interval knows."""

LANDMARK = "months"
"""The condition that a case had lasted so long: the longest that fits is taken."""


def matching(
    classes: Iterable[ReferenceClass], target: str, features: Mapping[str, Value], window_months: float
) -> list[Base]:
    """1. Of the target's classes, those whose conditions hold; a condition on a feature that is not known does not hold.
    2. Of classes that differ in their landmark only, the longest that is not longer than the case. Where that is not known: the middle one, and for
    the broadest kind of class the first and the last as well, since the truth lies between them.
    3. Of those that differ in their horizon only, the shortest that reaches the deadline, else the longest.
    """
    fits = [c for c in classes if c.target == target and _holds(c, features)]
    groups: dict[tuple[tuple[str, str | float], ...], list[ReferenceClass]] = {}
    for found in fits:
        key = tuple(sorted((k, v) for k, v in found.conditions.items() if k != LANDMARK))
        groups.setdefault(key, []).append(found)
    chosen: list[ReferenceClass] = []
    for _, group in sorted(groups.items(), key=_breadth):
        for landmark in _landmarks(group, features.get(LANDMARK), broadest=not chosen):
            chosen.append(_nearest([c for c in group if c.conditions.get(LANDMARK) == landmark], window_months))
    return [_base(found, window_months) for found in chosen]


def _breadth(item: tuple[tuple[tuple[str, str | float], ...], list[ReferenceClass]]) -> tuple[int, int]:
    """Fewest conditions first, then the most cases."""
    return len(item[0]), -max(found.n for found in item[1])


def _holds(found: ReferenceClass, features: Mapping[str, Value]) -> bool:
    mediated = {"mediated": float(features.get("style") not in ("none", None))} if "style" in features else {}
    known = {**mediated, **features}
    return all(known.get(name) == value for name, value in found.conditions.items() if name != LANDMARK)


def _landmarks(group: list[ReferenceClass], lasted: Value, *, broadest: bool) -> list[str | float | None]:
    """The landmarks that are shown, the most fitting first."""
    found = sorted({mark for c in group if (mark := c.conditions.get(LANDMARK)) is not None}, key=float)
    if not found:
        return [None]
    if isinstance(lasted, int | float):
        reached = [mark for mark in found if float(mark) <= lasted]
        return [reached[-1] if reached else found[0]]
    middle = found[len(found) // 2]
    return list(dict.fromkeys([middle, found[0], found[-1]])) if broadest else [middle]


def _nearest(group: list[ReferenceClass], window_months: float) -> ReferenceClass:
    dated = sorted((c for c in group if c.months is not None), key=lambda c: c.months or 0)
    enough = [c for c in dated if (c.months or 0) >= window_months - 0.5]  # a window of 12 months may have 365 days
    return enough[0] if enough else (dated[-1] if dated else group[0])


def _base(found: ReferenceClass, window_months: float) -> Base:
    p, low, high = found.by(window_months)
    return Base(
        title=found.title,
        outcome=found.outcome,
        source=found.source,
        k=found.k,
        n=found.n,
        months=found.months,
        probability=round(p, DIGITS),
        low=round(low, DIGITS),
        high=round(high, DIGITS),
    )
