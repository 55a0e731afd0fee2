"""All features of a question, from the evidence; what the user gives overrules what the reports say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from suasion.errors import ForecastError
from suasion.evidence.model import Evidence
from suasion.forecast.features.feature import Feature
from suasion.forecast.features.intensity import intensity
from suasion.forecast.features.mediation import mediation
from suasion.forecast.features.onset import onset
from suasion.forecast.features.sides import Sides
from suasion.forecast.features.signing import signing
from suasion.forecast.panels.instance import Value, months_between, spoken_months
from suasion.forecast.tables.icb import STYLES
from suasion.forecast.tables.ucdp import Kind
from suasion.reports.model import Report

NAMES = {
    "months": "months of fighting so far",
    "kind": "2 interstate, 3 intrastate, 4 internationalised intrastate",
    "intensity": "2 war (1000 battle deaths a year), 1 less, unknown",
    "since_dyad": "months since both sides signed something, or never",
    "style": "style of mediation now: none, facilitation, formulation, manipulation",
    "mediator": "id of the (possible) mediator",
}
"""The features, as ``--feature NAME=VALUE`` takes them."""


def collect(
    evidence: Evidence, reports: Sequence[Report], sides: Sides, cutoff: date, given: Mapping[str, str]
) -> tuple[Feature, ...]:
    """The features in the order of ``NAMES``. Raises ForecastError for a given name or value that is none."""
    style, mediator = mediation(evidence, sides)
    found = [
        _months(reports, cutoff),
        _kind(sides),
        intensity(evidence, reports),
        signing(evidence, sides, cutoff),
        style,
        mediator,
    ]
    if unknown := [name for name in given if name not in NAMES]:
        raise ForecastError(f"there is no feature {unknown[0]!r}", mend=f"Known: {', '.join(NAMES)}")
    return tuple(_given(f.name, given[f.name]) if f.name in given else f for f in found)


def _months(reports: Sequence[Report], cutoff: date) -> Feature:
    begun = onset(reports, cutoff)
    if begun is None:
        said = "since when there is fighting is not said, so that all durations are counted"
        return Feature(name="months", value=None, said=said, basis="not said")
    day, because = begun
    months = months_between(day, cutoff)
    said = f"there has been fighting for {spoken_months(months)}, since {day:%B} {day.year}"
    return Feature(name="months", value=round(months, 1), said=said, basis="reports", because=because)


def _kind(sides: Sides) -> Feature:
    if sides.interstate:
        said, kind = f"{sides.a_name} and {sides.b_name} are states", Kind.INTERSTATE
    else:
        said, kind = f"{sides.a_name} and {sides.b_name} are not both states", Kind.INTRASTATE
    return Feature(name="kind", value=int(kind), said=said, basis="reports", because=sides.because)


def _given(name: str, text: str) -> Feature:
    return Feature(name=name, value=_value(name, text), said=f"{NAMES[name]}: {text}", basis="given")


def _value(name: str, text: str) -> Value:
    words = text.strip()
    if name == "style":
        if words not in STYLES.values():
            raise ForecastError(f"{words!r} is no style of mediation", mend=f"Known: {', '.join(STYLES.values())}")
        return words
    if name == "mediator":
        return words or None
    if (name, words) in (("since_dyad", "never"), ("intensity", "unknown"), ("months", "unknown")):
        return "unknown" if name == "intensity" else None
    try:
        number = float(words)
    except ValueError as error:
        raise ForecastError(f"{name}: {words!r} is not a number", mend=NAMES[name]) from error
    if number < 0 or (name == "kind" and number not in (2, 3, 4)) or (name == "intensity" and number not in (1, 2)):
        raise ForecastError(f"{name} cannot be {words}", mend=NAMES[name])
    return int(number) if name in ("kind", "intensity") else number
