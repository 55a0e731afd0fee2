"""What the patron model needs to know: the client's war, and what the patron makes of it."""

from __future__ import annotations

from pydantic import model_validator

from suasion.errors import InputError
from suasion.play.press.allowed import CHANCE, COST, Allowed, require
from suasion.record import Record


class Patronage(Record):
    """A client at war with an opponent over a pie of size 1, and the patron behind the client.

    ``chance_supported`` and ``chance_alone``: the client's chance of winning with its patron's support and without,
    from 0 to 1, the second no more than the first. Shares of the pie, 0 or more: ``client_cost`` and
    ``opponent_cost`` of war, ``leader_cost`` (what settling costs the client's leader), ``penalty`` (the patron's, if
    the client refuses under pressure).

    The patron's values, in its own unit, 0 or more: ``stake`` for the client's whole pie, ``peace_value`` of a
    settlement, ``support_cost`` of a war that it supports, ``sanction_cost`` of carrying its threat out, ``pressing_cost``
    of pressing at all.
    """

    chance_supported: float
    chance_alone: float
    client_cost: float
    opponent_cost: float
    leader_cost: float
    penalty: float
    stake: float
    support_cost: float
    sanction_cost: float
    peace_value: float
    pressing_cost: float

    @model_validator(mode="after")
    def _sound(self) -> Patronage:
        require(self, {**ranges(0, 1), "chance_supported": CHANCE, "chance_alone": CHANCE})
        if self.chance_alone > self.chance_supported:
            raise InputError(
                f"{self.chance_alone:g} is more than the chance with support, {self.chance_supported:g}",
                where="chance_alone",
                mend="Support must not lower the client's chance of winning",
            )
        return self


def ranges(chance_alone: float, chance_supported: float) -> dict[str, Allowed]:
    """The range of each number of a :class:`Patronage`, the two chances of winning as given."""
    costs = tuple(name for name in Patronage.model_fields if not name.startswith("chance_"))
    return {
        "chance_supported": Allowed(low=chance_alone, high=1),
        "chance_alone": Allowed(high=chance_supported),
        **dict.fromkeys(costs, COST),
    }
