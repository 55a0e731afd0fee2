"""Any number of a system: what it is, back to its sentences or its data, forward to what depends on it."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.system.model import System
from suasion.system.number import ANALYST, Number
from suasion.system.paths import number_at

USES: dict[str, str] = {
    "position": "bargain: where the actor stands on the issue; so the outcome of each model, with pressure and without",
    "salience": "bargain: its weight on the issue is capability times salience",
    "capability": "bargain: its weight; and, of a client or its opponent, the draft's chance of winning (draft again to follow)",
    "strength": "press: the penalty (reach times what all levers take); chains, where the lever is on a patron",
    "share": "press: how far the lever counts for the penalty",
    "cost": "press: what carrying the threat out costs the holder (the mean over its levers)",
    "weight": "press: added to what pressing costs the patron",
    "chance_supported": "press: the client's war, and so its least share; with support_share, the chance alone",
    "support_share": "press: the chance of winning alone",
    "client_cost": "press: whether the client settles, and its least share; settle: whether there is a bargaining range",
    "opponent_cost": "press: whether the client settles; settle: whether there is a bargaining range",
    "leader_cost": "press: whether the client settles, and its least share; settle: whether there is a bargaining range",
    "reach": "press: the penalty (reach times what the levers take); chains: what presses the patron",
    "stake": "press: whether the threat is credible, and what a settlement is worth to the patron",
    "support_cost": "press: whether the threat is credible, and what ending the war saves the patron",
    "sanction_cost": "press: whether the threat is credible",
    "peace_value": "press: whether the patron wants a settlement enough to press for it",
    "pressing_cost": "press: whether pressing pays; chains: what another would have to make up for",
    "base_rate": "settle: the chance of an agreement within 12 months starts here",
    "odds_if_settled": "settle: factor on the odds where the model says that the client settles",
    "odds_if_pressed_in_vain": "settle: factor on the odds where the client is pressed and does not settle",
    "odds_if_no_range": "settle: factor on the odds where no bargain is better than war for both",
}
"""What a number is used for, by the last part of its path."""


def explained(system: System, path: str) -> tuple[str, ...]:
    """The lines of an explanation. Raises ``InputError`` with the nearest paths if there is no such number."""
    number = number_at(system, path)
    return (path, *_value(number), *_reasons(system, number), f"  used by: {USES[path.rpartition('.')[2]]}")


def _value(number: Number) -> Iterator[str]:
    low, high = number.ends
    yield f"  value: {number.mean:.4g}" + ("" if number.kind == "value" else " on average")
    if number.kind != "value":
        yield f"  spread: {number.kind} {', '.join(f'{v:g}' for v in number.values)}: from {low:g} to {high:g}"
    if number.kind == "unknown":
        yield "  known: nothing: every value of that range is as likely"


def _reasons(system: System, number: Number) -> Iterator[str]:
    for why in number.why:
        if why in system.evidence:
            source = system.evidence[why]
            yield f"  {source.kind}: “{source.quote}” ({source.report}{', ' + source.date if source.date else ''}; {why})"
        elif why == ANALYST:
            yield "  set by: the analyst"
        else:
            yield f"  from: {why}"
