"""The models that a few numbers are enough for, by the name that a file gives under ``model``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from suasion.play import press, settle
from suasion.play.bargain import Patience, Pie, nash, rubinstein
from suasion.play.result import Result
from suasion.record import Record


class ClosedForm(NamedTuple):
    """``data`` is the record of the model's numbers; ``answer``: the solver's answer without its witness, where that is quicker.
    ``forecast`` names the field of the answer that is its outcome: a number, or
    true or false, which counts as 1 or 0; ``None``: the answer is no one number."""

    data: type[Record]
    solve: Callable[[Any], Result[Any, Any]]
    forecast: str | None
    answer: Callable[[Any], Record] | None = None


CLOSED_FORMS: dict[str, ClosedForm] = {
    "nash": ClosedForm(Pie, nash, "share_a"),
    "rubinstein": ClosedForm(Patience, rubinstein, "share_first"),
    "leverage": ClosedForm(press.Ultimatum, press.leverage, "war_risk", press.leverage_answer),
    "mediation": ClosedForm(press.Mediation, press.mediation, "informative", press.mediation_answer),
    "patron": ClosedForm(press.Patronage, press.patron, "settles", press.patron_answer),
    "bargaining_range": ClosedForm(settle.War, settle.bargaining_range, "width"),
    "screening": ClosedForm(settle.UnknownCost, settle.screening, "war"),
    "preventive_war": ClosedForm(settle.Shift, settle.preventive_war, "war"),
    "two_types": ClosedForm(settle.TwoTypes, settle.two_types, "war"),
    "random_walk_war": ClosedForm(settle.Forts, settle.random_walk_war, "win_a"),
    "random_walk_beliefs": ClosedForm(settle.Beliefs, settle.random_walk_beliefs, "settle"),
    "sanctions_threat": ClosedForm(settle.Threat, settle.sanctions_threat, "target_yields"),
    "third_party_leverage": ClosedForm(settle.Leverage, settle.third_party_leverage, "press"),
    "power_indices": ClosedForm(settle.Vote, settle.power_indices, None),
    "logit_qre": ClosedForm(settle.Game, settle.logit_qre, "row_first"),
}
