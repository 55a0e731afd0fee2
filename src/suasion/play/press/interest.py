"""The patron's side of its model: what each course gains it. All in the patron's own unit, exact."""

from __future__ import annotations

from fractions import Fraction

from suasion.play.press.client import pressed, unpressed
from suasion.play.press.switch import Values


def cut(v: Values) -> Fraction:
    """What carrying the threat out gains the patron over relenting."""
    return v["support_cost"] - v["stake"] * (v["chance_supported"] - v["chance_alone"]) - v["sanction_cost"]


def settled(v: Values, share: Fraction) -> Fraction:
    """What a settlement at this share gains the patron over a war that it supports."""
    return v["peace_value"] + v["support_cost"] - v["stake"] * (v["chance_supported"] - share)


def gain(v: Values) -> Fraction:
    """What pressing gains the patron over not pressing, before the cost of pressing itself."""
    alone, forced = unpressed(v), pressed(v)
    if cut(v) < 0:
        return Fraction(0)  # it would relent, and all would be as it was
    if alone.settles:
        return v["stake"] * (forced.share - alone.share)  # who settles unpressed settles pressed
    return settled(v, forced.share) if forced.settles else cut(v)
