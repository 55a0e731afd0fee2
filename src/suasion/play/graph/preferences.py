"""What a decision maker likes better: a ranking, payoffs, or statements by priority; all become ranks.

Ranks are whole numbers from 0 (worst) with no gaps; equal ranks mean indifference. Only their order is ever used, so a
monotone change of payoffs changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from suasion.errors import BrokenInput
from suasion.play.graph.options import Ints, OptionForm
from suasion.play.graph.statements import truth

Ranks = npt.NDArray[np.int32]
"""One rank a state, higher is better. Shape: (states,). Read-only."""

PACKED_STATEMENTS = 30
"""Truth values packed into one integer before they are ranked again: it stays far below 63 bits, ranks included."""


def dense(values: npt.ArrayLike) -> Ranks:
    """Values as ranks: 0 for the lowest, equal for equals."""
    ranks = np.unique(np.asarray(values), return_inverse=True)[1].astype(np.int32).reshape(-1)
    ranks.setflags(write=False)
    return ranks


def from_payoffs(payoffs: Sequence[float] | npt.NDArray[np.generic], n_states: int, *, who: str = "") -> Ranks:
    """One number a state, higher is better. Raises ``BrokenInput`` if there are too few, too many, or one is not a number."""
    values = np.asarray(payoffs)
    if values.shape != (n_states,):
        raise BrokenInput(
            f"{values.size} payoffs for {n_states} states", where=who or None, mend="Give one number a state"
        )
    if values.dtype.kind not in "iuf" or not np.isfinite(values).all():
        raise BrokenInput("A payoff is not a finite number", where=who or None, mend="Give one number a state")
    return dense(values)


def from_ranking(ranking: Sequence[int | Sequence[int]], n_states: int, *, who: str = "") -> Ranks:
    """State numbers from the best to the worst; states in one group are equally good. Each state stands in it once."""
    payoffs = np.full(n_states, -1, dtype=np.int64)
    for place, group in enumerate(ranking):
        for state in [group] if isinstance(group, int) else group:
            if not isinstance(state, int) or not 1 <= state <= n_states:
                raise BrokenInput(
                    f"State {state!r} is not 1 to {n_states}", where=who or None, mend="Rank the feasible states"
                )
            if payoffs[state - 1] >= 0:
                raise BrokenInput(f"State {state} is ranked twice", where=who or None, mend="Give each state one place")
            payoffs[state - 1] = len(ranking) - place
    missing = [int(s) + 1 for s in np.flatnonzero(payoffs < 0)]
    if missing:
        raise BrokenInput(
            f"States are not ranked: {', '.join(map(str, missing[:8]))}",
            where=who or None,
            mend="Give each state one place",
        )
    return dense(payoffs)


def from_statements(statements: Sequence[str], form: OptionForm, codes: Ints, *, who: str = "") -> Ranks:
    """Option prioritising (Hipel, Fang and Peng).

    1. Each statement is true or false in a state (grammar: ``statements``).
    2. A state is better than another if it makes true the first statement, in order of priority, in which they differ.
       That is the order of the sum of 2 ** (k - j) over the true ones, without its overflow.

    Raises ``BrokenInput`` for a statement that cannot be read.
    """
    if not statements:
        raise BrokenInput("No statement", where=who or None, mend="Give at least one statement of preference")
    score: Ints = np.zeros(codes.shape, dtype=np.int64)
    for place, statement in enumerate(statements, 1):
        score = score * 2 + truth(statement, form, codes, where=f"{who}, statement {place}" if who else None)
        if place % PACKED_STATEMENTS == 0:
            score = dense(score).astype(np.int64)
    return dense(score)


def ranking(ranks: Ranks) -> tuple[tuple[int, ...], ...]:
    """The inverse of ``from_ranking``: groups of state numbers, the best first."""
    groups: dict[int, list[int]] = {}
    for state, rank in enumerate(ranks.tolist(), 1):
        groups.setdefault(rank, []).append(state)
    return tuple(tuple(groups[rank]) for rank in sorted(groups, reverse=True))
