"""A method drawn towards the base rate in log-odds: less bold, and so less often badly wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from suasion.forecast.methods.cells import rate_of_all
from suasion.forecast.methods.method import Fitted, Method, from_log_odds, log_odds
from suasion.forecast.panels.instance import Features, Instance
from suasion.forecast.settings import DEFAULT


def mix(p: float, base: float, weight: float) -> float:
    """``weight`` of p's log-odds and the rest of the base rate's."""
    return from_log_odds(weight * log_odds(p) + (1 - weight) * log_odds(base))


@dataclass(frozen=True, slots=True)
class FittedBlend:
    """What ``Blend`` has learnt."""

    inner: Fitted
    base: float
    weight: float

    def probability(self, features: Features) -> float:
        """Of the outcome."""
        return mix(self.inner.probability(features), self.base, self.weight)


@dataclass(frozen=True, slots=True)
class Blend:
    """``method`` with the weight ``weight``, the base rate with the rest."""

    method: Method
    weight: float = DEFAULT.blend_weight

    @property
    def name(self) -> str:
        """As the table of skill shows it."""
        return f"{self.method.name}+climatology"

    def fit(self, instances: Sequence[Instance]) -> FittedBlend:
        """Fit the method, count the base rate."""
        return self.of(self.method.fit(instances), instances)

    def of(self, inner: Fitted, instances: Sequence[Instance]) -> FittedBlend:
        """The same with the method fitted already."""
        return FittedBlend(inner, rate_of_all(instances).rate, self.weight)
