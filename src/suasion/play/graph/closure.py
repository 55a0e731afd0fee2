"""Where a coalition can take the conflict, from every state at once.

A *legal sequence* is a chain of moves by members of the coalition in which no member moves twice in a row; a member may
move again later. Its end depends on the state and on who moved last, so the search runs over pairs (last mover, state).
Sets of states are kept as bits of one Python integer: a union of thousands of states is one machine-fast operation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from suasion.play.graph.options import Ints

Moves = Sequence[Sequence[Ints]]
"""``moves[maker][state]``: indices of the states that one move reaches."""


def bits(states: Ints, n_states: int) -> int:
    """The set of states as an integer, state ``s`` as bit ``s``."""
    if not states.size:
        return 0
    flags = np.zeros(n_states, dtype=np.bool_)
    flags[states] = True
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def members(found: int) -> tuple[int, ...]:
    """The states of a set, in order."""
    states = []
    while found:
        low = found & -found
        states.append(low.bit_length() - 1)
        found ^= low
    return tuple(states)


def reach(moves: Moves, coalition: Sequence[int], n_states: int) -> list[int]:
    """For each state the set of ends of legal sequences of the coalition that start there; at least one move long.

    1. A node (k, x) says: member k has just moved the conflict to x. Its successors are (l, y) for l other than k and y
       one move of l from x.
    2. All nodes of a strongly connected component reach the same states (Tarjan 1972): the components are found, each
       component's set is the union of its moves and of the sets of the components that it leads to.
    3. From x with nobody moved, the ends are the first moves of any member and what those nodes reach.

    Source of the definition: Fang, Hipel and Kilgour, *Interactive Decision Making* (1993), ch. 3.
    """
    direct = [[bits(targets, n_states) for targets in moves[k]] for k in coalition]
    if len(coalition) == 1:
        return direct[0]
    if not coalition:
        return [0] * n_states
    graph = [[targets.tolist() for targets in moves[k]] for k in coalition]
    return _from_components(graph, direct, n_states)


def _from_components(graph: list[list[list[int]]], direct: list[list[int]], n_states: int) -> list[int]:
    sizes = range(len(graph))

    def next_nodes(node: int) -> list[int]:
        last, state = divmod(node, n_states)
        return [k * n_states + y for k in sizes if k != last for y in graph[k][state]]

    component, ordered = _components(len(graph) * n_states, next_nodes)
    reached = [0] * len(ordered)
    for number, nodes in enumerate(ordered):  # sinks first: what a component leads to is known already
        found, onward = 0, set[int]()
        for node in nodes:
            last, state = divmod(node, n_states)
            for k in sizes:
                if k != last:
                    found |= direct[k][state]
            onward.update(component[n] for n in next_nodes(node))
        onward.discard(number)
        for other in onward:
            found |= reached[other]
        reached[number] = found
    ends = []
    for state in range(n_states):
        found = 0
        for k in sizes:
            found |= direct[k][state]
            for other in {component[k * n_states + y] for y in graph[k][state]}:
                found |= reached[other]
        ends.append(found)
    return ends


def _components(n_nodes: int, next_nodes: Callable[[int], list[int]]) -> tuple[list[int], list[list[int]]]:
    """Strongly connected components, sinks first (Tarjan 1972, without recursion): of each node, and their nodes."""
    seen = [-1] * n_nodes
    low = [0] * n_nodes
    component = [-1] * n_nodes
    ordered: list[list[int]] = []
    waiting: list[int] = []
    clock = 0
    for root in range(n_nodes):
        if seen[root] >= 0:
            continue
        seen[root] = low[root] = clock
        clock += 1
        waiting.append(root)
        work = [(root, iter(next_nodes(root)))]
        while work:
            node, ahead = work[-1]
            for other in ahead:
                if seen[other] < 0:
                    seen[other] = low[other] = clock
                    clock += 1
                    waiting.append(other)
                    work.append((other, iter(next_nodes(other))))
                    break
                if component[other] < 0:
                    low[node] = min(low[node], seen[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == seen[node]:
                    nodes = []
                    while component[node] < 0:
                        top = waiting.pop()
                        component[top] = len(ordered)
                        nodes.append(top)
                    ordered.append(nodes)
    return component, ordered
