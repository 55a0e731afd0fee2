"""Logit quantal response equilibrium of two sides with two choices: better choices are likelier, not certain."""

from __future__ import annotations

import numpy as np
from pydantic import model_validator

from suasion.errors import InputError
from suasion.play.result import Result, fingerprint, number
from suasion.play.settle.branch import Gaps, principal, sigmoid
from suasion.play.settle.checks import cost, finite
from suasion.record import Record

METHOD = "logit_qre"
CITATION = (
    "McKelvey, R. D. and Palfrey, T. R. (1995). Quantal Response Equilibria for Normal Form Games. Games and Economic Behavior "
    "10(1), 6-38."
)
GRID = 4001
"""Points at which a change of sign is looked for, dense where choices are near even."""
TOLERANCE = 1e-9
"""The most that ``residual`` may be (a chance); what is left is rounding."""
MOST_LOG_ODDS = 1e4
"""Precision times the largest gap; beyond it ``TOLERANCE`` could not be kept."""

Payoffs = tuple[tuple[float, float], tuple[float, float]]


class Game(Record):
    """``row[i][j]`` and ``column[i][j]`` are what each side gets if the row side takes choice i and the column side j (a unit of
    your own). ``lam``, 0 or more, is the precision, in 1 / that unit: 0 is pure chance, and errors vanish as it grows."""

    row: Payoffs
    column: Payoffs
    lam: float

    @model_validator(mode="after")
    def _sound(self) -> Game:
        for field, table in (("row", self.row), ("column", self.column)):
            for i in (0, 1):
                for j in (0, 1):
                    finite(table[i][j], f"{field}[{i}][{j}]")
        cost(self.lam, "lam")
        if not self.lam * self.scale() <= MOST_LOG_ODDS:
            raise InputError(
                f"a precision of {self.lam:g} is too high for payoffs that differ by {self.scale():g}",
                where="lam",
                mend=f"Let their product be at most {MOST_LOG_ODDS:g}",
            )
        return self

    def scale(self) -> float:
        """The most that one choice is worth more than the other, for either side (payoff units)."""
        return max(abs(gap) for start, slope in self.gaps() for gap in (start, start + slope))

    def gaps(self) -> tuple[Gaps, Gaps]:
        """What the first choice is worth more than the second, as a line in the chance of the other side's first choice."""
        (a, b), (c, d) = self.row
        (e, f), (g, h) = self.column
        return (b - d, (a - c) - (b - d)), (g - h, (e - f) - (g - h))


class QreAnswer(Record):
    """The chance that each side takes its first choice."""

    row_first: float
    column_first: float


class QreWitness(Record):
    """``row_gap`` and ``column_gap``: what the first choice is worth more than the second at this equilibrium (payoff units).
    ``residual``: by how much the chances miss the equation. ``equilibria``: the row's chance in all that were found."""

    row_gap: float
    column_gap: float
    residual: float
    equilibria: tuple[float, ...]


QreResult = Result[QreAnswer, QreWitness]


def _roots(row: Gaps, column: Gaps, lam: float) -> list[float]:
    """The row's log odds in every equilibrium that the grid tells apart, in order."""

    def miss(x: float) -> float:
        return lam * (row[0] + row[1] * sigmoid(lam * (column[0] + column[1] * sigmoid(x)))) - x

    end = float(np.arcsinh(lam * max(abs(row[0]), abs(row[0] + row[1])) + 1))
    grid = np.sinh(np.linspace(-end, end, GRID))
    above = [miss(float(x)) > 0 for x in grid]
    found = []
    for k in range(GRID - 1):
        if above[k] != above[k + 1]:
            left, right = float(grid[k]), float(grid[k + 1])
            while left < (middle := (left + right) / 2) < right and right - left > 1e-300:
                if (miss(middle) > 0) == above[k]:
                    left = middle
                else:
                    right = middle
            found.append(right if abs(miss(right)) < abs(miss(left)) else left)
    return found


def logit_qre(game: Game) -> QreResult:
    """The logit equilibrium of a two by two game at one precision (McKelvey and Palfrey 1995).

    1. The log odds of each side's first choice are lam times what it is worth more than the second, given the other's chances.
    2. Put one equation into the other: one unknown, the row's log odds. Bracket its solutions on a grid, and bisect.
    3. If there are several, take the one on the principal branch: the branch that starts at lam = 0, where there is only one.
    4. Witness: what each first choice is worth more, and every equilibrium found.
    """
    row, column = game.gaps()
    found = _roots(row, column, game.lam)
    x = found[0]
    if len(found) > 1:
        unit = game.scale()
        traced = principal((row[0] / unit, row[1] / unit), (column[0] / unit, column[1] / unit), game.lam * unit)[0]
        x = min(found, key=lambda root: abs(root - traced))
    p = sigmoid(x)
    column_gap = column[0] + column[1] * p
    q = sigmoid(game.lam * column_gap)
    row_gap = row[0] + row[1] * q
    several = f", one of {len(found)} equilibria, the one that starts from even chances" if len(found) > 1 else ""
    return QreResult(
        method=METHOD,
        citation=CITATION,
        parameters={"tolerance": TOLERANCE},
        input_sha256=fingerprint(game),
        answer=QreAnswer(row_first=p, column_first=q),
        witness=QreWitness(
            row_gap=row_gap,
            column_gap=column_gap,
            residual=abs(sigmoid(game.lam * row_gap) - p),
            equilibria=tuple(sigmoid(root) for root in found),
        ),
        why=(
            f"its first choice is worth {number(row_gap)} more to the row side, so it takes it with the chance {number(p)}, the "
            f"column side ({number(column_gap)}) with {number(q)}{several}"
        ),
    )
