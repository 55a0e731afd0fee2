"""From a challenge to a bargain: where the two would meet."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.spatial.options import Meeting

EVEN = 1e-6
"""Keeps weights apart from 0 where a dimension matters to neither side."""

GRID = 1e4
"""Meeting points are rounded to 1/GRID of the scale, as the program does: nearer differences have no meaning."""


class Deal(NamedTuple):
    """``initiator`` would move to ``first`` ``(d,)``, ``receiver`` to ``second`` ``(d,)``, both from 0 to 1."""

    initiator: int
    receiver: int
    first: FloatArray
    second: FloatArray


def meet(
    x: FloatArray, y: FloatArray, s: FloatArray, r: FloatArray, chance: float, how: Meeting
) -> tuple[FloatArray, FloatArray]:
    """Where two actors meet, by dimension: positions ``x`` and ``y``, saliences ``s`` and ``r``, and the first one's chance.

    1. ``S1P1`` and ``S2P2``: both go to the mean of the positions, weighted by salience and chance of winning (or their
       squares): who cares and can win moves little.
    2. ``S2PMax``: only the weaker moves, by the lead in chances, and less on what it cares for.
    """
    if how == "S2PMax":
        lead, lag = max(0.0, 2 * chance - 1), max(0.0, 1 - 2 * chance)
        go = lag * r**2 / (lag * r**2 + EVEN + (1 - lag) * s**2)
        come = lead * s**2 / (lead * s**2 + EVEN + (1 - lead) * r**2)
        return x + go * (y - x), y + come * (x - y)
    power = 1 if how == "S1P1" else 2
    w, v = (s * chance) ** power, (r * (1 - chance)) ** power
    first = ((w + EVEN) * x + v * y) / (w + v + EVEN)
    second = (w * x + (v + EVEN) * y) / (w + v + EVEN)
    return np.floor(first * GRID + 0.5) / GRID, np.floor(second * GRID + 0.5) / GRID
