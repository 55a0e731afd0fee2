"""A logit with a ridge penalty, fitted by iteratively reweighted least squares.

For the handful of terms and few hundred crises that we have; the penalty pulls what they cannot tell to the base rate.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from suasion.forecast.methods.method import from_log_odds
from suasion.forecast.panels.instance import Features, Instance
from suasion.forecast.settings import DEFAULT
from suasion.forecast.tables.icb import FULL_WAR, SERIOUS_CLASHES
from suasion.record import Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

Terms = Callable[[Features], dict[str, float]]

MOST_STEPS = 50
"""Newton steps: a penalised logit needs about six."""
STILL = 1e-10
"""A step this small, in standardised weights, is the end."""
INTERCEPT_RIDGE = 1e-6
"""The intercept is not shrunk; this only keeps a sample in which all happened from running off."""
DIGITS = 9
"""Digits of a weight that are kept: linear algebra differs beyond them from machine to machine."""
FLAT = 1e-12
"""A term with a smaller spread than this is constant, and is left at weight 0."""


def style(features: Features) -> dict[str, float]:
    """Whether the crisis is mediated, and whether more actively than by facilitation."""
    said = features.get("style")
    return {
        "mediated": float(said not in ("none", None)),
        "formulation": float(said == "formulation"),
        "manipulation": float(said == "manipulation"),
    }


def style_and_violence(features: Features) -> dict[str, float]:
    """The same, with the violence of the crisis and whether it is part of a protracted conflict."""
    violence = features.get("violence")
    return {
        **style(features),
        "serious clashes": float(violence == SERIOUS_CLASHES),
        "full-scale war": float(violence == FULL_WAR),
        "protracted": float(bool(features.get("protracted"))),
    }


TERMS: dict[str, Terms] = {"conditional": style, "conditional_violence": style_and_violence}
"""The methods of this kind, by name."""


class FittedLogit(Record):
    """Weights on standardised terms, and their covariance (intercept first)."""

    method: str
    k: int
    n: int
    names: tuple[str, ...]
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]

    def row(self, features: Features) -> list[float]:
        """The standardised terms, after a 1 for the intercept."""
        terms = TERMS[self.method](features)
        return [1.0, *((terms[n] - m) / s for n, m, s in zip(self.names, self.mean, self.spread, strict=True))]

    def log_odds(self, features: Features) -> float:
        """Of the outcome."""
        return sum(w * x for w, x in zip(self.weights, self.row(features), strict=True))

    def probability(self, features: Features) -> float:
        """Of the outcome."""
        return from_log_odds(self.log_odds(features))

    def difference(self, features: Features, other: Features) -> tuple[float, float]:
        """By how much the log-odds differ from ``other``'s, and the standard error of that."""
        gap = [a - b for a, b in zip(self.row(features), self.row(other), strict=True)]
        variance = sum(
            a * c * b for a, row in zip(gap, self.covariance, strict=True) for b, c in zip(gap, row, strict=True)
        )
        return sum(w * g for w, g in zip(self.weights, gap, strict=True)), max(variance, 0.0) ** 0.5


@dataclass(frozen=True, slots=True)
class Logit:
    """The method called ``name`` in ``TERMS``."""

    name: str
    ridge: float = DEFAULT.ridge

    def fit(self, instances: Sequence[Instance]) -> FittedLogit:
        """1. Standardise the terms. 2. Newton steps on the penalised log-likelihood until they stand still. 3. The covariance is the inverse
        of its curvature there. Le Cessie and van Houwelingen (1992).
        """
        import numpy as np

        rows = [TERMS[self.name](instance.features) for instance in instances]
        names = tuple(rows[0])
        terms = np.array([[row[name] for name in names] for row in rows], float)
        happened = np.array([instance.happened for instance in instances], float)
        mean, spread = terms.mean(axis=0), terms.std(axis=0)
        spread[spread < FLAT] = 1.0
        design = np.column_stack([np.ones(len(rows)), (terms - mean) / spread])
        weights, curvature = newton(design, happened, self.ridge)
        return FittedLogit(
            method=self.name,
            k=int(happened.sum()),
            n=len(rows),
            names=names,
            mean=_kept(mean),
            spread=_kept(spread),
            weights=_kept(weights),
            covariance=tuple(map(_kept, np.linalg.inv(curvature))),
        )


def _kept(values: Numbers) -> tuple[float, ...]:
    return tuple(round(value, DIGITS) for value in values.tolist())


def newton(design: Numbers, happened: Numbers, ridge: float) -> tuple[Numbers, Numbers]:
    """The weights that make ``happened`` (0 or 1) likeliest, and the curvature there. The first column of ``design`` is the intercept, which
    alone is not shrunk.
    """
    import numpy as np

    penalty = np.diag([INTERCEPT_RIDGE] + [max(ridge, INTERCEPT_RIDGE)] * (design.shape[1] - 1))
    start = (happened.sum() + 0.5) / (happened.size + 1)
    weights = np.zeros(design.shape[1])
    weights[0] = np.log(start / (1 - start))
    for _ in range(MOST_STEPS):
        p = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        curvature = (design * (p * (1 - p))[:, None]).T @ design + penalty
        step = np.linalg.solve(curvature, design.T @ (happened - p) - penalty @ weights)
        weights = weights + step
        if np.abs(step).max() < STILL:
            break
    return weights, curvature
