"""The definitions once more, written as naively as possible: no sets as bits, no cube, no shortcuts."""

from __future__ import annotations

from suasion.play.graph.model import GraphModel


def moves(model: GraphModel, i: int, s: int) -> list[int]:
    if model.arcs is not None:
        return list(model.arcs[i][s])
    assert model.form is not None
    assert model.codes is not None
    one_way = dict(model.form.one_way)
    found = []
    for t in range(model.n_states):
        if t == s:
            continue
        fine = True
        for k, owner in enumerate(model.form.owners):
            before, after = int(model.codes[s]) >> k & 1, int(model.codes[t]) >> k & 1
            if before != after:
                fine &= owner == i
                fine &= one_way.get(k) != ("fwd" if before else "back")
        if fine:
            found.append(t)
    return found


def gains(model: GraphModel, i: int, s: int) -> list[int]:
    return [t for t in moves(model, i, s) if model.ranks[i][t] > model.ranks[i][s]]


def ends(model: GraphModel, start: int, coalition: list[int], *, improving: bool) -> set[int]:
    step = gains if improving else moves
    pairs: set[tuple[int, int]] = set()
    waiting = [(start, -1)]
    while waiting:
        s, last = waiting.pop()
        for i in coalition:
            if i != last:
                for t in step(model, i, s):
                    if (t, i) not in pairs:
                        pairs.add((t, i))
                        waiting.append((t, i))
    return {t for t, _ in pairs}


def stable(model: GraphModel, concept: str, i: int, s: int) -> bool:
    rank = model.ranks[i]
    others = [j for j in range(len(model.decision_makers)) if j != i]
    for t in gains(model, i, s):
        if concept == "nash":
            return False
        replies = ends(model, t, others, improving=concept in ("seq", "sseq"))
        mild = [u for u in replies if rank[u] <= rank[s]]
        if concept in ("smr", "sseq"):
            mild = [u for u in mild if all(rank[v] <= rank[s] for v in moves(model, i, u))]
        if not mild:
            return False
    return True


def table(model: GraphModel, concept: str) -> list[list[bool]]:
    makers = range(len(model.decision_makers))
    return [[stable(model, concept, i, s) for s in range(model.n_states)] for i in makers]
