"""Tables are known by their columns, read from CSV and Parquet alike, and a bad cell is named by file and line."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from forecast_shared import shared_data
from forecast_world import shared_world

from suasion.errors import BrokenInput, EmptyInput, InputError, MissingExtra
from suasion.forecast.tables.find import find_tables
from suasion.forecast.tables.icb import read_crises
from suasion.forecast.tables.others import read_leaders, read_sanctions
from suasion.forecast.tables.rows import Row, read_rows
from suasion.forecast.tables.ucdp import Kind, read_agreements, read_episodes

TERMINATION = """\
dyad_id,conflict_id,year,location,type_of_conflict,intensity_level,start_date2,dyadterm,ependdate,outcome
7,3,1990,Northland,3,1,12/30/89,0,,
7,3,1989,Northland,3,1,12/30/89,0,,
7,3,1991,Northland,3,2,12/30/89,1,1991-05-06,2
7,3,1995,Northland,3,1,1995-02-01,0,,
8,3,1995,Northland,2,1,1995-02-01,1,,
"""
AGREEMENTS = 'paid,dyad_id,conflict_id,pa_date,pa_type\n1,"7, 8",3,1991-05-01,1\n2,7,3,,2\n'
# ICB's own names (version 14). Day 77 is a code for "late in the month"; crisis 3 has no end, 4 no word on mediators.
CRISES = """\
crisno,crisname,yrtrig,motrig,datrig,yrterm,moterm,daterm,forout,viol,medwho,medstyle,protrac
1,FIRST,1950,1,77,1950,3,2,2,4,6,4,2
2,SECOND,1949,1,5,1949,3,,4,1,1,1,1
3,THIRD,1951,1,5,,,,4,1,1,1,1
4,FOURTH,1951,1,5,1951,2,1,4,1,,,1
"""
ACTORS = "crisno,cracno,actor\n1,1,SOU\n1,2,NOR\n1,3,WES\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_tables_are_known_by_their_columns(tmp_path: Path) -> None:
    write(tmp_path, a=TERMINATION, b=AGREEMENTS, c=CRISES, d=ACTORS, e="x,y\n1,2\n", f="")
    found = find_tables(tmp_path)
    assert {name: path.stem for name, path in found.items()} == {
        "termination": "a", "agreements": "b", "crises": "c", "crisis actors": "d"
    }  # fmt: skip


def test_a_folder_without_tables(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no table that we know"):
        find_tables(write(tmp_path, e="x,y\n1,2\n"))
    with pytest.raises(InputError, match="no folder"):
        find_tables(tmp_path / "nowhere")


def test_episodes(tmp_path: Path) -> None:
    first, second, other = read_episodes(read_rows(write(tmp_path, a=TERMINATION) / "a.csv"))
    assert (first.start, first.end, first.outcome) == (date(1989, 12, 30), date(1991, 5, 6), 2)
    assert first.by_agreement and first.kind is Kind.INTRASTATE
    assert first.intensity == {1989: 1, 1990: 1, 1991: 2}
    assert (second.start, second.end, second.last_year) == (date(1995, 2, 1), None, 1995)
    assert (other.dyad, other.end) == (8, date(1995, 12, 31))  # marked as ended, without a date


def test_agreements(tmp_path: Path) -> None:
    (one,) = read_agreements(read_rows(write(tmp_path, b=AGREEMENTS) / "b.csv"))
    assert (one.day, one.dyads, one.conflicts) == (date(1991, 5, 1), (7, 8), (3,))


def test_crises_in_icbs_own_names(tmp_path: Path) -> None:
    write(tmp_path, c=CRISES, d=ACTORS)
    second, first = read_crises(read_rows(tmp_path / "c.csv"), read_rows(tmp_path / "d.csv"))
    assert (first.number, first.start, first.end) == (1, date(1950, 1, 15), date(1950, 3, 2))
    assert (first.formal, first.style, first.violence, first.protracted) == (True, "manipulation", 4, True)
    assert first.family == "NOR-SOU"
    assert (second.number, second.end, second.style, second.formal) == (2, date(1949, 3, 15), "none", False)
    assert second.family == "crisis 2"


def test_parquet_reads_as_csv_does(tmp_path: Path) -> None:
    write(tmp_path, a=TERMINATION)
    rows = read_rows(tmp_path / "a.csv")
    columns = {name: [row.cells[name] or None for row in rows] for name in rows[0].cells}
    pyarrow.parquet.write_table(pyarrow.table(columns), tmp_path / "a.parquet")
    assert read_episodes(read_rows(tmp_path / "a.parquet")) == read_episodes(rows)


def test_leaders_and_sanctions(tmp_path: Path) -> None:
    leaders = (
        "leader,startdate,enddate,exit\nA,2000-01-01,2004-01-01,Regular\nB,2014-01-01,2015-12-31,Still in Office\n"
    )
    sanctions = (
        "caseid,startyear,threat,imposition,sancimpositionstartyear\n1,1950,1,1,1951.0\n2,1950,1,0,\n"
        '3,1950,1,1,"1949, sometime before this date."\n'
    )
    write(tmp_path, l=leaders, s=sanctions)
    a, b = read_leaders(read_rows(tmp_path / "l.csv"))
    assert (a.end, b.end, b.seen) == (date(2004, 1, 1), None, date(2015, 12, 31))
    assert [s.imposed_year for s in read_sanctions(read_rows(tmp_path / "s.csv"))] == [1951, None, None]


@pytest.mark.parametrize(
    ("cells", "read", "said"),
    [
        ({"year": "19x0"}, lambda row: row.whole("year"), "not a number"),
        ({"year": ""}, lambda row: row.needed("year"), "year is empty"),
        ({"pa_date": "31/12/1999"}, lambda row: row.day("pa_date"), "not a date"),
        ({"dyads": "1, x"}, lambda row: row.wholes("dyads"), "not a list of numbers"),
        ({}, lambda row: row.text("year"), "no column 'year'"),
    ],
)
def test_bad_cells_are_named(cells: dict[str, str], read: object, said: str) -> None:
    with pytest.raises(BrokenInput, match=f"t.csv:3: .*{said}"):
        read(Row(cells, "t.csv:3"))  # type: ignore[operator]


def test_a_line_of_another_length_is_named(tmp_path: Path) -> None:
    write(tmp_path, a="x,y\n1,2\n1,2,3\n", b="x,y\n")
    with pytest.raises(BrokenInput, match=r"a\.csv:3: 3 cells, and the head has 2"):
        read_rows(tmp_path / "a.csv")
    with pytest.raises(EmptyInput):
        read_rows(tmp_path / "b.csv")


def test_the_shared_episodes_are_found_again() -> None:
    """Somebody else rebuilt the episodes of the same table: the same dyads, years and ends."""
    theirs = read_rows(shared_data() / "ucdp_episodes.parquet")
    ours = shared_world().episodes
    assert Counter((e.dyad, e.last_year) for e in ours) == Counter(
        (r.needed("dyad_id"), r.needed("y1")) for r in theirs
    )
    ended = {(e.dyad, e.last_year): e for e in ours if e.end}
    apart = [
        abs((ended[r.needed("dyad_id"), r.needed("y1")].end - r.day("e")).days)  # type: ignore[operator]
        for r in theirs
        if r.text("cens") == "False"
    ]
    assert len(apart) > 800
    assert max(apart) <= 3  # theirs never have a day after the 28th


def test_without_pyarrow_the_command_that_installs_it_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    write(tmp_path, a=TERMINATION)
    pyarrow.parquet.write_table(pyarrow.table({"x": [1]}), tmp_path / "b.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtra, match=r"pip install 'suasion\[data\]'"):
        find_tables(tmp_path)
    (tmp_path / "b.parquet").unlink()
    assert find_tables(tmp_path), "CSV needs nothing"
