"""Many draws of an issue that is not quite known: how far the outcome may go, what moves it, and what a change would do."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from suasion.play.bargain.actors import FloatArray, Issue
from suasion.play.bargain.uncertain import UncertainIssue
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "ensemble"
CITATION = "Owen, A. B. (2013). Monte Carlo Theory, Methods and Examples; common random numbers: chapter 8."

Solver = Callable[[Issue], float]
"""From an issue to one number on its scale."""

Tick = Callable[[], object]
"""Called after each solved draw, for those who show progress."""


def silent() -> None:
    """Shows nothing."""


LEVELS = (0.05, 0.5, 0.95)
"""The quantiles of the outcome that are reported; one input at a time is set to its own first and last."""


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
    ``deviation``; and the quantiles of ``LEVELS``. All on the issue's scale.
    """

    central: float
    mean: float
    standard_error: float
    deviation: float
    low: float
    median: float
    high: float


class EnsembleWitness(Record):
    """What moves the outcome, the most first."""

    swings: tuple[Swing, ...]


EnsembleResult = Result[EnsembleAnswer, EnsembleWitness]


def outcomes(issue: UncertainIssue, solver: Solver, draws: int, seed: int, tick: Tick = silent) -> FloatArray:
    """``(draws,)``: the outcome of each draw."""
    return solve_each(issue, solver, issue.draw(draws, seed), draws, tick)


def solve_each(
    issue: UncertainIssue, solver: Solver, drawn: Mapping[str, FloatArray], draws: int, tick: Tick = silent
) -> FloatArray:
    """``(draws,)``: the outcome with the values of each draw; solved once if nothing is drawn."""
    if not drawn:
        return np.full(draws, solver(issue.central()))
    found = np.empty(draws)
    for k in range(draws):
        found[k] = solver(issue.at({path: float(values[k]) for path, values in drawn.items()}))
        tick()
    return found


def ensemble(
    issue: UncertainIssue, solver: Solver, *, model: str, draws: int, seed: int, tick: Tick = silent
) -> EnsembleResult:
    """The outcome of a model over many draws of what is not known.

    1. Draw each spread ``draws`` times, independently of the others, each from its own stream.
    2. Solve each draw; report mean, standard error (deviation over the root of ``draws``) and quantiles.
    3. Set one input at a time to its 5 % and its 95 % quantile, the others to their means. That sees no interplay of inputs.

    ``model`` names the solver. Inputs that depend on each other are not modelled.
    """
    found = outcomes(issue, solver, draws, seed, tick)
    drawn = issue.draw(draws, seed)
    means = {path: spread.mean for path, spread in issue.spreads().items()}
    ends = {path: np.quantile(values, (LEVELS[0], LEVELS[-1])).tolist() for path, values in drawn.items()}
    swings = [
        Swing(
            parameter=path,
            at_low=solver(issue.at({**means, path: low})),
            at_high=solver(issue.at({**means, path: high})),
        )
        for path, (low, high) in ends.items()
    ]
    swings.sort(key=lambda s: (-s.size, s.parameter))
    low, median, high = np.quantile(found, LEVELS).tolist()
    answer = EnsembleAnswer(
        central=solver(issue.central()),
        mean=float(found.mean()),
        standard_error=_deviation(found) / math.sqrt(draws),
        deviation=_deviation(found),
        low=low,
        median=median,
        high=high,
    )
    return EnsembleResult(
        method=METHOD,
        citation=CITATION,
        parameters={"model": model, "draws": draws},
        seed=seed,
        input_sha256=fingerprint(issue),
        answer=answer,
        witness=EnsembleWitness(swings=tuple(swings)),
        why=_why(answer, swings),
    )


class Change(Record):
    """What a change does on the same draws: the mean difference with its standard error, and in what share of the draws
    the outcome is higher, and lower, than without it.
    """

    difference: float
    standard_error: float
    higher: float
    lower: float


def compare(
    before: UncertainIssue, after: UncertainIssue, solver: Solver, *, draws: int, seed: int, tick: Tick = silent
) -> Change:
    """The outcome of ``after`` less that of ``before``, draw by draw: what both share is drawn alike, so chance cancels."""
    gap = outcomes(after, solver, draws, seed, tick) - outcomes(before, solver, draws, seed, tick)
    return Change(
        difference=float(gap.mean()),
        standard_error=_deviation(gap) / math.sqrt(draws),
        higher=float((gap > 0).mean()),
        lower=float((gap < 0).mean()),
    )


def _deviation(values: FloatArray) -> float:
    return float(values.std(ddof=1)) if len(values) > 1 else 0.0


def _why(answer: EnsembleAnswer, swings: list[Swing]) -> str:
    if not swings:
        return "nothing is uncertain: every draw is the same"
    most = swings[0]
    if most.size == 0:
        return "no single input moves the outcome"
    return f"{most.parameter} moves it most: from {number(most.at_low)} to {number(most.at_high)}"
