"""The spatial model of bargaining on several dimensions (KTAB)."""

from __future__ import annotations

from suasion.play.bargain.spatial.options import SpatialOptions
from suasion.play.bargain.spatial.run import Challenge, Move, SpatialAnswer, SpatialResult, SpatialWitness, spatial
from suasion.play.bargain.spatial.space import Space, SpatialActor

__all__ = [
    "Challenge",
    "Move",
    "Space",
    "SpatialActor",
    "SpatialAnswer",
    "SpatialOptions",
    "SpatialResult",
    "SpatialWitness",
    "spatial",
]
