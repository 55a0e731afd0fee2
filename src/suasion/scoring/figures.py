"""A figure with its interval, and how the interval comes about: whole documents are drawn again, with replacement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
SEED = 20240229  # any fixed number: the same counts give the same interval in every run
COVERAGE = 0.95

Counts = NDArray[np.float64]
"""Shape (..., k): sums over documents, the last axis is what the statistic reads."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A point estimate with its 95 % bootstrap interval; ``n`` is the number of documents (or sentences) it rests
    on.
    """

    point: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Named figures ("events.f1"), in a fixed order."""

    figures: Mapping[str, Figure]

    def __getitem__(self, name: str) -> Figure:
        return self.figures[name]


def scores(figures: Mapping[str, Figure]) -> Scores:
    return Scores(MappingProxyType(dict(figures)))


def ratio(a: Counts, b: Counts) -> Counts:
    """``a / b``, and 0 where ``b`` is 0."""
    return np.divide(a, b, out=np.zeros_like(a, dtype=np.float64), where=b != 0)


def precision(c: Counts) -> Counts:
    """Counts are (right, found, wanted)."""
    return ratio(c[..., 0], c[..., 1])


def recall(c: Counts) -> Counts:
    return ratio(c[..., 0], c[..., 2])


def f1(c: Counts) -> Counts:
    """Harmonic mean of precision and recall; 0 if nothing is right."""
    p, r = precision(c), recall(c)
    return ratio(2 * p * r, p + r)


def figure(rows: Sequence[Sequence[float]], statistic: Callable[[Counts], Counts]) -> Figure:
    """``statistic`` of the summed ``rows`` (one row of counts for each document), with its interval.

    1. Sum the rows: the point estimate. 2. Draw as many documents as there are, with replacement, ``RESAMPLES``
    times, and take the statistic of each draw's sums. 3. The interval holds the middle 95 % of these.
    """
    if not rows:
        return Figure(0.0, 0.0, 0.0, 0)
    table = np.asarray(rows, dtype=np.float64)
    n = len(table)
    point = float(statistic(table.sum(axis=0)))
    picks = np.random.default_rng(SEED).integers(0, n, size=(RESAMPLES, n))
    times = np.zeros((RESAMPLES, n))
    np.add.at(times, (np.arange(RESAMPLES)[:, None], picks), 1.0)
    drawn = statistic(times @ table)
    tail = (1 - COVERAGE) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return Figure(point, float(low), float(high), n)


def three(name: str, rows: Sequence[Sequence[float]]) -> dict[str, Figure]:
    """Precision, recall and F1 of (right, found, wanted) rows, as ``name.p``, ``name.r``, ``name.f1``."""
    return {f"{name}.{k}": figure(rows, s) for k, s in (("p", precision), ("r", recall), ("f1", f1))}
