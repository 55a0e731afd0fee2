"""The page that ``scripts/confusion.py`` writes: counts now, and those of before in brackets; never a sentence of a report."""

from __future__ import annotations

import copy
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from test_brief import GOLD, TEXT

from suasion.scoring.coded import own_open
from suasion.scoring.sets import GoldReport

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "confusion.py"
REPORT = GoldReport("x", GOLD, TEXT)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("confusion_script", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoiled() -> dict[str, object]:
    found = copy.deepcopy(GOLD)
    found["events"][0].update(type="ASSAULT", rule="verb: hit")
    return found


def test_now_and_before(script: ModuleType) -> None:
    now = {"dev": script.counts([REPORT], {"x": GOLD})}
    before = {"date": "2026-01-02", "sets": {"dev": script.counts([REPORT], {"x": spoiled()})}}
    page = script.page(now, before, "2026-02-03", [])
    assert "| events | 1 (0) | 1 | 0 (1) | 0 (1) |" in page
    assert "| type | 0 (1) | 0 (1) |" in page
    assert "| verb | 0 | 0 | 0 (1) |  |" in page
    assert "2026-01-02" in page


def test_no_words_of_the_report_are_on_the_page(script: ModuleType) -> None:
    page = script.page({"dev": script.counts([REPORT], {"x": spoiled()})}, None, "2026-02-03", [])
    assert "Arland" not in page
    assert "Borduria" not in page


def test_an_error_is_told_with_its_sentence(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "code_gold", lambda reports: {"x": spoiled()})
    ((name, outcome, _),) = script.errors([REPORT], "events")
    assert (name, outcome.reason) == ("x", "type")
    assert script.told(outcome)[0] == "missed: type"
    assert "“Arland urged Borduria to reopen the border”" in script.told(outcome)[-1]


def test_own_reports_are_read_once_the_split_is_known(tmp_path: Path) -> None:
    for folder in ("annotations", "texts"):
        (tmp_path / folder).mkdir()
    for name in ("01", "02"):
        (tmp_path / "annotations" / f"{name}.json").write_text(json.dumps(GOLD), encoding="utf-8")
        (tmp_path / "texts" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dates.json").write_text('{"01": {"value": "2025-05-02"}}', encoding="utf-8")
    assert own_open(tmp_path) == []
    (tmp_path / "split.json").write_text('{"open": ["01"], "unseen": ["02"]}', encoding="utf-8")
    assert [(r.id, r.date) for r in own_open(tmp_path)] == [("01", "2025-05-02")]
