"""Instances: who is at risk on a day, what was known on it, and when its outcome is."""

from __future__ import annotations

from datetime import date

import pytest
from forecast_world import agreement, episode
from hypothesis import given
from hypothesis import strategies as st

from suasion.forecast.panels.crises import crises
from suasion.forecast.panels.fighting import Signed, features_of, fighting
from suasion.forecast.panels.instance import months_between, months_later
from suasion.forecast.settings import Settings
from suasion.forecast.tables.icb import Crisis

YEARLY = Settings(every_months=12)
LAST = episode(date(2000, 6, 1), None, dyad=9, conflict=9, last_year=2005)
"""Somebody who fights until the tables end."""

days = st.dates(date(1946, 1, 1), date(2020, 12, 31))


@given(days, st.integers(0, 600))
def test_months_later_and_back(day: date, months: int) -> None:
    later = months_later(day, months)
    assert abs(months_between(day, later) - months) < 0.1  # months differ by three days


def test_who_is_at_risk_and_what_comes_of_it() -> None:
    short = episode(date(2000, 6, 1), date(2001, 8, 1))
    found = fighting([short, LAST], [], "fighting_ends", 12, YEARLY)
    assert [(i.origin.year, i.happened) for i in found if i.family == "1"] == [(2001, True)]
    assert [(i.origin.year, i.happened) for i in found if i.family == "9"] == [(y, False) for y in range(2001, 2006)]
    assert {i.closes for i in found if i.origin.year == 2001} == {date(2003, 1, 1)}  # window, then a year of coding


def test_an_end_that_was_not_seen_says_nothing_after_its_last_year() -> None:
    lost = episode(date(2000, 6, 1), None, last_year=2002)
    found = fighting([lost, LAST], [], "fighting_ends", 12, YEARLY)
    assert [(i.origin.year, i.happened) for i in found if i.family == "1"] == [(2001, False), (2002, False)]


def test_agreement_counts_its_own_dyad_and_window() -> None:
    fought = episode(date(1999, 6, 1), None, last_year=2005)
    signed = [agreement(date(2002, 1, 1)), agreement(date(2003, 5, 1), dyad=2), agreement(date(2005, 12, 31), dyad=3)]
    found = fighting([fought], signed, "agreement", 12, YEARLY)
    assert [(i.origin.year, i.happened) for i in found] == [(2002, True), (2003, False), (2004, False), (2005, False)]
    # None for 2001 and before: the table of agreements begins in 2002.


def test_features_are_from_before_the_day() -> None:
    fought = episode(date(2000, 1, 1), date(2004, 5, 1), war=True)
    signed = Signed([agreement(date(2001, 1, 1)), agreement(date(2003, 1, 1)), agreement(date(2001, 7, 1), dyad=2)])
    on_the_day = features_of(fought, signed, date(2003, 1, 1))
    assert on_the_day["since_dyad"] == pytest.approx(24, abs=0.1)  # what is signed on the day itself is not known yet
    assert on_the_day["since_conflict"] == pytest.approx(18, abs=0.1)
    assert on_the_day["months"] == pytest.approx(36, abs=0.1)
    assert on_the_day["intensity"] == 2
    first = features_of(fought, signed, date(2000, 7, 1))
    assert (first["since_dyad"], first["intensity"]) == (None, None)


def crisis(start: date, end: date, *, formal: bool = True) -> Crisis:
    return Crisis(1, "A", start, end, formal, "facilitation", 2, False, "A-B")


def test_a_crisis_in_time_and_late() -> None:
    table = [crisis(date(1990, 1, 1), date(1990, 9, 1))]
    assert [i.happened for i in crises(table, 12)] == [True]
    assert [i.happened for i in crises(table, 6)] == [False]
    assert [i.happened for i in crises(table, None)] == [True]
    assert [i.origin for i in crises(table, 12, open_days=180)] == [date(1990, 6, 30)]
    assert crises(table, 12, open_days=365) == []
    assert crises(table, 6)[0].closes == date(1991, 9, 1)  # its style is known when it is over, and coded a year later
