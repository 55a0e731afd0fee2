"""A number that is not known: how it may be spread, and draws from it."""

from __future__ import annotations

import hashlib
import math
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from suasion.errors import InputError
from suasion.record import Record

FloatArray = NDArray[np.float64]
Kind = Literal["uniform", "triangular", "normal", "beta"]

FORMS: dict[str, tuple[str, ...]] = {
    "uniform": ("low", "high"),
    "triangular": ("low", "mode", "high"),
    "normal": ("mean", "deviation", "low", "high"),
    "beta": ("a", "b", "low", "high"),
}
"""The values of each kind. A normal is cut off at its ends; a beta runs between them."""


class Spread(Record):
    """``values`` in the order of ``FORMS[kind]``, in the unit of what is spread. Raises ``InputError`` if they make no sense."""

    kind: Kind
    values: tuple[float, ...]

    @model_validator(mode="after")
    def _sound(self) -> Spread:
        form = FORMS[self.kind]
        mend = f"Write {{{self.kind}: [{', '.join(form)}]}}"
        if len(self.values) != len(form) or not all(map(math.isfinite, self.values)):
            raise InputError(f"{self.kind} {list(self.values)} is not {len(form)} numbers", mend=mend)
        if not self.low < self.high:
            raise InputError(f"{self.kind}: low {self.low:g} is not below high {self.high:g}", mend=mend)
        first, second = self.values[0], self.values[1]
        if self.kind == "triangular" and not self.low <= second <= self.high:
            raise InputError(f"triangular: mode {second:g} is not between the ends", mend=mend)
        if self.kind == "normal" and not (second > 0 and self.low <= first <= self.high):
            raise InputError("normal: the mean is not between the ends, or the deviation is not above 0", mend=mend)
        if self.kind == "beta" and not (first > 0 and second > 0):
            raise InputError("beta: a and b are not above 0", mend=mend)
        return self

    @property
    def low(self) -> float:
        """The lowest it can be."""
        return self.values[FORMS[self.kind].index("low")]

    @property
    def high(self) -> float:
        """The highest it can be."""
        return self.values[FORMS[self.kind].index("high")]

    @property
    def mean(self) -> float:
        """Its expected value."""
        first, second = self.values[0], self.values[1]
        if self.kind == "triangular":
            return (self.low + second + self.high) / 3
        if self.kind == "beta":
            return self.low + (self.high - self.low) * first / (first + second)
        if self.kind == "normal":
            z = NormalDist()
            a, b = (self.low - first) / second, (self.high - first) / second
            return first + second * (z.pdf(a) - z.pdf(b)) / (z.cdf(b) - z.cdf(a))
        return (self.low + self.high) / 2

    def draw(self, n: int, seed: int, name: str) -> FloatArray:
        """``(n,)`` draws. Each name has its own stream: the same seed and name give the same draws, whatever else is drawn."""
        digest = hashlib.sha256(name.encode()).digest()
        rng = np.random.default_rng([seed, *np.frombuffer(digest[:16], dtype="<u4").tolist()])
        first, second = self.values[0], self.values[1]
        if self.kind == "triangular":
            return rng.triangular(self.low, second, self.high, n)
        if self.kind == "beta":
            return self.low + (self.high - self.low) * rng.beta(first, second, n)
        if self.kind == "normal":
            z = NormalDist(first, second)
            at = z.cdf(self.low) + (z.cdf(self.high) - z.cdf(self.low)) * rng.random(n)
            # An end far out in a tail rounds to 0 or 1, where the inverse is not defined.
            inside = np.clip(at, 1e-15, 1 - 1e-15).tolist()
            return np.clip([z.inv_cdf(p) for p in inside], self.low, self.high)
        return rng.uniform(self.low, self.high, n)
