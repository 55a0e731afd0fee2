"""Power in a vote by weight: how often a member turns a losing coalition into a winning one."""

from __future__ import annotations

from fractions import Fraction
from math import factorial

from suasion.play.result import Result, fingerprint, number
from suasion.play.settle.vote import Vote, swings, whole
from suasion.record import Record

METHOD = "power_indices"
CITATION = (
    "Shapley, L. S. and Shubik, M. (1954). A Method for Evaluating the Distribution of Power in a Committee System. American "
    "Political Science Review 48(3), 787-792; Banzhaf, J. F. (1965). Weighted Voting Doesn't Work. Rutgers Law Review 19(2), 317-343."
)


class PowerAnswer(Record):
    """One entry a member, in the order of the input. The two indices are exact fractions of all power, as text (``"7/30"``), and
    add up to 1. ``swings`` counts the coalitions of the others that lose without the member and win with it."""

    shapley_shubik: tuple[str, ...]
    banzhaf: tuple[str, ...]
    swings: tuple[int, ...]


class PowerWitness(Record):
    """``dummies`` never turn a vote; without one of ``vetoes`` nothing passes; ``dictator`` decides alone, if anyone does.
    ``total`` and ``quota`` are in the smallest whole weights that give the same vote."""

    total: int
    quota: int
    dummies: tuple[str, ...]
    vetoes: tuple[str, ...]
    dictator: str | None


PowerResult = Result[PowerAnswer, PowerWitness]


def power_indices(vote: Vote) -> PowerResult:
    """The indices of Shapley and Shubik (1954) and of Banzhaf (1965), exactly.

    1. Count, for each member and each size s, the coalitions of s others that lose without it and win with it.
    2. Shapley-Shubik: the share of all orders of entry in which the member turns the vote: sum of the counts times
       s! (n - s - 1)! / n!.
    3. Banzhaf: the member's count over all sizes (its swings), over the sum of all members' swings.
    4. Witness: who never turns a vote, who can block, who decides alone.
    """
    n = len(vote.weights)
    by_size = swings(vote)
    orders = [factorial(s) * factorial(n - s - 1) for s in range(n)]
    shapley = [Fraction(sum(c * o for c, o in zip(own, orders, strict=True)), factorial(n)) for own in by_size]
    counts = [sum(own) for own in by_size]
    banzhaf = [Fraction(c, sum(counts)) for c in counts]
    weights, quota = whole(vote)
    total = sum(weights)
    dictator = next((k for k, share in enumerate(shapley) if share == 1), None)
    top = max(range(n), key=lambda k: shapley[k])
    dummies = tuple(vote.name(k) for k in range(n) if counts[k] == 0)
    why = (
        f"{vote.name(top)} has most: {weights[top]} of the weight {total} turn the vote in {counts[top]} coalitions "
        f"and in a share of {number(float(shapley[top]))} of all orders"
    )
    if dictator is None and dummies:
        why += f"; {', '.join(dummies)} never {'turns' if len(dummies) == 1 else 'turn'} it"
    return PowerResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(vote),
        answer=PowerAnswer(
            shapley_shubik=tuple(map(str, shapley)), banzhaf=tuple(map(str, banzhaf)), swings=tuple(counts)
        ),
        witness=PowerWitness(
            total=total,
            quota=quota,
            dummies=dummies,
            vetoes=tuple(vote.name(k) for k in range(n) if total - weights[k] < quota),
            dictator=None if dictator is None else vote.name(dictator),
        ),
        why=why,
    )
