"""What the reports say that bears on a forecast: each feature with its sentences, each for the user to overrule."""

from suasion.forecast.features.collect import collect
from suasion.forecast.features.feature import Because, Feature

__all__ = ["Because", "Feature", "collect"]
