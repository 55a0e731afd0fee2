"""The random walk seen by two sides that differ on who is the stronger: they settle if the war values fit into the pie."""

from __future__ import annotations

from pydantic import model_validator

from suasion.play.result import Result, fingerprint, number
from suasion.play.settle.checks import chance, cost
from suasion.play.settle.forts import CITATION as WALK_CITATION
from suasion.play.settle.forts import sound_forts, walk
from suasion.play.settle.inequality import Inequality, compare
from suasion.record import Record

METHOD = "random_walk_war_beliefs"
CITATION = WALK_CITATION + " The condition for a settlement is derived."
TIE = 1e-12
"""Shares of the pie. Sides that agree on all and pay nothing are exactly indifferent; rounding must not make them fight."""


class Beliefs(Record):
    """As :class:`Forts`, but A believes that *A* wins a battle with the chance ``p_by_a``, B that *A* does with ``p_by_b``.
    Each battle costs A ``battle_cost_a`` and B ``battle_cost_b`` (shares of the pie)."""

    forts: int
    held_a: int
    p_by_a: float
    p_by_b: float
    battle_cost_a: float
    battle_cost_b: float

    @model_validator(mode="after")
    def _sound(self) -> Beliefs:
        sound_forts(self.forts, self.held_a)
        chance(self.p_by_a, "p_by_a")
        chance(self.p_by_b, "p_by_b")
        cost(self.battle_cost_a, "battle_cost_a")
        cost(self.battle_cost_b, "battle_cost_b")
        return self


class BeliefsAnswer(Record):
    """``value_a`` and ``value_b``: what each expects of the war (shares of the pie). ``surplus`` = 1 - both: what a settlement has to
    share out, if it is not below 0."""

    settle: bool
    value_a: float
    value_b: float
    surplus: float


BeliefsResult = Result[BeliefsAnswer, Inequality]


def random_walk_beliefs(beliefs: Beliefs) -> BeliefsResult:
    """Whether two sides with beliefs of their own settle before the next battle (after Smith and Stam 2003; derived).

    1. Each side takes the chance of winning and the mean number of battles from its own belief (see ``random_walk_war``).
    2. War is worth the chance of winning less the cost of the battles.
    3. They settle if and only if the two values add up to no more than the pie.
    4. Witness: that inequality, as the sum of the values against 1: where it holds, they fight.
    """
    win_a, battles_a = walk(beliefs.forts, beliefs.held_a, beliefs.p_by_a)
    lose_b, battles_b = walk(beliefs.forts, beliefs.held_a, beliefs.p_by_b)
    value_a = win_a - beliefs.battle_cost_a * battles_a
    value_b = 1 - lose_b - beliefs.battle_cost_b * battles_b
    witness = compare("both war values together", value_a + value_b, "the pie", 1.0)
    settle = witness.slack <= TIE
    witness = witness.model_copy(update={"holds": not settle})
    verb = "leave room for a settlement" if settle else "are more than the pie, so they fight"
    return BeliefsResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(beliefs),
        answer=BeliefsAnswer(settle=settle, value_a=value_a, value_b=value_b, surplus=1 - value_a - value_b),
        witness=witness,
        why=f"war is worth {number(value_a)} to A and {number(value_b)} to B as each sees it: together they {verb}",
    )
