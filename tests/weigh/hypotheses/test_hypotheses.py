"""The matrix, the ledger and the files: reference numbers, properties, round trips, errors."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import ach_cases
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.cli import main
from suasion.errors import InputError, TooLarge
from suasion.weigh.hypotheses import Evidence, Hypothesis, Matrix, achz, ledger, scores
from suasion.weigh.hypotheses.files import matrix_bytes, read_matrix
from suasion.weigh.hypotheses.model import RATINGS, Rating

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"
CLOSE = 1e-9

WORKED: dict[str, Any] = {
    "hypotheses": ["A", "B"], "matrix": [["I", "C"], ["II", "CC"], ["N", "N"], ["C", "II"]], "inconsistency": [3, 2],
    "weighted_inconsistency": [3, 2], "open_synthesis_inconsistency": [5, 4], "burton_diagnosticity": [1, 2, 0, 2],
    "open_synthesis_diagnosticity": [1, 2, 0, 1.5],
    "all_II_row": {"row": ["II", "II"], "burton": 4, "open_synthesis": 0}, "duplication": {"once": 1, "twice": 2},
}  # fmt: skip
"""Worked by hand: a matrix of our own."""


def test_worked_by_hand() -> None:
    assert ach_cases.check(WORKED) == []


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases stand in ../shared/cases, which is absent")
def test_reference() -> None:
    assert ach_cases.check(json.loads((CASES / "ach_reference.json").read_text(encoding="utf-8"))) == []


def test_one_item_by_hand() -> None:
    """C against N at high credibility: (0.9 * 3 + 0.1 * 2) : (0.9 * 1 + 0.1 * 2) = 2.9 : 1.1."""
    found = ledger(small([["C", "N"]], credibility="H"), draws=100)
    assert found.posteriors["A"].value == pytest.approx(2.9 / 4)
    assert found.telling == "item E0"


ROW = st.lists(st.sampled_from(RATINGS), min_size=3, max_size=3)
ROWS = st.lists(ROW, min_size=1, max_size=5)


def small(rows: list[list[Rating]], sources: list[str] | None = None, **more: Any) -> Matrix:
    names = "ABC"[: len(rows[0])]
    return Matrix(
        hypotheses=tuple(Hypothesis(id=h, text=f"hypothesis {h}") for h in names),
        evidence=tuple(
            Evidence(id=f"E{n}", text=f"item {n}", source=sources[n] if sources else None, ratings=dict(zip(names, row, strict=True)), **more)
            for n, row in enumerate(rows)
        ),
    )  # fmt: skip


def values(m: Matrix) -> list[float]:
    return [p.value for _, p in sorted(ledger(m, draws=100).posteriors.items())]


@settings(max_examples=40)
@given(rows=ROWS, data=st.data())
def test_the_same_item_of_one_source_twice_moves_nothing(rows: list[list[Rating]], data: st.DataObject) -> None:
    sources = [data.draw(st.sampled_from(["wire", "ministry", "radio"])) for _ in rows]
    again = data.draw(st.integers(0, len(rows) - 1))
    one, two = small(rows, sources), small([*rows, rows[again]], [*sources, sources[again]])
    assert values(two) == pytest.approx(values(one), abs=CLOSE)


@settings(max_examples=40)
@given(rows=ROWS, seed=st.randoms())
def test_order_does_not_matter(rows: list[list[Rating]], seed: Any) -> None:
    m = small(rows)
    items, hypotheses = list(m.evidence), list(m.hypotheses)
    seed.shuffle(items)
    seed.shuffle(hypotheses)
    other = m.model_copy(update={"evidence": tuple(items), "hypotheses": tuple(hypotheses)})
    assert values(other) == values(m)


@settings(max_examples=40)
@given(rows=ROWS, word=st.sampled_from(RATINGS))
def test_an_item_that_tells_nothing_apart_moves_nothing(rows: list[list[Rating]], word: Rating) -> None:
    assert values(small([*rows, [word] * 3])) == pytest.approx(values(small(rows)), abs=CLOSE)


@settings(max_examples=25)
@given(rows=ROWS)
def test_the_interval_is_a_probability_and_sums_are_one(rows: list[list[Rating]]) -> None:
    found = ledger(small(rows), draws=200)
    assert sum(p.value for p in found.posteriors.values()) == pytest.approx(1)
    for p in found.posteriors.values():
        assert 0 <= p.low <= p.high <= 1
        assert found.entropy >= 0


def test_a_whole_is_as_likely_as_its_parts() -> None:
    m = Matrix(
        hypotheses=(
            Hypothesis(id="W", text="a truce"), Hypothesis(id="W1", text="a truce at sea", part_of="W"),
            Hypothesis(id="W2", text="a truce on land", part_of="W"), Hypothesis(id="N", text="none"),
        ),
        evidence=(Evidence(id="e", text="ships stop", ratings={"W": "C", "W2": "N"}),),
    )  # fmt: skip
    p = ledger(m, draws=100).posteriors
    assert p["W"].value == pytest.approx(p["W1"].value + p["W2"].value)
    assert p["W1"].value > p["W2"].value == pytest.approx(p["N"].value)


def test_what_is_most_worth_finding_tells_the_leaders_apart() -> None:
    find = tuple(
        Evidence(id=i, text=i, ratings=r)
        for i, r in (("same", {"A": "CC", "B": "CC"}), ("apart", {"A": "CC", "B": "II"}))
    )
    found = ledger(small([["C", "C"]]).model_copy(update={"to_find": find}), draws=100)
    assert [f.id for f in found.to_find] == ["apart", "same"]
    assert found.to_find[1].gain == pytest.approx(0, abs=CLOSE)
    seen = found.to_find[0]
    assert seen.if_seen["A"] > 0.5 > seen.if_not["A"]


FULL = Matrix(
    title="A <case> & more", classification="OPEN",
    hypotheses=(Hypothesis(id="H1", text="They sign"), Hypothesis(id="H2", text="They wait, “again”")),
    evidence=(
        Evidence(
            id="E1", text="Ünïcode and <tags>", credibility="H", ratings={"H1": "II", "H2": "CC"}, date="2024-03-12", note="a, b\nc",
            link="https://example.org/?a=1&b=2", type="Intel", code="X1", flag="red",
        ),
        Evidence(id="E2", text="=1+1", credibility="L", ratings={"H1": "NA", "H2": "N"}, date="2024-03-12T10:30:00+00:00"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("suffix", [".achz", ".csv", ".yaml"])
def test_files_come_back_as_they_went(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"m{suffix}"
    path.write_bytes(matrix_bytes(FULL, suffix))
    back = read_matrix(path)
    assert back.evidence == FULL.evidence
    assert back.hypotheses == FULL.hypotheses
    if suffix != ".csv":
        assert (back.title, back.classification) == (FULL.title, FULL.classification)
    assert matrix_bytes(back, suffix) == path.read_bytes()
    assert scores(back) == scores(FULL)


def test_a_file_of_the_old_program(tmp_path: Path) -> None:
    """Made to the structure that its documentation and its importers describe, not by our own writer."""
    xml = (
        '<?xml version="1.0" encoding="UTF-16"?><ACH><PROJECT-TITLE>Strait</PROJECT-TITLE><CLASSIFICATION>U</CLASSIFICATION><MATRIX>'
        "<HYPOTHESIS><NAME>Blockade</NAME></HYPOTHESIS><HYPOTHESIS><NAME>Drill</NAME></HYPOTHESIS>"
        "<EVIDENCE><NAME>Ports open</NAME><NOTES/><LINK/><TYPE>OSINT</TYPE><DATE>1710201600000</DATE><CODE/><FLAG/>"
        "<CREDIBILITY>HIGH</CREDIBILITY><VALUES>I I,C C</VALUES></EVIDENCE>"
        "<EVIDENCE><NAME>Leave cancelled</NAME><CREDIBILITY>MEDIUM</CREDIBILITY><VALUES>C,NA</VALUES></EVIDENCE></MATRIX></ACH>"
    )
    path = tmp_path / "old.achz"
    path.write_bytes(gzip.compress(xml.encode("utf-16")))
    m = read_matrix(path)
    assert [h.text for h in m.hypotheses] == ["Blockade", "Drill"]
    assert [(e.text, e.credibility, e.ratings, e.date) for e in m.evidence] == [
        ("Ports open", "H", {"H1": "II", "H2": "CC"}, "2024-03-12"), ("Leave cancelled", "M", {"H1": "C", "H2": "NA"}, None),
    ]  # fmt: skip
    assert m.title == "Strait"


BROKEN = {
    "no gzip": (".achz", b"hello", "gzip"),
    "no xml": (".achz", gzip.compress("<MATRIX>".encode("utf-16")), "XML"),
    "entities": (".achz", gzip.compress('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")), "entities"),
    "a rating that is none": (".achz", gzip.compress(
        "<P><HYPOTHESIS><NAME>a</NAME></HYPOTHESIS><EVIDENCE><NAME>b</NAME><VALUES>X</VALUES></EVIDENCE></P>".encode("utf-16")), "no rating"),
    "csv without header": (".csv", b"a,b\n1,2\n", "header"),
    "csv rating": (".csv", b"id,text,H1: a\nE1,b,maybe\n", "m.csv:2"),
    "yaml slip": (".yaml", b"hypotheses:\n- {id: H1, text: a}\nevidence:\n- {id: E1, text: b, credibilty: H}\n", "m.yaml:4"),
    "yaml unknown hypothesis": (".yaml", b"hypotheses:\n- {id: H1, text: a}\nevidence:\n- {id: E1, text: b, ratings: {H9: C}}\n", "H9"),
    "yaml without list": (".yaml", b"title: x\n", "hypotheses"),
    "another suffix": (".docx", b"x", "Known"),
}  # fmt: skip


@pytest.mark.parametrize(("suffix", "content", "says"), BROKEN.values(), ids=BROKEN)
def test_errors_say_what_and_where(tmp_path: Path, suffix: str, content: bytes, says: str) -> None:
    path = tmp_path / f"m{suffix}"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_matrix(path)


def test_a_file_that_grows_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(achz, "LARGEST", 1000)
    path = tmp_path / "bomb.achz"
    path.write_bytes(gzip.compress(b"\0" * 5000))
    with pytest.raises(TooLarge):
        read_matrix(path)


def test_the_command(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(matrix_bytes(FULL, ".yaml"))
    run = CliRunner().invoke
    table = run(main, ["hypotheses", str(path)])
    assert table.exit_code == 0, table.output
    assert "90 % interval" in table.output
    data = json.loads(run(main, ["hypotheses", str(path), "--json", "--draws", "100"]).output)
    assert set(data) == {"matrix", "scores", "ledger"}
    out = tmp_path / "m.achz"
    assert run(main, ["hypotheses", str(path), "--to", str(out)]).exit_code == 0
    assert read_matrix(out).evidence == FULL.evidence


def test_a_draft_from_reports(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text(
        "Talks on the dam\n\nEgypt signed the treaty on the dam with Ethiopia on Monday. Ethiopia refuses to share data with Sudan, Khartoum said.\n",
        encoding="utf-8",
    )
    out = tmp_path / "m.yaml"
    words = [
        "hypotheses",
        str(report),
        "--draft",
        "Egypt and Ethiopia sign a treaty",
        "--draft",
        "Ethiopia shares its data with Sudan",
        "--to",
    ]
    done = CliRunner().invoke(main, [*words, str(out)])
    assert done.exit_code == 0, done.output
    m = read_matrix(out)
    assert all(e.drafted for e in m.evidence)
    rated = {h: r for e in m.evidence for h, r in e.ratings.items()}
    assert rated == {"H1": "C", "H2": "I"}, m.evidence
