"""Actors with positions on several dimensions at once: the input of the spatial model."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
from pydantic import model_validator

from suasion.errors import EmptyInput, InputError
from suasion.play.bargain.actors import FloatArray
from suasion.record import Record

PERCENT = 100.0
"""Saliences are given in percent of an actor's whole attention."""

SLACK = 0.5
"""Percent by which an actor's saliences may add up to more than 100: what rounding each to two decimals can do, and more."""


class SpatialActor(Record):
    """``position`` and ``salience`` (percent; together at most 100) by dimension; ``capability`` in any unit, not negative."""

    name: str
    capability: float
    position: tuple[float, ...]
    salience: tuple[float, ...]

    @model_validator(mode="after")
    def _sound(self) -> SpatialActor:
        if len(self.position) != len(self.salience) or not self.position:
            raise InputError(
                f"{len(self.position)} positions and {len(self.salience)} saliences",
                where=self.name,
                mend="Give one of each for each dimension",
            )
        if not all(map(math.isfinite, (self.capability, *self.position, *self.salience))):
            raise InputError("a value is not a number", where=self.name, mend="Give numbers, or leave the actor out")
        if self.capability < 0 or min(self.salience) < 0:
            raise InputError("a capability or a salience is below 0", where=self.name, mend="Give 0 or more")
        total = sum(self.salience)
        if not 0 < total <= PERCENT + SLACK:
            raise InputError(
                f"the saliences add up to {total:g} percent",
                where=self.name,
                mend="They must add up to 1 to 100 percent",
            )
        return self


class Space(Record):
    """The actors and the scale of every dimension. ``accommodation``: how far each actor's ideal follows the positions of all
    (rows: actors, each adding up to at most 1); left out, an actor's ideal is where it stands."""

    actors: tuple[SpatialActor, ...]
    low: float = 0.0
    high: float = 100.0
    accommodation: tuple[tuple[float, ...], ...] | None = None

    @model_validator(mode="after")
    def _sound(self) -> Space:
        if not self.actors:
            raise EmptyInput("there are no actors", mend="Name at least one actor")
        if not self.low < self.high:
            raise InputError(f"the scale runs from {self.low:g} to {self.high:g}", mend="Give low < high")
        names = [actor.name for actor in self.actors]
        times = Counter(names)
        for actor in self.actors:
            if times[actor.name] > 1:
                raise InputError("two actors have this name", where=actor.name, mend="Rename one, or join them")
            if len(actor.position) != len(self.actors[0].position):
                raise InputError(
                    f"{len(actor.position)} dimensions, but {names[0]} has {len(self.actors[0].position)}",
                    where=actor.name,
                )
            if not all(self.low <= x <= self.high for x in actor.position):
                raise InputError(
                    f"a position is off the scale ({self.low:g} to {self.high:g})",
                    where=actor.name,
                    mend="Correct the position, or give the ends of the scale",
                )
        if not any(actor.capability > 0 for actor in self.actors):
            raise InputError("no actor has any capability", mend="Give at least one a capability above 0")
        if self.accommodation is not None:
            n = len(names)
            if len(self.accommodation) != n or any(
                len(row) != n or not all(x >= 0 for x in row) or sum(row) > 1 + 1e-9 for row in self.accommodation
            ):
                raise InputError(f"accommodation must be {n} rows of {n} shares, each row at most 1 in all")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(actor.name for actor in self.actors)

    def positions(self) -> FloatArray:
        """``(n, d)`` from 0 to 1."""
        return (np.array([actor.position for actor in self.actors]) - self.low) / (self.high - self.low)

    def capabilities(self) -> FloatArray:
        """``(n,)``, in the unit of the input."""
        return np.array([actor.capability for actor in self.actors], dtype=np.float64)

    def saliences(self) -> FloatArray:
        """``(n, d)`` from 0 to 1."""
        return np.array([actor.salience for actor in self.actors], dtype=np.float64) / PERCENT
