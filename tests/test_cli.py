"""The command line on real reports: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from suasion.commands.common import plain
from suasion.commands.show import KINDS

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WIRE = EXAMPLES / "sudan" / "1-wire.txt"
DRILL = EXAMPLES / "taiwan" / "1-drill.txt"


def suasion(*words: str | Path, feed: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """A real process: pipes, exit codes and streams are what is tested here."""
    return subprocess.run(
        [sys.executable, "-m", "suasion", *map(str, words)],
        input=feed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
    )


def ok(*words: str | Path, feed: str | None = None) -> list[str]:
    done = suasion(*words, feed=feed)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def sudan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the reports on Sudan. Not to be changed."""
    case = tmp_path_factory.mktemp("case") / "sudan.case"
    ok("add", case, EXAMPLES / "sudan")
    return case


def test_version_and_help() -> None:
    from suasion import __version__

    assert ok("--version") == [f"suasion, version {__version__}"]
    assert any("Exit codes" in line for line in ok("-h"))


def test_read_gives_reports_as_json_lines() -> None:
    [line] = ok("read", WIRE)
    report = json.loads(line)
    assert report["text"] == WIRE.read_text(encoding="utf-8")
    assert report["date"]["value"] == "2024-08-14"


def test_read_as_table_is_one_screen() -> None:
    lines = ok("read", EXAMPLES / "taiwan", "--as", "table")
    assert max(map(len, lines)) <= 120
    assert any("2024-10-14" in line for line in lines)


def test_code_gives_one_document_a_report_in_order() -> None:
    documents = [json.loads(line) for line in ok("code", WIRE, DRILL)]
    assert [Path(d["file"]).name for d in documents] == [WIRE.name, DRILL.name]
    assert {"SDN", "USA"} <= {a["id"] for a in documents[0]["actors"]}


def test_code_json_is_one_object(tmp_path: Path) -> None:
    out = tmp_path / "evidence.json"
    assert ok("code", WIRE, DRILL, "--json", "-o", out) == []
    whole = json.loads(out.read_text(encoding="utf-8"))
    assert set(whole) == {"suasion", "documents"}
    assert whole["documents"] == [json.loads(line) for line in ok("code", WIRE, DRILL)]


def test_jobs_change_nothing() -> None:
    assert ok("code", EXAMPLES / "taiwan", "--jobs", "2") == ok("code", EXAMPLES / "taiwan")


def test_read_and_code_join_in_a_pipe() -> None:
    reports = "\n".join(ok("read", WIRE, EXAMPLES / "red-sea" / "1-gulf-feed.xml")) + "\n"
    piped = [json.loads(line) for line in ok("code", "-", feed=reports)]
    direct = [json.loads(line) for line in ok("code", WIRE, EXAMPLES / "red-sea" / "1-gulf-feed.xml")]
    assert piped == direct


