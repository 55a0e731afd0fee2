"""From counts of evidence to a number: pseudo-counts of a beta distribution, with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from suasion.system.number import Number

DIGITS = 3
"""Decimals of pseudo-counts in a file."""


class Signal(NamedTuple):
    """One piece of evidence for the high end (``weight`` above 0) or the low end (below 0). ``source``: the story it stands in."""

    weight: float
    id: str
    source: str


def capped(signals: Iterable[Signal], most: float) -> tuple[float, float]:
    """The weights towards high and low. One source adds no more than ``most`` to either: repetition is not confirmation."""
    by_source: dict[tuple[str, bool], float] = defaultdict(float)
    for signal in signals:
        by_source[signal.source, signal.weight > 0] += abs(signal.weight)
    high = sum(min(weight, most) for (_, up), weight in sorted(by_source.items()) if up)
    low = sum(min(weight, most) for (_, up), weight in sorted(by_source.items()) if not up)
    return high, low


def beta(
    prior: Sequence[float],
    high: float,
    low: float,
    *,
    most: float,
    ends: Sequence[float] = (0.0, 1.0),
    why: Sequence[str],
) -> Number:
    """``{beta: [a, b, low, high]}``: pseudo-counts of the prior plus those of evidence.

    If they add up to more than ``most``, all are scaled down to it: however much is said, a number keeps a width.
    """
    a, b = prior[0] + high, prior[1] + low
    scale = min(1.0, most / (a + b))
    values = (round(a * scale, DIGITS), round(b * scale, DIGITS), float(ends[0]), float(ends[1]))
    return Number(kind="beta", values=values, why=tuple(why))


def ids(signals: Iterable[Signal], *, most: int = 12) -> tuple[str, ...]:
    """The ids of the evidence, the heaviest first, each once."""
    ranked = sorted(signals, key=lambda s: (-abs(s.weight), s.id))
    return tuple(dict.fromkeys(s.id for s in ranked))[:most]
