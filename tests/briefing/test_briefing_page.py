"""The page as a whole: it is well made, safe, whole, and says nothing that only a program would say."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from pathlib import Path

import pytest
from briefing_affairs import affair, dam, evidence, foreign, later, strike
from briefing_gold import load
from briefing_html import Page

from suasion.briefing import write
from suasion.briefing.page import escaped_json, render
from suasion.evidence.model import Evidence
from suasion.reports.model import Report
from suasion.weigh import weigh
from suasion.weigh.attach import attach

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "dam": affair(),
    "one": evidence(strike()),
    "foreign": evidence(foreign()),
    "none": evidence(),
    "four": evidence(dam(), later(), strike(), foreign()),
    "twice": evidence(dam(), dam()),
}
GOLD = ["seed_000+seed_004", "102", "105+108", "103+106+109+110+112+122+123+125+126+128"]


def gold(names: str) -> tuple[Evidence, list[Report]]:
    found = load(*names.split("+"))
    if found is None:
        pytest.skip("the annotated reports are not beside the project")
    return found


@pytest.fixture(params=[*CASES, *GOLD])
def html(request: pytest.FixtureRequest) -> str:
    return render(*(CASES[request.param] if request.param in CASES else gold(request.param)))


def test_tags_close_and_ids_are_unique(html: str) -> None:
    page = Page(html)
    assert not page.errors
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))


def test_policy_names_the_one_style_and_the_one_script(html: str) -> None:
    page = Page(html)
    (policy,) = [m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.S)
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.S)
    for text in (style, script):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_nothing_is_loaded_from_anywhere(html: str) -> None:
    page = Page(html)
    assert not [a for _, a in page.elements if "src" in a or "style" in a or any(k.startswith("on") for k in a)]
    assert not {"img", "link", "iframe", "object", "embed", "base"} & {t for t, _ in page.elements}
    targets = [a["href"] for _, a in page.elements if "href" in a]
    assert all(t.startswith("#") or t == "calendar.ics" for t in targets)
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_every_mark_has_its_entry_in_the_drawer(html: str) -> None:
    page = Page(html)
    data = page.data()
    entries = {row[0]: row for row in data["items"]}
    anchors = {a["id"] for _, a in page.elements if "id" in a}
    for a in page.all("a"):
        for id_ in a["href"].removeprefix("#").split("+"):
            assert id_ in entries or id_ in anchors or id_ == "calendar.ics", id_
    for row in entries.values():
        assert row[7].strip()
        assert row[3], "an entry stands in a block of its report"
        assert json.loads(page.blocks[f"text-{row[2]}"])[row[3][0]]
        assert all(data["words"][n].strip() for n in row[8])


def test_visible_text_is_what_a_person_would_write(html: str) -> None:
    page = Page(html)
    data = page.data()
    drawer = "\n".join(
        [*data["words"], *(r[7] for r in data["items"]), *data["actors"], *(x for r in data["reports"] for x in r)]
    )
    for text in (page.text, drawer):
        assert not re.search(r"\b(None|null|NaN|nan|undefined|True|False)\b", text)
        assert not re.search(r"\bn/a\b", text, re.I)
        assert not re.search(r"\d\.\d{5,}", text)
        assert not re.search(r"\b[a-z]{1,9}-[0-9a-f]{8,}\b", text)
        assert not re.search(r"\b[a-z]+_[a-z]+\b", text)
        assert not re.search(
            r"\b1 (items|reports|acts|claims)\b|\bone (reports|acts|claims|passages|holds|actors)\b", text
        )
        assert "  " not in text
    assert not re.search(r"(?<!\.)\.\.(?!\.)", page.text.replace("…", ""))


def test_same_input_same_bytes() -> None:
    for case in CASES.values():
        assert render(*case) == render(*case)


def test_says_once_what_it_is(html: str) -> None:
    assert len(re.findall("a structured reading of the reports? that it was given", Page(html).text)) == 1


def test_numbers_of_sections_close_up() -> None:
    for name, expected in (("dam", 8), ("one", 5), ("none", 2)):
        html = render(*CASES[name])
        assert re.findall(r'class="no" aria-hidden="true">(\d+)<', html) == [str(n) for n in range(2, expected + 1)]


def test_text_of_a_report_is_inert() -> None:
    html = render(*affair())
    page = Page(html)
    assert not page.all("img")
    assert "onerror" in "".join(page.noscript)
    assert "<img" not in html
    blocks = json.loads(page.blocks["text-0"])
    drawn = "".join(s if isinstance(s, str) else s[0] for b in blocks for s in b[2])
    assert "</script><img src=x onerror=alert(1)>" in drawn


def test_names_and_questions_are_inert() -> None:
    document, report = dam()
    evil = "</title><script>alert(1)</script>\"'><b onclick=x>"
    actors = tuple(a.model_copy(update={"name": evil}) if a.id == "NRL" else a for a in document.actors)
    document = document.model_copy(update={"actors": actors, "outlet": evil})
    html = render(*evidence((document, report)), question=evil)
    page = Page(html)
    assert not page.errors
    assert len(re.findall(r"<script>", html)) == 1
    assert not [a for _, a in page.elements if "onclick" in a]


def test_json_cannot_leave_its_element() -> None:
    text = escaped_json({"a": "</script><!-- & \u2028 \u2029 \ud800 é 🌊"})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["a"].startswith("</script><!-- & \u2028 \u2029")


def test_without_a_script_all_is_there() -> None:
    page = Page(render(*affair()))
    plain = " ".join("".join(page.noscript).split())
    for _, report in (dam(), later()):
        assert " ".join(report.text.split()[:12]) in plain
    assert "asserts:" in page.text
    hidden = [a for t, a in page.elements if "hidden" in a and t not in ("aside", "button")]
    assert not hidden, "what is folded is folded by the script alone"


def test_landmarks_and_tables_for_a_screen_reader() -> None:
    page = Page(render(*affair()))
    tags = [t for t, _ in page.elements]
    assert tags.count("main") == tags.count("h1") == tags.count("nav") == 1
    assert page.all("html")[0]["lang"] == "en"
    assert page.all("a")[0]["class"] == "skip"
    assert all("scope" in a for a in page.all("th"))
    assert tags.count("caption") == tags.count("table")
    assert all(a.get("aria-label") or a.get("aria-hidden") for a in page.all("svg"))
    for a in page.all("section"):
        assert a.get("aria-labelledby") or a.get("id") == "notes"


def test_question_is_the_heading() -> None:
    html = render(*affair(), question="Will  Sedonia open the gates for Norland?")
    assert '<h1 id="h-summary">Will Sedonia open the gates for Norland?</h1>' in html
    text = Page(html).text
    assert "No answer is computed here" in text
    assert "The holds between those it names" in text


def test_measured_figures_are_shown_as_they_are() -> None:
    figures = {
        "texts": 25,
        "kinds": {"events": {"f1": 0.6123456, "low": 0.55, "high": 0.66}, "claims": 0.7, "odd": "x"},
    }
    text = Page(render(*affair(), figures=figures)).text
    assert "0.61" in text
    assert "0.55 to 0.66" in text
    assert "25 reports that were annotated before" in text
    assert "odd" not in text.lower().split()


def test_size(html: str) -> None:
    assert len(html.encode()) < 600_000  # ten short reports at most here; the budget for ten long ones is 2 MB


def test_write_leaves_whole_files(tmp_path: Path) -> None:
    made = write(*affair(), tmp_path / "new" / "folder", figures={})
    assert made == tmp_path / "new" / "folder" / "index.html"
    # the affair of these tests has a conflict, so its system is there too
    assert sorted(p.name for p in made.parent.iterdir()) == [
        "calendar.ics",
        "evidence.json",
        "index.html",
        "system.yaml",
    ]
    wanted = attach(affair()[0], weigh(*affair()))
    assert Evidence.model_validate_json((made.parent / "evidence.json").read_bytes()) == wanted
    assert b"DTSTART;VALUE=DATE:20310514" in (made.parent / "calendar.ics").read_bytes()
    first = made.read_bytes()
    assert write(*affair(), made.parent, figures={}).read_bytes() == first


def test_reports_that_are_missing_leave_the_quotations() -> None:
    page = Page(render(affair()[0], []))
    assert not page.errors
    assert "Norland appealed to Sedonia on Monday" in page.blocks["text-0"]


@pytest.mark.parametrize("name", ["dam", "four", "one"])
def test_words_of_the_page(name: str) -> None:
    """Golden: run with SUASION_GOLDEN=write to accept what has changed, then read the difference."""
    text = Page(render(*CASES[name])).text + "\n"
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("SUASION_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
