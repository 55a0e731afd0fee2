"""Limited-move stability L_h for two decision makers: each looks h moves ahead and reasons backwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from suasion.errors import BrokenInput
from suasion.play.graph.concepts import Table
from suasion.play.graph.model import GraphModel
from suasion.play.graph.moves import adjacency
from suasion.play.graph.options import Ints
from suasion.play.graph.solve import numbers
from suasion.play.result import Result
from suasion.record import Record

METHOD = "graph_limited_moves"
CITATION = "Kilgour 1985; Fang, Hipel and Kilgour 1989; 1993, Interactive Decision Making"


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """``table``: shape (2, states), whether a state is stable at the horizon. ``ends[maker, state]``: the state (an index)
    in which the conflict is expected to stop if that decision maker moves first.
    """

    horizon: int
    table: Table
    ends: Ints


def look_ahead(model: GraphModel, horizon: int) -> Ahead:
    """Stability at a horizon of ``horizon`` moves.

    1. With no move left, or no move to make, the conflict stays: the anticipated end G_0(i, s) is s.
    2. With h moves left, i looks at each move t and at where it leads: G_{h-1}(j, t), the other to move. It takes the best by
       its own preference; of equals the lowest state number.
    3. It moves only if that end is strictly better than staying: then G_h(i, s) is that end, else s.
    4. s is stable for i at horizon h if G_h(i, s) is s because i stays.

    For more than two decision makers there are two rival definitions, both criticised: raises ``BrokenInput`` then.
    Citation: Kilgour 1985; Fang, Hipel and Kilgour 1989, 1993.
    """
    if len(model.decision_makers) != 2:
        raise BrokenInput(
            f"Limited-move stability of {len(model.decision_makers)} decision makers",
            mend="It is defined beyond dispute for two only: use the other concepts",
        )
    if horizon < 1:
        raise BrokenInput(f"A horizon of {horizon} moves", mend="Look ahead one move at least")
    moves = adjacency(model)
    here = np.arange(model.n_states, dtype=np.int64)
    ends = np.stack([here, here])
    stays = np.ones((2, model.n_states), dtype=np.bool_)
    for _ in range(horizon):
        nearer = ends
        ends = np.stack([here, here])
        stays = np.ones((2, model.n_states), dtype=np.bool_)
        for i in (0, 1):
            ranks = model.ranks[i]
            for state, targets in enumerate(moves[i]):
                if targets.size:
                    led_to = nearer[1 - i][targets]
                    best = int(led_to[np.argmax(ranks[led_to])])
                    if ranks[best] > ranks[state]:
                        ends[i, state] = best
                        stays[i, state] = False
    return Ahead(horizon, stays, ends)


class LimitedAnswer(Record):
    """State numbers: the equilibria at the horizon, and what is stable for each decision maker."""

    equilibria: tuple[int, ...]
    stable_for: dict[str, tuple[int, ...]]


class LimitedWitness(Record):
    """``ends``: for each decision maker, if it moves first, where the conflict is expected to stop from each state in order."""

    ends: dict[str, tuple[int, ...]]


LimitedResult = Result[LimitedAnswer, LimitedWitness]


def limited(model: GraphModel, horizon: int) -> LimitedResult:
    """Stability L_h for two decision makers who look ``horizon`` moves ahead: the steps are those of ``look_ahead``.

    Citation: Kilgour 1985; Fang, Hipel and Kilgour 1989, 1993.
    """
    ahead = look_ahead(model, horizon)
    calm = numbers(np.logical_and.reduce(ahead.table))
    names = model.decision_makers
    return LimitedResult(
        method=METHOD,
        citation=CITATION,
        parameters={"horizon": horizon},
        input_sha256=model.digest(),
        answer=LimitedAnswer(
            equilibria=calm, stable_for={n: numbers(row) for n, row in zip(names, ahead.table, strict=True)}
        ),
        witness=LimitedWitness(
            ends={n: tuple(s + 1 for s in row.tolist()) for n, row in zip(names, ahead.ends, strict=True)}
        ),
        why=f"Looking {horizon} moves ahead: {', '.join(map(str, calm)) or 'no state'} holds.",
    )
