"""Evaluating a folder of gold: the way of a report from file to figure, with gold in the place of the coder."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import suasion.evidence
from suasion.errors import InputError
from suasion.scoring import evaluate
from suasion.scoring.brief import KINDS
from suasion.scoring.evaluate import claim_attributions, sentence_events

TEXT = "Arland urged Borduria on Monday to reopen the border, and its envoy left the capital in the evening.\n"
STATE = {"type": "state", "affiliation": None, "aliases": [], "mentions": []}
REQUEST = {"type": "REQUEST", "alt_types": [], "source": ["ARL"], "target": ["BOR"], "date": "2025-09-01"}
GOLD: dict[str, Any] = {
    "doc_id": "01",
    "file": "01.txt",
    "actors": [
        {"id": "ARL", "name": "Arland", "country": "ARL", **STATE},
        {"id": "BOR", "name": "Borduria", "country": "BOR", **STATE},
    ],
    "events": [{**REQUEST, "quote": TEXT[:40], "start": 0, "end": 40}],
    "claims": [],
    "levers": [],
    "scheduled": [],
}


def fake_code(report: Any) -> Any:
    """A coder that knows the answer, and that checks what it is given."""
    assert report.text == TEXT
    assert report.date.value == "2025-09-02"
    found = {**GOLD, "doc_id": report.id}
    return SimpleNamespace(model_dump=lambda mode: found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "01.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "01.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dates.json").write_text(json.dumps({"01": {"value": "2025-09-02"}}), encoding="utf-8")
    return tmp_path


def test_a_folder_of_ones_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suasion.evidence, "code", fake_code, raising=False)
    rows = {r.name: r for r in evaluate(folder)}
    name = folder.name
    assert rows[f"{name}.actors.f1"].value == 1.0
    assert rows[f"{name}.events.f1"].value == 1.0
    assert rows[f"{name}.events.f1"].n == 1
    assert {f"{name}.{k}.f1" for k in KINDS} <= set(rows)


def test_no_gold(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold"):
        evaluate(tmp_path)


def test_unknown_set(folder: Path) -> None:
    with pytest.raises(InputError, match="no set nothing"):
        evaluate(folder, only={"nothing"})


def test_sentence_events_carry_codes() -> None:
    (event,) = sentence_events(GOLD)
    assert [a["code"] for a in event["source"] + event["target"]] == ["ARL", "BOR"]


def test_claims_as_attributions() -> None:
    claim = {"source_spans": [[0, 3], [8, 9]], "cue_start": 4, "cue_end": 7, "content_start": 10, "content_end": 20}
    got = claim_attributions({"claims": [claim]})
    assert got == [{"source": [[0, 3], [8, 9]], "cue": [[4, 7]], "content": [[10, 20]]}]
