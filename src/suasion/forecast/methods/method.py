"""What a method is."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import Protocol

from suasion.forecast.panels.instance import Features, Instance


class Fitted(Protocol):
    """A method that has learnt."""

    def probability(self, features: Features) -> float:
        """Strictly between 0 and 1."""
        ...


class Method(Protocol):
    """A method that can learn. ``name`` is what the table of skill calls it."""

    @property
    def name(self) -> str: ...

    def fit(self, instances: Sequence[Instance]) -> Fitted: ...


def log_odds(p: float) -> float:
    """ln(p / (1 - p))."""
    return log(p / (1 - p))


def from_log_odds(x: float) -> float:
    """The probability, without overflow at either end."""
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))
