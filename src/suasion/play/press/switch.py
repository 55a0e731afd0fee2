"""What a number would have to become for the outcome to change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from suasion.play.press.allowed import Allowed, exact
from suasion.record import Record

Values = Mapping[str, Fraction]
Direction = Literal["up", "down"]

METHOD = "exact algebra"
"""How the switch values are found: no search, no tolerance."""


class Switch(Record):
    """The nearest change of the outcome when one parameter moves and the others stay.

    ``now`` and ``value`` are in the parameter's own unit. Past ``value``, going in ``direction``, the outcome is
    ``becomes``. ``value`` itself belongs to one side or the other. All three are ``None`` where no allowed value changes
    the outcome. Where ``value`` equals ``now``, the parameter stands on the edge.
    """

    parameter: str
    now: float
    value: float | None = None
    direction: Direction | None = None
    becomes: str | None = None


def exact_values(data: Record, fields: Mapping[str, Allowed]) -> dict[str, Fraction]:
    """The record's numbers by name, as written in decimals."""
    return {field: exact(getattr(data, field)) for field in fields}


def switches(
    values: Values,
    ranges: Mapping[str, Allowed],
    margins: Callable[[Values], Sequence[Fraction]],
    outcome: Callable[[Values], str],
) -> tuple[Switch, ...]:
    """For each parameter in ``ranges``, its nearest switch value (exact algebra in rational numbers).

    ``margins`` are the differences whose signs alone decide ``outcome``; each must be a straight line in any one
    parameter.

    1. Two values of a parameter give each line, and so the place where it crosses 0.
    2. Between neighbouring crossings no sign changes, so one point there tells the outcome.
    3. Walk up and down from the present value, within the range, to the first stretch with another outcome. An outcome
       that holds at one point only does not count, unless that point is the end of the range.
    4. The nearer of the two is the switch; of two equally near, the upper.
    """
    return tuple(_switch(name, values, allowed, margins, outcome) for name, allowed in ranges.items())


def _switch(
    name: str,
    values: Values,
    allowed: Allowed,
    margins: Callable[[Values], Sequence[Fraction]],
    outcome: Callable[[Values], str],
) -> Switch:
    now = values[name]

    def at(value: Fraction) -> dict[str, Fraction]:
        return {**values, name: value}

    lines = zip(margins(at(Fraction(0))), margins(at(Fraction(1))), strict=True)
    roots = sorted({-zero / (one - zero) for zero, one in lines if zero != one})
    low = None if allowed.low is None else exact(allowed.low)
    high = None if allowed.high is None else exact(allowed.high)
    above = [root for root in roots if root > now and (high is None or root < high)]
    below = [root for root in reversed(roots) if root < now and (low is None or root > low)]
    here = outcome(values)

    def walk(turns: list[Fraction], end: Fraction | None, end_open: bool, step: int) -> tuple[Fraction, str] | None:
        stops = [now, *turns]
        if end != now:
            stops.append(stops[-1] + step if end is None else end)
        for start, stop in pairwise(stops):
            if (found := outcome(at((start + stop) / 2))) != here:
                return start, found
        if end is not None and not end_open and (found := outcome(at(end))) != here:
            return end, found
        return None

    options: list[tuple[Fraction, Direction, tuple[Fraction, str]]] = []
    if up := walk(above, high, allowed.open_high, 1):
        options.append((up[0] - now, "up", up))
    if down := walk(below, low, allowed.open_low, -1):
        options.append((now - down[0], "down", down))
    if not options:
        return Switch(parameter=name, now=float(now))
    _, direction, (value, becomes) = min(options, key=lambda option: option[0])
    return Switch(parameter=name, now=float(now), value=float(value), direction=direction, becomes=becomes)
