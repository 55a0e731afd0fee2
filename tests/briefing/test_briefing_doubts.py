"""What does not add up, on the page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from test_briefing_browser import CHROMIUM, dump

from suasion.briefing.page import render
from suasion.pipeline import Coded, code_all, linked
from suasion.weigh import weigh
from suasion.weigh.hypotheses import Evidence, Hypothesis, Matrix

ONE = "Strike in Gedaref\n\nA drone strike on the grain market of Gedaref in Sudan killed 12 people on 12 March 2024. <b>The</b> mayor said so.\n"
TWO = "Market hit in Gedaref\n\nA drone strike on the grain market of Gedaref in Sudan killed 40 people on 12 March 2024.\n"
UNDATED = "A visit to Kyiv\n\nBritish Prime Minister Rishi Sunak met President Volodymyr Zelenskyy. They spoke of grain and the sea.\n"


def page(tmp_path: Path, *texts: str) -> str:
    tmp_path.mkdir(exist_ok=True)
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


def test_a_screen_reader_hears_what_then_the_spans_then_why(tmp_path: Path) -> None:
    html = section(page(tmp_path, ONE, TWO))
    (item,) = re.findall(r'<ol class="odd" role="list"><li class="row">(.*?)</li>', html, re.S)
    heard = " ".join(re.sub(r"<[^>]+>", " ", item).split())
    order = ["A contradiction , strong", "killed 12 people", "Beside it:", "killed 40 people", "Why:"]
    places = [heard.index(words) for words in order]
    assert places == sorted(places)
    assert re.match(r"<h3 ", item), "each finding is a heading, so that one can go from one to the next"


def test_findings_that_are_folded_say_what_they_are_and_count_on(tmp_path: Path) -> None:
    days = "".join(f"\n\nThe delegations of group {n} will meet in the town hall on 31 June." for n in range(14))
    html = section(page(tmp_path, f"Talks in many groups{days}\n"))
    assert "Two more findings" in html
    assert 'id="odd-more" role="list" start="13"' in html


WIDTHS = """
const d = document.getElementById("doubts");
const wide = [...d.querySelectorAll("*:not(.vh)")].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
const told = document.createElement("pre");
told.id = "widths";
told.textContent = JSON.stringify([innerWidth, document.documentElement.scrollWidth, wide.map(e => e.className)]);
document.body.append(told);
"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")
def test_the_section_fits_a_phone(tmp_path: Path) -> None:
    """In a frame of 390 pixels, for a window of Chromium is no narrower than 500. A word without a break must not widen the page."""
    long = "x" * 90
    html = page(
        tmp_path / "in", ONE.replace("grain", long), TWO.replace("grain", long), "News\n\nTalks go on on 31 June.\n"
    )
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    (tmp_path / "page.html").write_text(bare.replace("</body>", f"<script>{WIDTHS}</script></body>"), encoding="utf-8")
    frame = '<iframe src="page.html" style="width:390px;height:3000px;border:0"></iframe>'
    wait = "setTimeout(() => document.body.append(document.querySelector('iframe').contentDocument.getElementById('widths')), 1500)"
    (tmp_path / "frame.html").write_text(f"<!doctype html><body>{frame}<script>{wait}</script>", encoding="utf-8")
    dom, _ = dump((tmp_path / "frame.html").as_uri(), tmp_path, flags=("--allow-file-access-from-files",))
    found = re.search(r'<pre id="widths">(.*?)</pre>', dom)
    assert found, "the frame's script did not end"
    inner, scroll, wide = json.loads(found.group(1))
    assert inner == 390 and scroll <= inner and not wide
