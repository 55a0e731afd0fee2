"""Hypotheses in a case: drafted, added, reviewed; whole or not at all; and cases from before them stay readable."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suasion.case import open_case
from suasion.case.schema import SCHEMA_VERSION
from suasion.cli import main
from suasion.errors import CaseError
from suasion.weigh.hypotheses import Evidence, Hypothesis, Matrix, ledger, scores
from suasion.weigh.hypotheses.files import yaml_text
from suasion.weigh.hypotheses.kept import add, boards, draft_into, find, judge, keep
from suasion.weigh.hypotheses.model import RATINGS

REPORT = """Published: 12 March 2024

Kenya and Uganda on the lake

Kenya has signed the treaty on the lake, its foreign minister said on Monday.

Uganda refuses to sign the treaty with Kenya, a diplomat in Kampala said.

Kenya wants the treaty with Uganda to be signed before the summer.
"""
LATER = """Published: 15 March 2024

Uganda moves

Uganda signed the treaty with Kenya on Friday, the ministry said.
"""
TEXTS = ("Kenya and Uganda sign the treaty", "Uganda waits and Kenya signs the treaty alone")

M = Matrix(
    title="Who signs?",
    hypotheses=(Hypothesis(id="H1", text="Both sign", prior=0.3), Hypothesis(id="H2", text="One <signs>")),
    evidence=(Evidence(id="E1", text="a pledge", source="wire", ratings={"H1": "C", "H2": "I"}, drafted=True),),
    to_find=(Evidence(id="F1", text="a signature", ratings={"H1": "CC", "H2": "II"}),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(REPORT, encoding="utf-8")
    run("add", tmp_path / "a.case", folder)
    return tmp_path / "a.case"


def run(*words: object, code: int = 0) -> Result:
    done = CliRunner().invoke(main, [str(w) for w in words])
    assert done.exit_code == code, done.output
    return done


def test_what_is_kept_gives_the_matrix_and_the_ledger_of_its_file(path: Path) -> None:
    with open_case(path, create=False) as case:
        keep(case, M, author="ana")
    with open_case(path, create=False) as case:
        (board,) = boards(case)
    assert board.id == "m1" and board.author == "ana" and [k.state for k in board.items] == ["drafted", "added"]
    assert board.matrix == M
    assert ledger(board.matrix, draws=100) == ledger(M, draws=100) and scores(board.matrix) == scores(M)


def test_a_draft_a_review_and_an_item_of_ones_own(path: Path) -> None:
    with open_case(path, create=False) as case:
        drafted, new = draft_into(case, TEXTS, title="The lake", author="ana")
        assert new == len(drafted.items) >= 2
        one, two = (k.evidence.id for k in drafted.items[:2])
        judge(case, one, "correct", changes={"ratings": {"H2": "II"}, "credibility": "H"}, note="a deed", author="bo")
        judge(case, two, "reject")
        added = add(case, Evidence(id="x", text="a leak", source="radio", ratings={"H1": "I"}), author="bo")
        (board,) = boards(case)
    corrected, rejected = board.item(one), board.item(two)
    assert (corrected.state, corrected.author, corrected.note) == ("corrected", "bo", "a deed")
    assert corrected.evidence.ratings["H2"] == "II" and corrected.evidence.credibility == "H"
    assert corrected.evidence.ratings.items() >= {"H2": "II"}.items() and not corrected.evidence.drafted
    assert rejected.state == "rejected" and rejected.evidence not in board.matrix.evidence
    assert added.evidence in board.matrix.evidence and added.evidence.id not in (one, two)


def test_drafting_again_adds_only_what_is_new_and_leaves_out_what_was_rejected(path: Path, tmp_path: Path) -> None:
    with open_case(path, create=False) as case:
        before, _ = draft_into(case, TEXTS)
        judge(case, before.items[0].evidence.id, "reject")
        _, again = draft_into(case, ())
        assert again == 0
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    run("add", path, tmp_path / "later.txt")
    with open_case(path, create=False) as case:
        after, new = draft_into(case, ())
    assert new == len(after.items) - len(before.items) > 0
    assert {k.evidence.report for k in after.items[len(before.items) :]} == {"later"}
    assert after.items[0].state == "rejected"


WRONG = {
    "an unknown hypothesis": {"ratings": {"H9": "C"}},
    "no rating": {"ratings": {"H1": "X"}},
    "a ratio the wrong way": {"ratio": {"H1": (4.0, 2.0, 1.0)}},
    "its place": {"start": 1},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_a_change_that_does_not_fit_did_not_happen(changes: dict[str, object], path: Path) -> None:
    with open_case(path, create=False) as case:
        keep(case, M)
        before = case.board()
        with pytest.raises(CaseError):
            judge(case, "E1", "correct", changes=changes)
        with pytest.raises(CaseError):
            judge(case, "E9", "accept")
        assert case.board() == before


def test_a_matrix_is_set_anew_from_an_edited_file(path: Path, tmp_path: Path) -> None:
    edited = M.model_copy(
        update={
            "hypotheses": (*M.hypotheses, Hypothesis(id="H3", text="Nobody signs")),
            "evidence": (Evidence(id="E2", text="a refusal", ratings={"H3": "C"}),),
        }
    )
    file = tmp_path / "edited.yaml"
    file.write_text(yaml_text(edited), encoding="utf-8")
    with open_case(path, create=False) as case:
        keep(case, M)
    run("hypotheses", "keep", path, file, "--over", "m1")
    with open_case(path, create=False) as case:
        (board,) = boards(case)
    assert board.matrix == edited
    assert {k.evidence.id: k.state for k in board.items} == {"E1": "rejected", "F1": "added", "E2": "added"}


def test_several_matrices_are_told_apart(path: Path) -> None:
    with open_case(path, create=False) as case:
        keep(case, M)
        keep(case, M.model_copy(update={"title": "Another"}))
        assert find(boards(case), "m2").frame.title == "Another"
        with pytest.raises(CaseError, match="several"):
            find(boards(case))
    assert "m1" in run("hypotheses", path, code=3).output
    assert "Another" in run("hypotheses", path, "--matrix", "m2").output


def test_an_item_of_a_report_that_has_another_text_is_said_to_be_orphaned(path: Path, tmp_path: Path) -> None:
    with open_case(path, create=False) as case:
        draft_into(case, TEXTS)
        assert not any(k.orphaned for k in boards(case)[0].items)
    (tmp_path / "reports" / "one.txt").write_text(REPORT.replace("summer", "autumn"), encoding="utf-8")
    run("add", path, tmp_path / "reports")
    with open_case(path, create=False) as case:
        assert all(k.orphaned for k in boards(case)[0].items)
    assert "orphaned" in run("hypotheses", "list", path).output
    assert "another text" in run("hypotheses", path).output


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    steps=st.lists(st.tuples(st.sampled_from(["accept", "reject", "correct"]), st.sampled_from(RATINGS)), max_size=6)
)
def test_the_last_step_counts_and_every_step_is_kept(tmp_path: Path, steps: list[tuple[str, str]]) -> None:
    (tmp_path / "a.case").unlink(missing_ok=True)
    with open_case(tmp_path / "a.case") as case:
        keep(case, M)
        for verdict, rating in steps:
            changes = {"ratings": {"H1": rating}} if verdict == "correct" else None
            judge(case, "E1", verdict, changes=changes)  # type: ignore[arg-type]
        kept, (_, log) = boards(case)[0].item("E1"), case.board()
    corrections = [rating for verdict, rating in steps if verdict == "correct"]
    assert kept.evidence.ratings["H1"] == (corrections[-1] if corrections else "C")
    assert (kept.state == "rejected") == bool(steps and steps[-1][0] == "reject")
    assert sum(entry.item == "E1" for entry in log) == len(steps) + 1


def test_the_board_cannot_be_changed_behind_the_case(path: Path) -> None:
    with open_case(path, create=False) as case:
        keep(case, M)
    conn = sqlite3.connect(path)
    for table in ("matrices", "matrix_items"):
        for change in (f"UPDATE {table} SET record = ''", f"DELETE FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                conn.execute(change)
    conn.close()


def second_version(path: Path) -> None:
    conn = sqlite3.connect(path)
    for table in ("matrices", "matrix_items"):
        conn.execute(f"DROP TABLE {table}")
    conn.execute("UPDATE meta SET value = '2' WHERE key = 'schema'")
    conn.execute("PRAGMA user_version = 2")
    conn.commit()
    conn.close()


def test_a_case_from_before_is_read_as_it_is_and_gets_the_board_with_its_first_matrix(path: Path) -> None:
    second_version(path)
    with open_case(path, create=False) as case:
        assert boards(case) == [] and len(case.reports()) == 1
    conn = sqlite3.connect(path)
    assert conn.execute("PRAGMA user_version").fetchone() == (2,)
    conn.close()
    with open_case(path, create=False) as case:
        keep(case, M)
        assert boards(case)[0].matrix == M
    conn = sqlite3.connect(path)
    assert conn.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    conn.close()


def test_the_commands(path: Path, tmp_path: Path) -> None:
    assert "keeps no hypotheses" in run("hypotheses", "list", path).output
    assert "keeps no hypotheses" in run("hypotheses", path, code=3).output
    run("hypotheses", "draft", path, *TEXTS, "--title", "The lake")
    added = run(
        "hypotheses",
        "add",
        path,
        "A leak \x1b[31m",
        "--rate",
        "H1=cc",
        "--ratio",
        "H2=0.1,0.2,0.5",
        "--source",
        "radio",
    ).output
    item = added.split(": ")[1]
    run("hypotheses", "review", path, item, "--rate", "H2=I", "--by", "ana")
    claim = json.loads(run("show", "claims", path, "--as", "jsonl").stdout.splitlines()[0])["id"]
    run("hypotheses", "add", path, "--item", claim, "--rate", "H1=C")
    (board,) = (json.loads(line) for line in run("hypotheses", "list", path, "--json").stdout.splitlines())
    kept = {k["evidence"]["id"]: k for k in board["items"]}
    assert kept[item]["state"] == "corrected"
    assert (
        kept[item]["evidence"]["ratings"] == {"H1": "CC", "H2": "I"} and kept[item]["evidence"]["ratio"]["H2"][1] == 0.2
    )
    assert [k["evidence"]["report"] for k in board["items"]][-1] == "one"
    table = run("hypotheses", path).output
    assert "The lake" in table and "decibans" in table and "\x1b" not in table
    shown = json.loads(run("hypotheses", "show", path, "--json", "--draws", "100").stdout)
    assert shown["matrix"]["title"] == "The lake"
    assert run("hypotheses", path, "--to", tmp_path / "q.yaml").exit_code == 0
    page = run("brief", "--case", path, "-o", tmp_path / "page")
    assert page.exit_code == 0
    html = (tmp_path / "page" / "index.html").read_text(encoding="utf-8")
    assert 'id="hypotheses"' in html and "Kenya and Uganda sign the treaty" in html


SLIPS = {
    "no verdict": ("review", "E1"),
    "two of them": ("review", "E1", "--accept", "--rate", "H1=C"),
    "no rating": ("review", "E1", "--rate", "H1=Q"),
    "no pair": ("review", "E1", "--rate", "H1"),
    "no ratio": ("review", "E1", "--ratio", "H1=2,x,3"),
    "neither words nor an item": ("add",),
}


@pytest.mark.parametrize("words", SLIPS.values(), ids=SLIPS)
def test_a_slip_on_the_command_line_is_said(words: tuple[str, ...], path: Path) -> None:
    command, *rest = words
    run("hypotheses", command, path, *rest, code=2)
