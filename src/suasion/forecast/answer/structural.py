"""The hazard that a model of SETTLE implies, as one more voice: never the only one, and without a measured skill.

A war as a random walk between forts (Smith and Stam 2003) lasts so many battles on average; with the months that a battle takes, that is
a hazard. It says how long the fighting would last if both sides fought on until one has nothing left.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import expm1

from pydantic import ValidationError

from suasion.errors import ForecastError
from suasion.forecast.answer.match import DIGITS
from suasion.forecast.answer.record import Voice
from suasion.play.settle.forts import Forts, random_walk_war

NAME = "settle: war as a random walk"
TARGET = "fighting_ends"
FORM = "forts=20,held=8,p=0.45,months=0.5"
MEND = f"Write {FORM}: forts in all, those that A holds, A's chance in a battle, months a battle takes"


def structural_voice(text: str, window_months: float) -> Voice:
    """1. The mean number of battles until one side has no fort. 2. Times the months a battle takes: the mean length.
    3. By the deadline, at the constant hazard 1 / length.

    Raises ForecastError for a text that is not of the form ``FORM``, and InputError for numbers that are no war.
    """
    given = _given(text)
    try:
        war = Forts(forts=int(given["forts"]), held_a=int(given["held"]), p=given["p"])
    except ValidationError as error:
        raise ForecastError(f"--settle: {error.errors(include_url=False)[0]['msg']}", mend=MEND) from error
    battles = random_walk_war(war).answer.battles
    if given["months"] <= 0 or battles <= 0:
        raise ForecastError("this war is over, or its battles take no time", mend=MEND)
    length = battles * given["months"]
    p = min(max(-expm1(-window_months / length), 10**-DIGITS), 1 - 10**-DIGITS)
    why = f"such a war would last {length:.0f} months on average if both fought on to the end ({text})"
    return Voice(name=NAME, probability=round(p, DIGITS), why=why)


def _given(text: str) -> Mapping[str, float]:
    try:
        given = {name.strip(): float(value) for name, _, value in (part.partition("=") for part in text.split(","))}
    except ValueError as error:
        raise ForecastError(f"{text!r} is no war", mend=MEND) from error
    if given.keys() != {"forts", "held", "p", "months"}:
        raise ForecastError(f"{text!r} is no war", mend=MEND)
    return given
