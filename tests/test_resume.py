"""Reports that were read before come back as they were."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from suasion.reports import Failure, Report, read
from suasion.resume import reports_of

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PAGE = EXAMPLES / "caucasus" / "1-draft-treaty.html"
WIRE = EXAMPLES / "sudan" / "1-wire.txt"


def reports(*paths: Path) -> list[Report]:
    return [r for r in read(paths) if isinstance(r, Report)]


def lines(found: list[Report]) -> bytes:
    return "".join(r.model_dump_json() + "\n" for r in found).encode()


def test_they_come_back_unchanged_from_a_stream() -> None:
    found = reports(PAGE, WIRE)
    assert list(reports_of(["-"], stdin=io.BytesIO(lines(found)))) == found


def test_they_come_back_unchanged_from_a_file(tmp_path: Path) -> None:
    found = reports(PAGE, WIRE)
    file = tmp_path / "read.jsonl"
    file.write_bytes(lines(found))
    again = list(reports_of([WIRE, file, WIRE]))
    assert again[1:3] == found
    assert [r.origin for r in again if isinstance(r, Report)][::3] == [str(WIRE), str(WIRE)]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"id": "a", "text": WIRE.read_text(encoding="utf-8"), "date": "2024-08-14"}).encode() + b"\n",
        WIRE.read_bytes(),
        PAGE.read_bytes(),
        b"\n\n" + WIRE.read_bytes(),
        b"",
        b"x" * 200_000 + b" no line break",
    ],
    ids=["plain JSON lines", "text", "a page", "blank lines first", "nothing", "one long line"],
)
def test_any_other_stream_is_read_as_ever(content: bytes) -> None:
    direct = list(read(["-"], stdin=io.BytesIO(content)))
    through = list(reports_of(["-"], stdin=io.BytesIO(content)))
    assert [repr(x) for x in through] == [repr(x) for x in direct]


def test_plain_files_are_read_in_one_go() -> None:
    """So that ids stay unique and near-duplicates are seen over all of them."""
    sources = [WIRE.parent, EXAMPLES / "caucasus" / "3-dispatches.jsonl"]
    assert list(reports_of(sources)) == list(read(sources))


def test_a_damaged_line_is_a_failure_in_its_place() -> None:
    first, second = reports(PAGE, WIRE)
    changed = second.model_dump(mode="json") | {"text": "Something else."}
    stream = lines([first]) + b'{"id": "x", "origin": 3}\n' + json.dumps(changed).encode() + b"\n" + lines([second])
    found = list(reports_of(["-"], stdin=io.BytesIO(stream)))
    assert [type(f) for f in found] == [Report, Failure, Failure, Report]
    assert isinstance(found[1], Failure) and "stdin:2: this is no report" in str(found[1].error)
    assert isinstance(found[2], Failure) and "stdin:3: the text is not the one that was read" in str(found[2].error)