def test_plain_json_lines_on_standard_input() -> None:
    line = json.dumps({"id": "a-report", "text": WIRE.read_text(encoding="utf-8"), "date": "2024-08-14"})
    [document] = [json.loads(line) for line in ok("code", "-", feed=line + "\n")]
    assert document["doc_id"] == "a-report"
    assert document["date"]["value"] == "2024-08-14" and document["date"]["basis"] == "given"


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "image.txt").write_bytes(bytes(range(256)) * 40)
    done = suasion("code", tmp_path / "empty.txt", tmp_path / "image.txt", tmp_path / "no-such.txt", WIRE)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    failures = [line for line in done.stderr.splitlines() if line.startswith("suasion: ")]
    for name in ("empty.txt", "image.txt", "no-such.txt"):
        assert sum(name in line for line in failures) == 1, done.stderr
    assert failures[-1] == "suasion: 3 of 4 reports failed, 1 done"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["code", "no-such-file.txt"], 3, id="nothing could be read"),
        pytest.param(["code"], 2, id="no reports named"),
        pytest.param(["show", "sandwiches", str(WIRE)], 2, id="no such kind"),
        pytest.param(["cook", str(WIRE)], 2, id="no such command"),
        pytest.param(["code", str(WIRE), "--jobs", "0"], 2, id="no process"),
        pytest.param(["show", "claims", str(WIRE), "--actor", "Napoleon"], 2, id="no such actor"),
        pytest.param(["review", "no-such.case", "claim-0", "--accept"], 3, id="no such case"),
        pytest.param(["explain", "claim-0000000000", str(WIRE)], 3, id="no such item"),
        pytest.param(["brief", "-o", "page"], 2, id="neither reports nor case"),
    ],
)
def test_exit_codes(words: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = suasion(*words)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr and done.stderr.strip()
    assert not any(tmp_path.iterdir())


def test_a_pipe_that_closes_early_is_no_error() -> None:
    command = f'"{sys.executable}" -m suasion code "{WIRE}" "{DRILL}" "{WIRE}" | head -c 10'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout == '{"doc_id":'


def test_brief_writes_a_page(tmp_path: Path) -> None:
    done = suasion("brief", EXAMPLES / "taiwan", "-o", tmp_path / "page", "--question", "Will China blockade Taiwan?")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(tmp_path / "page" / "index.html")]
    page = (tmp_path / "page" / "index.html").read_text(encoding="utf-8")
    assert "Will China blockade Taiwan?" in page
    evidence = json.loads((tmp_path / "page" / "evidence.json").read_text(encoding="utf-8"))
    assert len(evidence["documents"]) == 2


