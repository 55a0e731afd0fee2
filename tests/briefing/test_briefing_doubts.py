"""What does not add up, on the page."""

from __future__ import annotations

import re
from pathlib import Path

from suasion.briefing.page import render
from suasion.pipeline import Coded, code_all, linked
from suasion.weigh import weigh
from suasion.weigh.hypotheses import Evidence, Hypothesis, Matrix

ONE = "Strike in Gedaref\n\nA drone strike on the grain market of Gedaref in Sudan killed 12 people on 12 March 2024. <b>The</b> mayor said so.\n"
TWO = "Market hit in Gedaref\n\nA drone strike on the grain market of Gedaref in Sudan killed 40 people on 12 March 2024.\n"
UNDATED = "A visit to Kyiv\n\nBritish Prime Minister Rishi Sunak met President Volodymyr Zelenskyy. They spoke of grain and the sea.\n"


def page(tmp_path: Path, *texts: str) -> str:
    for n, text in enumerate(texts):
        (tmp_path / f"r{n}.txt").write_text(text, encoding="utf-8")
    done = [c for c in code_all([tmp_path]) if isinstance(c, Coded)]
    evidence, reports = linked(done), [c.report for c in done]
    return render(evidence, reports, weighed=weigh(evidence, reports))


def section(html: str) -> str:
    found = re.search(r'<section id="doubts".*?</section>', html, re.S)
    return found.group() if found else ""


def test_the_spans_stand_side_by_side(tmp_path: Path) -> None:
    html = section(page(tmp_path, ONE, TWO))
    assert "What does not add up" in html
    assert "A contradiction" in html
    halves = re.findall(r'<div class="half">', html)
    assert len(halves) == 2
    assert "killed 12 people" in html
    assert "killed 40 people" in html
    assert "<b>The</b>" not in html
    targets = re.findall(r'href="#(w-[0-9a-f]+-\d)"', html)
    assert len(targets) == 2


def test_each_span_opens_in_the_drawer(tmp_path: Path) -> None:
    html = page(tmp_path, ONE, TWO)
    for target in re.findall(r'href="#(w-[0-9a-f]+-\d)"', section(html)):
        assert f'["{target}","X"' in html


def test_an_undated_report_is_dated(tmp_path: Path) -> None:
    html = section(page(tmp_path, UNDATED))
    assert "Between 25 October 2022 and 5 July 2024" in html


def test_hypotheses_stand_as_a_ledger(tmp_path: Path) -> None:
    matrix = Matrix(
        hypotheses=(Hypothesis(id="H1", text="they <sign>"), Hypothesis(id="H2", text="they wait")),
        evidence=(Evidence(id="E1", text="a pen is bought", source="the wire", ratings={"H1": "CC", "H2": "I"}),),
        to_find=(Evidence(id="F1", text="a date is set", ratings={"H1": "CC", "H2": "II"}),),
    )
    (tmp_path / "r.txt").write_text(ONE, encoding="utf-8")
    done = [c for c in code_all([tmp_path / "r.txt"]) if isinstance(c, Coded)]
    html = render(linked(done), [c.report for c in done], matrix=matrix)
    found = re.search(r'<section id="hypotheses".*?</section>', html, re.S)
    assert found
    assert "H1: they &lt;sign&gt;" in found.group()
    assert found.group().count("<circle") == 2
    assert "for H1" in found.group()
    assert "against H2" in found.group()
    assert "Most worth finding: a date is set." in found.group()
    assert 'id="hypotheses"' not in render(linked(done), [c.report for c in done])


def test_nothing_to_say_is_no_section(tmp_path: Path) -> None:
    assert section(page(tmp_path, "Published: 13 March 2024\n\n" + ONE)) == ""
