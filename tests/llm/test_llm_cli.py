"""``--reader llm`` on the command line, as real processes against a scripted server."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from llm_make import make_report
from llm_server import Scripted, failed, items, said

from suasion.commands.second import _again
from suasion.evidence.model import Document
from suasion.llm import SecondReading
from suasion.pipeline import Coded
from suasion.reports import Failure
from suasion.reports.model import Report

REPORT = (
    "Peru and Chile agree\n\nEnvoys of Peru met Chilean officials in Lima on 4 May 2026 to speak about the border.\n"
)
MET = "Envoys of Peru met Chilean officials in Lima on 4 May 2026 to speak about the border."
KEY = "sk-very-secret-0123456789"

needs_extra = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("pydantic_ai", "openai")),
    reason="the extra llm is not installed: pip install 'suasion[llm]'",
)


def suasion(*words: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "suasion", *map(str, words)]
    whole = {**os.environ, "PYTHONIOENCODING": "utf-8", **env}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=whole)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"{REPORT}\nThe {name}-team of envoys stayed for another day.\n")
    return folder


def test_off_by_default_even_if_the_environment_names_a_server(server: Scripted, reports: Path) -> None:
    env = {"SUASION_LLM_URL": server.url, "SUASION_LLM_MODEL": "tiny", "SUASION_LLM_KEY": KEY}
    with_server, without = suasion("code", reports, **env), suasion("code", reports)
    assert with_server.returncode == 0 and with_server.stdout == without.stdout
    assert not server.asked


def test_options_without_the_reader_are_a_mistake(reports: Path) -> None:
    done = suasion("code", reports, "--llm-model", "tiny")
    assert done.returncode == 2 and "--reader llm" in done.stderr


@needs_extra
def test_one_report_that_fails_stops_no_other(server: Scripted, reports: Path, tmp_path: Path) -> None:
    good = items(
        {"quote": MET, "type": "CONSULT", "source": ["Peru"], "target": ["Chilean officials"]}, {"quote": "Nobody met."}
    )
    server.script = lambda kind, body: (
        failed(400, f"{KEY} is bad") if "b-team" in str(body) else said(good if kind == "events" else items())
    )
    done = suasion(
        "code", reports, "--reader", "llm", "--llm-url", server.url, "--llm-model", "tiny", "--llm-cache", tmp_path / "cache",
        SUASION_LLM_KEY=KEY,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(d["file"]).name for d in documents] == ["a.txt", "c.txt"]
    assert all([e["rule"] for e in d["events"]] == ["llm: tiny"] for d in documents)
    assert all(d["events"][0]["source"] == ["PER"] and "CHL" in {a["id"] for a in d["actors"]} for d in documents)
    assert "a.txt: llm: refused 1 of events (1 not in the text)" in done.stderr
    assert "b.txt: the llm server at" in done.stderr and "1 of 3 reports failed" in done.stderr
    assert KEY not in done.stdout + done.stderr
    assert not any(KEY in file.read_text() for file in (tmp_path / "cache").iterdir())


@needs_extra
def test_a_page_by_the_second_reader(server: Scripted, reports: Path, tmp_path: Path) -> None:
    server.answer(events=items({"quote": MET, "type": "CONSULT", "source": ["Peru"], "target": ["Chilean officials"]}))
    env = {"SUASION_LLM_URL": server.url, "SUASION_LLM_MODEL": "tiny", "XDG_CACHE_HOME": str(tmp_path / "home")}
    done = suasion("brief", reports, "-o", tmp_path / "page", "--reader", "llm", **env)
    assert done.returncode == 0, done.stderr
    evidence = json.loads((tmp_path / "page" / "evidence.json").read_text())
    assert {e["rule"] for d in evidence["documents"] for e in d["events"]} == {"llm: tiny"}
    assert "llm: 15 answers from the server, 0 answers from the cache" in done.stderr


@needs_extra
def test_without_a_server_it_says_what_to_give(reports: Path) -> None:
    done = suasion("code", reports, "--reader", "llm")
    assert done.returncode != 0 and "--llm-url" in done.stderr and not done.stdout


class Breaking:
    """A reader with a defect."""

    def __enter__(self) -> Breaking:
        return self

    def __exit__(self, *args: object) -> None:
        pass

    def read(self, report: Report, document: Document) -> SecondReading:
        if report.id == "bad":
            raise ZeroDivisionError("by zero")
        return SecondReading(document)


def test_a_defect_costs_one_report() -> None:
    made = [make_report("A line.").model_copy(update={"id": name, "origin": name}) for name in ("good", "bad", "fine")]
    coded = [Coded(r, Document(doc_id=r.id, file=r.origin, sha256=r.sha256, n_chars=7)) for r in made]
    good, bad, fine = _again(Breaking(), coded)  # type: ignore[arg-type]
    assert good == coded[0] and fine == coded[2]
    assert isinstance(bad, Failure) and "bad: the llm reader failed (ZeroDivisionError)" in str(bad.error)
