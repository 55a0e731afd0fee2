"""Stability by simultaneity (SIM): the others may move at the same time, and spoil the gain."""

from __future__ import annotations

import numpy as np

from suasion.errors import BrokenInput
from suasion.play.graph.concepts import Table
from suasion.play.graph.model import GraphModel
from suasion.play.graph.moves import improvements
from suasion.play.graph.options import Ints


def simultaneous(model: GraphModel) -> Table:
    """Whether each state is stable for each decision maker by simultaneity. Shape: (decision makers, states).

    For a decision maker i and a state s:

    1. s is stable if i has no unilateral improvement.
    2. Each other decision maker either makes one of its own unilateral improvements from s or stays: all joint choices
       are listed, as the set of options that they flip together.
    3. An improvement t is spoilt by a joint choice if its flips, applied to t, give a feasible state that i does not strictly
       prefer to s. s is stable if every improvement can be spoilt, each by a joint choice of its own.

    The literature reads it as "SEQ or SIM". It needs the option form: raises ``BrokenInput`` for a model of arcs.
    Citation: Fraser and Hipel 1984, *Conflict Analysis: Models and Resolutions*.
    """
    if model.form is None or model.codes is None:
        raise BrokenInput("Simultaneous moves need options", mend="Give the conflict in option form")
    makers = range(len(model.decision_makers))
    calm = np.ones((len(makers), model.n_states), dtype=np.bool_)
    for state in range(model.n_states):
        gains = [improvements(model, i, state) for i in makers]
        flips = [np.append(model.codes[targets] ^ model.codes[state], 0) for targets in gains]
        for i in makers:
            if gains[i].size:
                joint = _joint([flips[j] for j in makers if j != i])
                calm[i, state] = _all_spoilt(model, i, state, model.codes[gains[i]], joint)
    return calm


def _joint(flips: list[Ints]) -> Ints:
    """The flips of all joint choices: nobody owns an option of another, so they add without carrying."""
    together: Ints = np.zeros(1, dtype=np.int64)
    for one in flips:
        together = np.unique(together[:, None] | one[None, :])
    return together


def _all_spoilt(model: GraphModel, maker: int, state: int, targets: Ints, joint: Ints) -> bool:
    assert model.codes is not None
    ends = targets[:, None] ^ joint[None, :]
    places = np.minimum(np.searchsorted(model.codes, ends), model.n_states - 1)
    feasible = model.codes[places] == ends
    ranks = model.ranks[maker]
    return bool((feasible & (ranks[places] <= ranks[state])).any(axis=1).all())
