"""Forecasts from elsewhere: all rows or none, and the bad row is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from suasion.case import open_case
from suasion.cli import main

GOOD = """\
Question Title,Probability Yes,Start Time,Scheduled Close Time,Forecaster Username,Resolution,Actual Resolve Time
Will it rain?,0.30,2024-01-02T08:00:00Z,2024-06-01T00:00:00Z,ada,no,2024-06-01T00:00:00Z
Will it rain?,0.10,2024-03-01T08:00:00+01:00,2024-06-01T00:00:00Z,ada,no,2024-06-01T00:00:00Z
Will it rain?,0.45,2024-02-01T08:00:00Z,2024-06-01T00:00:00Z,ben,no,2024-06-01T00:00:00Z
Will it snow?,0.60,2024-01-02T08:00:00Z,2024-06-01T00:00:00Z,ada,ambiguous,
"""


def run(tmp_path: Path, text: str, fails: int = 0) -> str:
    path = tmp_path / "f.csv"
    path.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["forecast", "import", str(tmp_path / "a.case"), str(path)])
    assert done.exit_code == fails, done.output
    return done.output


def test_import_and_score(tmp_path: Path) -> None:
    assert "2 questions, 4 forecasts, 2 resolutions" in run(tmp_path, GOOD)
    done = CliRunner().invoke(main, ["forecast", "score", str(tmp_path / "a.case"), "--json"])
    authors = {a["author"]: a for a in json.loads(done.stdout)["authors"]}
    assert authors.keys() == {"ada", "ben"} and authors["ben"]["brier"] == pytest.approx(0.45**2)
    assert 0.1**2 < authors["ada"]["brier"] < 0.3**2
    assert "open already" in run(tmp_path, GOOD, fails=3)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("2024-02-01T08:00:00Z", "2024-02-01T08:00:00"), "f.csv:4: .*no time zone"),
        (("2024-02-01T08:00:00Z", "soon"), "f.csv:4: .*no time"),
        (("0.45", ""), "f.csv:4: probability is empty"),
        (("0.45", "maybe"), "f.csv:4: .*not a number"),
        (("0.45", "1"), "f.csv:4: .*cannot be scored"),
        (("0.60", "0"), "f.csv:5: .*cannot be scored"),
        (("2024-02-01T08:00:00Z", "2024-07-01T08:00:00Z"), "f.csv:4: .*after the deadline"),
        (("ben,no", "ben,yes"), "settled as no and yes"),
        (("ambiguous", "perhaps"), "f.csv:5: .*no outcome"),
        (("Probability Yes", "Chance"), "f.csv:1: .*no column probability"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_added(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    import re

    assert re.search(said, run(tmp_path, GOOD.replace(*change), fails=3))
    with open_case(tmp_path / "a.case") as case:
        assert case.questions() == [] and case.logged("forecasts") == []


def test_an_empty_file(tmp_path: Path) -> None:
    assert "no forecast in it" in run(tmp_path, GOOD.splitlines()[0], fails=3)