def test_brief_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        ok("brief", EXAMPLES / "taiwan", "-o", tmp_path / name)
    for file in ("index.html", "evidence.json", "calendar.ics"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes(), file


@pytest.mark.parametrize("kind", [*KINDS, "reports"])
def test_show_takes_every_kind(kind: str, sudan: Path) -> None:
    """In this process: eleven kinds in three forms would start many others."""
    from suasion.cli import main

    def shown(*options: str) -> list[str]:
        result = CliRunner().invoke(main, ["show", kind, str(sudan), *options])
        assert result.exit_code == 0, result.output
        return result.stdout.splitlines()

    rows = [json.loads(row) for row in shown("--as", "jsonl")]
    assert all(isinstance(row, dict) for row in rows)
    assert len(shown()) == 1 + len(rows)
    assert max(map(len, shown("--as", "table"))) <= 120
    if kind != "actors":
        ids = [line.split("\t")[-1] for line in shown()[1:]]
        assert sorted(ids) == sorted(row["doc_id"] if kind == "reports" else row["id"] for row in rows)


def test_show_is_of_one_actor() -> None:
    claims = [json.loads(line) for line in ok("show", "claims", WIRE, "--actor", "SDN", "--as", "jsonl")]
    everything = [json.loads(line) for line in ok("show", "claims", WIRE, "--as", "jsonl")]
    assert 0 < len(claims) < len(everything)


def test_case_keeps_what_people_say(tmp_path: Path) -> None:
    case = tmp_path / "sudan.case"
    ok("add", case, WIRE)
    before = [json.loads(line) for line in ok("show", "claims", case, "--as", "jsonl")]
    wrong, right, *_ = before
    ok("review", case, wrong["id"], "--reject", "--note", "not a claim", "--by", "me")
    ok("review", case, right["id"], "--correct", "certainty=hedged", "--correct", "source=USA")
    after = [json.loads(line) for line in ok("show", "claims", case, "--as", "jsonl")]
    assert [c["id"] for c in after] == [c["id"] for c in before if c["id"] != wrong["id"]]
    assert (after[0]["certainty"], after[0]["source"]) == ("hedged", ["USA"])
    ok("add", case, WIRE)
    assert [json.loads(line) for line in ok("show", "claims", case, "--as", "jsonl")] == after


def test_search_finds_words_in_any_form(sudan: Path) -> None:
    hits = [json.loads(line) for line in ok("search", sudan, "crossing", "--json")]
    assert hits and all("ross" in hit["snippet"] for hit in hits)
    assert ok("search", sudan, "xylophone") == ["Nothing found."]


@pytest.mark.parametrize("change", ["certainty", "certainty=perhaps", "no_such_field=1", "quote=other words"])
def test_review_refuses_what_cannot_be(change: str, tmp_path: Path) -> None:
    case = tmp_path / "sudan.case"
    ok("add", case, WIRE)
    claim = json.loads(ok("show", "claims", case, "--as", "jsonl")[0])
    done = suasion("review", case, claim["id"], "--correct", change)
    assert done.returncode in (2, 3) and "Traceback" not in done.stderr
    assert json.loads(ok("show", "claims", case, "--as", "jsonl")[0]) == claim


def test_export_forms_are_those_of_the_case() -> None:
    from suasion.case.export import EXPORTS
    from suasion.commands import export

    assert tuple(EXPORTS) == export.KINDS


def test_export_from_reports_and_from_a_case_agree(tmp_path: Path) -> None:
    case = tmp_path / "a.case"
    ok("add", case, WIRE)
    ok("export", case, "--to", "jsonl", "-o", tmp_path / "case.jsonl")
    ok("export", WIRE, "--to", "jsonl", "-o", tmp_path / "reports.jsonl")
    assert (tmp_path / "case.jsonl").read_bytes() == (tmp_path / "reports.jsonl").read_bytes()


def test_explain_opens_to_the_sentence() -> None:
    claim = json.loads(ok("show", "claims", WIRE, "--as", "jsonl")[0])
    text = "\n".join(ok("explain", claim["id"], WIRE))
    assert plain(claim["quote"]) in text
    assert claim["rule"] in text


HOSTILE = "\x1b[31mred\x1b[0m \u202egnirts\x07 [bold]not markup[/bold]"


def test_text_of_a_report_cannot_command_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(
        f'{HOSTILE}\n\nThe minister of Chad said on Monday: "{HOSTILE}" would be lifted.\n', encoding="utf-8"
    )
    for words in (["read", file, "--as", "table"], ["show", "claims", file, "--as", "table"], ["show", "claims", file]):
        done = suasion(*words)
        for bad in ("\x1b", "\u202e", "\x07"):
            assert bad not in done.stdout + done.stderr


def test_plain_is_one_line() -> None:
    assert plain("two\n lines\tand\x1b[31m") == "two lines and\ufffd[31m"


def gold(folder: Path) -> Path:
    """One report, coded by hand: two states, nothing else."""
    text = "Chad and Egypt share no border."
    (folder / "one.txt").write_text(text, encoding="utf-8")
    actors = [
        {
            "id": f"a{i}", "name": name, "type": "state", "country": code, "affiliation": None, "aliases": [name],
            "mentions": [{"text": name, "start": text.index(name), "end": text.index(name) + len(name)}],
        }
        for i, (name, code) in enumerate((("Chad", "TCD"), ("Egypt", "EGY")))
    ]  # fmt: skip
    record = {"doc_id": "one", "actors": actors, "events": [], "claims": [], "levers": [], "scheduled": []}
    (folder / "one.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / "dates.json").write_text(json.dumps({"one": "2024-08-14"}), encoding="utf-8")
    return folder


def test_eval_measures_against_gold(tmp_path: Path) -> None:
    lines = ok("eval", gold(tmp_path))
    assert any("actors" in line and "1.000" in line for line in lines)
    rows = json.loads("\n".join(ok("eval", tmp_path, "--json")))["rows"]
    actors = {row["metric"]: row for row in rows if row["kind"] == "actors"}
    assert (actors["f1"]["value"], actors["f1"]["n"]) == (1.0, 1)


def test_eval_without_gold_says_so(tmp_path: Path) -> None:
    done = suasion("eval", tmp_path)
    assert done.returncode == 3 and "no gold" in done.stderr
