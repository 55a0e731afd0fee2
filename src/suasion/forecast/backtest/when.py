"""By when? The answers for several horizons as one distribution over "within 6 months, 12, 24, later", scored as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from suasion.forecast.backtest.rolling import Judged
from suasion.forecast.score import rps, skill
from suasion.forecast.settings import DEFAULT, Settings
from suasion.record import Record

Key = tuple[date, str]

DIGITS = 6


class Ranked(Record):
    """The mean ranked probability score of a method and of the base rate, and the skill with its interval over families."""

    method: str
    n: int
    rps: float
    climatology: float
    skill: float
    lo: float
    hi: float


def ranked(by_horizon: Mapping[int, Judged], settings: Settings = DEFAULT) -> list[Ranked]:
    """1. Take the questions (a unit on a day) that were judged for every horizon. 2. Their cumulative probabilities, made to rise with the
    horizon, are a distribution over the bands between horizons. 3. Score it against the band in which it happened.
    """
    horizons = sorted(by_horizon)
    keyed = {months: {key: i for i, key in enumerate(_keys(by_horizon[months]))} for months in horizons}
    common = [key for key in keyed[horizons[-1]] if all(key in keyed[months] for months in horizons)]
    if not common:
        return []
    last = by_horizon[horizons[-1]]
    families = [last.families[keyed[horizons[-1]][key]] for key in common]
    losses = {
        method: [_loss(by_horizon, keyed, horizons, key, method) for key in common] for method in last.probabilities
    }
    reference = losses["climatology"]
    found = []
    for method, loss in losses.items():
        one = skill(loss, reference, families, draws=settings.draws, level=settings.level, seed=settings.seed)
        found.append(
            Ranked(
                method=method,
                n=one.n,
                rps=round(sum(loss) / one.n, DIGITS),
                climatology=round(sum(reference) / one.n, DIGITS),
                skill=round(one.value, DIGITS) + 0.0,
                lo=round(one.low, DIGITS) + 0.0,
                hi=round(one.high, DIGITS) + 0.0,
            )
        )
    return found


def _keys(judged: Judged) -> list[Key]:
    return list(zip(judged.days, judged.units, strict=True))


def _loss(
    by_horizon: Mapping[int, Judged],
    keyed: Mapping[int, Mapping[Key, int]],
    horizons: list[int],
    key: Key,
    method: str,
) -> float:
    reached, shares, happened = 0.0, [], len(horizons) + 1
    for place, months in enumerate(horizons, 1):
        judged, at = by_horizon[months], keyed[months][key]
        by_then = max(reached, judged.probabilities[method][at])
        shares.append(by_then - reached)
        reached = by_then
        if judged.happened[at]:
            happened = min(happened, place)
    return rps([*shares, 1 - reached], happened)
