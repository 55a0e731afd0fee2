"""The section on how likely things are, and the one on exposure: from evidence to words, safe and the same each time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from briefing_html import Page
from click.testing import CliRunner

from suasion.briefing.ahead import look_ahead
from suasion.briefing.page import Ahead, render
from suasion.cli import main
from suasion.evidence.model import Evidence
from suasion.pipeline import Coded, code_all, linked
from suasion.reports.model import Report

WAR = (
    "Kenya strikes Uganda\n\nNAIROBI, March 4, 2024 - Kenya bombed Uganda's capital on Monday, killing 1,200 people. "
    "The war broke out in May 2022. Kenya sells Ugandan oil to Egypt at a discount.\n"
)
TALKS = "Talks\n\nNAIROBI, March 4, 2024 - The ministers of Kenya and Uganda met on Monday.\n"


def coded(folder: Path, *texts: str) -> tuple[Evidence, Sequence[Report]]:
    for i, text in enumerate(texts):
        (folder / f"{i}.txt").write_text(text, encoding="utf-8")
    found = [c for c in code_all([folder]) if isinstance(c, Coded)]
    return linked(found), [c.report for c in found]


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> tuple[Evidence, Sequence[Report]]:
    return coded(tmp_path_factory.mktemp("war"), WAR)


def section(html: str, name: str) -> str:
    found = re.search(rf'<section id="{name}".*?</section>', html, re.S)
    return found[0] if found else ""


def test_base_rate_answer_reasons_conditionals_and_record(war: tuple[Evidence, Sequence[Report]]) -> None:
    html = render(*war, ahead=look_ahead(*war))
    page = Page(html)
    assert not page.errors
    words = Page(section(html, "likely")).text
    for said in (
        "Will a ceasefire between Kenya and Uganda hold for 30 days by the end of 4 March 2025 (UTC)?",
        "Will Kenya and Uganda sign a peace agreement",
        "Will the fighting between Kenya and Uganda stop for 90 days",
        "Dyads still fighting after 12 months stopped by a peace or ceasefire agreement within 12 months",
        "There has been fighting for 22 months, since May 2022.",
        "It is a war",
        "If somebody mediates with carrots and sticks of its own",
        "95 % interval",
        "The method saved",
    ):
        assert said in words, said
    assert words.count("There has been fighting for") == 1, "said once, though it bears on three questions"
    assert not re.search(r"\d\.\d{3}|None|KEN|q-[0-9a-f]{4}|momentum_", words)


def test_exposure(war: tuple[Evidence, Sequence[Report]]) -> None:
    words = Page(section(render(*war, ahead=look_ahead(*war)), "exposed")).text
    assert "One sentence speaks of oil." in words
    assert "Uganda (sells)" in words and "Egypt (buys)" in words and "discount" in words


def test_the_same_evidence_gives_the_same_page(war: tuple[Evidence, Sequence[Report]]) -> None:
    assert render(*war, ahead=look_ahead(*war)) == render(*war, ahead=look_ahead(*war))


def test_nothing_to_say_is_not_said(tmp_path: Path) -> None:
    quiet = coded(tmp_path, TALKS)
    html = render(*quiet, ahead=look_ahead(*quiet))
    assert not section(html, "likely") and not section(html, "exposed")
    assert html == render(*quiet)


def test_without_a_day_nothing_is_said_by_when(tmp_path: Path) -> None:
    undated = coded(
        tmp_path, re.sub(r"NAIROBI, March 4, 2024 - |on Monday, ", "", WAR).replace("in May 2022", "long ago")
    )
    assert look_ahead(*undated).asked == []
    assert len(look_ahead(*undated, as_of="2025-01-01").asked) == 3


def test_words_of_people_are_text_and_never_markup(war: tuple[Evidence, Sequence[Report]]) -> None:
    from suasion.forecast.answer.record import Forecast

    ((question, _), *_) = look_ahead(*war).asked
    evil = Forecast(
        question=question.id, at="2024-03-05T00:00:00Z", author="<img src=x onerror=alert(1)>", method="judgement",
        probabilities={"yes": 0.5, "no": 0.5}, why="</script><b>why</b>",
    )  # fmt: skip
    html = render(*war, ahead=Ahead(asked=[(question, [evil])]))
    assert not Page(html).errors and "<img" not in html and "<b>why" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;: 50" in html


def test_the_log_of_a_case_goes_before_the_standard_questions(tmp_path: Path) -> None:
    (tmp_path / "war.txt").write_text(WAR, encoding="utf-8")
    case = str(tmp_path / "war.case")

    def run(*arguments: str) -> None:
        done = CliRunner().invoke(main, list(arguments))
        assert done.exit_code == 0, done.output

    run("add", case, str(tmp_path / "war.txt"))
    run("forecast", "open", case, "agreement_signed", "--by", "2025-06-01", "--as-of", "2024-03-10")
    question = "q-"
    run("forecast", "update", case, question, "-p", "0.25", "--author", "Ada", "--why", "hope")
    run("brief", "--case", case, "-o", str(tmp_path / "page"))
    words = Page(section((tmp_path / "page" / "index.html").read_text(encoding="utf-8"), "likely")).text
    assert "by the end of 1 June 2025" in words and re.search(r"Ada: 25\s% \(hope\)", words)
    assert "ceasefire between" not in words
    run("forecast", "resolve", case, question, "--outcome", "no", "--source", "AFP")
    run("brief", "--case", case, "-o", str(tmp_path / "page"))
    words = Page(section((tmp_path / "page" / "index.html").read_text(encoding="utf-8"), "likely")).text
    assert "Will a ceasefire between Kenya and Uganda hold" in words


def test_ranges_of_prices(tmp_path: Path, war: tuple[Evidence, Sequence[Report]]) -> None:
    from datetime import date, timedelta

    days = [date(2018, 1, 1) + timedelta(days=i) for i in range(2600)]
    weekdays = [d for d in days if d.weekday() < 5]
    prices = tmp_path / "p.csv"
    rows = [f"{d},{50 + 10 * ((i * 7919) % 101) / 101:.2f}" for i, d in enumerate(weekdays)]
    prices.write_text("\n".join(["date,Brent <b>", *rows]), encoding="utf-8")
    html = render(*war, ahead=look_ahead(*war, prices=prices))
    words = Page(section(html, "exposed")).text
    assert "21 trading days" in words and "1,0" not in words.split("Ahead")[0]
    assert "4 March 2024" in words, "prices after the day of the page are not used"
    assert "Brent <b>" in words and not Page(html).errors


def test_a_bad_day_is_refused(tmp_path: Path) -> None:
    (tmp_path / "war.txt").write_text(WAR, encoding="utf-8")
    done = CliRunner().invoke(main, ["brief", str(tmp_path / "war.txt"), "-o", str(tmp_path / "p"), "--as-of", "soon"])
    assert done.exit_code == 2 and "is no day" in done.output
