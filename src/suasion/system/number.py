"""A number of a system: a value or how it may be spread, and why."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import model_validator

from suasion.errors import InputError
from suasion.play.spread import FORMS, FloatArray, Spread
from suasion.record import Record

Kind = Literal["value", "unknown", "uniform", "triangular", "normal", "beta"]

ANALYST = "analyst"
"""The reason of a number that a person set. It is never overwritten by a new draft."""

WHYS = "the id of a piece of evidence, data:..., vocab:..., or analyst"


class Number(Record):
    """``kind: values`` as in a file: ``value: [x]``, ``unknown: [low, high]`` (any value between them is as likely), or a spread of
    :data:`~suasion.play.spread.FORMS`. ``why``: ids of evidence, ``data:...``, ``vocab:...`` or ``analyst``; at least one.

    Raises ``InputError`` if it makes no sense.
    """

    kind: Kind
    values: tuple[float, ...]
    why: tuple[str, ...]

    @model_validator(mode="after")
    def _sound(self) -> Number:
        if not self.why:
            raise InputError("a number has no reason", mend=f"Write why: [{WHYS}]")
        if self.kind == "value":
            if len(self.values) != 1 or not np.isfinite(self.values[0]):
                raise InputError(
                    f"value {list(self.values)} is not one number", mend="Write {value: 0.5, why: analyst}"
                )
        else:
            self.spread()
        return self

    def spread(self) -> Spread | None:
        """How it may be spread; ``None`` for a fixed value."""
        if self.kind == "value":
            return None
        return Spread(kind="uniform" if self.kind == "unknown" else self.kind, values=self.values)

    @property
    def mean(self) -> float:
        """Its value, or the mean of the spread."""
        spread = self.spread()
        return self.values[0] if spread is None else spread.mean

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest that it can be."""
        spread = self.spread()
        return (self.values[0], self.values[0]) if spread is None else (spread.low, spread.high)

    @property
    def by_analyst(self) -> bool:
        return ANALYST in self.why

    def draw(self, n: int, seed: int, path: str) -> FloatArray:
        """``(n,)`` draws, from a stream of the path's own."""
        spread = self.spread()
        return np.full(n, self.values[0]) if spread is None else spread.draw(n, seed, path)


def fixed(value: float, *why: str) -> Number:
    """A number that is one value."""
    return Number(kind="value", values=(value,), why=why or (ANALYST,))


KINDS = ("value", "unknown", *FORMS)
"""What a number in a file may be."""
