"""Reference classes: hazards, counts by hand, and counts that somebody else made from the same tables."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from forecast_shared import shared_data
from forecast_world import agreement, episode, shared_world
from hypothesis import given
from hypothesis import strategies as st

from suasion.errors import ForecastError
from suasion.forecast.rates.classes import reference_class
from suasion.forecast.rates.count import crisis_classes, fighting_classes, leader_classes, sanction_classes
from suasion.forecast.rates.hazard import rate_per_month, within
from suasion.forecast.tables.others import Leader, Sanction

months = st.floats(0.1, 200)


@given(st.floats(0, 0.999), months, months, months)
def test_a_hazard_adds_up(p: float, base: float, one: float, two: float) -> None:
    a, b, both = (within(p, base, t) for t in (one, two, one + two))
    assert 1 - both == pytest.approx((1 - a) * (1 - b), abs=1e-9)
    assert within(p, base, base) == pytest.approx(p)


def test_no_hazard() -> None:
    with pytest.raises(ForecastError, match="no rate"):
        rate_per_month(1.0, 12)
    assert within(0.3, 12, -1) == 0
    assert within(1.0, 12, 1) == 1


def test_by_keeps_ever_as_it_is() -> None:
    ever = reference_class("t", "cases", "did", "s", {}, None, 3, 10)
    assert ever.by(1) == ever.by(100) == (3.5 / 11, ever.low, ever.high)
    year = reference_class("t", "cases", "did", "s", {}, 12, 3, 10)
    assert year.by(6)[0] < year.rate < year.by(18)[0]


def test_landmarks_by_hand() -> None:
    """Six dyads of one kind begin together; one ends after each half-year, the last two are still fighting when the table ends."""
    begin = date(1990, 1, 10)
    ends = [date(1990, 7, 15), date(1991, 1, 15), date(1991, 7, 15), date(1992, 1, 15)]
    episodes = [episode(begin, end, dyad=i) for i, end in enumerate(ends)]
    episodes += [episode(begin, None, dyad=i, last_year=1999) for i in (8, 9)]
    signed = [agreement(date(1991, 5, 1), dyad=2), agreement(date(1999, 5, 1), dyad=3)]
    found = {
        (c.target, c.conditions["months"], c.months): (c.k, c.n)
        for c in fighting_classes(episodes, signed)
        if set(c.conditions) == {"months"}
    }
    assert found["fighting_ends", 6, 12] == (2, 6)
    assert found["fighting_ends", 12, 24] == (3, 5)
    assert ("fighting_ends", 24, 12) not in found  # three are left, too few to offer
    assert ("agreement", 6, 12) not in found  # 1990 lies before the first agreement of the table
    assert found["settlement", 6, 12] == (0, 6)


def test_leaders_and_sanctions_by_hand() -> None:
    leaders = [
        Leader("A", date(1950 + i, 1, 1), date(1952 + 2 * i, 1, 1), date(1952 + 2 * i, 1, 1), False) for i in range(6)
    ]
    found = {(c.conditions["months"], c.months): (c.k, c.n) for c in leader_classes(leaders)}
    assert found[0, 24] == (0, 6)  # the shortest stays two years to the day
    assert found[24, 12] == (1, 6)
    threats = [Sanction(1950, True, i > 1, 1950 + i if i > 1 else None) for i in range(6)]
    classes = {c.months: (c.k, c.n) for c in sanction_classes([*threats, Sanction(1950, False, True, 1950)])}
    assert classes == {12: (0, 6), 24: (0, 6), None: (4, 6)}


def test_counts_agree_with_those_made_elsewhere() -> None:
    """base_rates.csv was made from the same tables by another program, with intervals of another kind."""
    world = shared_world()
    with (shared_data() / "base_rates.csv").open(encoding="utf-8", newline="") as file:
        theirs = {
            (r["stratum"], r["condition"], r["outcome"], r["horizon"]): (int(r["k"]), int(r["n"]))
            for r in csv.DictReader(file)
        }
    compared = 0
    for c in crisis_classes(world.crises):
        names = {0: "not mediated", 1: "mediated"}
        if set(c.conditions) == {"style"}:
            leverage = " (leverage)" if c.conditions["style"] == "manipulation" else ""
            condition = f"style: {c.conditions['style']}{leverage}"
        elif set(c.conditions) == {"mediated"}:
            condition = names[int(c.conditions["mediated"])]
        else:
            continue
        horizon = {6: "180d", 12: "365d", 3: "90d"}.get(c.months or 0)
        key = ("all", condition, "agreement within horizon of trigger", horizon)
        if c.months is None:
            key = ("all", condition, "ends in formal or semi-formal agreement", "ever")
        if key in theirs:
            k, n = theirs[key]
            assert abs(c.n - n) <= 1 and abs(c.k - k) <= 2, c.title  # a year is 365 days there, a date here
            compared += 1
    for c in fighting_classes(world.episodes, world.agreements):
        if c.target == "fighting_ends" and set(c.conditions) == {"months"} and c.months == 12:
            key = (
                "all state-based",
                f"still active at month {c.conditions['months']}",
                "fighting ends, any way",
                "12m",
            )
            if key in theirs:
                k, n = theirs[key]
                assert c.k / c.n == pytest.approx(k / n, abs=0.03), c.title
                compared += 1
    assert compared >= 20
