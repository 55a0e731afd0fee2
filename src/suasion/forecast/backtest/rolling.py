"""Rolling origin: on each day a method learns from the windows that have closed by then, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from suasion.errors import ForecastError
from suasion.forecast.methods.blend import Blend
from suasion.forecast.methods.cells import Climatology
from suasion.forecast.methods.method import Fitted, Method
from suasion.forecast.panels.instance import Instance, months_later
from suasion.forecast.settings import DEFAULT, Settings


@dataclass(slots=True)
class Judged:
    """Forecasts beside what came of them, in the order of their days. ``probabilities`` by method, the reference's too."""

    days: list[date] = field(default_factory=list)
    families: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    happened: list[bool] = field(default_factory=list)
    probabilities: dict[str, list[float]] = field(default_factory=dict)


def rolling(instances: Sequence[Instance], methods: Sequence[Method], settings: Settings = DEFAULT) -> Judged:
    """1. The first forecasts are made ``burn_in_years`` after the oldest instance. 2. On each day every method, and the base rate, learn from
    the instances whose ``closes`` is not after that day. 3. They forecast all instances of the day.

    Raises ForecastError if the instances do not reach that far.
    """
    ordered = sorted(instances, key=lambda i: i.origin)
    everyone: list[Method] = [Climatology(), *methods]
    judged = Judged(probabilities={method.name: [] for method in everyone})
    begin = months_later(ordered[0].origin, 12 * settings.burn_in_years) if ordered else date.max
    for day, group in groupby((i for i in ordered if i.origin >= begin), key=lambda i: i.origin):
        known = [instance for instance in ordered if instance.closes <= day]
        if not known:
            continue
        asked = list(group)
        judged.days += [day] * len(asked)
        judged.families += [instance.family for instance in asked]
        judged.units += [instance.unit for instance in asked]
        judged.happened += [instance.happened for instance in asked]
        fits: dict[str, Fitted] = {}
        for method in everyone:
            if isinstance(method, Blend) and method.method.name in fits:
                fitted: Fitted = method.of(fits[method.method.name], known)
            else:
                fitted = method.fit(known)
            fits[method.name] = fitted
            judged.probabilities[method.name] += [fitted.probability(instance.features) for instance in asked]
    if not judged.days:
        raise ForecastError(
            "the table is too short to judge a method on it", mend="Lower burn_in_years, or bring more years"
        )
    return judged
