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


class Book(NamedTuple):
    """What has been promised so far in a round; kept up by :func:`enter`. Shifts of outcomes are on the scale from 0 to 100.

    ``now`` ``(actors, issues)``: positions. ``given``: how far each actor's own moves have shifted the outcome. ``got``: how far
    others have shifted it for this actor. ``between`` ``(giver, taker, issue)``: the part that stands in both.
    """

    now: FloatArray
    given: FloatArray
    got: FloatArray
    between: FloatArray


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


def opened(m: Market) -> Book:
    """The book of a round in which nothing is promised yet."""
    n, k = m.positions.shape
    return Book(m.positions.copy(), np.zeros((n, k)), np.zeros((n, k)), np.zeros((n, n, k)))


def enter(m: Market, book: Book, pair: Pair, offer: Terms) -> None:
    """Write a trade into the book."""
    for giver, taker, issue, move in (
        (pair.seller, pair.buyer, pair.wanted, offer.seller_move),
        (pair.buyer, pair.seller, pair.paid, offer.buyer_move),
    ):
        shift = move * m.weights[giver, issue] / m.total[issue]
        book.now[giver, issue] += move
        book.given[giver, issue] += shift
        book.got[taker, issue] += shift
        book.between[giver, taker, issue] += shift


def touched(made: Pair, other: Pair) -> bool:
    """Whether the terms of ``other`` may have changed: the same actor gives, or gets, on the same issue in both."""
    i, j, p, q = made
    a, b, r, t = other
    return bool({(a, t), (b, r)} & {(i, q), (j, p)} or {(a, r), (b, t)} & {(i, p), (j, q)})


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


def terms(m: Market, book: Book, pair: Pair, passed: Passed = "refuse") -> Terms | None:
    """What a trade brings on top of what the book holds, or ``None`` if it brings nothing.

    1. A move of the seller shifts the outcome by move times its share of the weight. Let it go all the way to where the
       buyer stood at the start of the round.
    2. The gains are equal if the shift of the paid issue is that of the wanted one, times the sum of both saliences on the
       wanted issue, over the sum on the paid one.
    3. If the buyer would have to go past the seller's position, the buyer goes just there and the seller less far.
    4. The outcome as the two see it must not pass what the taker wants: that is the outcome at the start, shifted by the
       giver's own moves so far and by what others have given this taker. If it would, the move ends there, and the other's
       move shrinks with it.
    5. If it is there already, or past it, ``passed`` decides: ``refuse`` the trade, since a further move would harm the one
       who pays for it, or ``ignore`` that, as the published program does.
    """
    i, j, p, q = pair
    s, w = m.saliences, m.weights
    if not (w[i, q] > 0 and w[j, p] > 0):
        return None  # nothing to give: its moves do not shift the outcome
    toward_p = np.sign(m.positions[i, p] - m.positions[j, p])
    toward_q = np.sign(m.positions[j, q] - m.positions[i, q])
    share_p, share_q = w[j, p] / m.total[p], w[i, q] / m.total[q]
    rate = (s[i, p] + s[j, p]) / (s[i, q] + s[j, q])
    shift_p = min(_room(m, book, j, i, p, passed), _room(m, book, i, j, q, passed) / rate)
    shift_q = shift_p * rate
    seller_move, buyer_move = toward_p * shift_p / share_p, toward_q * shift_q / share_q
    gain = s[i, p] * shift_p - s[i, q] * shift_q
    if shift_p <= 0 or min(abs(seller_move), abs(buyer_move)) <= LEAST or gain <= 0:
        return None
    return Terms(float(gain), float(seller_move), float(buyer_move))


def _room(m: Market, book: Book, giver: int, taker: int, issue: int, passed: Passed) -> float:
    """How far the giver can still shift the outcome: until it stands where the taker wants it, or the outcome does."""
    wanted = m.positions[taker, issue]
    toward = np.sign(wanted - m.positions[giver, issue])
    left = (wanted - book.now[giver, issue]) * toward * m.weights[giver, issue] / m.total[issue]
    shift = book.given[giver, issue] + book.got[taker, issue] - book.between[giver, taker, issue]
    gap = (wanted - (m.outcome[issue] + shift)) * toward
    if gap > REACHED:
        return float(min(left, gap))
    return float(left) if passed == "ignore" else 0.0
