"""Who can move the conflict where: unilateral moves, and those that the mover likes (unilateral improvements)."""

from __future__ import annotations

import numpy as np

from suasion.play.graph.model import GraphModel
from suasion.play.graph.options import Ints

_NONE: Ints = np.zeros(0, dtype=np.int64)


def successors(model: GraphModel, maker: int, state: int) -> Ints:
    """The unilateral moves of a decision maker from a state: indices of states, sorted.

    In option form a move changes one or more of the mover's options, no one else's, and flips no option against its
    one-way rule (a move that flips one barred option is barred as a whole).
    """
    if model.arcs is not None:
        return np.asarray(model.arcs[maker][state], dtype=np.int64)
    if model.form is None or model.codes is None:
        return _NONE
    code = int(model.codes[state])
    own = model.form.owned(maker)
    targets = (code & ~own) | combinations(own)
    changed = targets ^ code
    barred = (changed & code & model.form.only_up) | (changed & ~code & model.form.only_down)
    targets = targets[(changed != 0) & (barred == 0)]
    places = np.searchsorted(model.codes, targets)
    inside = places < model.n_states
    places, targets = places[inside], targets[inside]
    found: Ints = places[model.codes[places] == targets]
    return found


def improvements(model: GraphModel, maker: int, state: int) -> Ints:
    """The unilateral moves to states that the mover strictly prefers."""
    targets = successors(model, maker, state)
    ranks = model.ranks[maker]
    gains: Ints = targets[ranks[targets] > ranks[state]]
    return gains


def combinations(mask: int) -> Ints:
    """All codes that use only the bits of the mask, in increasing order. Shape: (2 ** bits,)."""
    codes = np.zeros(1, dtype=np.int64)
    for bit in range(mask.bit_length()):
        if mask >> bit & 1:
            codes = np.concatenate([codes, codes | (1 << bit)])
    return codes


def adjacency(model: GraphModel) -> tuple[tuple[Ints, ...], ...]:
    """``adjacency(model)[maker][state]``: all unilateral moves."""
    states = range(model.n_states)
    return tuple(tuple(successors(model, i, s) for s in states) for i in range(len(model.decision_makers)))


def improving(model: GraphModel, moves: tuple[tuple[Ints, ...], ...]) -> tuple[tuple[Ints, ...], ...]:
    """The same, for unilateral improvements only."""
    return tuple(
        tuple(targets[ranks[targets] > ranks[state]] for state, targets in enumerate(of_maker))
        for ranks, of_maker in zip(model.ranks, moves, strict=True)
    )
