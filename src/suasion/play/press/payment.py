"""A side payment in place of pressure: paying the client's leader to settle."""

from __future__ import annotations

from fractions import Fraction

from suasion.play.press.client import pressed, unpressed
from suasion.play.press.interest import settled
from suasion.play.press.switch import Values
from suasion.record import Record


class Payment(Record):
    """The least payment that makes the unpressed client settle, against pressure. Shares of the pie and patron's values.

    ``payment``: what the patron pays; ``share``: what the client then gets of the pie. ``gain``: how much better the
    patron then does than by letting the war go on. ``pressure_price``: what pressure costs the patron in all, by its
    own cost and by the client's smaller share; ``None`` where pressure brings no settlement. ``cheaper``: the payment is
    less than that. ``worth_it``: the patron is better off paying than letting the war go on.
    """

    payment: float
    share: float
    gain: float
    pressure_price: float | None
    cheaper: bool | None
    worth_it: bool


def payment(v: Values, *, credible: bool) -> Payment | None:
    """Compare a side payment with pressure; ``None`` where the client settles anyway.

    1. The payment lowers the leader's cost of settling, one for one. The least that will do is
       leader_cost - client_cost - opponent_cost, or more where the client's least share would still exceed the pie.
    2. It is cheaper than pressure if payment < pressing_cost + stake * (share with payment - share under pressure).
    """
    alone, forced = unpressed(v), pressed(v)
    if alone.settles:
        return None
    least = max(-alone.room, alone.least - 1)
    share = max(Fraction(0), alone.least - least)
    gain = settled(v, share) - least
    works = credible and forced.settles
    price = v["pressing_cost"] + v["stake"] * (share - forced.share) if works else None
    return Payment(
        payment=float(least),
        share=float(share),
        gain=float(gain),
        pressure_price=None if price is None else float(price),
        cheaper=None if price is None else least < price,
        worth_it=gain > 0,
    )
