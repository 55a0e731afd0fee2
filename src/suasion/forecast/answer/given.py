"""Reference classes and voices that the user brings: ``NAME=K/N`` and ``NAME=P``."""

from __future__ import annotations

import re

from suasion.errors import ForecastError
from suasion.forecast.answer.match import DIGITS
from suasion.forecast.answer.record import Base, Voice
from suasion.forecast.rates.beta import jeffreys

_COUNT = re.compile(r"(.+?)\s*=\s*(\d+)\s*/\s*(\d+)\s*$")
_POINT = re.compile(r"(.+?)\s*=\s*(0?\.\d+)\s*$")


def given_base(text: str) -> Base:
    """A class of the user's: of N cases like this, K had it happen by a deadline like this."""
    found = _COUNT.match(text)
    if not found:
        raise ForecastError(
            f"{text!r} is no reference class", mend="Write NAME=K/N, such as 'summits announced a week ahead=41/46'"
        )
    k, n = int(found[2]), int(found[3])
    low, high = jeffreys(k, n)
    return Base(
        title=found[1],
        outcome="did",
        source="given by the user",
        k=k,
        n=n,
        months=None,
        probability=round((k + 0.5) / (n + 1), DIGITS),
        low=round(low, DIGITS),
        high=round(high, DIGITS),
    )


def given_voice(text: str) -> Voice:
    """A probability from elsewhere, such as a model of PLAY or a market. It has no measured skill, and is shown as such."""
    found = _POINT.match(text)
    if not found or not 0 < float(found[2]) < 1:
        raise ForecastError(f"{text!r} is no voice", mend="Write NAME=P with P between 0 and 1, such as 'settle=0.12'")
    return Voice(name=found[1], probability=float(found[2]), why="given by the user")
