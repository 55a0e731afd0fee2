"""Preventive war: a side in decline fights now, because the rising side cannot promise what it will not want to keep."""

from __future__ import annotations

from pydantic import model_validator

from suasion.errors import InputError
from suasion.play.result import Result, fingerprint, number
from suasion.play.settle.checks import chance, cost
from suasion.play.settle.inequality import Inequality, compare
from suasion.record import Record

METHOD = "preventive_war"
CITATION = (
    "Fearon, J. D. (1995). Rationalist Explanations for War. International Organization 49(3), 379-414; "
    "Powell, R. (2006). War as a Commitment Problem. International Organization 60(1), 169-203; "
    "the inequality for one shift is derived."
)


class Shift(Record):
    """A's chance of winning is ``p_now`` in this round and ``p_later`` in all rounds after it. ``cost_a`` and ``cost_b`` are
    paid once, in the round of the war (shares of one round's pie). ``delta`` (0 or more, below 1) is what a round later counts."""

    p_now: float
    p_later: float
    cost_a: float
    cost_b: float
    delta: float

    @model_validator(mode="after")
    def _sound(self) -> Shift:
        chance(self.p_now, "p_now")
        chance(self.p_later, "p_later")
        cost(self.cost_a, "cost_a")
        cost(self.cost_b, "cost_b")
        if not 0 <= self.delta < 1:
            raise InputError(f"{self.delta:g} is not in 0..1, without 1", where="delta", mend="Give a discount factor")
        return self


class ShiftAnswer(Record):
    """Whether A fights now. ``war_now`` and ``best_peace`` are worth to A, summed over all rounds (pies of one round)."""

    war: bool
    war_now: float
    best_peace: float


ShiftResult = Result[ShiftAnswer, Inequality]


def preventive_war(shift: Shift) -> ShiftResult:
    """Whether A fights before its power falls, where A makes the offers (Fearon 1995, Powell 2006; derived).

    1. War now brings A p_now / (1 - delta) - cost_a: the winner has all pies from now on.
    2. The most that peace can bring is the whole pie now, and from the next round on what B will then concede:
       1 + delta (p_later / (1 - delta) + cost_b), but never more than all pies, 1 / (1 - delta).
    3. A fights if and only if war now is worth more. B would like to promise A more, but will not want to keep it.
    4. Witness: that inequality.
    """
    rounds = 1 / (1 - shift.delta)
    war_now = shift.p_now / (1 - shift.delta) - shift.cost_a
    best_peace = min(rounds, 1 + shift.delta * (shift.p_later / (1 - shift.delta) + shift.cost_b))
    witness = compare("war now", war_now, "the best peace that B will keep", best_peace)
    verdict = "more" if witness.holds else "no more"
    return ShiftResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(shift),
        answer=ShiftAnswer(war=witness.holds, war_now=war_now, best_peace=best_peace),
        witness=witness,
        why=(
            f"war now is worth {number(war_now)} to A, {verdict} than the {number(best_peace)} "
            "of the best peace that B will want to keep"
        ),
    )
