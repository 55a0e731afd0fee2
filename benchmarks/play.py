"""How long the solvers of PLAY take, how that grows, and how much memory they need.

python benchmarks/play.py [--write]      prints JSON; --write puts the table into docs/play.md

Inputs are random with a fixed seed. Each figure is the best of three runs in one process. No rival is timed: the
programs that do the same (see rivals.md) are not installable from here as libraries, so there is no ratio to give.
"""

from __future__ import annotations

import json
import math
import re
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from common import machine

from suasion.play import graph
from suasion.play.bargain import Actor, Issue, Reading, Space, SpatialActor, challenge, spatial

PAGE = Path(__file__).resolve().parent.parent / "docs" / "play.md"
START, END = "<!-- speed -->", "<!-- /speed -->"
SEED = 1
ROUNDS = 5


def best(work: Callable[[], object], runs: int = 3) -> float:
    """Seconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def peak(work: Callable[[], object]) -> float:
    """MB that the work allocates at most (it runs slower while this is traced)."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def issue(n: int) -> Issue:
    draw = np.random.default_rng([SEED, n]).random((n, 3))
    return Issue(
        actors=tuple(
            Actor(name=f"a{k}", position=100 * x, capability=c, salience=s) for k, (x, c, s) in enumerate(draw.tolist())
        )
    )


def space(n: int) -> Space:
    draw = np.random.default_rng([SEED, n]).random((n, 3))
    return Space(
        actors=tuple(
            SpatialActor(name=f"a{k}", position=(100 * x,), capability=100 * c, salience=(1 + 98 * s,))
            for k, (x, c, s) in enumerate(draw.tolist())
        )
    )


def conflict(options: int, *, infeasible: bool) -> graph.GraphModel:
    """Two decision makers with half of the options each, and any preferences."""
    half = options // 2
    makers = {"A": [f"a{k}" for k in range(half)], "B": [f"b{k}" for k in range(options - half)]}
    patterns = [[("a0", True), ("b0", True)]] if infeasible else []
    form = graph.option_form(makers, infeasible=patterns)
    states = 2**options * 3 // 4 if infeasible else 2**options
    rng = np.random.default_rng([SEED, options])
    return graph.from_options(list(makers), form, payoffs={name: rng.random(states).tolist() for name in makers})


def exponent(times: dict[int, float]) -> float:
    """The power of the size with which time grows, from the two largest sizes."""
    (n, a), (m, b) = sorted(times.items())[-2:]
    return math.log(b / a) / math.log(m / n)


def measure() -> list[tuple[str, str]]:
    rounds = Reading(rounds=ROUNDS, stop="rounds")
    issues, fields = {n: issue(n) for n in (15, 30, 60)}, {n: space(n) for n in (26, 40, 80)}
    challenged = {n: best(partial(challenge, i, rounds)) for n, i in issues.items()}
    spaces = {n: best(partial(spatial, s)) for n, s in fields.items()}
    small, cube = conflict(12, infeasible=True), conflict(20, infeasible=False)
    return [
        ("challenge, 30 actors, 5 rounds, one draw", f"{1e3 * challenged[30]:.1f} ms"),
        ("the same, 10,000 draws, by that figure", f"{1e4 * challenged[30]:.0f} s"),
        ("challenge grows with actors to the power", f"{exponent(challenged):.1f}"),
        ("challenge, 60 actors, peak memory", f"{peak(lambda: challenge(issues[60], rounds)):.0f} MB"),
        ("spatial, 26 actors, one dimension", f"{spaces[26]:.2f} s"),
        ("spatial, 80 actors, one dimension", f"{spaces[80]:.2f} s"),
        ("spatial grows with actors to the power", f"{exponent(spaces):.1f}"),
        (
            "graph, 12 options, 2 sides, infeasible states, all concepts",
            f"{1e3 * best(lambda: graph.solve(small)):.1f} ms",
        ),
        ("graph, 2^20 states, 2 sides, all concepts", f"{best(lambda: graph.solve(cube)):.2f} s"),
        ("graph, 2^20 states, peak memory", f"{peak(lambda: graph.solve(cube)):.0f} MB"),
    ]


def main() -> int:
    rows, here = measure(), machine()
    print(json.dumps({"machine": here, "play": dict(rows)}, indent=1))
    if "--write" in sys.argv[1:]:
        table = "\n".join(["| what | value |", "|---|---|", *(f"| {what} | {value} |" for what, value in rows)])
        on = f"On {here['cores']} cores of an {here['cpu']} (python {here['python']}, numpy {here['numpy']}):"
        text = PAGE.read_text(encoding="utf-8")
        pattern = re.compile(f"{START}.*?{END}", re.DOTALL)
        PAGE.write_text(pattern.sub(lambda _: f"{START}\n{on}\n\n{table}\n{END}", text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
