"""What the inputs of this package have in common: chances, costs, and numbers that must be numbers."""

from __future__ import annotations

import math

from suasion.errors import InputError


def chance(value: float, where: str) -> None:
    """Refuse what is not between 0 and 1."""
    if not 0 <= value <= 1:  # NaN fails too
        raise InputError(f"{value:g} is not between 0 and 1", where=where, mend="Give a chance or a share")


def cost(value: float, where: str) -> None:
    """Refuse what is not a finite number of at least 0."""
    if not (math.isfinite(value) and value >= 0):
        raise InputError(f"{value:g} is not a cost", where=where, mend="Give a finite number, 0 or more")


def finite(value: float, where: str) -> None:
    """Refuse infinity and what is not a number."""
    if not math.isfinite(value):
        raise InputError(f"{value:g} is not a finite number", where=where, mend="Give a finite number")
