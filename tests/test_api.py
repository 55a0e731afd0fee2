"""``import suasion``: a small guarded surface that costs nothing until it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import suasion

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
HEAVY = "pydantic numpy onnxruntime rich trafilatura pypdf feedparser py3langid jinja2 icalendar"


def modules_after(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(*sorted(sys.modules))"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


@pytest.mark.parametrize("code", ["import suasion", "import suasion.cli"])
def test_import_is_free(code: str) -> None:
    assert not modules_after(code) & set(HEAVY.split())


def test_every_public_name_is_there() -> None:
    assert sorted(suasion.__all__) == dir(suasion)
    for name in suasion.__all__:
        assert getattr(suasion, name) is not None


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'predict'"):
        _ = suasion.predict  # type: ignore[attr-defined]


def test_read_code_link() -> None:
    reports = [r for r in suasion.read([EXAMPLES / "taiwan"]) if isinstance(r, suasion.Report)]
    documents = [suasion.code(report) for report in reports]
    evidence = suasion.link(documents)
    assert [d.doc_id for d in evidence.documents] == [r.id for r in reports]
    assert {"TWN", "CHN", "USA"} <= {a.id for a in evidence.actors}
    for report, document in zip(reports, documents, strict=True):
        for item in (*document.events, *document.claims, *document.levers):
            assert report.text[item.start : item.end] == item.quote


def test_brief(tmp_path: Path) -> None:
    page = suasion.brief([EXAMPLES / "taiwan"], tmp_path / "page", question="Will China blockade Taiwan?")
    assert page.name == "index.html"
    assert {p.name for p in page.parent.iterdir()} >= {"index.html", "evidence.json", "calendar.ics"}


def test_brief_on_nothing(tmp_path: Path) -> None:
    with pytest.raises(suasion.SuasionError, match="no report"):
        suasion.brief([tmp_path], tmp_path / "page")
