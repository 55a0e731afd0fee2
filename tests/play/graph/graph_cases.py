"""Checks one case of the graph model: what is expected must come out, what was published and is wrong must be flagged.

A case is a mapping in one of three forms: options, arcs (both with ``expected``), or ``adj`` with tables ``stable``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from suasion.play import graph


@dataclass
class Checked:
    """``compared``: how many figures; ``wrong``: those that differ; ``flagged``: published figures that we do not reproduce."""

    compared: int = 0
    wrong: list[str] = field(default_factory=list)
    flagged: list[str] = field(default_factory=list)

    def same(self, what: str, got: object, expected: object) -> None:
        self.compared += 1
        if got != expected:
            self.wrong.append(f"{what}: {got}, expected {expected}")

    def published(self, what: str, got: object, published: object) -> None:
        if got != published:
            self.flagged.append(f"{what}: published {published}, by the definitions {got}")


def model_of(case: Mapping[str, Any]) -> graph.GraphModel:
    if "adj" not in case:
        return graph.parse_conflict(case).model
    names = [f"D{i + 1}" for i in range(len(case["adj"]))]
    arcs = {
        name: [(s + 1, t + 1) for s, targets in enumerate(of_maker) for t in targets]
        for name, of_maker in zip(names, case["adj"], strict=True)
    }
    return graph.from_arcs(names, case["n_states"], arcs, payoffs=dict(zip(names, case["payoffs"], strict=True)))


def check(case: Mapping[str, Any]) -> Checked:
    done, model = Checked(), model_of(case)
    found = graph.solve(model)
    for c, table in case.get("stable", {}).items():
        done.same(c, found.tables[graph.concept(c)].astype(int).tolist(), table)
    for state in case.get("states", []) if model.form is not None else []:
        done.same(f"state {state['n']}", model.label(state["n"] - 1), state["yn"])
    expected = case.get("expected", {})
    for c, states in expected.get("equilibria", {}).items():
        done.same(f"{c} equilibria", list(found.equilibria(graph.concept(c))), states)
    for c, by_maker in expected.get("stable_for", {}).items():
        for name, states in by_maker.items():
            done.same(f"{c} for {name}", list(found.stable_for(graph.concept(c), name)), states)
    for level, by_maker in expected.get("limited_move", {}).items():
        calm = graph.limited(model, int(level[1:])).answer.stable_for
        for name, states in by_maker.items():
            done.same(f"{level} for {name}", list(calm[name]), states)
    if "seq_or_sim_decimal" in expected:
        done.same("SEQ or SIM", _seq_or_sim(model), expected["seq_or_sim_decimal"])
    if "coalition_improvements_from_equilibria" in case:
        done.same("jumps", _jumps(model), case["coalition_improvements_from_equilibria"])
    _inverse(model, case.get("inverse") or {}, done)
    for c, states in ((case.get("published") or {}).get("equilibria") or {}).items():
        done.published(f"{c} equilibria", list(found.equilibria(graph.concept(c))), states)
    for c, codes in (case.get("published_decimal") or {}).items():
        got = _seq_or_sim(model) if c == "seq_or_sim" else _codes(model, found.equilibria(graph.concept(c)))
        done.published(f"{c} equilibria (decimal)", got, codes)
    return done


def _inverse(model: graph.GraphModel, given: Mapping[str, Any], done: Checked) -> None:
    for c, count in given.get("count", {}).items():
        vary = [name for name in model.decision_makers if given["vary"].startswith(name)]
        side = graph.inverse(model, given["target_state"], graph.concept(c), vary).witness.sides[0]
        done.same(f"inverse {c}", side.share.count, count)
        if c in given.get("published", {}):
            done.published(f"inverse {c}", side.share.count, given["published"][c])


def _codes(model: graph.GraphModel, numbers: tuple[int, ...]) -> list[int]:
    assert model.codes is not None
    return [int(model.codes[n - 1]) for n in numbers]


def _seq_or_sim(model: graph.GraphModel) -> list[int]:
    return _codes(model, graph.simultaneous(model).answer.seq_or_sim)


def _jumps(model: graph.GraphModel) -> list[dict[str, Any]]:
    grouped: dict[tuple[tuple[str, ...], int], list[int]] = {}
    for jump in graph.equilibrium_jumps(model).witness.jumps:
        grouped.setdefault((jump.coalition, jump.start), []).append(jump.end)
    return [{"coalition": list(c), "from": s, "improvements": ends} for (c, s), ends in grouped.items()]
