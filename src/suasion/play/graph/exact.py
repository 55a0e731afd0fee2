"""Stability by the definitions, for every kind of model: the path that is always right, on sets of states kept as bits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from suasion.play.graph.closure import bits, reach
from suasion.play.graph.concepts import REPLIES, Concept, Table
from suasion.play.graph.model import GraphModel
from suasion.play.graph.moves import adjacency, improving
from suasion.play.graph.options import Ints
from suasion.play.graph.preferences import Ranks

MOST_STATES = 1 << 14
"""Sets of states take states ** 2 / 8 bytes for each decision maker and kind of move: 32 MiB at this size."""


def stable(model: GraphModel, concepts: Sequence[Concept]) -> dict[Concept, Table]:
    """For each concept, whether each state is stable for each decision maker.

    For a decision maker i and a state s:

    1. *Nash (R)*: s is stable if i has no unilateral improvement from s. The steps below take each improvement t.
    2. *GMR*: the others have a legal sequence of moves from t that ends in a u which i does not strictly prefer to s. Ties
       deter: a u that is as good as s is a sanction.
    3. *SMR*: as 2, and i has no move from that u to a state that it strictly prefers to s.
    4. *SEQ*: as 2, with sequences in which each step is an improvement for its mover.
    5. *SSEQ*: as 4, with the condition of 3.

    Each step is one intersection of sets: the ends that the others reach from t, the states no better than s, and the
    states from which i cannot get anything better than s. The last two only grow as s gets better, so they are built once
    for each decision maker, from its worst state to its best.

    Citation: Fang, Hipel and Kilgour 1993, *Interactive Decision Making*, ch. 3; Howard 1971 (GMR, SMR); Fraser and Hipel
    1984 (SEQ); Rego and Vieira 2017 (SSEQ).
    """
    makers = range(len(model.decision_makers))
    moves = adjacency(model)
    gains = improving(model, moves)
    answers = {c: REPLIES[c] for c in concepts if c != "nash"}
    kinds = {reply.credible for reply in answers.values()}
    table = {c: np.zeros((len(makers), model.n_states), dtype=np.bool_) for c in concepts}
    for i in makers:
        others = [j for j in makers if j != i]
        ends = {credible: reach(gains if credible else moves, others, model.n_states) for credible in kinds}
        if "nash" in table:
            table["nash"][i] = [not targets.size for targets in gains[i]]
        if not answers:
            continue
        for state, mild, final in _no_better(model.ranks[i], moves[i]):
            targets = gains[i][state].tolist()
            for c, reply in answers.items():
                harmless = final if reply.final else mild
                reached = ends[reply.credible]
                table[c][i, state] = all(reached[t] & harmless for t in targets)
    return table


def _no_better(ranks: Ranks, moves: Sequence[Ints]) -> list[tuple[int, int, int]]:
    """For each state s: the set of states not preferred to s, and those of them with no move to one preferred to s."""
    n_states = len(moves)
    ceiling = np.array([max(r, ranks[m].max(initial=-1)) for r, m in zip(ranks.tolist(), moves, strict=True)])
    found = []
    mild = final = 0
    for level in range(int(ranks.max()) + 1):
        mild |= bits(np.flatnonzero(ranks == level), n_states)
        final |= bits(np.flatnonzero(ceiling == level), n_states)
        found += [(int(state), mild, final) for state in np.flatnonzero(ranks == level)]
    return found
