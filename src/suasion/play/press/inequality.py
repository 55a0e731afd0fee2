"""One inequality of a model, in words and with its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from suasion.record import Record


class Inequality(Record):
    """``left`` is at most ``right`` (less than it where ``strict``): ``holds`` says whether that is so.

    ``words`` says it in words. ``slack`` is right - left, in the unit of both sides: below 0 the inequality fails.
    """

    words: str
    left: float
    right: float
    strict: bool
    holds: bool
    slack: float


def inequality(words: str, left: Fraction, right: Fraction, *, strict: bool = False) -> Inequality:
    """Compare two exact numbers; only what is shown is rounded."""
    slack = right - left
    holds = slack > 0 if strict else slack >= 0
    return Inequality(words=words, left=float(left), right=float(right), strict=strict, holds=holds, slack=float(slack))


def tightest(inequalities: Iterable[Inequality]) -> Inequality:
    """The one with the least slack, held or failed; the first of equals."""
    return min(inequalities, key=lambda one: abs(one.slack))
