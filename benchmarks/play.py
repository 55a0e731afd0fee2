"""How long the solvers of PLAY take, how that grows, and how much memory they need.

python benchmarks/play.py [--write]      prints JSON; --write puts the table into docs/play.md

Inputs are random with a fixed seed. Each figure is the best of three runs in one process.

A rival is timed on the same input, as a command with its start, if an environment variable holds the command; else a line says that
it is left out. {csv} stands for the input file and {rounds} for the number of rounds:

    SUASION_RIVAL_SCHOLZ="python model.py {csv} {rounds}"      the Python program for the challenge model (30 actors, one draw)
    SUASION_RIVAL_KTAB="smpc --logmin --csv {csv}"             the console program of KTAB (26 actors, one dimension)
"""

from __future__ import annotations

import math
import os
import shlex
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from common import report

from suasion.play import graph
from suasion.play.bargain import Actor, Issue, Reading, Space, SpatialActor, challenge, spatial
from suasion.play.bargain.challenge.many import challenge_medians
from suasion.play.bargain.draws import Draws
from suasion.play.bargain.ktab_file import write_ktab
from suasion.play.bargain.table_file import write_table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "play.md"
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


def draws(n: int, b: int) -> Draws:
    """``b`` draws of ``n`` actors, of which nothing is known."""
    x, c, s = np.random.default_rng([SEED, n, b]).random((3, n, b))
    return Draws(100 * x, c, s)


def rival(variable: str, text: str, rounds: int) -> float | None:
    """Seconds of a rival's command on the input, or ``None`` with a message."""
    command = os.environ.get(variable)
    if not command:
        print(f"{variable} is not set: that rival is left out", file=sys.stderr)
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "input.csv"
        file.write_text(text, encoding="utf-8")
        words = [word.format(csv=file, rounds=rounds) for word in shlex.split(command)]
        return best(lambda: subprocess.run(words, check=True, capture_output=True, cwd=folder))


def ratio(theirs: float | None, ours: float) -> list[str]:
    """How many times as long the rival takes, as a cell."""
    return [f"{theirs:.2f} s, {theirs / ours:,.0f} times as long"] if theirs else []


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
    many = draws(30, 10_000)
    many_seconds = best(partial(challenge_medians, many, rounds))
    scholz = rival("SUASION_RIVAL_SCHOLZ", write_table(issues[30]), ROUNDS)
    ktab = rival("SUASION_RIVAL_KTAB", write_ktab((issue(26),), "random"), ROUNDS)
    small, cube = conflict(12, infeasible=True), conflict(20, infeasible=False)
    return [
        ("challenge, 30 actors, 5 rounds, one draw", f"{1e3 * challenged[30]:.1f} ms"),
        ("challenge, 30 actors, 5 rounds, 10,000 draws", f"{many_seconds:.1f} s"),
        *(("the Python program, 30 actors, 5 rounds, one draw", cell) for cell in ratio(scholz, challenged[30])),
        ("challenge grows with actors to the power", f"{exponent(challenged):.1f}"),
        (
            "challenge, 30 actors, 10,000 draws, peak memory",
            f"{peak(lambda: challenge_medians(many, rounds)):.0f} MB",
        ),
        ("spatial, 26 actors, one dimension", f"{spaces[26]:.2f} s"),
        *(("KTAB, 26 actors, one dimension", cell) for cell in ratio(ktab, spaces[26])),
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
    report("play", measure(), PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
