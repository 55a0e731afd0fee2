"""Does it end, and how likely within a year: a base rate, moved by what the press stage says."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from suasion.play.spread import FloatArray
from suasion.system.ask.press import Pressed
from suasion.system.ask.values import Draws


class Settled(NamedTuple):
    """``chance``: of an agreement within 12 months, ``(n,)``; ``base``: the base rate; ``hazard``: a year, -ln(1 - chance)."""

    base: FloatArray
    chance: FloatArray

    @property
    def hazard(self) -> FloatArray:
        return np.asarray(-np.log1p(-np.minimum(self.chance, 1 - 1e-12)))


def settle(pressed: Pressed | None, draws: Draws) -> Settled:
    """The chance within 12 months over draws.

    1. Its odds start from the base rate.
    2. Where the model says that the client settles: times ``odds_if_settled``. Where it is pressed and does not: times
       ``odds_if_pressed_in_vain``. Where settling costs its leaders more than war costs both sides, so that there is no bargain that both
       prefer: times ``odds_if_no_range``, unless pressure makes it settle.
    3. No factor makes a settlement certain or impossible: a model of three parties is no oracle.
    """
    base = np.clip(draws["settle.base_rate"], 1e-9, 1 - 1e-9)
    if pressed is None:
        return Settled(base, base)
    found, numbers = pressed.found, pressed.numbers
    no_range = numbers["leader_cost"] > numbers["client_cost"] + numbers["opponent_cost"]
    factor = np.where(found.settles, draws["settle.odds_if_settled"], 1.0)
    factor = factor * np.where(found.presses & ~found.settles, draws["settle.odds_if_pressed_in_vain"], 1.0)
    factor = factor * np.where(no_range & ~found.settles, draws["settle.odds_if_no_range"], 1.0)
    odds = base / (1 - base) * factor
    return Settled(base, odds / (1 + odds))
