"""The outcomes of a question: exclusive, and together all that can come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from suasion.errors import ForecastError

BINARY = ("yes", "no")

_NUMBER = r"(-?\d+(?:\.\d+)?)"
_UNDER = re.compile(rf"(?:under|below|less than)\s+{_NUMBER}$")
_OVER = re.compile(rf"{_NUMBER}\s+(?:or more|and over|or above)$")
_BAND = re.compile(rf"{_NUMBER}\s*(?:to|-|–)\s*{_NUMBER}$")
MEND = "Write bands such as: under 70; 70 to 90; 90 or more"


def band(outcome: str) -> tuple[float, float] | None:
    """The half-open interval that an outcome names ("70 to 90": from 70 to below 90), or None if it names none."""
    text = outcome.strip().lower()
    if found := _UNDER.match(text):
        return -inf, float(found[1])
    if found := _OVER.match(text):
        return float(found[1]), inf
    if found := _BAND.match(text):
        return float(found[1]), float(found[2])
    return None


def check_outcomes(outcomes: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The outcomes (bands in rising order) and whether they are ordered.

    Raises ForecastError for fewer than two, for a name that stands twice, and for bands that overlap or leave a gap.
    """
    names = tuple(outcome.strip() for outcome in outcomes)
    if len(names) < 2 or not all(names):
        raise ForecastError("a question needs two outcomes or more", mend="Name them, or leave them out for yes and no")
    if len({name.casefold() for name in names}) < len(names):
        raise ForecastError("an outcome stands twice", mend="Outcomes have to exclude each other")
    bands = {name: found for name in names if (found := band(name))}
    if not bands:
        return names, False
    if len(bands) < len(names):
        odd = next(name for name in names if name not in bands)
        raise ForecastError(f"{odd!r} is no band, and others are", mend=MEND)
    ordered = sorted(names, key=lambda name: bands[name])
    for name in ordered:
        if bands[name][0] >= bands[name][1]:
            raise ForecastError(f"{name!r} holds nothing", mend=MEND)
    for one, two in pairwise(ordered):
        if bands[one][1] > bands[two][0]:
            raise ForecastError(f"the outcomes {one!r} and {two!r} overlap", mend="A band ends where the next begins")
        if bands[one][1] < bands[two][0]:
            raise ForecastError(f"there is a gap between {one!r} and {two!r}", mend="A band ends where the next begins")
    return tuple(ordered), True


def check_probabilities(probabilities: dict[str, float], outcomes: Sequence[str]) -> dict[str, float]:
    """One probability for each outcome, in their order. Raises ForecastError for 0, 1, a missing outcome, or a sum that is not 1."""
    if unknown := [name for name in probabilities if name not in outcomes]:
        raise ForecastError(f"there is no outcome {unknown[0]!r}", mend=f"Outcomes: {'; '.join(outcomes)}")
    if missing := [name for name in outcomes if name not in probabilities]:
        raise ForecastError(f"no probability is given for {missing[0]!r}", mend="Give one for each outcome")
    for name, p in probabilities.items():
        if not 0 < p < 1:
            what = (
                f"a probability of {p:g} for {name!r} cannot be scored" if p in (0, 1) else f"{p:g} is no probability"
            )
            raise ForecastError(what, mend="Say how sure you are: 0.01 and 0.99 are very sure")
    if abs(sum(probabilities.values()) - 1) > 1e-6:
        raise ForecastError(f"the probabilities sum to {sum(probabilities.values()):g}", mend="They have to sum to 1")
    return {name: probabilities[name] for name in outcomes}
