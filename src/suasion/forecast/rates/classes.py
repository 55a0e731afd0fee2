"""A reference class: of n like cases, k had it happen within so many months."""

from __future__ import annotations

from collections.abc import Mapping

from suasion.forecast.rates.beta import LEVEL, jeffreys
from suasion.forecast.rates.hazard import within
from suasion.record import Record

DIGITS = 6


class ReferenceClass(Record):
    """``title`` finishes "of n ..."; ``outcome`` says what k of them did. ``months`` is None for "ever".

    ``conditions`` say what puts a case into the class, by feature. ``low`` and ``high``: the Jeffreys interval.
    """

    target: str
    title: str
    outcome: str
    source: str
    conditions: dict[str, str | float]
    months: int | None
    k: int
    n: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        """(k + 1/2) / (n + 1): the mean of the Jeffreys posterior, never 0 or 1."""
        return (self.k + 0.5) / (self.n + 1)

    def by(self, months: float) -> tuple[float, float, float]:
        """Probability, low and high within another time, at the same hazard. A class of "ever" is left as it is."""
        if self.months is None:
            return self.rate, self.low, self.high
        return (
            within(self.rate, self.months, months),
            within(self.low, self.months, months),
            within(self.high, self.months, months),
        )


def reference_class(
    target: str,
    title: str,
    outcome: str,
    source: str,
    conditions: Mapping[str, str | float],
    months: int | None,
    k: int,
    n: int,
    level: float = LEVEL,
) -> ReferenceClass:
    """The class with its interval."""
    low, high = jeffreys(k, n, level)
    return ReferenceClass(
        target=target,
        title=title,
        outcome=outcome,
        source=source,
        conditions=dict(conditions),
        months=months,
        k=k,
        n=n,
        low=round(low, DIGITS),
        high=round(high, DIGITS),
    )
