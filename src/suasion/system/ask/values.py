"""The numbers of a system drawn many times, with the changes of an intervention on the same draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

import numpy as np

from suasion.play.spread import FloatArray
from suasion.system.model import System
from suasion.system.paths import numbers

Draws = Mapping[str, FloatArray]
"""``(n,)`` values of every number, by its path."""

UNIT = ("salience", "position", "strength", "support_share", "reach")
"""Last parts of paths whose numbers lie between 0 and 1."""


class Change(NamedTuple):
    """One number under an intervention: ``set`` to a value, or ``add`` one to each draw (never below 0, and 0 to 1 where that is its range)."""

    path: str
    how: Literal["set", "add"]
    value: float


def draw_all(system: System, n: int, seed: int) -> dict[str, FloatArray]:
    """Every number drawn ``n`` times, each from a stream of its own path: a change of one leaves the draws of all others alone."""
    return {path: number.draw(n, seed, path) for path, number in numbers(system).items()}


def means(system: System) -> dict[str, FloatArray]:
    """Every number at its mean, as one draw."""
    return {path: np.array([number.mean]) for path, number in numbers(system).items()}


def changed(draws: Draws, changes: Iterable[Change]) -> dict[str, FloatArray]:
    """The draws with the changes made, in their order."""
    out = dict(draws)
    for path, how, value in changes:
        now = out[path]
        after = np.full_like(now, value) if how == "set" else np.maximum(now + value, 0)
        out[path] = np.minimum(after, 1) if path.rpartition(".")[2] in UNIT else after
    return out
