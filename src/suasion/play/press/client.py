"""The client's side of the patron model: when it settles, and on what terms."""

from __future__ import annotations

from fractions import Fraction

from suasion.play.press.switch import Values
from suasion.record import Record


class Deal(Record):
    """What the client needs to settle. All in shares of the pie, exact.

    ``room``: both sides' costs of war, and the penalty if pressed, less the leader's cost of settling. ``least``: the
    least share that the client takes, before the floor at 0. There is a deal where ``room`` is at least 0 and ``least``
    at most 1.
    """

    room: Fraction
    least: Fraction

    @property
    def settles(self) -> bool:
        """Whether opponent and client come to terms."""
        return self.room >= 0 and self.least <= 1

    @property
    def share(self) -> Fraction:
        """The share that the opponent offers: the least that the client takes, and never below 0."""
        return max(Fraction(0), self.least)


def unpressed(v: Values) -> Deal:
    """The client with its patron behind it."""
    costs = v["client_cost"] + v["opponent_cost"]
    return Deal(room=costs - v["leader_cost"], least=v["chance_supported"] - v["client_cost"] + v["leader_cost"])


def pressed(v: Values) -> Deal:
    """The client whose patron would cut its support and punish it."""
    costs = v["client_cost"] + v["opponent_cost"] + v["penalty"]
    least = v["chance_alone"] - v["client_cost"] - v["penalty"] + v["leader_cost"]
    return Deal(room=costs - v["leader_cost"], least=least)
