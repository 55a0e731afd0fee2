"""``suasion weigh`` on reports and on a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from suasion.cli import main

ONE = "Published: 12 March 2024\n\nStrike in Gedaref\n\nA drone strike on the grain market of Gedaref in Sudan killed 12 people.\n"
TWO = "Published: 12 March 2024\n\nMarket in Gedaref hit\n\nA drone strike on the grain market of Gedaref in Sudan killed 40 people.\n"
UNDATED = "A visit to Kyiv\n\nBritish Prime Minister Rishi Sunak met President Volodymyr Zelenskyy. They spoke of \x1b[31mgrain\x1b[0m and the sea.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in (("one", ONE), ("two", TWO), ("undated", UNDATED)):
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    return reports


def run(*words: object) -> Result:
    done = CliRunner().invoke(main, [str(w) for w in words])
    assert done.exit_code == 0, done.output
    return done


def test_a_table(folder: Path) -> None:
    text = run("weigh", folder, "--dates").output
    assert "1 finding" in text
    assert "numbers" in text
    assert "undated: 2022-10-25/2024-07-05" in text
    assert "\x1b" not in text


def test_json_and_filters(folder: Path) -> None:
    data = json.loads(run("weigh", folder, "--json").stdout)
    (finding,) = data["findings"]
    assert finding["relation"] == "contradiction"
    assert [s["doc_id"] for s in finding["sides"]] == ["one", "two"]
    assert len(data["dates"]) == 3
    for words in (("--kind", "omission"), ("--relation", "change"), ("--at-least", "0.99")):
        assert json.loads(run("weigh", folder, "--json", *words).stdout)["findings"] == []


def test_a_case_and_its_export(folder: Path, tmp_path: Path) -> None:
    case, out = tmp_path / "case.db", tmp_path / "evidence.json"
    run("add", case, folder)
    from_case = json.loads(run("weigh", case, "--json").stdout)
    assert [f["id"] for f in from_case["findings"]] == [
        f["id"] for f in json.loads(run("weigh", folder, "--json").stdout)["findings"]
    ]
    run("export", case, "--to", "json", "-o", out)
    (pair,) = json.loads(out.read_text(encoding="utf-8"))["contradictions"]
    assert {i["doc_id"] for i in pair["items"]} == {"one", "two"}


def test_nothing_found_says_so(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    assert "0 findings" in run("weigh", tmp_path / "one.txt", "--dates").output
