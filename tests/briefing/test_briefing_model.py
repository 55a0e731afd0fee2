"""What MODEL adds to the page: an answer first, the regions, and where the parties stand; and nothing where there is no conflict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from suasion.briefing import write
from suasion.briefing.modelled import modelled
from suasion.pipeline import Coded, code_all, linked
from suasion.reports.model import Report
from suasion.system.number import fixed
from suasion.system.paths import having
from suasion.system.read import read_system

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
QUESTION = "Will Iran press the Houthis to stop?"


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    return [c for c in code_all([EXAMPLES / "red-sea"]) if isinstance(c, Coded)]


@pytest.fixture(scope="module")
def reports(coded: list[Coded]) -> list[Report]:
    return [c.report for c in coded]


def page(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_answer_comes_first_with_its_reason(coded: list[Coded], reports: list[Report], tmp_path: Path) -> None:
    write(linked(coded), reports, tmp_path, question=QUESTION)
    model = modelled(linked(coded), QUESTION)
    assert model is not None
    verdict = re.search(r'<p class="verdict">(.*?)</p>', page(tmp_path))
    assert verdict and words(verdict[1]) == model.answer.words[0]
    text = words(page(tmp_path))
    assert "An agreement within 12 months, by this model alone" in text and "from a base rate of" in text
    assert "No answer is computed here" not in text


def test_the_sections_and_the_system_are_there(coded: list[Coded], reports: list[Report], tmp_path: Path) -> None:
    write(linked(coded), reports, tmp_path, question=QUESTION)
    html = page(tmp_path)
    assert 'id="pressure"' in html and 'id="stand"' in html
    system = read_system(tmp_path / "system.yaml")
    for issue in system.issues.values():
        assert f"from 0, {issue.low}, to 1, {issue.high}" in html
    assert html.count("by its role alone") < html.count('class="rg"'), "some stances rest on sentences"


def test_a_system_of_the_analyst_s_is_played_instead(coded: list[Coded], reports: list[Report], tmp_path: Path) -> None:
    model = modelled(linked(coded), QUESTION)
    assert model is not None
    system = model.system
    for path in ("press.IRN-houthis.leader_cost", "press.IRN-houthis.chance_supported"):
        system = having(system, path, fixed(0.01))
    write(linked(coded), reports, tmp_path, question=QUESTION, system=system)
    assert "would settle without being pressed. This is so in 100 % of the draws" in words(page(tmp_path))
    assert read_system(tmp_path / "system.yaml") == system


def test_without_a_conflict_the_page_says_what_it_said_before(tmp_path: Path) -> None:
    peace = tmp_path / "peace.txt"
    peace.write_text(
        "Norway and Sweden signed a trade agreement in Oslo on 3 May 2024, officials said.\n", encoding="utf-8"
    )
    coded = [c for c in code_all([peace]) if isinstance(c, Coded)]
    assert modelled(linked(coded), "Will they trade?") is None
    write(linked(coded), [c.report for c in coded], tmp_path / "out", question="Will they trade?")
    html = page(tmp_path / "out")
    assert 'id="pressure"' not in html and not (tmp_path / "out" / "system.yaml").exists()


def test_the_same_evidence_gives_the_same_page(coded: list[Coded], reports: list[Report], tmp_path: Path) -> None:
    pages = []
    for name in ("a", "b"):
        write(linked(coded), reports, tmp_path / name, question=QUESTION)
        pages.append((tmp_path / name / "index.html").read_bytes())
    assert pages[0] == pages[1]
