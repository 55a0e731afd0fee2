"""Scenarios of KTAB: what is written comes back, what the program writes is read, and what is wrong is named with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bargain_cases import issues
from hypothesis import HealthCheck, given, settings

from suasion.errors import InputError
from suasion.play.bargain import Issue
from suasion.play.bargain.ktab_file import read_ktab, write_ktab
from suasion.play.bargain.read import read_issues

SCENARIO = """\
Islands ,"Who gets what, and when",3,2,
Actor,Description,Power,Land,Care,Money,Care of it,
North, the northern side, 70, 10,40, 80,30,
South,the southern side,80,90,50,20,30
Mid,"between, as ever",30,50,20,70,60,
"""


def test_a_scenario_becomes_an_issue_a_dimension(tmp_path: Path) -> None:
    file = tmp_path / "islands.csv"
    file.write_text(SCENARIO, encoding="utf-8")
    land, money = read_issues(file)
    assert (land.name, money.name, land.low, land.high) == ("Land", "Money", 0, 100)
    assert land.names == money.names == ("North", "South", "Mid")
    assert land.actors[1].position == 90 and land.actors[1].salience == 0.5
    assert money.actors[2].capability == 30 and money.actors[2].salience == 0.6


@given(issues(most=4, least=2))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_comes_back(issue: Issue) -> None:
    """On the program's own scale, and where all care for something; else see the next test."""
    low, high = float(issue.positions().min()), float(issue.positions().max())
    actors = tuple(
        a.model_copy(
            update={
                "position": 100 * ((a.position - low) / (high - low)) if high > low else 50.0,
                "salience": max(a.salience, 0.01),
            }
        )
        for a in issue.actors
    )
    given_issue = Issue(name="land", low=0, high=100, actors=actors)
    (back,) = read_ktab(write_ktab((given_issue,), "x"), "x.csv")
    for one, other in zip(back.actors, given_issue.actors, strict=True):
        assert one.name == other.name
        assert one.capability == pytest.approx(other.capability)
        assert (one.position, one.salience) == pytest.approx((other.position, other.salience))


def test_other_scales_are_stretched_and_saliences_shared_out() -> None:
    rows = [{"name": n, "position": x, "capability": 1, "salience": 0.9} for n, x in (("a", -1), ("b", 3))]
    two = tuple(Issue.model_validate({"name": name, "actors": rows}) for name in ("one", "two"))
    back = read_ktab(write_ktab(two, "x"), "x.csv")
    assert [a.position for a in back[0].actors] == [0, 100]
    assert [a.salience for a in back[1].actors] == pytest.approx([0.5, 0.5])


def test_dimensions_without_names_of_their_own_are_numbered() -> None:
    text = SCENARIO.replace("Money", "Land")
    assert [issue.name for issue in read_ktab(text, "x.csv")] == ["dimension 1", "dimension 2"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (",3,2,", ",4,2,", "s.csv: 4 actors are announced and 3 are there"),
        (",3,2,", ",3,3,", "s.csv:2: 7 headings, not 9"),
        ("80,90,50,20,30", "80,90,50,20", "s.csv:4: 6 cells, not 7"),
        ("80,90,50", "much,90,50", "s.csv:4: 'much' is not a number"),
        ("80,90,50", "-1,90,50", "s.csv:4: South: capability -1 is below 0"),
        ("80,90,50", "80,90,80", "s.csv:4: South: the saliences add up to 110 percent"),
        ("80,90,50", "80,190,50", "South: position 190 is off the scale"),
        ("South,", ",", "s.csv:4: An actor has no name"),
        ("South,", "North,", "North: two actors have this name"),
    ],
)
def test_bad_scenarios_are_named_with_their_line(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    file = tmp_path / "s.csv"
    file.write_text(SCENARIO.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(complaint)):
        read_issues(file)
