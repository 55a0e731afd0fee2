"""One issue and who wants what on it: the input of the models on one scale."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from suasion.errors import EmptyInput, InputError
from suasion.record import Record

FloatArray = NDArray[np.float64]


class Actor(Record):
    """``position`` on the issue's scale, ``capability`` (any unit, not negative), ``salience`` from 0 to 1."""

    name: str
    position: float
    capability: float
    salience: float

    @model_validator(mode="after")
    def _sound(self) -> Actor:
        for field in ("position", "capability", "salience"):
            if not math.isfinite(getattr(self, field)):
                raise InputError(
                    f"{field} is not a number", where=self.name, mend="Give a number, or leave the actor out"
                )
        if self.capability < 0:
            raise InputError(f"capability {self.capability:g} is below 0", where=self.name, mend="Give 0 or more")
        if not 0 <= self.salience <= 1:
            raise InputError(
                f"salience {self.salience:g} is not between 0 and 1",
                where=self.name,
                mend="Divide percentages by 100",
            )
        return self


class Issue(Record):
    """One scale and the actors on it. ``low`` and ``high`` are the ends of the scale; left out, they are not checked."""

    actors: tuple[Actor, ...]
    name: str = ""
    low: float | None = None
    high: float | None = None

    @model_validator(mode="after")
    def _sound(self) -> Issue:
        if not self.actors:
            raise EmptyInput("the issue has no actors", where=self.name or None, mend="Name at least one actor")
        seen: set[str] = set()
        for actor in self.actors:
            if actor.name in seen:
                raise InputError("two actors have this name", where=actor.name, mend="Rename one, or join them")
            seen.add(actor.name)
            if (self.low is not None and actor.position < self.low) or (
                self.high is not None and actor.position > self.high
            ):
                raise InputError(
                    f"position {actor.position:g} is off the scale ({self.low} to {self.high})",
                    where=actor.name,
                    mend="Correct the position, or the ends of the scale",
                )
        if not any(actor.capability * actor.salience > 0 for actor in self.actors):
            raise InputError(
                "no actor has any weight (capability times salience)",
                where=self.name or None,
                mend="Give at least one actor a capability and a salience above 0",
            )
        return self

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(actor.name for actor in self.actors)

    def positions(self) -> FloatArray:
        """``(n,)``, on the issue's scale."""
        return np.array([actor.position for actor in self.actors], dtype=np.float64)

    def capabilities(self) -> FloatArray:
        """``(n,)``, in the unit of the input."""
        return np.array([actor.capability for actor in self.actors], dtype=np.float64)

    def saliences(self) -> FloatArray:
        """``(n,)``, from 0 to 1."""
        return np.array([actor.salience for actor in self.actors], dtype=np.float64)

    def weights(self) -> FloatArray:
        """``(n,)``: capability times salience, what an actor throws into this issue."""
        return self.capabilities() * self.saliences()
