"""BARGAIN: where do the parties end up? Rival models, side by side.

On one scale (:class:`Issue`): :func:`weighted_mean` (always show it), :func:`weighted_median`, :func:`challenge`. Over one pie:
:func:`nash`, :func:`rubinstein`. On several issues: :func:`exchange` (:class:`Table`), :func:`spatial` (:class:`Space`).
"""

from __future__ import annotations

from suasion.play.bargain.actors import Actor, Issue
from suasion.play.bargain.challenge import REPLICA, Reading, challenge
from suasion.play.bargain.exchange import ExchangeOptions, Stake, Table, exchange
from suasion.play.bargain.mean import weighted_mean
from suasion.play.bargain.median import weighted_median
from suasion.play.bargain.nash import Pie, nash
from suasion.play.bargain.rubinstein import Patience, rubinstein
from suasion.play.bargain.spatial import Space, SpatialActor, SpatialOptions, spatial

__all__ = [
    "REPLICA",
    "Actor",
    "ExchangeOptions",
    "Issue",
    "Patience",
    "Pie",
    "Reading",
    "Space",
    "SpatialActor",
    "SpatialOptions",
    "Stake",
    "Table",
    "challenge",
    "exchange",
    "nash",
    "rubinstein",
    "spatial",
    "weighted_mean",
    "weighted_median",
]
