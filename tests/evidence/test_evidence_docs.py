"""The pages on evidence say what is so: every example of docs/coding.md is coded again, docs/evidence.md is generated anew."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from evidence_cases import KINDS as FILES
from evidence_cases import Case, all_meant, judge_events, judge_levers, load
from evidence_make import coded, make_report
from evidence_sound import KINDS, faults, items

from suasion.evidence.model import Document, Evidence

ROOT = Path(__file__).resolve().parents[2]
CODING = (ROOT / "docs" / "coding.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([^`]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def rows() -> list[tuple[str, str, str, str]]:
    """(kind, rule, example, what it gives) of every table of docs/coding.md."""
    out = []
    for section in CODING.split("\n## ")[1:]:
        kind = section.split("\n", 1)[0].lower()
        out += [(kind, *m) for m in ROW.findall(section)]
    return out


@pytest.mark.parametrize(
    ("kind", "rule", "text", "gives"), rows(), ids=[f"{k}: {r}: {t[:40]}" for k, r, t, _ in rows()]
)
def test_an_example_gives_what_the_page_says(kind: str, rule: str, text: str, gives: str) -> None:
    d = coded(text)
    found = [x for x in getattr(d, kind) if x.rule.startswith(rule)]
    assert found, f"{text}\n{[x.rule for x in getattr(d, kind)]}"
    if kind in ("events", "levers"):
        judge = judge_events if kind == "events" else judge_levers
        case = Case(kind, "docs", text, "2026-02-10", [gives], None)
        assert judge(case, d.model_copy(update={kind: tuple(found)})) == []
        return
    assert any(_tells(kind, d, x, gives) for x in found), (gives, found)


def _tells(kind: str, d: Document, x: object, gives: str) -> bool:
    head, _, tail = gives.rpartition(": ")
    who = [w for w in re.split(r"[ ,]+", head) if w]
    if kind == "claims":
        return all_meant(d, x.source, who) and tail == f"{x.mode}, {x.certainty}"  # type: ignore[attr-defined]
    if kind == "scheduled":
        date = None if who[0] == "undated" else who[0]
        return x.date == date and all_meant(d, x.who, who[1:]) and x.status == tail  # type: ignore[attr-defined]
    if kind == "tracks":
        return all_meant(d, x.participants, who) and x.status == tail  # type: ignore[attr-defined]
    if kind == "energy":
        return (x.commodity, x.direction) == (head, tail)  # type: ignore[attr-defined]
    return all_meant(d, x.actor, who) and tail in x.text  # type: ignore[attr-defined]


def test_every_kind_has_its_section() -> None:
    assert {kind for kind, *_ in rows()} == set(KINDS) - {"other_acts"}


def test_every_rule_that_the_cases_use_is_on_the_page() -> None:
    """By its name before the colon; what stands after it is the word of the vocabulary."""
    rules = {x.rule for f in FILES for c in load(f)[0] for _, x in items(coded(c.text, c.date))}
    used = {r.partition(":")[0] for r in rules} | {m for r in rules for m in re.findall(r"\(\w+ inferred\)", r)}
    missing = {name for name in used if name not in CODING}
    assert not missing, f"docs/coding.md does not name: {sorted(missing)}"


def test_the_page_of_fields_and_the_schema_are_current() -> None:
    script = ROOT / "scripts" / "evidence_schema.py"
    done = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, text=True, encoding="utf-8", cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _shown() -> tuple[str, Evidence]:
    page = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")
    text = re.search(r"The text:\n\n {4}(.+)\n", page)
    block = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert text and block
    return text[1], Evidence.model_validate_json(block[1])


def test_the_example_is_sound_and_fits_the_schema() -> None:
    text, evidence = _shown()
    (document,) = evidence.documents
    report = make_report(text)
    assert document.sha256 == report.sha256
    assert faults(report, document) == []
    schema = json.loads((ROOT / "docs" / "evidence.schema.json").read_text(encoding="utf-8"))
    assert set(schema["$defs"]) >= {"Document", "Event", "Claim", "Lever", "Scheduled", "Actor"}
    assert schema == Evidence.model_json_schema()


def test_the_example_is_what_code_finds() -> None:
    text, evidence = _shown()
    shown, real = evidence.documents[0], coded(text)
    assert [(e.type, e.mode, e.source, e.target, e.date) for e in shown.events] == [
        (e.type, e.mode, e.source, e.target, e.date) for e in real.events
    ]
    assert [(c.source, c.cue, c.content, c.mode) for c in shown.claims] == [
        (c.source, c.cue, c.content, c.mode) for c in real.claims
    ]
    assert [(s.who, s.date, s.status) for s in shown.scheduled] == [(s.who, s.date, s.status) for s in real.scheduled]
    assert {a.id for a in shown.actors} == {a.id for a in real.actors}
