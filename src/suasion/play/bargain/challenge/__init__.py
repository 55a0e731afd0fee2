"""The expected utility challenge model (Bueno de Mesquita; Scholz, Calbert and Smith)."""

from __future__ import annotations

from suasion.play.bargain.challenge.offers import Offer
from suasion.play.bargain.challenge.reading import REPLICA, Reading
from suasion.play.bargain.challenge.rounds import (
    ChallengeAnswer,
    ChallengeResult,
    ChallengeWitness,
    Moves,
    Round,
    challenge,
)

__all__ = [
    "REPLICA",
    "ChallengeAnswer",
    "ChallengeResult",
    "ChallengeWitness",
    "Moves",
    "Offer",
    "Reading",
    "Round",
    "challenge",
]
