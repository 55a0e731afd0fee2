"""The paragraphs that acts are learnt from: their form, their labels, and that they share no text with what accuracy is measured on."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "training" / "paragraphs").glob("*.txt"))
LEAST_SHARE = 0.025
"""Of each type among all acts: a type that is hardly ever shown is not learnt."""
ALIKE = 12
"""Words in a row that a training paragraph may not share with a text of the gold: the names of bodies alone make nine."""
SHARED = ROOT.parent / "shared" / "gold"


@pytest.fixture(scope="module")
def acts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("training_acts", ROOT / "training" / "acts.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


TEXT = """@ Chad and Niger | wire
Chad expelled two diplomats on Monday. Niger's minister said it would answer in kind. "We supply their gas," he said.
E expelled | SANCTION COERCE | Chad | two diplomats
E said | THREATEN | Niger's minister | Chad
E answer | SANCTION | it=Niger's minister | Chad | planned
L supply | energy | We=Niger's minister | Chad
"""
WHOLE = """@ Chad and Niger | wire | 2021-05-03
Chad expels envoys
E expels | SANCTION | Chad | envoys | opt

Aid workers fled. Talks resume on Friday, and aid workers may return.
E resume | CONSULT | ^Chad | - | planned
S resume | planned
A Aid workers
"""


def _chunk(acts: ModuleType, tmp_path: Path, text: str) -> dict[str, list[Any]]:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    (report,) = acts.read(file)
    (chunk,) = acts.marked(report)
    assert {len(v) for v in chunk.values()} == {len(chunk["words"])}
    return dict(chunk)


def test_words_get_the_labels_of_the_records(acts: ModuleType, tmp_path: Path) -> None:
    m = _chunk(acts, tmp_path, TEXT)
    words, at = m["words"], m["words"].index
    assert acts.ACTS[m["act"][at("expelled")]] == "SANCTION"
    assert [acts.ACTS[k] for k in m["also"][at("expelled")]] == ["COERCE"]
    assert words[m["doer"][at("expelled")] - 1] == "Chad" and words[m["whom"][at("expelled")] - 1] == "diplomats"
    assert words[m["doer"][at("said")] - 1] == "minister", "the head of the phrase"
    assert m["real"][at("expelled")] == 1 and m["real"][at("answer")] == 0
    assert words[m["doer"][at("answer")] - 1] == "it" and words[m["same"][at("it")] - 1] == "minister"
    assert m["hold"][at("supply")] == 1 and words[m["holder"][at("supply")] - 1] == "We"
    assert m["act"][at("Monday")] == 0 and m["doer"][at("Monday")] == acts.SKIP
    assert set(m["due"]) == set(m["who"]) == {acts.SKIP}, "a report without a date has no such records"


def test_a_whole_report_has_what_is_to_come_and_actors_without_a_name(acts: ModuleType, tmp_path: Path) -> None:
    m = _chunk(acts, tmp_path, WHOLE)
    words, at = m["words"], m["words"].index
    assert m["due"][at("resume")] == 1 and sum(v == 1 for v in m["due"]) == 1
    assert m["who"][at("workers")] == 1
    assert m["who"][len(words) - 1 - words[::-1].index("workers")] == acts.SKIP, "a later mention is left open"
    assert words[m["doer"][at("resume")] - 1] == "Chad", "named in an earlier paragraph"
    assert m["whom"][at("resume")] == 0


def test_links_that_leave_their_chunk_are_unknown(acts: ModuleType) -> None:
    n = 180
    labels = {k: [acts.SKIP] * n for k in acts.LABELS}
    labels["doer"][90], labels["whom"][90], labels["holder"][90] = 5, [3, 95], 0
    first, second = acts.chunked([80, 100], [str(i) for i in range(n)], labels)
    assert [len(c["words"]) for c in (first, second)] == [80, 100]
    assert second["doer"][10] == acts.SKIP and second["whom"][10] == [15] and second["holder"][10] == 0


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("E banned | SANCTION | Chad | -", "a.txt:2: trigger not in the paragraph: banned"),
        ("E expelled | SANCTION | Mali | -", "a.txt:2: party not in the paragraph: Mali"),
        ("E expelled | BANISH | Chad | -", "a.txt:2: no such type: BANISH"),
        ("E expelled | SANCTION | Chad", "a.txt:2: a record E has 4 or 5 columns"),
        ("S expelled | soon", "a.txt:2: no such status: soon"),
        ("E expelled | SANCTION | ^Chad | -", "a.txt:2: party not in the paragraph: ^Chad"),
        ("A Mali", "a.txt:2: party not in the paragraph: Mali"),
        ("E expelled | SANCTION | Chad | - | maybe", "a.txt:2: no such status: maybe"),
    ],
)
def test_a_fault_is_told_with_its_line(acts: ModuleType, tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"Chad expelled two diplomats.\n{line}\n", encoding="utf-8")
    assert list(acts.faults(file)) == [says]


def test_the_shipped_paragraphs_have_no_faults_and_all_types(acts: ModuleType) -> None:
    assert len(FILES) > 100
    assert [f for path in FILES for f in acts.faults(path)] == []
    types = Counter(
        r.codes[0]
        for path in FILES
        for x in acts.read(path)
        for p in x.paragraphs
        for r in p.records
        if r.letter == "E"
    )
    assert set(types) == set(acts.TYPES)
    assert min(types.values()) >= LEAST_SHARE * types.total(), types.most_common()


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[i : i + ALIKE]) for i in range(len(words) - ALIKE + 1)}


def test_no_paragraph_repeats_a_text_that_accuracy_is_measured_on(acts: ModuleType) -> None:
    gold = [*(ROOT / "tests" / "gold" / "texts").glob("*.txt"), *(SHARED / "dev").glob("*.txt")]
    known = {run for path in gold for run in _runs(path.read_text(encoding="utf-8"))}
    repeated = {run for path in FILES for x in acts.read(path) for p in x.paragraphs for run in _runs(p.text) & known}
    assert not repeated, sorted(" ".join(r) for r in repeated)[:5]
