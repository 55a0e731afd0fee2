"""Tables of the user's own: read by their columns, kept, used in a draft, and named with their line where they are wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from systems import drafted, evidence

from suasion.cli import main
from suasion.errors import InputError
from suasion.system.data import Tables, add_table, joined, load_tables, read_table
from suasion.system.draft import draft

TABLES = {
    "cinc.csv": "iso3,year,cinc\nIRN,2019,0.01\nIRN,2020,0.03\nISR,2020,0.01\nUSA,2020,0.06\nFRA,2020,\n",
    "trade.csv": "exporter,importer,value,year\nIRN,ISR,90,2020\nISR,IRN,10,2020\nUSA,ISR,100,2020\nUSA,IRN,0,2020\n",
    "votes.csv": "iso3,idealpointfp\nIRN,-2\nISR,1\nUSA,2\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_each_table_is_known_by_its_columns(folder: Path) -> None:
    capability = read_table(folder / "cinc.csv")
    assert capability.capability == pytest.approx({"IRN": 30, "ISR": 10, "USA": 60})
    assert capability.capability_source == "data:cinc cinc 2020"
    trade = read_table(folder / "trade.csv")
    assert trade.dependence("IRN", "ISR") == 1 and trade.dependence("ISR", "IRN") == 0.5
    assert trade.dependence("ISR", "XXX") is None
    votes = read_table(folder / "votes.csv")
    assert (
        votes.nearness("IRN", "USA") == 0
        and votes.nearness("ISR", "USA") == 0.75
        and votes.nearness("ISR", "FRA") is None
    )


def test_tables_are_kept_together(folder: Path) -> None:
    to = folder / "kept.json"
    for name in TABLES:
        kept = add_table(folder / name, to)
    assert load_tables(to) == kept and kept.capability and kept.partners and kept.ideal
    assert load_tables(folder / "none.json") == Tables()
    assert joined(kept, Tables(ideal={"FRA": 1.0}, ideal_source="data:x")).capability == kept.capability


def test_a_draft_uses_them_and_says_so() -> None:
    tables = Tables(
        capability={"IRN": 5.0},
        capability_source="data:mine 2024",
        partners={"IRN": {"ISR": 0.2}, "ISR": {"IRN": 0.1}, "houthis": {"IRN": 0.9}},
        partners_source="data:trade",
        ideal={"IRN": -1.0, "houthis": -1.0, "ISR": 1.0},
        ideal_source="data:votes",
    )
    plain, fed = drafted("red-sea"), draft(evidence("red-sea"), "", tables)
    assert fed.actors["IRN"].capability.values[1] == 5 and "data:mine 2024" in fed.actors["IRN"].capability.why
    stake = fed.press["IRN-houthis"].stake
    assert stake.mean > plain.press["IRN-houthis"].stake.mean and "data:votes" in stake.why
    finance = tables.model_copy(update={"partners": {"IRN": {"houthis": 0.01}, "houthis": {"IRN": 0.9}}})
    strong = draft(evidence("red-sea"), "", finance).levers["IRN-houthis"]["finance"].strength
    assert strong.mean > plain.levers["IRN-houthis"]["finance"].strength.mean and "data:trade" in strong.why
    assert draft(evidence("red-sea"), "", Tables()) == plain


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "t.csv: There is nothing in it"),
        ("a,b\n1,2\n", "t.csv:1: No table that is known. Columns: iso3 and cinc"),
        ("iso3,cinc\nIRN,much\n", "t.csv:2: cinc 'much' or its year is not a number"),
        ("iso3,cinc\nIRN,nan\n", "t.csv:2: cinc is not a number"),
        ("iso3,cinc\nIRN,-1\nISR,2\n", "t.csv: A capability is below 0"),
        ("iso3,cinc\nIRN,\n", "t.csv: There is no number in it"),
        ("exporter,importer,value\nA,A,1\n", "t.csv: There is no trade in it"),
    ],
)
def test_bad_tables_are_named_with_their_line(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "t.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(complaint)):
        read_table(file)


def test_from_a_table_to_a_draft_on_the_command_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["data", "add", "cinc.csv", "votes.csv"])
    assert done.exit_code == 0 and "data:cinc cinc 2020" in done.stdout, done.output
    examples = str(Path(__file__).resolve().parents[2] / "examples" / "red-sea")
    done = CliRunner().invoke(main, ["draft", examples])
    assert done.exit_code == 0 and "using the tables in suasion-data.json" in done.stderr
    assert "data:cinc cinc 2020" in (folder / "system.yaml").read_text(encoding="utf-8")
    (folder / "suasion-data.json").write_text("{}x", encoding="utf-8")
    done = CliRunner().invoke(main, ["draft", examples])
    assert done.exit_code == 3 and "suasion data add FILE" in done.stderr
