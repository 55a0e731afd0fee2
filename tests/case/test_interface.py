"""Annotated reports that go through the case and out as evidence.json lose nothing that the scorer looks at."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from suasion.case import Case
from suasion.evidence.model import Document, item_id
from suasion.reports.model import Report

SHARED = Path(__file__).resolve().parents[3] / "shared"
REPORTS = ("102", "105", "123", "146")
FIELDS = {
    "events": ("type", "source", "target", "date", "status"),
    "claims": ("source", "via", "cue", "content", "content_start", "content_end", "mode", "certainty"),
    "levers": ("holder", "over", "kind", "what"),
    "scheduled": ("what", "who", "date", "status"),
}


def read(path: Path) -> tuple[Report, Document]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    report = Report(id=path.stem, origin=f"{path.stem}.txt", format="txt", text=text, sha256=sha256)
    # The annotators' ids (a1, a2, ...) mean something in one report only.
    gold = json.loads(re.sub(r'"(a\d+)"', rf'"{path.stem}-\1"', json.dumps(gold)))
    actors = [
        {key: actor[key] for key in ("id", "name", "type", "country", "affiliation", "aliases")}
        | {"mentions": [{"start": mention["start"], "end": mention["end"]} for mention in actor["mentions"]]}
        for actor in gold["actors"]
    ]
    lists = {
        kind: [
            {key: item[key] for key in ("start", "end", "quote", *fields)} | {"id": item_id(kind, sha256, number)}
            for number, item in enumerate(gold[kind])
        ]
        for kind, fields in FIELDS.items()
    }
    values = {"doc_id": path.stem, "file": report.origin, "sha256": sha256, "n_chars": len(text), "actors": actors}
    return report, Document.model_validate(values | lists)


def test_gold_comes_out_as_it_went_in(case: Case, tmp_path: Path) -> None:
    gold, scorer = SHARED / "gold" / "dev", SHARED / "tools" / "score_brief.py"
    if not gold.is_dir() or not scorer.is_file():
        pytest.skip("the annotated reports (../shared) are not here")
    chosen = tmp_path / "gold"
    chosen.mkdir()
    for name in REPORTS:
        case.add(*read(gold / f"{name}.json"))
        for suffix in (".json", ".txt"):
            (chosen / f"{name}{suffix}").symlink_to(gold / f"{name}{suffix}")
    case.export("json", tmp_path / "evidence.json")
    command = [sys.executable, str(scorer), str(tmp_path / "evidence.json"), "--docs", "dev", "--gold", str(chosen)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    found = re.search(r"macro F1 of the five kinds: ([\d.]+)", done.stdout)
    assert found, done.stdout + done.stderr
    assert float(found[1]) == 1.0
