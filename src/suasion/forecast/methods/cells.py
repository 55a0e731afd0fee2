"""Rates in cells, each pulled to its parent's rate: a table that a person can check by counting.

``Cells`` takes levels from coarse to fine. A cell of n instances, k of which happened, has the rate (k + m * parent) / (n + m); the parent of the
coarsest level is the rate of all, (k + 1/2) / (n + 1). m is ``Settings.prior_weight``: with few instances a cell says what its parent says
(the mean of a Beta posterior; Efron and Morris 1975 on shrinkage).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from suasion.forecast.panels.instance import Features, Instance
from suasion.forecast.settings import DEFAULT
from suasion.record import Record

Key = Callable[[Features], str]

DURATION_MONTHS = (3, 6, 12, 24, 48, 96, 180)
"""Bounds of the bands of duration: each about twice the last, since the chance of an end falls with the logarithm."""

RECENT = 24
"""Months after a signing in which another is most likely: peace processes sign several papers, or fail, within two years."""
RECENT_MONTHS = (12, 24, 60)
"""Bounds of the finer bands since the dyad last signed."""
RECENT_ELSEWHERE_MONTHS = (24, 60)
"""The same since anybody else in the conflict signed: fewer, for it says less."""


def duration(features: Features) -> str:
    """How long the fighting has lasted."""
    return "fought " + _band(features.get("months"), DURATION_MONTHS)


def duration_and_intensity(features: Features) -> str:
    """The same, and whether last year it was a war (1000 battle deaths), less, or not yet begun.

    "unknown" is a cell that no table fills: the coarser level answers.
    """
    level = features.get("intensity")
    said = "new" if level is None else "war" if level == 2 else "minor" if level == 1 else "unknown"
    return f"{duration(features)}, {said}"


def signed(features: Features) -> str:
    """Whether the dyad has ever signed something, and lately."""
    dyad = features.get("since_dyad")
    if not isinstance(dyad, int | float):
        return "never signed"
    return f"signed within {RECENT} months" if dyad < RECENT else f"signed over {RECENT} months ago"


def signing(features: Features) -> str:
    """How lately the dyad signed something, or else somebody in the same conflict."""
    dyad, conflict = features.get("since_dyad"), features.get("since_conflict")
    if dyad is not None:
        return "signed " + _band(dyad, RECENT_MONTHS) + " ago"
    if conflict is not None:
        return "others signed " + _band(conflict, RECENT_ELSEWHERE_MONTHS) + " ago"
    return "nobody signed"


def _band(value: object, bounds: tuple[int, ...]) -> str:
    if not isinstance(value, int | float):
        return "unknown"
    return _names(bounds)[bisect_right(bounds, value)]


@cache
def _names(bounds: tuple[int, ...]) -> tuple[str, ...]:
    """The bands between the bounds, in words."""
    between = (f"{low} to {high} months" for low, high in pairwise(bounds))
    return (f"under {bounds[0]} months", *between, f"{bounds[-1]} months or more")


LEVELS: dict[str, tuple[Key, ...]] = {
    "duration": (duration, duration_and_intensity),
    "duration_alone": (duration,),
    "momentum": (signed, signing),
    "momentum_coarse": (signed,),
    "trend_week": (lambda features: f"week up: {features.get('week')}",),
    "trend_month": (lambda features: f"month up: {features.get('month')}",),
    "trend_quarter": (lambda features: f"quarter up: {features.get('quarter')}",),
}
"""The methods of this kind, by name."""


class Cell(Record):
    """k of n happened; ``rate`` is the shrunken one."""

    k: int
    n: int
    rate: float


class FittedCells(Record):
    """What ``Cells`` has learnt: a table for each level."""

    method: str
    base: Cell
    levels: tuple[dict[str, Cell], ...]

    def probability(self, features: Features) -> float:
        """The rate of the finest cell that has been seen."""
        return self.cell(features)[1].rate

    def cell(self, features: Features) -> tuple[str, Cell]:
        """The finest cell that has been seen, and its name ("all" for the base)."""
        found = ("all", self.base)
        for key, table in zip(LEVELS[self.method], self.levels, strict=True):
            name = key(features)
            if name not in table:
                break
            found = (name, table[name])
        return found


@dataclass(frozen=True, slots=True)
class Cells:
    """The method called ``name`` in ``LEVELS``."""

    name: str
    prior_weight: float = DEFAULT.prior_weight

    def fit(self, instances: Sequence[Instance]) -> FittedCells:
        """Count, then shrink level by level."""
        base = rate_of_all(instances)
        parents = [base.rate] * len(instances)
        levels: list[dict[str, Cell]] = []
        for key in LEVELS[self.name]:
            names = [key(instance.features) for instance in instances]
            n = Counter(names)
            k = Counter(name for name, instance in zip(names, instances, strict=True) if instance.happened)
            parent = dict(zip(names, parents, strict=True))  # levels are nested: a cell has one parent
            table = {
                name: Cell(
                    k=k[name],
                    n=n[name],
                    rate=(k[name] + self.prior_weight * parent[name]) / (n[name] + self.prior_weight),
                )
                for name in sorted(n)
            }
            parents = [table[name].rate for name in names]
            levels.append(table)
        return FittedCells(method=self.name, base=base, levels=tuple(levels))


def rate_of_all(instances: Sequence[Instance]) -> Cell:
    """The base rate: (k + 1/2) / (n + 1), the mean of Jeffreys' posterior, which is never 0 or 1."""
    k, n = sum(instance.happened for instance in instances), len(instances)
    return Cell(k=k, n=n, rate=(k + 0.5) / (n + 1))


@dataclass(frozen=True, slots=True)
class Climatology:
    """The base rate for everybody: the reference that every method has to beat."""

    name: str = "climatology"

    def fit(self, instances: Sequence[Instance]) -> FittedCells:
        """No level but the base."""
        return FittedCells(method=self.name, base=rate_of_all(instances), levels=())


LEVELS["climatology"] = ()
