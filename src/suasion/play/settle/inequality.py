"""The witness of most models here: one inequality, with its numbers."""

from __future__ import annotations

from suasion.record import Record


class Inequality(Record):
    """``left > right`` decides. ``slack`` = left - right, in the unit of both: how far the answer is from turning."""

    left: str
    left_value: float
    right: str
    right_value: float
    slack: float
    holds: bool


def compare(left: str, left_value: float, right: str, right_value: float) -> Inequality:
    """Whether the left side is greater than the right, and by how much."""
    return Inequality(
        left=left,
        left_value=left_value,
        right=right,
        right_value=right_value,
        slack=left_value - right_value,
        holds=left_value > right_value,
    )
