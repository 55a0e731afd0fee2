"""The branch of logit equilibria that starts where all choices are equally likely, followed up to one precision."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from suasion.errors import InputError

FIRST_STEP, LEAST_STEP, MOST_STEPS = 0.05, 1e-9, 50_000
"""Length of the first step and of the shortest, in log odds; and how many steps at most."""
TURN = 0.999
"""A step is halved if the direction turns by more than this cosine, or round: that would be a jump to a branch close by."""
OVER = 1e-4
"""Length of the one step over a crossing of branches."""
REACH, SHARE = 0.2, 0.1
"""A step changes the log odds by no more than ``REACH``, or ``SHARE`` of the lesser of the two; and the precision by no more than
``SHARE`` of itself. So it cannot jump over the place where choices turn, to another branch."""
NEWTON = 1e-11
"""Residual, in log odds, at which the corrector stops (times the size of the log odds, if above 1)."""

Vector = NDArray[np.float64]
Gaps = tuple[float, float]
"""``(c, s)``: what the first choice is worth more than the second is c + s * (chance of the other side's first choice)."""


def sigmoid(x: float) -> float:
    """The chance of log odds x."""
    return float(0.5 * (1 + np.tanh(x / 2)))


def _equations(z: Vector, row: Gaps, column: Gaps) -> tuple[Vector, Vector]:
    """Residuals of the log odds x, y at precision lam, and their derivatives by (x, y, lam)."""
    x, y, lam = z
    p, q = sigmoid(x), sigmoid(y)
    gap_row, gap_column = row[0] + row[1] * q, column[0] + column[1] * p
    residual = np.array([x - lam * gap_row, y - lam * gap_column])
    slope = np.array([[1.0, -lam * row[1] * q * (1 - q), -gap_row], [-lam * column[1] * p * (1 - p), 1.0, -gap_column]])
    return residual, slope


def _correct(guess: Vector, along: Vector, row: Gaps, column: Gaps) -> Vector | None:
    """Newton's method across the direction ``along``; ``None`` if it does not converge at once."""
    z = guess.copy()
    for _ in range(8):
        residual, slope = _equations(z, row, column)
        if np.abs(residual).max() <= NEWTON * max(1.0, float(np.abs(z).max())):
            return z
        try:
            z = z - np.linalg.solve(np.vstack([slope, along]), np.append(residual, along @ (z - guess)))
        except np.linalg.LinAlgError:
            return None
    return None


def principal(row: Gaps, column: Gaps, target: float) -> tuple[float, float]:
    """Log odds of the row's and the column's first choice where the branch first comes to the precision ``target``.

    1. Start at (0, 0), precision 0: there is one equilibrium.
    2. Go along the curve's tangent; come back to the curve by Newton's method; halve the step where the curve bends, else lengthen
       it. The precision may fall on the way: the curve is followed by its length.
    3. A tangent that turns round at any step length marks a crossing of branches: go straight on.
    4. Stop at the target.
    """
    z, step = np.zeros(3), FIRST_STEP
    along = _direction(z, row, column)  # at precision 0 it points to higher ones
    sense = 1.0
    level = np.array([0.0, 0.0, 1.0])
    for _ in range(MOST_STEPS):
        step = min(step, _longest(z, along))
        ahead = z + step * along
        last = ahead[2] >= target
        if last:
            ahead = z + (target - z[2]) / along[2] * along
        found = _correct(ahead, level if last else along, row, column)
        if found is not None and np.linalg.norm(found - ahead) <= 0.2 * step + 1e-9:
            onward = sense * _direction(found, row, column)
            if onward @ along >= TURN:
                if last:
                    return float(found[0]), float(found[1])
                z, along, step = found, onward, step * 1.5
                continue
        if step > LEAST_STEP:
            step /= 2
            continue
        ahead = z + OVER * along  # a crossing: beyond it the same line is seen the other way round
        beyond = _correct(ahead, along, row, column)
        z, step = ahead if beyond is None else beyond, FIRST_STEP
        onward = _direction(z, row, column)
        sense = 1.0 if onward @ along >= 0 else -1.0
        along = sense * onward
    raise InputError("the principal branch could not be followed so far", where="lam", mend="Give a lower precision")


def _longest(z: Vector, along: Vector) -> float:
    odds = max(REACH, SHARE * float(np.abs(z[:2]).min())) / max(float(np.abs(along[:2]).max()), 1e-12)
    return min(odds, max(FIRST_STEP, SHARE * float(z[2])) / max(abs(float(along[2])), 1e-12))


def _direction(z: Vector, row: Gaps, column: Gaps) -> Vector:
    """The curve's unit tangent, always the same way along one curve; it turns round on a branch that another one crosses."""
    normal = np.cross(*_equations(z, row, column)[1])
    return normal / max(float(np.linalg.norm(normal)), 1e-300)
