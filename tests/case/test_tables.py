"""CSV and Parquet: every column typed, every text back as it was, no formula."""

from __future__ import annotations

import csv
import io

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.case.export import Material, build
from suasion.case.export.csv_folder import csv_text, neutral, plain
from suasion.case.export.parquet import parquet_bytes
from suasion.case.export.tables import Table, tables
from suasion.errors import MissingExtra

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def by_name() -> dict[str, Table]:
    report, document = make.full()
    return {table.name: table for table in tables(Material(make.evidence(document), [report]))}


def read(text: str) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return [{name: plain(cell) for name, cell in row.items()} for row in rows]


def test_every_kind_has_its_table_with_typed_cells() -> None:
    found = by_name()
    assert list(found) == [
        "reports", "actors", "events", "other_acts", "claims", "levers", "interests", "barriers", "tracks", "scheduled",
        "energy",
    ]  # fmt: skip
    for table in found.values():
        for row in table.rows:
            assert set(row) <= set(table.columns), table.name
            for name, cell in row.items():
                assert cell is None or isinstance(cell, table.columns[name]), (table.name, name)


def test_events_have_plover_columns() -> None:
    (row,) = by_name()["events"].rows
    expected = {
        "date": "2024-05-03", "actor": "NOLGOV", "event": "CONSULT", "recipient": "SUM", "mode": "visit",
        "context": "diplomatic", "event_loc": "Velm", "event_text": "met", "size_dead": "4", "actor_name": "Norland",
        "cite_info": "Envoys talk in Velm, The Velm Courier, 2024-05-04", "coder": "suasion 9.9.9", "coded_date": None,
        "text_info_sequence": 1, "status": "happened",
    }  # fmt: skip
    assert {name: row.get(name) for name in expected} == expected
    assert isinstance(row["text_info_start"], int)
    assert make.TEXT[row["text_info_start"] : row["text_info_end"]] == row["text"]  # type: ignore[misc]


def test_other_tables() -> None:
    found = by_name()
    assert found["levers"].rows[0]["holder_name"] == "Sudmark"
    assert found["levers"].rows[0]["kind"] == "energy"
    assert found["claims"].columns["content_start"] is int
    assert found["reports"].rows[0]["levers"] == 1
    assert found["actors"].rows[2]["roles"] == "energy minister of Norland (2023 to now)"
    assert [row["id"] for row in found["actors"].rows] == ["NOR-LAND", "SUD-MARK", "ilse-brandt"]


@given(st.text())
def test_no_text_begins_like_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = neutral(text)
    assert isinstance(cell, str)
    assert not cell.startswith(FORMULA)
    assert plain(cell) == text


@pytest.mark.parametrize("text", make.nasty())
def test_nasty_cells_come_back(text: str) -> None:
    cell = neutral(text)
    assert isinstance(cell, str)
    assert not cell.startswith(FORMULA)
    assert plain(cell) == text


def test_numbers_are_left_alone() -> None:
    assert neutral(-3.5) == -3.5
    assert neutral(None) is None


@given(st.lists(st.tuples(st.text(), st.none() | st.integers()), max_size=5))
def test_csv_round_trip(rows: list[tuple[str, int | None]]) -> None:
    columns = {"words": str, "number": int}
    text = csv_text(Table("t", columns, [{"words": words, "number": number} for words, number in rows]))
    assert read(text) == [
        {"words": words, "number": "" if number is None else plain(str(number))} for words, number in rows
    ]


def test_csv_files() -> None:
    content = build("csv", Material(make.evidence(make.full()[1]))).content
    assert isinstance(content, dict)
    assert {"events.csv", "actors.csv", "claims.csv", "levers.csv", "scheduled.csv", "reports.csv"} <= set(content)
    (row,) = read(content["claims.csv"].decode())
    assert (row["source_name"], row["content"]) == ("Ilse Brandt", "We shall not sell the pipeline,")


def test_parquet_round_trip() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")
    for table in by_name().values():
        back = parquet.read_table(io.BytesIO(parquet_bytes(table)))
        assert back.to_pylist() == [{name: row.get(name) for name in table.columns} for row in table.rows]


def test_without_pyarrow_the_error_holds_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'suasion\[parquet\]'"):
        build("parquet", Material(make.evidence(make.full()[1])))
