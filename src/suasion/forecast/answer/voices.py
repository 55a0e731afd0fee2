"""What the measured methods say, and which of them speaks for the tool."""

from __future__ import annotations

from collections.abc import Mapping

from suasion.forecast.answer.match import DIGITS
from suasion.forecast.answer.record import Measured, Voice
from suasion.forecast.backtest.row import SkillRow
from suasion.forecast.fitted import FittedMethod
from suasion.forecast.panels.instance import Value
from suasion.forecast.rates.hazard import within
from suasion.forecast.statistics import Statistics


def measured(row: SkillRow) -> Measured:
    """The part of a row that stands beside a probability."""
    return Measured(**{name: getattr(row, name) for name in Measured.model_fields})


def nearest_horizon(statistics: Statistics, target: str, window_months: float) -> int | None:
    """The horizon, in months, of the fitted methods that is nearest to the window; None if the target has none."""
    horizons = sorted({m.months for m in statistics.methods if m.target == target and m.months is not None})
    return min(horizons, key=lambda months: (abs(months - window_months), months)) if horizons else None


def voices(statistics: Statistics, target: str, features: Mapping[str, Value], window_months: float) -> list[Voice]:
    """Every fitted table of cells of the target whose skill was measured, the one with the best lower end first.

    A probability within the method's own horizon is carried to the deadline at the same hazard.
    """
    months = nearest_horizon(statistics, target, window_months)
    if months is None:
        return []
    found: list[Voice] = []
    for fitted in statistics.methods:
        if (fitted.target, fitted.months) == (target, months) and fitted.cells:
            row = statistics.skill_of(target, f"{months}m", fitted.method)
            if row:
                found.append(_voice(fitted, features, months, window_months, row))
    return sorted(found, key=lambda voice: (-_lower(voice), voice.name))


def _lower(voice: Voice) -> float:
    return voice.measured.lo if voice.measured else float("-inf")


def _voice(
    fitted: FittedMethod, features: Mapping[str, Value], months: int, window_months: float, row: SkillRow
) -> Voice:
    assert fitted.cells is not None
    name, cell = fitted.cells.cell(features)
    p = within(cell.rate, months, window_months)
    why = f"of {cell.n} half-yearly looks at dyads in the cell “{name}”, {cell.k} saw it within {months} months"
    return Voice(name=fitted.method, probability=round(p, DIGITS), why=why, measured=measured(row))


def speaks(found: list[Voice]) -> Voice | None:
    """The voice that the forecast follows: the one with the best lower end, if that is above 0. Else the base rate speaks."""
    return found[0] if found and _lower(found[0]) > 0 else None
