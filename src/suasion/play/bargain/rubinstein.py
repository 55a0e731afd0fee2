"""Alternating offers: the more patient side gets the larger share."""

from __future__ import annotations

from pydantic import model_validator

from suasion.errors import InputError
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "alternating_offers"
CITATION = "Rubinstein, A. (1982). Perfect Equilibrium in a Bargaining Model. Econometrica 50(1), 97-109."


class Patience(Record):
    """What a share is worth one round later, from 0 to 1: ``first`` for the side that offers first, ``second`` for the other."""

    first: float
    second: float

    @model_validator(mode="after")
    def _sound(self) -> Patience:
        for field, value in (("first", self.first), ("second", self.second)):
            if not 0 <= value <= 1:  # NaN fails too
                raise InputError(f"{value:g} is not between 0 and 1", where=field, mend="Give a discount factor")
        if self.first == self.second == 1:
            raise InputError(
                "two sides that never tire have no one agreement: every split is an equilibrium",
                mend="Make one discount factor less than 1",
            )
        return self


class RubinsteinAnswer(Record):
    """Shares of the pie, agreed at once; they add up to 1."""

    share_first: float
    share_second: float


class RubinsteinWitness(Record):
    """What the answering side would get by waiting one round, as seen now: it equals its share, so it accepts."""

    second_by_waiting: float
    first_by_waiting: float


RubinsteinResult = Result[RubinsteinAnswer, RubinsteinWitness]


def rubinstein(patience: Patience) -> RubinsteinResult:
    """The one subgame perfect split of a pie of size 1 (Rubinstein 1982).

    1. When it offers, the first side gets x, the second y. Each offers the other just what waiting is worth:
       1 - x = second * y and 1 - y = first * x.
    2. So x = (1 - second) / (1 - first * second).
    3. Witness: what each side would get by refusing once, discounted to now.
    """
    first, second = patience.first, patience.second
    share = (1 - second) / (1 - first * second)
    reply = (1 - first) / (1 - first * second)
    return RubinsteinResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(patience),
        answer=RubinsteinAnswer(share_first=share, share_second=1 - share),
        witness=RubinsteinWitness(second_by_waiting=second * reply, first_by_waiting=first * share),
        why=f"refusing would bring the second side {number(second * reply)}, so the first offers that and keeps {number(share)}",
    )
