"""A conflict: who decides, in which states it can be, who can move it from where to where, and who likes what better.

Inside the solvers a state is an index from 0. Everything that a user gives or gets is a state *number* from 1, as in the
literature.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from suasion.errors import BrokenInput
from suasion.play.graph.options import Ints, OptionForm, feasible_codes
from suasion.play.graph.preferences import Ranks, from_payoffs, from_ranking, from_statements

Arcs = tuple[tuple[tuple[int, ...], ...], ...]
"""``arcs[maker][state]``: the states (indices, sorted) to which a decision maker can move the conflict."""


@dataclass(frozen=True, slots=True, eq=False)
class GraphModel:
    """A conflict in option form (``form`` and ``codes``) or in graph form (``arcs``); never both.

    ``ranks[maker]`` is what the decision maker likes: shape (states,), higher is better, ties mean indifference.
    """

    decision_makers: tuple[str, ...]
    n_states: int
    ranks: tuple[Ranks, ...]
    form: OptionForm | None = None
    codes: Ints | None = None
    arcs: Arcs | None = None
    labels: tuple[str, ...] = ()

    def label(self, state: int) -> str:
        """The name of a state (an index): its label, or its pattern of options, or nothing."""
        if self.labels:
            return self.labels[state]
        if self.form is not None and self.codes is not None:
            return self.form.pattern(int(self.codes[state]))
        return ""

    def described(self, state: int) -> str:
        """The label, with the options that are taken."""
        if self.form is None or self.codes is None:
            return self.label(state)
        code = int(self.codes[state])
        taken = [option for k, option in enumerate(self.form.options) if code >> k & 1]
        return f"{self.label(state)}: {', '.join(taken) or 'nothing is done'}"

    def maker(self, name: str) -> int:
        """The index of a decision maker. Raises ``BrokenInput`` if there is none of that name."""
        if name not in self.decision_makers:
            known = ", ".join(self.decision_makers)
            raise BrokenInput(f"There is no decision maker {name!r}", mend=f"Decision makers: {known}")
        return self.decision_makers.index(name)

    def index(self, number: int) -> int:
        """The index of a state number. Raises ``BrokenInput`` if there is no such state."""
        if not 1 <= number <= self.n_states:
            raise BrokenInput(f"There is no state {number}", mend=f"States are numbered 1 to {self.n_states}")
        return number - 1

    def prefers(self, ranks: Mapping[int, Ranks]) -> GraphModel:
        """The same conflict with other preferences for some decision makers (by index)."""
        new = tuple(ranks.get(i, old) for i, old in enumerate(self.ranks))
        return GraphModel(self.decision_makers, self.n_states, new, self.form, self.codes, self.arcs, self.labels)

    def digest(self) -> str:
        """SHA-256 of what is played: names, moves and order of preference. Labels do not count."""
        mark = hashlib.sha256(repr((self.decision_makers, self.n_states, self.form, self.arcs)).encode())
        for ranks in self.ranks:
            mark.update(np.ascontiguousarray(ranks, dtype="<i4").tobytes())
        return mark.hexdigest()


def from_options(
    decision_makers: Sequence[str],
    form: OptionForm,
    *,
    rankings: Mapping[str, Sequence[int | Sequence[int]]] | None = None,
    payoffs: Mapping[str, Sequence[float]] | None = None,
    statements: Mapping[str, Sequence[str]] | None = None,
) -> GraphModel:
    """A conflict in option form. Each decision maker has a ranking, payoffs or statements: one of the three.

    Raises ``BrokenInput`` if a preference is missing, given twice, or does not fit the feasible states.
    """
    names = _names(decision_makers)
    codes = feasible_codes(form)
    codes.setflags(write=False)
    if form.owners and max(form.owners) >= len(names):
        raise BrokenInput("An option belongs to nobody", mend="Name all decision makers that own options")
    ranks = _all_ranks(names, codes.size, rankings or {}, payoffs or {}, statements or {}, form, codes)
    return GraphModel(names, int(codes.size), ranks, form=form, codes=codes)


def from_arcs(
    decision_makers: Sequence[str],
    n_states: int,
    arcs: Mapping[str, Sequence[tuple[int, int]]],
    *,
    rankings: Mapping[str, Sequence[int | Sequence[int]]] | None = None,
    payoffs: Mapping[str, Sequence[float]] | None = None,
    labels: Sequence[str] = (),
) -> GraphModel:
    """A conflict in graph form: ``arcs`` has, for each decision maker, pairs (from, to) of state numbers.

    Moves need not be transitive, and need not be explained by options. Raises ``BrokenInput`` for a state that is not there,
    an arc from a state to itself, or a preference that does not fit.
    """
    names = _names(decision_makers)
    if n_states < 1:
        raise BrokenInput(f"{n_states} states", mend="A conflict has at least one state")
    if labels and len(labels) != n_states:
        raise BrokenInput(f"{len(labels)} labels for {n_states} states", mend="Give one label a state, or none")
    for name in arcs:
        if name not in names:
            raise BrokenInput(
                f"Moves of {name!r}, who is no decision maker", mend=f"Decision makers: {', '.join(names)}"
            )
    targets = tuple(_targets(arcs.get(name, ()), n_states, name) for name in names)
    ranks = _all_ranks(names, n_states, rankings or {}, payoffs or {}, {}, None, None)
    return GraphModel(names, n_states, ranks, arcs=targets, labels=tuple(labels))


def _names(decision_makers: Sequence[str]) -> tuple[str, ...]:
    names = tuple(decision_makers)
    if not names:
        raise BrokenInput("No decision maker", mend="A conflict has at least one decision maker")
    if len(set(names)) != len(names):
        raise BrokenInput("Two decision makers have the same name", mend="Give each its own name")
    return names


def _targets(pairs: Sequence[tuple[int, int]], n_states: int, who: str) -> tuple[tuple[int, ...], ...]:
    found: list[set[int]] = [set() for _ in range(n_states)]
    for start, end in pairs:
        if not (1 <= start <= n_states and 1 <= end <= n_states):
            raise BrokenInput(f"A move from {start} to {end}", where=who, mend=f"States are numbered 1 to {n_states}")
        if start == end:
            raise BrokenInput(f"A move from {start} to itself", where=who, mend="To stay is no move: remove it")
        found[start - 1].add(end - 1)
    return tuple(tuple(sorted(ends)) for ends in found)


def _all_ranks(
    names: tuple[str, ...],
    n_states: int,
    rankings: Mapping[str, Sequence[int | Sequence[int]]],
    payoffs: Mapping[str, Sequence[float]],
    statements: Mapping[str, Sequence[str]],
    form: OptionForm | None,
    codes: Ints | None,
) -> tuple[Ranks, ...]:
    for name in {**rankings, **payoffs, **statements}:
        if name not in names:
            raise BrokenInput(
                f"Preferences of {name!r}, who is no decision maker", mend=f"Decision makers: {', '.join(names)}"
            )
    ranks: list[Ranks] = []
    for name in names:
        given = [kind for kind in (rankings, payoffs, statements) if name in kind]
        if len(given) != 1:
            how_many = "no preferences" if not given else "preferences of more than one kind"
            raise BrokenInput(f"{name} has {how_many}", mend="Give a ranking, payoffs or statements: one of the three")
        if name in rankings:
            ranks.append(from_ranking(rankings[name], n_states, who=name))
        elif name in payoffs:
            ranks.append(from_payoffs(payoffs[name], n_states, who=name))
        elif form is not None and codes is not None:
            ranks.append(from_statements(statements[name], form, codes, who=name))
    return tuple(ranks)
