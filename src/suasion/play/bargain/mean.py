"""The weighted mean (the compromise model): the baseline that the other models have to beat."""

from __future__ import annotations

import numpy as np

from suasion.play.bargain.actors import FloatArray, Issue
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "weighted_mean"
CITATION = (
    "Van den Bos, J. M. M. (1991). Dutch EC Decision Making. Thela Thesis; "
    "Achen, C. H. (2006), in: The European Union Decides, Cambridge University Press."
)


class MeanAnswer(Record):
    """``position`` on the issue's scale."""

    position: float


class Pull(Record):
    """How far one actor draws the mean, in units of the scale. The pulls of all actors add up to 0."""

    actor: str
    share: float
    pull: float


class MeanWitness(Record):
    """One pull an actor, in the order of the input."""

    pulls: tuple[Pull, ...]


MeanResult = Result[MeanAnswer, MeanWitness]


def mean(positions: FloatArray, weights: FloatArray) -> FloatArray:
    """``(...)``: the weighted mean of ``(..., n)`` positions, never outside their range."""
    share = weights / weights.sum(axis=-1, keepdims=True)
    low, high = positions.min(axis=-1), positions.max(axis=-1)
    return np.asarray(np.clip((share * positions).sum(axis=-1), low, high))  # rounding may step over an end


def weighted_mean(issue: Issue) -> MeanResult:
    """The compromise model: sum of weight times position over sum of weight.

    1. The weight of an actor is capability times salience.
    2. The outcome is the weighted mean of the positions. It is near the Nash bargaining solution when failure is worse
       for all than any outcome (Achen 2006).
    3. Witness: each actor's share of the weight, and share times distance from the mean, the pull.
    """
    positions, weights = issue.positions(), issue.weights()
    outcome = float(mean(positions, weights))
    share = weights / weights.sum()
    pulls = tuple(
        Pull(actor=name, share=float(s), pull=float(s * (x - outcome)))
        for name, s, x in zip(issue.names, share, positions, strict=True)
    )
    top = max(pulls, key=lambda p: p.pull)
    down = min(pulls, key=lambda p: p.pull)
    why = f"all stand at {number(outcome)}"
    if top.pull > 0 > down.pull:
        why = (
            f"{top.actor} pulls most upward ({number(top.pull)}), {down.actor} most downward ({number(-down.pull)}); "
            f"they balance at {number(outcome)}"
        )
    return MeanResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(issue),
        answer=MeanAnswer(position=outcome),
        witness=MeanWitness(pulls=pulls),
        why=why,
    )
