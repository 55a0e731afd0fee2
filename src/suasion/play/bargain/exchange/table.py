"""Several issues and what each actor wants on each: the input of the exchange model."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
from pydantic import model_validator

from suasion.errors import EmptyInput, InputError
from suasion.play.bargain.actors import FloatArray
from suasion.record import Record

FULL = 100.0
"""The model's own scale runs from 0 to 100 on every issue, so that gains on two issues can be compared."""


class Stake(Record):
    """One actor on one issue. ``salience`` from 0 to 1, ``power`` not negative, ``position`` on the table's scale."""

    actor: str
    issue: str
    position: float
    salience: float
    power: float

    @model_validator(mode="after")
    def _sound(self) -> Stake:
        where = f"{self.actor} on {self.issue}"
        if not all(map(math.isfinite, (self.position, self.salience, self.power))):
            raise InputError("a stake is not a number", where=where, mend="Give numbers, or leave the stake out")
        if not 0 <= self.salience <= 1:
            raise InputError(f"salience {self.salience:g} is not between 0 and 1", where=where)
        if self.power < 0:
            raise InputError(f"power {self.power:g} is below 0", where=where)
        return self


class Table(Record):
    """All stakes, with one scale for all issues (``low`` to ``high``). An actor without a position on an issue has no stake
    there. Actors and issues keep the order in which they are first named."""

    stakes: tuple[Stake, ...]
    low: float = 0.0
    high: float = FULL

    @model_validator(mode="after")
    def _sound(self) -> Table:
        if not self.stakes:
            raise EmptyInput("there are no stakes", mend="Give one stake for each actor and issue")
        if not self.low < self.high:
            raise InputError(f"the scale runs from {self.low:g} to {self.high:g}", mend="Give low < high")
        for (actor, issue), count in Counter((s.actor, s.issue) for s in self.stakes).items():
            if count > 1:
                raise InputError("this stake is given twice", where=f"{actor} on {issue}")
        for stake in self.stakes:
            if not self.low <= stake.position <= self.high:
                raise InputError(
                    f"position {stake.position:g} is off the scale ({self.low:g} to {self.high:g})",
                    where=f"{stake.actor} on {stake.issue}",
                    mend="Correct the position, or give the ends of the scale",
                )
        for issue in self.issues:
            if not any(s.salience * s.power > 0 for s in self.stakes if s.issue == issue):
                raise InputError("nobody has any weight (salience times power) here", where=issue)
        return self

    @property
    def actors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.actor for s in self.stakes))

    @property
    def issues(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.issue for s in self.stakes))

    def arrays(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Positions from 0 to 100 (NaN: no stake), saliences and weights (0: no stake), each ``(actors, issues)``."""
        actors, issues = self.actors, self.issues
        positions = np.full((len(actors), len(issues)), np.nan)
        saliences, weights = np.zeros_like(positions), np.zeros_like(positions)
        for s in self.stakes:
            at = actors.index(s.actor), issues.index(s.issue)
            positions[at] = (s.position - self.low) / (self.high - self.low) * FULL
            saliences[at] = s.salience
            weights[at] = s.salience * s.power
        return positions, saliences, weights

    def back(self, value: float) -> float:
        """A value from 0 to 100 on the table's own scale."""
        return float(self.low + value / FULL * (self.high - self.low))
