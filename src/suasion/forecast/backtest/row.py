"""One line of the table of skill."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.forecast.backtest.rolling import Judged
from suasion.forecast.backtest.when import Ranked
from suasion.forecast.score import Bin, auc, brier, decompose, log_score, reliability, skill
from suasion.forecast.settings import DEFAULT, Settings
from suasion.record import Record

PARTS_DIGITS = 2
"""Probabilities are rounded to whole per cents before they are decomposed: a fit that changes by the day makes each its own group otherwise."""

DIGITS = 6
"""Digits kept: far below what the interval leaves open, and the same on every machine."""


class SkillRow(Record):
    """How good a method has been at a target within a horizon, out of sample.

    ``n`` forecasts of ``families`` conflicts or rivalries, ``k`` of which came true. ``brier`` and ``climatology`` (the Brier score of the base
    rate on the same days) give ``skill``; ``lo`` and ``hi`` its interval over families. ``auc``: None where all or none came true.
    ``ranked``, at the longest horizon of fighting: the ranked probability score over "within 6 months, 12, 24, later".
    ``reliability``, ``resolution``, ``uncertainty``: Murphy's parts of the rounded probabilities. ``bins``: how often it happened when said so.
    """

    target: str
    horizon: str
    method: str
    n: int
    k: int
    families: int
    first: str
    last: str
    brier: float
    climatology: float
    skill: float
    lo: float
    hi: float
    auc: float | None
    log: float
    log_climatology: float
    reliability: float
    resolution: float
    uncertainty: float
    bins: tuple[Bin, ...]
    ranked: Ranked | None = None


def rows_of(judged: Judged, target: str, horizon: str, settings: Settings = DEFAULT) -> list[SkillRow]:
    """A row for each method, the reference first (its skill is 0 by definition)."""
    return [_row(judged, name, target, horizon, settings) for name in judged.probabilities]


def _row(judged: Judged, name: str, target: str, horizon: str, settings: Settings) -> SkillRow:
    p, y = judged.probabilities[name], [float(h) for h in judged.happened]
    reference = judged.probabilities["climatology"]
    found = skill(
        brier(p, y),
        brier(reference, y),
        judged.families,
        draws=settings.draws,
        level=settings.level,
        seed=settings.seed,
    )
    parts = decompose([round(said, PARTS_DIGITS) for said in p], y)
    area = auc(p, y)
    return SkillRow(
        target=target,
        horizon=horizon,
        method=name,
        n=found.n,
        k=int(sum(y)),
        families=found.clusters,
        first=judged.days[0].isoformat(),
        last=judged.days[-1].isoformat(),
        brier=_round(float(brier(p, y).mean())),
        climatology=_round(float(brier(reference, y).mean())),
        skill=_round(found.value),
        lo=_round(found.low),
        hi=_round(found.high),
        auc=None if area is None else _round(area),
        log=_round(float(log_score(p, y).mean())),
        log_climatology=_round(float(log_score(reference, y).mean())),
        reliability=_round(parts.reliability),
        resolution=_round(parts.resolution),
        uncertainty=_round(parts.uncertainty),
        bins=_rounded(reliability(p, y)),
    )


def _rounded(bins: Sequence[Bin]) -> tuple[Bin, ...]:
    return tuple(Bin(mean=_round(b.mean), n=b.n, k=b.k, low=_round(b.low), high=_round(b.high)) for b in bins)


def _round(value: float) -> float:
    return round(value, DIGITS) + 0.0  # no minus before 0
