"""``suasion forecast`` from end to end, and its bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from forecast_case import source_case, war_case

from suasion.case import open_case
from suasion.cli import main

LOOK_BACK = ("--as-of", "2024-07-20")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return war_case(tmp_path_factory.mktemp("war"))


@pytest.fixture
def war(made: Path, tmp_path: Path) -> str:
    """A copy of the made case: each test has its own log."""
    path = tmp_path / "war.case"
    path.write_bytes(made.read_bytes())
    return str(path)


def run(*arguments: str, fails: int = 0) -> Result:
    done = CliRunner().invoke(main, ["forecast", *arguments])
    assert done.exit_code == fails, done.output
    return done


def opened(case: str, *more: str, which: str = "ceasefire_holds", by: str = "2025-07-20") -> dict[str, object]:
    body: dict[str, object] = json.loads(run("open", case, which, "--by", by, *LOOK_BACK, "--json", *more).stdout)
    return body


def test_drafts_come_from_the_case(war: str) -> None:
    lines = run("list", war, "--drafts", *LOOK_BACK, "--json").stdout.splitlines()
    drafts = [json.loads(line)["question"] for line in lines]
    by_template = {d["template"]: d for d in drafts}
    assert {
        "ceasefire_declared",
        "ceasefire_signed",
        "ceasefire_holds",
        "fighting_stops",
        "agreement_signed",
    } <= by_template.keys()
    assert by_template["ceasefire_signed"]["sides"] == ["KEN", "UGA"]
    assert by_template["ceasefire_signed"]["deadline"].startswith("2025-07-20")
    meeting = by_template["meeting"]
    assert "Arusha" in meeting["text"] and meeting["deadline"].startswith("2024-08-09") and meeting["because"]
    later = run("list", war, "--drafts", "--as-of", "2024-09-01", "--json").stdout
    assert "Arusha" not in later, "an appointment whose day has come is not asked about"


def test_a_question_from_draft_to_score(war: str) -> None:
    body = opened(war)
    (question, first) = body["question"], body["forecasts"][0]  # type: ignore[index]
    assert first["author"] == "suasion" and len(first["bases"]) >= 2 and first["conditionals"]
    assert first["inputs"]["statistics_sha256"]
    run("update", war, question["id"], "-p", "0.3", "--why", "talks", "--author", "Ada")
    shown = run("show", war, question["id"]).stdout
    for words in (
        "Base rate:",
        "Methods, and how good they have been:",
        "What the reports say:",
        "If:",
        "Ada on",
        "talks",
    ):
        assert words in shown
    assert "1 forecast made again" in run("check", war).stderr
    run("resolve", war, question["id"][:8], "--outcome", "no", "--source", "ACLED")
    score = json.loads(run("score", war, "--json").stdout)
    briers = {a["author"]: a["brier"] for a in score["authors"]}
    assert briers == {
        "Ada": pytest.approx(0.09),
        "suasion": pytest.approx(first["probabilities"]["yes"] ** 2, abs=1e-5),
    }
    assert "Ada" in run("score", war).stdout
    assert "resolved" in run("list", war).stdout


def test_an_edited_record_is_noticed(war: str) -> None:
    import sqlite3

    opened(war)
    conn = sqlite3.connect(war)
    conn.execute("DROP TRIGGER forecasts_are_not_changed")
    conn.execute('UPDATE forecasts SET record = replace(record, \'"why":"\', \'"why":"surely \')')
    conn.commit()
    conn.close()
    assert "comes out differently" in run("check", war, fails=3).output


def test_the_user_overrules_the_reports(war: str) -> None:
    body = opened(war, "--feature", "since_dyad=never", "--voice", "play=0.4", "--class", "truces of neighbours=2/9")
    first = body["forecasts"][0]  # type: ignore[index]
    given = {f["name"]: f for f in first["inputs"]["features"]}["since_dyad"]
    assert (given["basis"], given["value"]) == ("given", None)
    assert first["high"] >= 0.4
    assert "truces of neighbours" in {b["title"] for b in first["bases"]}
    again = json.loads(run("update", war, body["question"]["id"], "--json").stdout)["forecasts"][0]  # type: ignore[index]
    assert again["probabilities"] != first["probabilities"], "without --feature the reports speak again"


def test_a_question_without_a_base_rate_is_left_to_people(war: str) -> None:
    done = run("open", war, "meeting", "--about", "talks in Arusha", "--by", "2024-08-09", *LOOK_BACK)
    assert "no reference class" in done.stderr
    body = json.loads(run("list", war, "--json").stdout)
    assert body["forecasts"] == []
    run("update", war, body["question"]["id"], "-p", "0.8")


def test_a_leader(war: str) -> None:
    run("open", war, "leader_leaves", "--about", "Kenya", "--by", "2025-07-20", *LOOK_BACK, "--feature", "months=30")
    (line,) = run("list", war, "--json").stdout.splitlines()
    assert "2 years into their term" in json.loads(line)["forecasts"][0]["bases"][0]["title"]


def test_who_threatens_is_named_first(war: str, tmp_path: Path) -> None:
    for sides, said in (("Uganda, Kenya", "Will Uganda impose"), ("Kenya, Uganda", "Will Kenya impose")):
        body = opened(war, "--between", sides, which="sanction_comes")
        assert said in body["question"]["text"]  # type: ignore[index]
        assert body["forecasts"][0]["bases"][0]["source"] == "TIES"  # type: ignore[index]
    done = run("open", war, "sanction_comes", "--by", "2025-07-20", *LOOK_BACK, fails=3)
    assert "--between" in done.output, "no report of this case tells of a threat"


def test_an_own_question(war: str, tmp_path: Path) -> None:
    own = tmp_path / "oil.yaml"
    own.write_text(
        "text: What will Brent close at on the last trading day of 2024?\nevent: The close.\n"
        "source: EIA\nfallback: ICE\nannulled: Never.\noutcomes: [under 70, 70 to 90, 90 or more]\n",
        encoding="utf-8",
    )
    done = run("open", war, str(own), "--by", "2024-12-31", *LOOK_BACK)
    assert "yes or no only" in done.stderr
    question = json.loads(run("list", war, "--json").stdout)["question"]["id"]
    run("update", war, question, "-p", "under 70=0.2", "-p", "70 to 90=0.5", "-p", "90 or more=0.3")
    run("resolve", war, question, "--outcome", "70 to 90", "--source", "EIA")
    assert json.loads(run("score", war, "--json").stdout)["authors"][0]["rps"] == pytest.approx(0.13)
    own.write_text("text: What?\nevent: x\nsource: y\nfallback: z\n", encoding="utf-8")
    assert "annulled" in run("open", war, str(own), "--by", "2024-12-31", *LOOK_BACK, fails=3).output
    own.write_text("text: What?\nevent: x\nsource: y\nfallback: z\nannulled: n\nedge: [a]\n", encoding="utf-8")
    assert "oil.yaml:6" in run("open", war, str(own), "--by", "2024-12-31", *LOOK_BACK, fails=3).output


BAD = [
    (("open", "ceasefire_holds", "--by", "2024-07-01", *LOOK_BACK), 3, "in the past"),
    (("open", "ceasefire_holds", "--by", "2030-07-01", "--as-of", "2029-01-01"), 3, "in the future"),
    (("open", "ceasefire", "--by", "2025-07-01"), 3, "Known: agreement_signed"),
    (("open", "leader_leaves", "--by", "2025-07-01", "--about", "Nobody", *LOOK_BACK), 3, "no actor"),
    (("open", "leader_leaves", "--by", "2025-07-01", *LOOK_BACK), 3, "--about"),
    (("open", "ceasefire_holds", "--by", "2025-07-01", "--between", "Kenya", *LOOK_BACK), 3, "names 1"),
    (("open", "ceasefire_holds", "--by", "soon", *LOOK_BACK), 3, "is no date"),
    (("open", "ceasefire_holds", "--by", "2025-07-01", "--zone", "Nowhere", *LOOK_BACK), 3, "no time zone"),
    (("open", "ceasefire_holds", "--by", "2025-07-01", "--feature", "months", *LOOK_BACK), 2, "--feature"),
    (("open", "ceasefire_holds", "--by", "2025-07-01", "--statistics", "none.json", *LOOK_BACK), 3, "Cannot be read"),
    (("update", "q-1", "-p", "0.5"), 3, "no question"),
    (("resolve", "q-1", "--source", "x"), 2, "--annul"),
    (("resolve", "q-1", "--outcome", "yes", "--source", "x"), 3, "no question"),
    (("check", "q-1"), 3, "no question"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), BAD)
def test_bad_input_is_named_and_nothing_is_written(war: str, arguments: tuple[str, ...], code: int, said: str) -> None:
    verb, *rest = arguments
    assert said in run(verb, war, *rest, fails=code).output
    with open_case(war) as case:
        assert case.questions() == []


@pytest.mark.parametrize(
    ("said", "why"), [("0", "cannot be scored"), ("1", "cannot be scored"), ("1.5", "no probability"), ("x", "-p")]
)
def test_bad_probabilities_leave_the_log_as_it_was(war: str, said: str, why: str) -> None:
    body = opened(war)
    done = run("update", war, body["question"]["id"], "-p", said, fails=2 if said == "x" else 3)  # type: ignore[index]
    assert why in done.output
    with open_case(war) as case:
        assert len(case.logged("forecasts")) == 1


def test_words_of_reports_are_shown_safely(war: str) -> None:
    run("open", war, "meeting", "--about", "talks \x1b[31mred", "--by", "2024-08-09", *LOOK_BACK)
    for verb in (("list", war), ("show", war, "q-")):
        assert "\x1b" not in run(*verb).output


def test_the_source_reports(tmp_path: Path) -> None:
    """A ceasefire as of 2 September 2025: base rate, range, reasons, and conditionals, all sane."""
    case = str(source_case(tmp_path))
    body = json.loads(
        run("open", case, "ceasefire_signed", "--by", "2026-09-02", "--as-of", "2025-09-02", "--json").stdout
    )
    made = body["forecasts"][0]
    lead = made["bases"][0]
    assert (lead["k"], lead["n"]) == (13, 221)
    assert 0.04 <= lead["probability"] <= 0.065
    assert made["low"] <= made["probabilities"]["yes"] <= made["high"] <= 0.15
    assert any("China mediates with carrots and sticks" in c["condition"] for c in made["conditionals"])
    assert len(made["conditionals"]) >= 2
    assert max(b["probability"] for b in made["related"]) > 2 * lead["probability"], "other counts say more"
    assert {f["basis"] for f in made["inputs"]["features"]} == {"reports", "not said"}
