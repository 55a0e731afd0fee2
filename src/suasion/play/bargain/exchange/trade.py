"""One trade: two actors each give way on the issue that the other values more, for equal gains."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from suasion.play.bargain.actors import FloatArray

LEAST = 1e-10
"""The least move that counts, on the scale from 0 to 100; anything smaller is rounding."""

REACHED = 1e-9
"""An outcome this near to what a buyer wants, on the scale from 0 to 100, has reached it."""


Passed = Literal["refuse", "ignore"]
"""What to do when the giver's earlier trades have already taken the outcome to what the other wants, or past it."""


class Market(NamedTuple):
    """The start of a round, each ``(actors, issues)``; ``total`` and ``outcome`` ``(issues,)``."""

    positions: FloatArray
    saliences: FloatArray
    weights: FloatArray
    total: FloatArray
    outcome: FloatArray


class Pair(NamedTuple):
    """``buyer`` wants ``wanted`` and pays with ``paid``; ``seller`` the reverse. Indices of actors and of issues."""

    buyer: int
    seller: int
    wanted: int
    paid: int


class Terms(NamedTuple):
    """``gain``: for each of the two. ``seller_move``, ``buyer_move``: signed moves on the wanted and on the paid issue."""

    gain: float
    seller_move: float
    buyer_move: float


def market(positions: FloatArray, saliences: FloatArray, weights: FloatArray) -> Market:
    """The weighted mean of each issue (NaN positions have no weight), with what it was made of."""
    total = weights.sum(axis=0)
    outcome = np.nansum(weights * positions, axis=0) / total
    return Market(positions, saliences, weights, total, outcome)


def pairs(m: Market) -> list[Pair]:
    """All trades that could ever pay, in the order of issues and actors.

    1. Both actors have a stake on both issues, and stand on opposite sides of the outcome on both.
    2. The one that values the first issue more, relative to the second, wants the first. Equal ratios: no trade pays.
    """
    found = []
    n, k = m.positions.shape
    side = np.sign(m.positions - m.outcome)  # NaN where there is no stake: no comparison with it holds
    s = m.saliences
    for p in range(k):
        for q in range(p + 1, k):
            for i in range(n):
                for j in range(i + 1, n):
                    if side[i, p] * side[j, p] < 0 and side[i, q] * side[j, q] < 0:
                        lean = s[i, p] * s[j, q] - s[j, p] * s[i, q]
                        if lean:
                            found.append(Pair(i, j, p, q) if lean > 0 else Pair(j, i, p, q))
    return found


def terms(m: Market, now: FloatArray, pair: Pair, passed: Passed = "refuse") -> Terms | None:
    """What a trade brings from the positions ``now`` ``(actors, issues)``, or ``None`` if it brings nothing.

    1. A move of the seller shifts the outcome by move times its share of the weight. Let it go all the way to where the
       buyer stood at the start of the round.
    2. The gains are equal if the shift of the paid issue is that of the wanted one, times the sum of both saliences on the
       wanted issue, over the sum on the paid one.
    3. If the buyer would have to go past the seller's position, the buyer goes just there and the seller less far.
    4. The outcome as it was at the start, with the giver's own moves only, must not pass what the other wants: if it
       would, the move ends there, and the other's move shrinks with it.
    5. If earlier trades of the giver have taken it there or past it, ``passed`` decides: ``refuse`` the trade, since a
       further move would harm the one who pays for it, or ``ignore`` that, as the published program does.
    """
    i, j, p, q = pair
    x, s, w = m.positions, m.saliences, m.weights
    if not (w[i, q] > 0 and w[j, p] > 0):
        return None  # nothing to give: its moves do not shift the outcome
    share_p, share_q = w[j, p] / m.total[p], w[i, q] / m.total[q]
    toward_p, toward_q = np.sign(x[i, p] - x[j, p]), np.sign(x[j, q] - x[i, q])
    rate = (s[i, p] + s[j, p]) / (s[i, q] + s[j, q])
    room_p = _room(x[i, p], m.outcome[p], x[j, p], now[j, p], share_p, toward_p, passed)
    room_q = _room(x[j, q], m.outcome[q], x[i, q], now[i, q], share_q, toward_q, passed)
    shift_p = min(room_p, room_q / rate)
    shift_q = shift_p * rate
    seller_move, buyer_move = toward_p * shift_p / share_p, toward_q * shift_q / share_q
    gain = s[i, p] * shift_p - s[i, q] * shift_q
    if shift_p <= 0 or min(abs(seller_move), abs(buyer_move)) <= LEAST or gain <= 0:
        return None
    return Terms(float(gain), float(seller_move), float(buyer_move))


def _room(
    wanted: float, outcome: float, start: float, now: float, share: float, toward: float, passed: Passed
) -> float:
    """How far a giver's moves can still shift the outcome: until it stands where the other wants it, or the outcome does."""
    left = (wanted - now) * toward * share
    gap = (wanted - (outcome + (now - start) * share)) * toward
    if gap > REACHED:
        return min(left, gap)
    return left if passed == "ignore" else 0.0
