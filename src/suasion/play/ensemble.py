"""Many draws of a model whose inputs are not quite known: how far the outcome may go, what moves it, what a change would do."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from suasion.play.result import Result, number
from suasion.play.spread import Spread
from suasion.record import Record

METHOD = "ensemble"
CITATION = "Owen, A. B. (2013). Monte Carlo Theory, Methods and Examples; common random numbers: chapter 8."

FloatArray = NDArray[np.float64]
Drawn = Mapping[str, FloatArray]
"""Values ``(n,)`` of each input that is not known, by its path."""

Tick = Callable[[], object]
"""Called after each block of solved draws, for those who show progress."""

BLOCK = 2000
"""Draws solved between two ticks."""

LEVELS = (0.05, 0.5, 0.95)
"""The quantiles of the outcome that are reported; one input at a time is set to its own first and last."""


class Uncertain(NamedTuple):
    """A model and what is not known of its input.

    ``outcome(drawn, n)``: ``(n,)`` outcomes, one for each row of values. ``spreads``: by the path of the input, as ``actor.field``.
    ``input_sha256``: the fingerprint of the input with its spreads.
    """

    model: str
    spreads: Mapping[str, Spread]
    outcome: Callable[[Drawn, int], FloatArray]
    input_sha256: str


class Swing(Record):
    """The outcome with one input at its 5 % and at its 95 % quantile, all others at their means."""

    parameter: str
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        return abs(self.at_high - self.at_low)


class EnsembleAnswer(Record):
    """``central``: the outcome at the means. ``mean`` of the outcomes with its Monte Carlo standard error; their standard
    ``deviation``; and the quantiles of ``LEVELS``. All in the unit of the outcome.
    """

    central: float
    mean: float
    standard_error: float
    deviation: float
    low: float
    median: float
    high: float


class EnsembleWitness(Record):
    """What moves the outcome, the most first: the plain one-at-a-time table."""

    swings: tuple[Swing, ...]


EnsembleResult = Result[EnsembleAnswer, EnsembleWitness]


def silent() -> None:
    """Shows nothing."""


def draw(spreads: Mapping[str, Spread], n: int, seed: int) -> dict[str, FloatArray]:
    """``(n,)`` draws of each spread. Draws of one do not depend on which others there are: common random numbers."""
    return {path: spread.draw(n, seed, path) for path, spread in spreads.items()}


def solve(case: Uncertain, drawn: Drawn, n: int, tick: Tick = silent) -> FloatArray:
    """``(n,)``: the outcome with each row of values; solved once if nothing is drawn."""
    if not drawn:
        return np.full(n, case.outcome({}, 1)[0])
    found = np.empty(n)
    for start in range(0, n, BLOCK):
        stop = min(start + BLOCK, n)
        found[start:stop] = case.outcome({path: v[start:stop] for path, v in drawn.items()}, stop - start)
        tick()
    return found


def outcomes(case: Uncertain, draws: int, seed: int, tick: Tick = silent) -> FloatArray:
    """``(draws,)``: the outcome of each draw."""
    return solve(case, draw(case.spreads, draws, seed), draws, tick)


def ensemble(case: Uncertain, *, draws: int, seed: int, tick: Tick = silent) -> EnsembleResult:
    """The outcome of a model over many draws of what is not known.

    1. Draw each spread ``draws`` times, independently of the others, each from its own stream.
    2. Solve each draw; report mean, standard error (deviation over the root of ``draws``) and quantiles.
    3. Set one input at a time to its 5 % and its 95 % quantile, the others to their means. That sees no interplay of inputs.

    Inputs that depend on each other are not modelled.
    """
    drawn = draw(case.spreads, draws, seed)
    found = solve(case, drawn, draws, tick)
    centre = {path: spread.mean for path, spread in case.spreads.items()}
    swings = _swings(case, drawn, centre)
    low, median, high = np.quantile(found, LEVELS).tolist()
    answer = EnsembleAnswer(
        central=float(case.outcome({path: np.array([mean]) for path, mean in centre.items()}, 1)[0]),
        mean=float(found.mean()),
        standard_error=deviation(found) / math.sqrt(draws),
        deviation=deviation(found),
        low=low,
        median=median,
        high=high,
    )
    return EnsembleResult(
        method=METHOD,
        citation=CITATION,
        parameters={"model": case.model, "draws": draws},
        seed=seed,
        input_sha256=case.input_sha256,
        answer=answer,
        witness=EnsembleWitness(swings=tuple(swings)),
        why=_why(answer, swings),
    )


def _swings(case: Uncertain, drawn: Drawn, centre: Mapping[str, float]) -> list[Swing]:
    """Two rows for each input: all others at their means."""
    paths = list(drawn)
    rows = {path: np.full(2 * len(paths), centre[path]) for path in paths}
    for k, path in enumerate(paths):
        rows[path][2 * k : 2 * k + 2] = np.quantile(drawn[path], (LEVELS[0], LEVELS[-1]))
    if not paths:
        return []
    found = case.outcome(rows, 2 * len(paths)).tolist()
    swings = [Swing(parameter=path, at_low=found[2 * k], at_high=found[2 * k + 1]) for k, path in enumerate(paths)]
    return sorted(swings, key=lambda s: (-s.size, s.parameter))


class Change(Record):
    """What a change does on the same draws: the mean difference with its standard error, and in what share of the draws
    the outcome is higher, and lower, than without it.
    """

    difference: float
    standard_error: float
    higher: float
    lower: float


def compare(before: Uncertain, after: Uncertain, *, draws: int, seed: int, tick: Tick = silent) -> Change:
    """The outcome of ``after`` less that of ``before``, draw by draw: what both share is drawn alike, so chance cancels."""
    gap = outcomes(after, draws, seed, tick) - outcomes(before, draws, seed, tick)
    return Change(
        difference=float(gap.mean()),
        standard_error=deviation(gap) / math.sqrt(draws),
        higher=float((gap > 0).mean()),
        lower=float((gap < 0).mean()),
    )


def deviation(values: FloatArray) -> float:
    """The standard deviation of a sample; 0 for one value."""
    return float(values.std(ddof=1)) if len(values) > 1 else 0.0


def _why(answer: EnsembleAnswer, swings: list[Swing]) -> str:
    if not swings:
        return "nothing is uncertain: every draw is the same"
    most = swings[0]
    if most.size == 0:
        return "no single input moves the outcome"
    return f"{most.parameter} moves it most: from {number(most.at_low)} to {number(most.at_high)}"
