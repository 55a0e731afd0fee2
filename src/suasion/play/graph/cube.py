"""Stability on the cube of options, without a search: a million states in seconds.

Seen by one decision maker, the combinations form a matrix: a row for each combination of its own options, a column for each
combination of all others' options. A move of its own changes the row, a move of the others changes the column. All
concepts are then maxima and minima along rows and columns.

The path is exact where the others can reach every column: two decision makers (one move is all that the other can make,
feasible or not), or any number on a full cube. Infeasible states are left out of maxima and minima. Models with one-way
options, and credible sanctions of more than one opponent, need the search of ``exact``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from suasion.play.graph.concepts import REPLIES, Concept, Table
from suasion.play.graph.model import GraphModel
from suasion.play.graph.moves import combinations
from suasion.play.graph.options import Ints

Matrix = npt.NDArray[np.int32]

_ABSENT = np.int32(-1)
"""The rank of an infeasible state: below all ranks, so that nobody improves to it."""

_NEVER = np.int32(np.iinfo(np.int32).max)
"""A sanction that there is not: above all ranks, so that it deters nobody."""


def fits(model: GraphModel, concept: Concept) -> bool:
    """Whether this path may answer for the concept."""
    if model.form is None or model.form.one_way:
        return False
    full = model.n_states == 1 << len(model.form.options)
    pair = len(model.decision_makers) == 2
    return pair or (full and not (concept != "nash" and REPLIES[concept].credible))


def stable(model: GraphModel, concepts: Sequence[Concept]) -> dict[Concept, Table]:
    """The same answers as ``exact.stable``, for models and concepts that ``fits`` allows.

    For a decision maker i, with p the matrix of its ranks (rows: own combinations; columns: the others'):

    1. *Ceiling*: the best rank in each column is the best that i can get there by itself.
    2. *Nash*: p is the ceiling of its column.
    3. *Value of a sanction*: p where the answer need not be final, else the ceiling of its column.
    4. *Deterrence* of a row t at column b: the least value that the others can choose in that row: of all columns (GMR, SMR),
       or of those that the opponent strictly prefers to b (SEQ, SSEQ; a running minimum down the opponent's ranking).
    5. A state is stable if, of the rows that i strictly prefers to it in its column, the worst deterred one is still no
       better than the state (a running maximum down i's ranking).

    Citation: the definitions are those of Fang, Hipel and Kilgour 1993; the form on the cube is derived here.
    """
    makers = range(len(model.decision_makers))
    table = {c: np.zeros((len(makers), model.n_states), dtype=np.bool_) for c in concepts}
    for i in makers:
        grid, own = _grid(model, i)
        feasible = own >= 0
        back = np.argsort(grid[feasible], kind="stable")
        for c, calm in _calm(model, i, grid, own, concepts):
            table[c][i] = calm[feasible][back]
    return table


def _calm(
    model: GraphModel, maker: int, grid: Ints, own: Matrix, concepts: Sequence[Concept]
) -> Iterator[tuple[Concept, Table]]:
    """Steps 1 to 5, for one decision maker: each concept with its stable cells."""
    feasible = own >= 0
    ceiling = own.max(axis=0)
    answers = {c: REPLIES[c] for c in concepts if c != "nash"}
    mine = _Ranking(np.ascontiguousarray(own.T)) if answers else None
    rival = _Ranking(_view(model, 1 - maker, grid)) if any(r.credible for r in answers.values()) else None
    for c in concepts:
        if c == "nash" or mine is None:
            yield c, own >= ceiling
            continue
        value = np.where(feasible, ceiling if answers[c].final else own, _NEVER)
        if answers[c].credible and rival is not None:
            deterred = rival.above(value, np.minimum, _NEVER)
        else:
            deterred = np.broadcast_to(value.min(axis=1, keepdims=True), own.shape)
        worst = mine.above(np.ascontiguousarray(deterred.T), np.maximum, _ABSENT).T
        yield c, own >= worst


def _grid(model: GraphModel, maker: int) -> tuple[Ints, Matrix]:
    """The codes as rows (own combinations) and columns (others'), and the ranks of the decision maker in that shape."""
    assert model.form is not None
    mask = model.form.owned(maker)
    everything = (1 << len(model.form.options)) - 1
    grid = combinations(mask)[:, None] | combinations(everything & ~mask)[None, :]
    return grid, _view(model, maker, grid)


def _view(model: GraphModel, maker: int, grid: Ints) -> Matrix:
    """The ranks of a decision maker in the shape of the grid; infeasible states are absent."""
    assert model.codes is not None
    flat = np.full(grid.size, _ABSENT, dtype=np.int32)
    flat[model.codes] = model.ranks[maker]
    view: Matrix = flat[grid]
    return view


class _Ranking:
    """Each row sorted from its best cell to its worst, once, for many running extremes."""

    def __init__(self, rank: Matrix) -> None:
        self.order = np.argsort(-rank, axis=1, kind="stable")
        best_first = np.take_along_axis(rank, self.order, axis=1)
        self.starts = np.zeros(rank.shape, dtype=np.int64)
        tie_ends = best_first[:, 1:] != best_first[:, :-1]
        self.starts[:, 1:] = np.where(tie_ends, np.arange(1, rank.shape[1]), 0)
        np.maximum.accumulate(self.starts, axis=1, out=self.starts)

    def above(self, values: Matrix, combine: np.ufunc, empty: np.int32) -> Matrix:
        """For each cell the extreme of the values over the cells of its row with a strictly higher rank, else ``empty``."""
        rows, columns = values.shape
        running = np.full((rows, columns + 1), empty, dtype=np.int32)
        combine.accumulate(np.take_along_axis(values, self.order, axis=1), axis=1, out=running[:, 1:])
        found = np.empty_like(values)
        np.put_along_axis(found, self.order, np.take_along_axis(running, self.starts, axis=1), axis=1)
        return found
