"""`suasion play` and `suasion graph`: what they print is what docs show, and bad input is named with its line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from suasion.cli import main
from suasion.commands import graph as graph_command
from suasion.play import catalog, graph
from suasion.play.bargain import Actor
from suasion.play.bargain.uncertain import FIELDS

DOCS = Path(__file__).resolve().parents[2] / "docs"
ISSUE = """\
name: ceasefire line
low: 0
high: 10
actors:
  - {name: North, position: 1, capability: 70, salience: 0.9}
  - {name: South, position: 9, capability: 80, salience: 0.7}
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    file = tmp_path / "issue.yaml"
    file.write_text(ISSUE, encoding="utf-8")
    return file


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("page", ["play.md", "graph.md"])
def test_the_pages_show_what_is_printed(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    for name, shown_file in zip(
        ("issue", "patron", "uncertain"), re.findall(r"```yaml\n(.*?)```", text, re.DOTALL), strict=False
    ):
        (tmp_path / f"{name}.yaml").write_text(shown_file, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    shown = re.findall(r"\$ suasion (.*?)\n(.*?)(?=\n\$ |\n```)", text, re.DOTALL)
    assert shown
    for command, printed in shown:
        done = run(*command.split())
        assert done.exit_code == 0, done.output
        assert lines(done.stdout) == lines(printed)


def test_the_choices_are_those_of_the_models() -> None:
    assert graph_command.CONCEPTS == graph.CONCEPTS
    assert {"name", *FIELDS} == set(Actor.model_fields)
    assert all(name in run("graph", "--help").output for name in catalog.names())


def test_a_changed_number_changes_the_answer(issue: Path) -> None:
    plain, changed = (
        [json.loads(line) for line in run("play", issue, "--json", "--model", "mean", *more).stdout.splitlines()]
        for more in ((), ("--set", "North.salience=0.1"))
    )
    (before,), (after,) = plain, changed
    assert before["answer"]["position"] == pytest.approx((63 * 1 + 56 * 9) / 119)
    assert after["answer"]["position"] == pytest.approx((7 * 1 + 56 * 9) / 63)
    assert before["input_sha256"] != after["input_sha256"]


def test_draws_and_a_comparison_as_json(issue: Path) -> None:
    issue.write_text(ISSUE.replace("salience: 0.9", "salience: {uniform: [0.5, 1]}"), encoding="utf-8")
    words = (
        "play",
        issue,
        "--json",
        "--model",
        "mean",
        "--draws",
        "50",
        "--seed",
        "3",
        "--compare",
        "South.position=8",
    )
    first, again = run(*words), run(*words)
    assert first.stdout == again.stdout
    point, cloud, change = map(json.loads, first.stdout.splitlines())
    assert cloud["parameters"] == {"model": "mean", "draws": 50} and cloud["seed"] == 3
    assert cloud["answer"]["central"] == point["answer"]["position"]
    assert change["lower"] == 1 and change["difference"] < 0
    assert cloud["witness"]["swings"][0]["parameter"] == "North.salience"


def test_draws_of_what_is_known_say_so(issue: Path) -> None:
    assert "nothing is uncertain: every draw is the same" in run("play", issue, "--draws", "5").stdout


def test_several_issues_are_played_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    body = ISSUE.replace("\n", "\n    ").rstrip()
    file.write_text(f"issues:\n  - {body}\n  - {body.replace('ceasefire line', 'prisoners')}\n", encoding="utf-8")
    results = [json.loads(line) for line in run("play", file, "--json").stdout.splitlines()]
    assert [r["issue"] for r in results] == ["ceasefire line"] * 3 + ["prisoners"] * 3


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (ISSUE, "", "issue.yaml: There is nothing in it"),
        (ISSUE, "- a\n- b\n", "issue.yaml: Not a mapping"),
        ("actors:", "actors: [", "issue.yaml:5: Not YAML"),
        ("actors:", "actorz:", "issue.yaml:4: Key 'actorz' is unknown. Did you mean actors?"),
        ("salience: 0.9", "saliense: 0.9", "issue.yaml:5: Key 'saliense' is unknown. Did you mean salience?"),
        (", salience: 0.7", "", "issue.yaml:6: salience is missing"),
        ("salience: 0.7", "salience: 70", "issue.yaml:6: South: salience 70 is not between 0 and 1"),
        ("position: 9,", "position: 90,", "issue.yaml:6: South: position 90 is off the scale"),
        ("position: 9,", "position: far,", "issue.yaml:6: position: "),
        ("position: 9,", "position: .nan,", "issue.yaml:6: South: position is not a number"),
        ("name: South", "name: North", "issue.yaml:6: North: two actors have this name"),
        ("salience: 0.7", "salience: {uniform: [0.7]}", "issue.yaml:6: uniform [0.7] is not 2 numbers"),
        ("salience: 0.7", "salience: {uniform: [0.7, 0.6]}", "issue.yaml:6: uniform: low 0.7 is not below high 0.6"),
        ("salience: 0.7", "salience: {uniform: [0.7, 7]}", "issue.yaml:6: South: salience 7 is not between 0 and 1"),
        ("salience: 0.7", "salience: {cauchy: [0, 1]}", "issue.yaml:6: {'cauchy': [0, 1]} is no spread"),
        ("salience: 0.7", "salience: {}", "issue.yaml:6: {} is no spread"),
        ("position: 9,", "position: {uniform: [5, 15]},", "issue.yaml:6: South: position can leave the scale"),
        ("capability: 80", "capability: -1", "issue.yaml:6: South: capability -1 is below 0"),
    ],
)
def test_bad_input_is_named_with_its_line(issue: Path, old: str, new: str, complaint: str) -> None:
    issue.write_text(ISSUE.replace(old, new), encoding="utf-8")
    done = run("play", issue)
    assert done.exit_code == 3
    assert complaint in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("change", ["East.salience=1", "North.colour=1", "North.salience=much", "North"])
def test_a_change_that_fits_nothing_is_refused(issue: Path, change: str) -> None:
    assert run("play", issue, "--set", change).exit_code == 2


def test_a_missing_file_and_an_unknown_case_are_told_apart() -> None:
    assert "No such file" in run("graph", "mine.yaml").stderr
    assert "Cases: chicken, cuba" in run("graph", "elmyra").stderr
    assert "No such file" in run("play", "mine.yaml").stderr
    assert "States are numbered 1 to 9" in run("graph", "elmira", "--explain", "10").stderr


def test_a_slip_inside_a_decision_maker_is_named(tmp_path: Path) -> None:
    file = tmp_path / "slip.yaml"
    file.write_text("decision_makers:\n  - name: A\n    option: [x]\n", encoding="utf-8")
    done = run("graph", file)
    assert done.exit_code == 3
    assert "slip.yaml:1: Key 'option' is unknown. Did you mean options?" in done.stderr


def test_the_table_marks_what_holds() -> None:
    table = run("graph", "elmira").stdout
    assert re.search(r"8 +order modified, company accepts, LG insists +holds +holds +holds +holds +holds", table)
    assert re.search(r"1 +order stands, company delays +holds +holds *\n", table)
    assert "State 5 is reached by moves that each mover likes: LG to 5." in table
