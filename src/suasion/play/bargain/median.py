"""The weighted median: the position that no other beats when weight votes for what is nearer."""

from __future__ import annotations

import numpy as np

from suasion.play.bargain.actors import FloatArray, Issue
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "weighted_median"
CITATION = "Black, D. (1948). On the Rationale of Group Decision-making. Journal of Political Economy 56(1), 23-34."

TIE = 1e-12
"""Share of all weight. Two sides closer than this are tied: the difference is the rounding of the sum."""


class MedianAnswer(Record):
    """``position`` is the lowest median. ``upper`` is the highest: it differs only where weight splits evenly."""

    position: float
    upper: float


class Contest(Record):
    """The winner against one other position: the weight that votes for each. Weight equally far from both abstains."""

    other: float
    for_winner: float
    for_other: float


class MedianWitness(Record):
    """All contests of the winner, by position; ``closest`` is the one with the least margin (none if nobody differs)."""

    contests: tuple[Contest, ...]
    closest: Contest | None


MedianResult = Result[MedianAnswer, MedianWitness]


def sweep(positions: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The lowest and the highest weighted median of ``(..., n)`` positions, ``(...)`` each, in O(n log n).

    1. Order the positions from low to high and add up the weight that stands at each and below it.
    2. Start with the lowest. The next one up takes its place if more weight stands at it or above than below it:
       on a line, weight votes for the nearer, so that is the contest of two neighbours.
    3. Stop at the first challenger that fails. With single peaks a position that beats its neighbours beats all.
    4. A challenger that ties is a median too: it is the upper one.
    """
    order = np.argsort(positions, axis=-1, kind="stable")
    places = np.take_along_axis(positions, order, axis=-1)
    below = np.cumsum(np.take_along_axis(weights, order, axis=-1), axis=-1)
    total = below[..., -1:]
    lead = total - 2 * below  # the weight above a place, less the weight at it and below
    found = (np.argmax(lead <= TIE * total, axis=-1), np.argmax(lead < -TIE * total, axis=-1))
    lower, upper = (np.take_along_axis(places, at[..., None], axis=-1)[..., 0] for at in found)
    return lower, upper


def weighted_median(issue: Issue) -> MedianResult:
    """The Condorcet winner of the issue (Black 1948).

    1. Each actor votes with capability times salience, for the nearer of two positions.
    2. Sweep the positions (see :func:`sweep`).
    3. Witness: the winner against every other position that some actor holds.
    """
    positions, weights = issue.positions(), issue.weights()
    lower, upper = map(float, sweep(positions, weights))
    contests = []
    for other in np.unique(positions).tolist():
        if other != lower:
            nearer = np.sign(np.abs(positions - other) - np.abs(positions - lower))
            contests.append(
                Contest(
                    other=other,
                    for_winner=float(weights[nearer > 0].sum()),
                    for_other=float(weights[nearer < 0].sum()),
                )
            )
    closest = min(contests, key=lambda c: (c.for_winner - c.for_other, c.other), default=None)
    why = f"all stand at {number(lower)}"
    if closest:
        verb = "ties with" if upper > lower else "beats"
        why = (
            f"{number(lower)} {verb} its closest rival {number(closest.other)} "
            f"by {number(closest.for_winner)} to {number(closest.for_other)}"
        )
    return MedianResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(issue),
        answer=MedianAnswer(position=lower, upper=upper),
        witness=MedianWitness(contests=tuple(contests), closest=closest),
        why=why,
    )
