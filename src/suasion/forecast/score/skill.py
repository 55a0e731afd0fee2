"""Skill: the share of a reference's loss that a method saves, with an interval that knows that cases come in families."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from suasion.errors import ForecastError
from suasion.record import Record

DRAWS = 2000
"""Bootstrap samples: the ends of a 95 % interval then move by a few thousandths from seed to seed."""

LEVEL = 0.95
SEED = 0


class Skill(Record):
    """1 - loss / reference loss, and the bootstrap interval over ``clusters``. Zero: no better than the reference."""

    value: float
    low: float
    high: float
    level: float
    n: int
    clusters: int
    draws: int
    seed: int


def skill(
    loss: ArrayLike,
    reference: ArrayLike,
    clusters: Sequence[object],
    *,
    draws: int = DRAWS,
    level: float = LEVEL,
    seed: int = SEED,
) -> Skill:
    """Skill of the losses against the reference's on the same cases.

    1. Sum both losses by cluster (a conflict, a rivalry, a question): its cases are no independent evidence.
    2. Draw as many clusters as there are, with replacement, ``draws`` times, and take the skill of each sample.
    3. The interval is the middle ``level`` of those. Field and Welsh (2007) on the cluster bootstrap.

    Raises ForecastError if lengths differ or the reference never errs (skill is then not defined).
    """
    ours, theirs = np.asarray(loss, float).ravel(), np.asarray(reference, float).ravel()
    if not ours.size or ours.shape != theirs.shape or ours.size != len(clusters):
        raise ForecastError(f"{ours.size} losses, {theirs.size} of the reference, {len(clusters)} clusters")
    if theirs.sum() <= 0:
        raise ForecastError("the reference never erred, so that nothing can be better", mend="Choose another reference")
    names = {name: i for i, name in enumerate(dict.fromkeys(clusters))}
    where = np.array([names[name] for name in clusters])
    by_cluster = np.stack([np.bincount(where, ours), np.bincount(where, theirs)])
    rng = np.random.default_rng(seed)
    samples = np.empty(draws)
    for i in range(draws):  # one draw at a time: all at once would hold draws x clusters numbers
        picked = by_cluster[:, rng.integers(0, len(names), len(names))].sum(axis=1)
        samples[i] = 1 - picked[0] / picked[1] if picked[1] > 0 else 0.0
    low, high = np.quantile(samples, [(1 - level) / 2, (1 + level) / 2])
    return Skill(
        value=float(1 - ours.sum() / theirs.sum()),
        low=float(low),
        high=float(high),
        level=level,
        n=ours.size,
        clusters=len(names),
        draws=draws,
        seed=seed,
    )
