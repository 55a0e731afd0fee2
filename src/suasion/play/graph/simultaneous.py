"""Stability by simultaneity (SIM): the others may move at the same time, and spoil the gain."""

from __future__ import annotations

import numpy as np

from suasion.errors import BrokenInput
from suasion.play.graph.concepts import Table
from suasion.play.graph.model import GraphModel
from suasion.play.graph.moves import improvements
from suasion.play.graph.options import Ints
from suasion.play.graph.solve import numbers, solve
from suasion.play.result import Result
from suasion.record import Record

METHOD = "graph_simultaneity"
CITATION = "Fraser, N. M. and Hipel, K. W. (1984). Conflict Analysis: Models and Resolutions. North-Holland."


def simultaneous_table(model: GraphModel) -> Table:
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


class SimultaneousAnswer(Record):
    """State numbers: the equilibria by simultaneity alone, and by SEQ or simultaneity, each decision maker by either."""

    equilibria: tuple[int, ...]
    seq_or_sim: tuple[int, ...]
    stable_for: dict[str, tuple[int, ...]]


class Unspoilt(Record):
    """Where a decision maker leaves, because no joint choice of the others can spoil all that it may gain."""

    decision_maker: str
    states: tuple[int, ...]


class SimultaneousWitness(Record):
    """For each decision maker the states that it leaves."""

    left: tuple[Unspoilt, ...]


SimultaneousResult = Result[SimultaneousAnswer, SimultaneousWitness]


def simultaneous(model: GraphModel) -> SimultaneousResult:
    """Stability by simultaneity, and "SEQ or SIM" as the literature reports it.

    1. The table of SIM is made (``simultaneous_table``), and that of SEQ (``solve``).
    2. A state is an equilibrium by SEQ or SIM if it is stable for each decision maker by the one or the other.

    Citation: Fraser and Hipel 1984.
    """
    sim = simultaneous_table(model)
    either = numbers(np.logical_and.reduce(sim | solve(model, ["seq"]).tables["seq"]))
    names = model.decision_makers
    left = tuple(Unspoilt(decision_maker=n, states=numbers(~row)) for n, row in zip(names, sim, strict=True))
    return SimultaneousResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=model.digest(),
        answer=SimultaneousAnswer(
            equilibria=numbers(np.logical_and.reduce(sim)),
            seq_or_sim=either,
            stable_for={n: numbers(row) for n, row in zip(names, sim, strict=True)},
        ),
        witness=SimultaneousWitness(left=left),
        why=f"By sequential stability or simultaneity: {', '.join(map(str, either)) or 'no state'} holds.",
    )


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
