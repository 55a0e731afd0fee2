"""An issue of which some numbers are not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

import numpy as np
from pydantic import model_validator

from suasion.errors import InputError
from suasion.play.bargain.actors import Actor, Issue
from suasion.play.bargain.draws import Draws
from suasion.play.ensemble import Drawn
from suasion.play.spread import Spread
from suasion.record import Record

Field = Literal["position", "capability", "salience"]
FIELDS: tuple[Field, ...] = get_args(Field)


class UncertainActor(Record):
    """As ``Actor``; each number may be a ``Spread``. All that it can be has to be sound."""

    name: str
    position: float | Spread
    capability: float | Spread
    salience: float | Spread

    @model_validator(mode="after")
    def _sound(self) -> UncertainActor:
        for end in ("low", "high"):
            Actor(name=self.name, **{f: getattr(v, end) if isinstance(v, Spread) else v for f, v in self.numbers()})
        return self

    def numbers(self) -> Iterator[tuple[Field, float | Spread]]:
        """Field by field."""
        for field in FIELDS:
            yield field, getattr(self, field)


class UncertainIssue(Record):
    """As ``Issue``."""

    actors: tuple[UncertainActor, ...]
    name: str = ""
    low: float | None = None
    high: float | None = None

    @model_validator(mode="after")
    def _sound(self) -> UncertainIssue:
        self.central()
        for actor in self.actors:
            where = actor.position
            if isinstance(where, Spread) and (
                (self.low is not None and where.low < self.low) or (self.high is not None and where.high > self.high)
            ):
                raise InputError(
                    f"position can leave the scale ({self.low} to {self.high})",
                    where=actor.name,
                    mend="Narrow the spread, or widen the scale",
                )
        return self

    def spreads(self) -> dict[str, Spread]:
        """What is not known, by ``actor.field``."""
        return {f"{a.name}.{f}": v for a in self.actors for f, v in a.numbers() if isinstance(v, Spread)}

    def central(self) -> Issue:
        """The issue with the mean of each spread in its place."""
        return self.at({path: spread.mean for path, spread in self.spreads().items()})

    def at(self, values: Mapping[str, float]) -> Issue:
        """The issue with these numbers in the place of the spreads."""
        actors = tuple(
            Actor(name=a.name, **{f: values[f"{a.name}.{f}"] if isinstance(v, Spread) else v for f, v in a.numbers()})
            for a in self.actors
        )
        return Issue(name=self.name, low=self.low, high=self.high, actors=actors)

    def draws(self, drawn: Drawn, n: int) -> Draws:
        """The issue with each row of values in the place of the spreads: ``n`` draws."""
        columns = {field: np.empty((len(self.actors), n)) for field in FIELDS}
        for k, actor in enumerate(self.actors):
            for field, value in actor.numbers():
                columns[field][k] = drawn[f"{actor.name}.{field}"] if isinstance(value, Spread) else value
        return Draws(columns["position"], columns["capability"], columns["salience"])

    def having(self, actor: str, field: str, value: float | Spread) -> UncertainIssue:
        """The issue with one number in the place of another; as it is if the actor is not on it. Raises ``InputError``."""
        actors = tuple(UncertainActor(**(dict(a) | {field: value})) if a.name == actor else a for a in self.actors)
        return UncertainIssue(name=self.name, low=self.low, high=self.high, actors=actors)
