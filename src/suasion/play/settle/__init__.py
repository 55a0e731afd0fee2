"""SETTLE: war or settlement? Small closed models, one question each.

Is there a deal that beats war: :func:`bargaining_range`. Does a side risk or choose war all the same: :func:`screening`,
:func:`two_types`, :func:`preventive_war`, :func:`random_walk_beliefs`. How a war goes: :func:`random_walk_war`. Pressure from outside:
:func:`third_party_leverage`, :func:`sanctions_threat`. Who counts in a vote: :func:`power_indices`. Choices with errors:
:func:`logit_qre`.
"""

from __future__ import annotations

from suasion.play.settle.beliefs import Beliefs, random_walk_beliefs
from suasion.play.settle.fearon import War, bargaining_range
from suasion.play.settle.forts import Forts, random_walk_war
from suasion.play.settle.inequality import Inequality
from suasion.play.settle.leverage import Leverage, third_party_leverage
from suasion.play.settle.power import power_indices
from suasion.play.settle.qre import Game, logit_qre
from suasion.play.settle.sanctions import Threat, sanctions_threat
from suasion.play.settle.screening import UnknownCost, screening
from suasion.play.settle.shift import Shift, preventive_war
from suasion.play.settle.two_types import TwoTypes, two_types
from suasion.play.settle.vote import Vote

__all__ = [
    "Beliefs",
    "Forts",
    "Game",
    "Inequality",
    "Leverage",
    "Shift",
    "Threat",
    "TwoTypes",
    "UnknownCost",
    "Vote",
    "War",
    "bargaining_range",
    "logit_qre",
    "power_indices",
    "preventive_war",
    "random_walk_beliefs",
    "random_walk_war",
    "sanctions_threat",
    "screening",
    "third_party_leverage",
    "two_types",
]
