"""The ranked score over horizons: by hand, and rewarding who knows when."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from suasion.forecast.backtest.rolling import Judged
from suasion.forecast.backtest.when import ranked

DAY = date(2000, 1, 1)


def judged(happened: list[bool], **probabilities: list[float]) -> Judged:
    n = len(happened)
    days = [DAY + timedelta(days=i) for i in range(n)]
    return Judged(days, [str(i % 7) for i in range(n)], ["a"] * n, happened, dict(probabilities))


def test_by_hand() -> None:
    """0.2 within six months, 0.7 within twelve: the bands are 0.2, 0.5, 0.3, and it happened in the second."""
    early = judged([False], climatology=[0.5], m=[0.2])
    late = judged([True], climatology=[0.5], m=[0.7])
    found = {one.method: one for one in ranked({6: early, 12: late})}
    assert found["m"].rps == pytest.approx(0.13)
    assert found["climatology"].rps == pytest.approx(0.5)
    assert found["m"].skill == pytest.approx(1 - 0.13 / 0.5)


def test_probabilities_that_fall_with_the_horizon_are_made_to_rise() -> None:
    early = judged([True], climatology=[0.5], m=[0.9])
    late = judged([True], climatology=[0.5], m=[0.3])
    found = {one.method: one for one in ranked({6: early, 12: late})}
    assert found["m"].rps == pytest.approx(0.01 + 0.01)


def test_who_knows_when_has_skill_and_who_does_not_has_none() -> None:
    rng = np.random.default_rng(0)
    rate = rng.uniform(0.01, 0.2, 400)
    end = rng.exponential(1 / rate)
    by: dict[int, Judged] = {}
    for months in (6, 12, 24):
        base = float(np.mean(1 - np.exp(-rate * months)))
        known = (1 - np.exp(-rate * months)).tolist()
        by[months] = judged((end < months).tolist(), climatology=[base] * 400, knows=known, same=[base] * 400)
    found = {one.method: one for one in ranked(by)}
    assert found["knows"].lo > 0
    assert found["same"].skill == pytest.approx(0)


def test_questions_that_are_not_judged_for_all_horizons_are_left_out() -> None:
    early, late = judged([False, False], climatology=[0.5, 0.5]), judged([True], climatology=[0.5])
    assert ranked({6: early, 12: late})[0].n == 1
    late.units = ["b"]
    assert ranked({6: early, 12: late}) == []
