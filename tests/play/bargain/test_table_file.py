"""Issues as CSV: what is written comes back, and what is wrong is named with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bargain_cases import issues
from hypothesis import HealthCheck, given, settings

from suasion.errors import InputError
from suasion.play.bargain import Issue
from suasion.play.bargain.read import read_issues
from suasion.play.bargain.table_file import write_table

TABLE = "Actor,Capability,Position,Salience\nNorth,70,10,0.9\nSouth,80,90,0.7\n"


@given(issues())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_table_comes_back(tmp_path: Path, issue: Issue) -> None:
    file = tmp_path / "issue.csv"
    file.write_text(write_table(issue), encoding="utf-8")
    assert read_issues(file) == (issue.model_copy(update={"name": "issue"}),)


def test_order_case_and_further_columns_do_not_matter(tmp_path: Path) -> None:
    plain, odd = tmp_path / "a.csv", tmp_path / "b.csv"
    plain.write_text(TABLE, encoding="utf-8")
    odd.write_text(
        "\ufeffsalience, ACTOR,note,position,capability\r\n0.9,North,,10,70\r\n\r\n0.7,South,x,90,80\r\n",
        encoding="utf-8",
        newline="",
    )
    assert read_issues(plain)[0].actors == read_issues(odd)[0].actors


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "t.csv: There is nothing in it"),
        (TABLE.replace("Salience", "Weight"), "t.csv:1: No column Salience"),
        (TABLE.splitlines()[0], "the issue has no actors"),
        (TABLE.replace("80", "much"), "t.csv:3: Capability 'much' is not a number"),
        (TABLE.replace(",0.7", ""), "t.csv:3: Salience '' is not a number"),
        (TABLE.replace("0.7", "70"), "t.csv:3: South: salience 70 is not between 0 and 1"),
        (TABLE.replace("90", "nan"), "t.csv:3: South: position is not a number"),
        (TABLE.replace("South", "North"), "t.csv:3: North: two actors have this name"),
        (TABLE.replace("South", ""), "t.csv:3: An actor has no name"),
    ],
)
def test_bad_tables_are_named_with_their_line(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "t.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(complaint)):
        read_issues(file)
