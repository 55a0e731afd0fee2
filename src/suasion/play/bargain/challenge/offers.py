"""What each actor does in one round: stand, fight and lose ground, meet half-way, or give in."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.challenge.field import IntArray
from suasion.play.bargain.challenge.reading import Reading
from suasion.record import Record

Kind = Literal["confrontation", "compromise", "capitulation"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CONFRONTATION, COMPROMISE, CAPITULATION = range(len(KINDS))
NONE = len(KINDS)
"""The kind of an actor that takes no offer."""


LAST = 1e300
"""Added to the key of an offer that is out of the question: more than any scale."""

TINY = 1e-300
"""The least number that is divided by: where it is 0 or less, the quotient is not used."""


class Offer(Record):
    """``actor`` moves from ``start`` to ``end`` because of ``rival``. ``own`` is what challenging the rival is worth to it,
    ``other`` what it believes that being challenged is worth to the rival."""

    actor: str
    kind: Kind
    rival: str
    own: float
    other: float
    start: float
    end: float


class Taken(NamedTuple):
    """The offer of each actor, ``(n, b)`` each: index into ``KINDS`` (or ``NONE``), the rival's place, where it moves to, and the two
    values of :class:`Offer`. Without an offer: its own place, and where it stands."""

    kind: NDArray[np.int8]
    rival: IntArray
    end: FloatArray
    own: FloatArray
    other: FloatArray


def kinds(own: FloatArray, other: FloatArray, reading: Reading) -> NDArray[np.int8]:
    """What each pair of values leads to: an index into ``KINDS``, or ``NONE``. The arrays have one shape, and so has the answer.

    1. Both gain by fighting, the rival more: confrontation.
    2. Only the rival gains, and more than the actor would lose: compromise.
    3. Only the rival gains, but less than the actor would lose: it gives in, if the reading knows that.
    """
    loss = -own
    loses = own < 0
    kind = np.full(own.shape, NONE, dtype=np.int8)
    # The three exclude each other, and counting down is many times faster than assigning where they hold.
    kind -= (NONE - CONFRONTATION) * ((other > own) & (own > 0)).view(np.int8)
    kind -= (NONE - COMPROMISE) * (loses & (other > loss)).view(np.int8)
    if reading.give_in == "larger_loss":
        kind -= (NONE - CAPITULATION) * (loses & (other > 0) & (other < loss)).view(np.int8)
    return kind


def best_offers(positions: FloatArray, own: FloatArray, other: FloatArray, actor: IntArray, reading: Reading) -> Taken:
    """The offer that each actor takes. ``positions`` and ``actor`` ``(n, b)``: where each stands and its rank in the input; ``own`` and
    ``other`` ``(n, n, b)``: the view of each actor (first axis) of each rival.

    1. In a confrontation or when it gives in, the actor ends where the rival stands; in a compromise it goes |own / other|
       of the way. There is no offer of a rival at the same place.
    2. Confrontations come first, then compromises, then giving in; within a kind the least move (or, for compromises,
       the lowest meeting point, see ``select``). Equal keys: the rival named first.
    """
    here, there = positions[:, None], positions[None, :]
    way = there - here
    kind = kinds(own, other, reading)
    kind += (NONE - kind) * (way == 0).view(np.int8)
    meets = kind == COMPROMISE
    half_way = meets.astype(np.float64)  # once: a truth in a sum of numbers is dear
    share = np.maximum(other, TINY)
    np.divide(own, share, out=share)
    share *= half_way
    np.subtract(1 - half_way, share, out=share)  # who meets half-way loses: own is below 0
    key = np.abs(way, out=way)
    key *= share
    if reading.select == "lowest_position":
        loss, gain = np.abs(own), np.abs(other)
        key = np.where(meets, (loss * here + gain * there) / (loss + gain + TINY), key)
    best = kind.min(axis=1)
    key += np.multiply(kind != best[:, None], LAST, out=half_way)
    behind = (key != key.min(axis=1)[:, None]).astype(np.int16)
    behind *= np.int16(len(positions))
    behind += actor.astype(np.int16)
    first = behind.min(axis=1).astype(np.intp)
    none = best == NONE
    place = np.argsort(actor, axis=0)
    rival = np.where(none, np.arange(len(positions))[:, None], np.take_along_axis(place, first, axis=0))
    at = rival[:, None]
    go, mine, theirs = (np.take_along_axis(values, at, axis=1)[:, 0] for values in (share, own, other))
    target = np.take_along_axis(positions, rival, axis=0)
    end = np.where(best == COMPROMISE, positions + (target - positions) * go, target)
    return Taken(best, rival, end, mine, theirs)
