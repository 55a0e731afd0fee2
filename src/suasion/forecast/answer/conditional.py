"""If somebody mediates, and so, then: the forecast shifted by what mediation of that style went with in past crises.

It is a comparison of crises, not an experiment: who mediates where is no accident.
"""

from __future__ import annotations

from collections.abc import Mapping

from suasion.forecast.answer.match import DIGITS
from suasion.forecast.answer.record import Conditional
from suasion.forecast.answer.voices import measured, nearest_horizon
from suasion.forecast.backtest.targets import LONG_CRISIS_DAYS
from suasion.forecast.methods.method import from_log_odds, log_odds
from suasion.forecast.panels.instance import DAYS_A_MONTH, Value
from suasion.forecast.statistics import Statistics

METHOD = "conditional"

NORMAL_95 = 1.959964
"""Standard errors on either side of a 95 % interval."""

IF = {
    "manipulation": "{who} mediates with carrots and sticks of its own",
    "formulation": "{who} mediates with proposals of its own",
    "facilitation": "{who} mediates by good offices alone",
    "none": "nobody mediates",
}
"""Condition by style, most active first."""


def conditionals(
    statistics: Statistics, answer: float, features: Mapping[str, Value], window_months: float, who: str
) -> list[Conditional]:
    """One for each style but the present one.

    1. The weights are those of crises that were still open after half a year, if the fighting has lasted longer, else those of all crises.
    2. The log-odds of the forecast are shifted by the difference of the style from the present one. 3. The interval is that of the shift.
    """
    lasted = features.get("months")
    long = isinstance(lasted, int | float) and lasted * DAYS_A_MONTH >= LONG_CRISIS_DAYS
    target = "long_crisis_agreement" if long else "crisis_agreement"
    months = nearest_horizon(statistics, target, window_months)
    fitted = statistics.method(target, months, METHOD)
    row = statistics.skill_of(target, f"{months}m", METHOD)
    if fitted is None or fitted.logit is None or row is None:
        return []
    now = str(features.get("style") or "none")
    found: list[Conditional] = []
    for style, words in IF.items():
        if style == now:
            continue
        shift, error = fitted.logit.difference({"style": style}, {"style": now})
        at, reach = log_odds(answer), NORMAL_95 * error
        found.append(
            Conditional(
                condition=words.format(who=who),
                probability=round(from_log_odds(at + shift), DIGITS),
                low=round(from_log_odds(at + shift - reach), DIGITS),
                high=round(from_log_odds(at + shift + reach), DIGITS),
                shift=round(shift, DIGITS),
                standard_error=round(error, DIGITS),
                measured=measured(row),
            )
        )
    return found
