"""When a state holds, as a condition on one decision maker's preferences: what it must not prefer to what.

All concepts compare other states with the one in question only. So the condition is about a set: the states that the
decision maker strictly prefers to it. And a smaller set never hurts, for it has fewer temptations and milder sanctions
count.
"""

from __future__ import annotations

from collections.abc import Set

from suasion.play.graph.closure import members, reach
from suasion.play.graph.concepts import REPLIES, Concept
from suasion.play.graph.model import GraphModel
from suasion.play.graph.moves import adjacency, improving, successors
from suasion.play.graph.options import Ints
from suasion.record import Record


class Deterrent(Record):
    """The others can bring about ``state``. It deters if neither it nor any of ``escapes`` is preferred to the target."""

    state: int
    escapes: tuple[int, ...]

    def states(self) -> frozenset[int]:
        return frozenset((self.state, *self.escapes))


class Clause(Record):
    """The decision maker must not prefer ``move`` to the target, or at least one deterrent must work."""

    move: int
    deterrents: tuple[Deterrent, ...]


class Condition(Record):
    """All clauses must be true. States are numbers. ``relevant``: the states whose place against the target matters."""

    decision_maker: str
    target: int
    concept: Concept
    clauses: tuple[Clause, ...]

    @property
    def relevant(self) -> tuple[int, ...]:
        """The states that the condition compares with the target, in order."""
        named = {c.move for c in self.clauses}.union(*(d.states() for c in self.clauses for d in c.deterrents))
        return tuple(sorted(named - {self.target}))

    def holds(self, better: Set[int]) -> bool:
        """Whether the target is stable if exactly the states ``better`` are strictly preferred to it."""
        return all(
            clause.move not in better or any(better.isdisjoint(d.states()) for d in clause.deterrents)
            for clause in self.clauses
        )

    @property
    def text(self) -> str:
        """The condition as a formula: ``2 >= 1 and (2 >= 3 or 2 >= 4)``."""
        return " and ".join(self._written(clause) for clause in self.clauses) or "always"

    def _written(self, clause: Clause) -> str:
        ways = [f"{self.target} >= {clause.move}"]
        for d in clause.deterrents:
            bounds = [f"{self.target} >= {s}" for s in sorted(d.states() - {self.target})]
            ways.append(" and ".join(bounds) if len(bounds) < 2 else f"({' and '.join(bounds)})")
        if "" in ways:  # the others can go back to the target itself, and then there is no escape: that always deters
            return "true"
        return ways[0] if len(ways) == 1 else f"({' or '.join(ways)})"


def condition(model: GraphModel, maker: int, target: int, concept: Concept) -> Condition:
    """The condition under which a target (an index) is stable for a decision maker; the others' preferences stay as they are.

    1. Each unilateral move t from the target gives a clause: the target is at least as good as t, or
    2. (GMR, SMR) the others have a legal sequence from t to a u such that the target is at least as good as u;
       (SEQ, SSEQ) the same by steps that each mover likes, by its present preferences;
    3. (SMR, SSEQ) and the target is at least as good as all states to which the decision maker can move from u.

    Citation: Kinsara 2014 (inverse analysis); Kinsara, Petersons, Hipel and Kilgour 2015.
    """
    moves = successors(model, maker, target).tolist()
    if concept == "nash":
        clauses = [Clause(move=t + 1, deterrents=()) for t in moves]
    else:
        reply = REPLIES[concept]
        others = [j for j in range(len(model.decision_makers)) if j != maker]
        graph = adjacency(model)
        ends = reach(improving(model, graph) if reply.credible else graph, others, model.n_states)
        clauses = [
            Clause(
                move=t + 1,
                deterrents=tuple(
                    Deterrent(state=u + 1, escapes=_numbers(graph[maker][u]) if reply.final else ())
                    for u in members(ends[t])
                    if u != t  # to stay at t is no answer
                ),
            )
            for t in moves
        ]
    return Condition(
        decision_maker=model.decision_makers[maker], target=target + 1, concept=concept, clauses=tuple(clauses)
    )


def _numbers(states: Ints) -> tuple[int, ...]:
    return tuple(s + 1 for s in states.tolist())
