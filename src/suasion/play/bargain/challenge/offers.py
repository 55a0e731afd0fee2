"""What each actor does in one round: stand, fight and lose ground, meet half-way, or give in."""

from __future__ import annotations

from typing import Literal

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.challenge.reading import Reading
from suasion.record import Record

Kind = Literal["confrontation", "compromise", "capitulation"]


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


def _kind(own: float, other: float, reading: Reading) -> Kind | None:
    if other > own > 0:
        return "confrontation"
    if other > 0 > own:
        if other > -own:
            return "compromise"
        if reading.give_in == "larger_loss" and other < -own:
            return "capitulation"
    return None


def best_offer(
    i: int, names: tuple[str, ...], positions: FloatArray, own: FloatArray, other: FloatArray, reading: Reading
) -> Offer | None:
    """The offer that actor ``i`` takes, or ``None``. ``own`` and ``other`` are ``(n,)``: i's view of each rival.

    1. Both gain by fighting, the rival more: confrontation, i ends where the rival stands.
    2. Only the rival gains, and more than i would lose: compromise, i goes |own / other| of the way.
    3. Only the rival gains, but less than i would lose: i gives in, and ends where the rival stands.
    4. Confrontations come first, then compromises, then giving in; within a kind the least move (or, for compromises,
       the lowest meeting point, see ``select``). Equal keys: the rival named first.
    """
    best: tuple[tuple[int, float], Offer] | None = None
    here = float(positions[i])
    for j in range(len(positions)):
        there, a, b = float(positions[j]), float(own[j]), float(other[j])
        kind = _kind(a, b, reading) if there != here else None
        if kind is None:
            continue
        end = here + (there - here) * abs(a / b) if kind == "compromise" else there
        key = abs(end - here)
        if kind == "compromise" and reading.select == "lowest_position":
            key = (abs(a) * here + abs(b) * there) / (abs(a) + abs(b))
        rank = (("confrontation", "compromise", "capitulation").index(kind), key)
        if best is None or rank < best[0]:
            offer = Offer(actor=names[i], kind=kind, rival=names[j], own=a, other=b, start=here, end=end)
            best = (rank, offer)
    return best[1] if best else None
