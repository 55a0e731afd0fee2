"""What moves the answer most, and which unknown would be most worth knowing: read off the draws themselves, without new ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from suasion.play.spread import FloatArray
from suasion.record import Record
from suasion.system.ask.values import Draws

FIFTHS = 5
"""Draws are cut into fifths of a number's values."""

SURE = 4
"""Times the share that chance would show from which a number counts as moving the outcome."""

MOST = 12
"""Rows of the table."""


class Move(Record):
    """The outcome in the draws in which a number is in its lowest fifth, and in its highest. ``known``: the share of the outcome's variance that
    would go if the number were known (the first-order effect, over fifths); ``noise``: the share that as many fifths of chance would show."""

    path: str
    at_low: float
    at_high: float
    known: float
    noise: float


def moves(draws: Draws, outcome: FloatArray, *, only: Sequence[str] | None = None) -> tuple[Move, ...]:
    """The numbers that move an outcome, the most first; those that move it no more than chance would are left out.

    ``outcome`` is ``(n,)``, one value a draw.
    """
    variance = float(outcome.var())
    if variance == 0:
        return ()
    noise = (FIFTHS - 1) / len(outcome)
    found = [
        _move(path, values, outcome, variance, noise) for path, values in draws.items() if only is None or path in only
    ]
    real = [move for move in found if move is not None and move.known > SURE * noise]
    return tuple(sorted(real, key=lambda m: (-m.known, m.path))[:MOST])


def _move(path: str, values: FloatArray, outcome: FloatArray, variance: float, noise: float) -> Move | None:
    if values.max() == values.min():
        return None
    order = np.argsort(values, kind="stable")
    fifths = [float(part.mean()) for part in np.array_split(outcome[order], FIFTHS)]
    sizes = np.array([len(part) for part in np.array_split(order, FIFTHS)]) / len(order)
    centre = float((sizes * fifths).sum())
    known = float((sizes * (np.array(fifths) - centre) ** 2).sum()) / variance
    return Move(path=path, at_low=fifths[0], at_high=fifths[-1], known=known, noise=noise)
