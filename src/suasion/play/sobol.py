"""How much of the outcome's variance each uncertain input accounts for, alone and with all others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from suasion.play.ensemble import FloatArray, Tick, Uncertain, draw, silent, solve
from suasion.play.result import Result
from suasion.record import Record

METHOD = "sobol_indices"
CITATION = (
    "Saltelli, A., et al. (2010). Variance based sensitivity analysis of model output. Computer Physics Communications "
    "181(2), 259-270 (first order); Jansen, M. J. W. (1999), ibid. 117, 35-43 (total)."
)

RESAMPLES = 200
"""Times that the draws are resampled for the standard errors."""


class Index(Record):
    """``first``: the share of variance that goes if this input is known. ``total``: the share that stays if only this input is
    unknown. Each with its standard error. Their difference is interplay with other inputs.
    """

    parameter: str
    first: float
    first_error: float
    total: float
    total_error: float


class SobolAnswer(Record):
    """The indices, the largest total first, and the variance they are shares of. Without variance there are no indices."""

    indices: tuple[Index, ...]
    variance: float


class SobolWitness(Record):
    """How many times the model was solved."""

    solved: int


SobolResult = Result[SobolAnswer, SobolWitness]


def sobol(case: Uncertain, *, draws: int, seed: int, tick: Tick = silent) -> SobolResult:
    """Sobol indices of a model's outcome, by ``draws`` times (inputs + 2) solutions.

    1. Draw all inputs twice, A and B, from streams of their own. Solve both.
    2. For each input, solve A with that input taken from B.
    3. First order: mean of f(B) (f(AB) - f(A)) over the variance (Saltelli et al. 2010), with f centred on its mean.
       Total: half the mean of (f(A) - f(AB))^2 over the variance (Jansen 1999).
    4. Standard errors: the deviation of both over ``RESAMPLES`` resamples of the draws.

    Estimates may fall a little below 0 or above 1. Inputs are taken to be independent.
    """
    first = draw(case.spreads, draws, seed)
    second = {path: spread.draw(draws, seed, f"{path} again") for path, spread in case.spreads.items()}
    at_a, at_b = (solve(case, drawn, draws, tick) for drawn in (first, second))
    both = np.concatenate([at_a, at_b])
    variance = float(both.var())
    mixed = {path: solve(case, {**first, path: second[path]}, draws, tick) for path in first}
    picks = np.random.default_rng([seed, RESAMPLES]).integers(0, draws, (RESAMPLES, draws))
    indices = [_index(path, at_a, at_b, values, picks) for path, values in mixed.items()] if variance > 0 else []
    indices.sort(key=lambda i: (-i.total, i.parameter))
    return SobolResult(
        method=METHOD,
        citation=CITATION,
        parameters={"model": case.model, "draws": draws, "resamples": RESAMPLES},
        seed=seed,
        input_sha256=case.input_sha256,
        answer=SobolAnswer(indices=tuple(indices), variance=variance),
        witness=SobolWitness(solved=draws * (len(first) + 2)),
        why=_why(indices),
    )


def _index(path: str, at_a: FloatArray, at_b: FloatArray, mixed: FloatArray, picks: NDArray[np.int64]) -> Index:
    again = np.array([_shares(at_a[pick], at_b[pick], mixed[pick]) for pick in picks])
    errors = np.nanstd(again, axis=0, ddof=1)
    first, total = _shares(at_a, at_b, mixed)
    return Index(parameter=path, first=first, first_error=float(errors[0]), total=total, total_error=float(errors[1]))


def _shares(at_a: FloatArray, at_b: FloatArray, mixed: FloatArray) -> tuple[float, float]:
    """First-order and total share; NaN for a resample that happens to have no variance."""
    both = np.concatenate([at_a, at_b])
    variance = both.var()
    if variance == 0:
        return float("nan"), float("nan")
    first = ((at_b - both.mean()) * (mixed - at_a)).mean() / variance
    total = ((at_a - mixed) ** 2).mean() / 2 / variance
    return float(first), float(total)


def _why(indices: list[Index]) -> str:
    if not indices:
        return "the outcome does not vary"
    most = indices[0]
    return (
        f"{most.parameter} alone accounts for {most.first:.0%} of the variance of the outcome, "
        f"and for {most.total:.0%} together with all that it works with"
    )
