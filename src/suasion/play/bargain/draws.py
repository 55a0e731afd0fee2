"""Many draws of one issue as arrays: the input of the models that solve them all at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from suasion.play.bargain.actors import FloatArray, Issue
from suasion.play.bargain.mean import mean
from suasion.play.bargain.median import sweep


class Draws(NamedTuple):
    """``b`` draws of ``n`` actors: ``positions``, ``capabilities`` and ``saliences`` are ``(n, b)``, in the units of :class:`Actor`."""

    positions: FloatArray
    capabilities: FloatArray
    saliences: FloatArray

    @property
    def weights(self) -> FloatArray:
        """``(n, b)``: capability times salience."""
        return self.capabilities * self.saliences

    def part(self, start: int, stop: int) -> Draws:
        """Some of the draws, in arrays of their own."""
        return Draws(*(values[:, start:stop].copy() for values in self))


def single(issue: Issue) -> Draws:
    """The issue as the only draw."""
    return Draws(issue.positions()[:, None], issue.capabilities()[:, None], issue.saliences()[:, None])


def means(draws: Draws) -> FloatArray:
    """``(b,)``: the weighted mean of each draw (see :func:`~suasion.play.bargain.weighted_mean`)."""
    return np.asarray(mean(draws.positions.T, draws.weights.T))


def medians(draws: Draws) -> FloatArray:
    """``(b,)``: the lower weighted median of each draw (see :func:`~suasion.play.bargain.weighted_median`)."""
    return np.asarray(sweep(draws.positions.T, draws.weights.T)[0])
