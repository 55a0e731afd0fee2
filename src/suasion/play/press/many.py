"""Form C for many draws at once: the patron model in floating point, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from suasion.play.press.patron import Region
from suasion.play.press.patronage import Patronage

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

REGIONS: tuple[Region, ...] = get_args(Region)
"""The five regions, in the order of their numbers here."""


class PatronDraws(NamedTuple):
    """One value a draw, ``(n,)`` each. ``region``: index into ``REGIONS``. ``share``: the client's if it settles, else NaN. ``gain``: the
    patron's from pressing, before the cost of it. ``room``: how much more settling could cost the pressed client's leader (below 0: too
    little leverage). ``cut``: what carrying the threat out gains the patron over relenting (below 0: the threat is not credible)."""

    region: NDArray[np.int8]
    presses: BoolArray
    settles: BoolArray
    settles_unpressed: BoolArray
    settles_if_pressed: BoolArray
    share: FloatArray
    gain: FloatArray
    room: FloatArray
    cut: FloatArray


def patrons(v: Mapping[str, FloatArray]) -> PatronDraws:
    """Regions and outcomes of many patrons (see :func:`~suasion.play.press.patron`, whose steps these are).

    ``v`` holds ``(n,)`` arrays (or shapes that broadcast) by the names of :class:`Patronage`. In floating point a draw that stands exactly on an
    edge may fall to either side; the exact solver is :func:`~suasion.play.press.patron`.
    """
    values = np.broadcast_arrays(*(np.atleast_1d(v[name]) for name in Patronage.model_fields))
    (won, alone, own, other, leader, penalty, stake, support, sanction, peace, cost) = values
    room_alone = own + other - leader
    room = room_alone + penalty
    least_alone, least = won - own + leader, alone - own - penalty + leader
    unpressed = (room_alone >= 0) & (least_alone <= 1)
    forced = (room >= 0) & (least <= 1)
    cut = support - stake * (won - alone) - sanction
    credible = cut >= 0
    share = np.maximum(least, 0)
    settled = peace + support - stake * (won - share)
    shared = stake * (share - np.maximum(least_alone, 0))
    gain = np.where(credible, np.where(unpressed, shared, np.where(forced, settled, cut)), 0.0)
    works = credible & forced & (settled > cost)
    region = np.select(
        [unpressed, ~credible, ~forced, works],
        [REGIONS.index(name) for name in ("no_need", "not_credible", "leverage_too_small", "leverage_works")],
        REGIONS.index("not_wanted"),
    )
    pressed = ~unpressed & works
    leaves = ~unpressed & credible & ~forced & (cut > cost)
    return PatronDraws(
        region=region.astype(np.int8),
        presses=pressed | leaves,
        settles=unpressed | pressed,
        settles_unpressed=unpressed,
        settles_if_pressed=credible & forced,
        share=np.where(unpressed, np.maximum(least_alone, 0), np.where(pressed, share, np.nan)),
        gain=gain,
        room=room,
        cut=cut,
    )
