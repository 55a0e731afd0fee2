"""What the mediation model needs to know: the two players, the mediator's signal, and its values."""

from __future__ import annotations

from pydantic import model_validator

from suasion.errors import InputError
from suasion.play.press.allowed import COST, Allowed, require
from suasion.record import Record


class Mediation(Record):
    """Player 1 asks player 2 for a share of a pie of size 1, and a mediator tells player 1 how resolute player 2 is.

    Shares of the pie, 0 or more: ``cost_low`` and ``cost_high`` (player 2's cost of war is one of the two; low is
    resolute), ``asker_cost`` (player 1's cost of war). ``chance_high``: player 1's belief that the cost is high, between
    0 and 1. ``signal_error``: the chance that the mediator's own information is wrong, from 0 to 1/2.

    The mediator's values, in its own unit: ``bias`` for one unit of player 1's share (below 0 it favours player 2),
    ``mediator_war_cost`` if there is war, and ``lying_cost`` for saying what it does not believe.
    """

    chance_high: float
    cost_low: float
    cost_high: float
    asker_cost: float
    mediator_war_cost: float
    signal_error: float
    bias: float
    lying_cost: float = 0.0

    @model_validator(mode="after")
    def _sound(self) -> Mediation:
        require(self, {**ranges(0, 1), "cost_low": COST, "cost_high": COST})
        if self.cost_low >= self.cost_high:
            raise InputError(
                f"the low cost {self.cost_low:g} is not below the high cost {self.cost_high:g}",
                where="cost_low",
                mend="Make cost_low less than cost_high",
            )
        return self


def ranges(cost_low: float, cost_high: float) -> dict[str, Allowed]:
    """The range of each number of a :class:`Mediation`, the two costs of player 2 as given."""
    return {
        "chance_high": Allowed(high=1, open_low=True, open_high=True),
        "cost_low": Allowed(high=cost_high, open_high=True),
        "cost_high": Allowed(low=cost_low, open_low=True),
        "asker_cost": COST,
        "mediator_war_cost": COST,
        "signal_error": Allowed(high=0.5),
        "bias": Allowed(low=None),
        "lying_cost": COST,
    }
