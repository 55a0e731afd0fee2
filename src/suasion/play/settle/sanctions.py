"""A threat of sanctions where all is known: it works unseen, or is not made."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from suasion.play.result import Result, fingerprint, number
from suasion.play.settle.checks import cost
from suasion.play.settle.inequality import Inequality, compare
from suasion.record import Record

METHOD = "sanctions_threat"
CITATION = (
    "Our toy, in the spirit of Lacy, D. and Niou, E. M. S. (2004). A Theory of Economic Sanctions and Issue Linkage. Journal of "
    "Politics 66(1), 25-42; Drezner, D. W. (2003). The Hidden Hand of Economic Coercion. International Organization 57(3), 643-659."
)


class Threat(Record):
    """``value`` is what the issue is worth (to either side), ``target_cost`` and ``sender_cost`` what sanctions cost each,
    ``reputation`` what giving in costs the target besides. All in one unit of your own, 0 or more."""

    value: float
    target_cost: float
    sender_cost: float
    reputation: float = 0.0

    @model_validator(mode="after")
    def _sound(self) -> Threat:
        for field in ("value", "target_cost", "sender_cost", "reputation"):
            cost(getattr(self, field), field)
        return self


class ThreatAnswer(Record):
    """``target_yields``: the target would give in to sanctions that it suffers. ``sender_credible``: what they would win is
    worth more to the sender than they cost it. ``outcome`` follows from both."""

    target_yields: bool
    sender_credible: bool
    outcome: Literal["concede_to_threat", "no_threat"]


class ThreatWitness(Record):
    """The target's inequality and the sender's. The threat works if and only if both hold."""

    target: Inequality
    sender: Inequality


ThreatResult = Result[ThreatAnswer, ThreatWitness]


def sanctions_threat(threat: Threat) -> ThreatResult:
    """Whether a threat of sanctions is made and obeyed, where both sides know everything (derived by backward induction).

    1. Under sanctions the target yields if and only if they cost it more than the issue and its reputation are worth.
    2. The sender would impose them for such a target if and only if the issue is worth more to it than they cost it.
    3. If both hold, the target concedes to the bare threat. Else there is no threat. Sanctions are never seen in force.
    4. Witness: both inequalities.
    """
    target = compare(
        "sanctions, to the target", threat.target_cost, "the issue and its reputation", threat.value + threat.reputation
    )
    sender = compare("the issue, to the sender", threat.value, "sanctions, to the sender", threat.sender_cost)
    if not target.holds:
        decider, why = target, "the target would sooner suffer sanctions than yield"
    elif not sender.holds:
        decider, why = sender, "sanctions would cost the sender at least as much as they could win"
    else:
        decider, why = target, "the target yields to the threat, as sanctions would cost it more than yielding"
    sign = ">" if decider.holds else "<="
    return ThreatResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(threat),
        answer=ThreatAnswer(
            target_yields=target.holds,
            sender_credible=sender.holds,
            outcome="concede_to_threat" if target.holds and sender.holds else "no_threat",
        ),
        witness=ThreatWitness(target=target, sender=sender),
        why=f"{why} ({number(decider.left_value)} {sign} {number(decider.right_value)})",
    )
