"""Scores of forecasts: Brier, logarithmic, ranked probability, CRPS; decomposition; skill with its interval."""

from suasion.forecast.score.decompose import Decomposition, decompose
from suasion.forecast.score.discriminate import auc
from suasion.forecast.score.reliability import Bin, reliability
from suasion.forecast.score.rules import brier, brier_two_sided, crps, log_score, rps
from suasion.forecast.score.skill import Skill, skill

__all__ = [
    "Bin",
    "Decomposition",
    "Skill",
    "auc",
    "brier",
    "brier_two_sided",
    "crps",
    "decompose",
    "log_score",
    "reliability",
    "rps",
    "skill",
]
