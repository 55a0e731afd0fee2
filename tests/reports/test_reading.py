"""Reading whole inputs: order, ids, failures, streams, size, memory and arbitrary bytes."""
# ruff: noqa: E501 - cases are data, one a line

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from report_checks import assert_exact

from suasion.errors import EmptyInput, InputError, SuasionError, TooLarge
from suasion.reports import Failure, Report, read, read_one
from suasion.reports.sources import MAX_BYTES

SENTENCE = "The envoy of country number {n} met the minister of province {n} in town {n} and left without a word."
EXTENSIONS = [".txt", ".md", ".html", ".pdf", ".eml", ".xml", ".rss", ".atom", ".jsonl", ".json", ".bin", ""]
FLOOR_SECONDS = 1.0  # CPU seconds for 300 reports: the floor of plain text
SLACK = 3  # a busy machine may take three times as long


def ids(found: Iterator[Report | Failure]) -> list[str]:
    return [item.id if isinstance(item, Report) else f"!{type(item.error).__name__}" for item in found]


def test_folder_glob_and_file(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/a.txt", ".hidden.txt", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"The envoy went to {name}.", encoding="utf-8")
    assert ids(read([tmp_path])) == ["a", "b", "a-2", "c"]
    assert ids(read([tmp_path / "b.txt", tmp_path])) == ["b", "a", "a-2", "c"]
    assert ids(read([str(tmp_path / "*.txt")])) == ["a", "b"]
    assert ids(read([str(tmp_path / "**" / "c.*")])) == ["c"]


def test_failures_do_not_stop_the_batch(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\0" * 100)
    (tmp_path / "good.txt").write_text("The envoy left.", encoding="utf-8")
    (tmp_path / "nothing").mkdir()
    named = [
        tmp_path / "missing.txt",
        tmp_path / "empty.txt",
        tmp_path / "binary.txt",
        tmp_path / "nothing",
        str(tmp_path / "*.no"),
        "a\0b",
        "x" * 5000,
    ]
    found = list(read([*named, tmp_path / "good.txt"]))
    assert ids(iter(found)) == [
        "!InputError",
        "!EmptyInput",
        "!BinaryInput",
        "!EmptyInput",
        "!InputError",
        "!InputError",
        "!InputError",
        "good",
    ]
    for item in found[:4]:
        assert isinstance(item, Failure)
        assert str(tmp_path) in str(item.error)
        assert item.error.mend


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The envoy left.", encoding="utf-8")
    path.chmod(0)
    [found] = read([path])
    assert isinstance(found, Failure)
    assert "permission denied" in str(found.error)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(2 * MAX_BYTES)
    started = time.perf_counter()
    [found] = read([path])
    assert isinstance(found, Failure)
    assert isinstance(found.error, TooLarge)
    assert "100 MB" in str(found.error)
    assert time.perf_counter() - started < 0.5


def test_read_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The envoy left.", encoding="utf-8")
    (tmp_path / "two.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    assert read_one(tmp_path / "a.txt").id == "a"
    with pytest.raises(InputError, match="more than one"):
        read_one(tmp_path / "two.jsonl")
    with pytest.raises(InputError, match="no such file"):
        read_one(tmp_path / "b.txt")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"The envoy left.\n\nNobody knows why.", ["stdin"]),
        (b'{"id": "x", "text": "One."}\n{bad\n{"text": "Three."}\n', ["x", "!BrokenInput", "stdin-3"]),
        (b'{"text": "One."}', ["stdin-1"]),
        (b'{\n"text": "One."\n}', ["stdin"]),
        (b"<html><body><p>The envoy left the capital on Monday.</p></body></html>", ["stdin"]),
        (b"", ["!EmptyInput"]),
    ],
)
def test_standard_input(data: bytes, expected: list[str]) -> None:
    assert ids(read(["-"], stdin=io.BytesIO(data))) == expected


BODY = "Kenya has sent an envoy to Juba to stop the fighting.\n\nHe arrived on Monday and met both sides."
MENU = "\n\n".join(["Home", "World", "Africa", "Share", "Tweet", "Print", "By A. Person"])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Kenya sends envoy", f"Kenya sends envoy\n\n{BODY}"),
        ("Kenya sends envoy", f"Kenya sends envoy\n{BODY}"),
        ("Kenya sends envoy.", f"Kenya sends envoy\n\n{BODY}"),
        ("Kenya sends envoy", f"Kenya sends envoy.\n\n{BODY}"),
        ("Kenya sends envoy", f"KENYA SENDS ENVOY\n\n{BODY}"),
        ("Kenya sends envoy | Nation News", f"Kenya sends envoy\n\n{BODY}"),
        ("Kenya sends envoy", f"Kenya sends envoy\n\nKenya sends envoy\n\n{BODY}"),
        ("Kenya sends envoy", f"{MENU}\n\nKenya sends envoy\n\n{BODY}"),
        ("Kenya sends envoy", "Kenya sends envoy"),
    ],
)
def test_a_title_beside_the_text_is_not_doubled(title: str, text: str) -> None:
    line = json.dumps({"title": title, "text": text}).encode()
    [report] = read(["-"], stdin=io.BytesIO(line))
    assert isinstance(report, Report)
    assert report.headline is None
    assert report.text == text
    kept = [text[b.start : b.end].lower().rstrip(".") for b in report.kept()]
    assert kept.count("kenya sends envoy") == 1
    assert report.heading.lower().rstrip(".") == "kenya sends envoy"


def test_a_title_that_the_text_lacks_is_the_headline() -> None:
    [report] = read(["-"], stdin=io.BytesIO(json.dumps({"title": "Kenya sends envoy", "text": BODY}).encode()))
    assert isinstance(report, Report)
    assert (report.title, report.headline, report.heading) == (None, "Kenya sends envoy", "Kenya sends envoy")


def test_json_lines_stream_as_they_come() -> None:
    class Slow(io.RawIOBase):
        """Gives one line and would block for ever after it."""

        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = json.dumps({"id": str(self.given), "text": SENTENCE.format(n=self.given)}).encode() + b"\n"
            assert self.given < 3, "asked for more than was needed"
            self.given += 1
            buffer[: len(line)] = line
            return len(line)

    stream = read(["-"], stdin=io.BufferedReader(Slow(), 256))
    first = next(stream)
    assert isinstance(first, Report)
    assert first.id == "0"


def test_memory_is_flat() -> None:
    def lines(count: int) -> io.BytesIO:
        body = " ".join("word" + "abcdefgh"[i % 8] * (i % 5) for i in range(400))
        return io.BytesIO(
            b"".join(json.dumps({"text": f"{SENTENCE.format(n=n)} {body}"}).encode() + b"\n" for n in range(count))
        )

    for _ in read(["-"], stdin=lines(3)):
        pass  # vocabularies are loaded once
    data = lines(1000)
    tracemalloc.start()
    count = sum(isinstance(r, Report) for r in read(["-"], stdin=data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1000
    assert peak < 10_000_000


def test_speed_of_plain_text(tmp_path: Path) -> None:
    body = "\n\n".join(SENTENCE.format(n=n) for n in range(20))
    for n in range(300):
        (tmp_path / f"{n:03}.txt").write_text(
            f"Envoy {n} leaves\n\n{body.replace('envoy', f'envoy{n}')}", encoding="utf-8"
        )
    list(read([tmp_path / "000.txt"]))
    started = time.process_time()
    assert sum(isinstance(r, Report) for r in read([tmp_path])) == 300
    assert time.process_time() - started < SLACK * FLOOR_SECONDS


def test_same_input_same_output(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"Envoy leaves\n\n{SENTENCE.format(n=n)}", encoding="utf-8")
    code = "import sys; from suasion.reports import read; [print(r.model_dump_json()) for r in read(sys.argv[1:])]"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_importing_is_light() -> None:
    code = "import sys, suasion.reports.reading; print([m for m in ('trafilatura', 'pypdf', 'feedparser', 'py3langid', 'lxml', 'charset_normalizer', 'numpy') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


SEEDS = [
    b"<html><body><p>The minister left.</p><ul><li>one</li></ul></body></html>",
    b'<?xml version="1.0"?><rss><channel><title>x</title><item><title>t</title><description>text</description><pubDate>no</pubDate></item></channel></rss>',
    b"From: a@b\r\nSubject: =?utf-8?q?x?=\r\nDate: no\r\nContent-Type: text/plain; charset=bogus\r\n\r\nbody\r\n",
    b'{"text": "The minister left."}\n{"text": "\\ud800"}\n',
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>",
    b"---\ntitle: x\n---\n# Head\n\n- a\n- b\n",
    "“Київ” — text\n\nwith the U.S.\n\nelections".encode(),
    "Привет, это проверка".encode("cp1251"),
    b"\xff\xfea\x00b\x00",
]
MUTATED = st.builds(
    lambda parts: b"".join(parts),
    st.lists(
        st.one_of(
            st.binary(max_size=12), st.sampled_from(SEEDS), st.sampled_from(SEEDS).map(lambda s: s[: len(s) // 2])
        ),
        max_size=5,
    ),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=MUTATED, extension=st.sampled_from(EXTENSIONS))
@example(data=b"{", extension=".jsonl")
def test_arbitrary_bytes(tmp_path: Path, data: bytes, extension: str) -> None:
    path = tmp_path / f"fuzz{extension}"
    path.write_bytes(data)
    for stream in (read([path]), read(["-"], stdin=io.BytesIO(data))):
        for item in stream:
            if isinstance(item, Failure):
                assert isinstance(item.error, SuasionError)
                assert item.error.where
            else:
                assert_exact(item)


@pytest.mark.parametrize("unit", ["A", "AB ", "a ", "A. ", "(", "by ", "1", "<", "Aa, "])
def test_long_runs_come_to_an_end(tmp_path: Path, unit: str) -> None:
    """No pattern tries the same letters again and again: a line of 100,000 capitals once took for ever."""
    path = tmp_path / "run.txt"
    path.write_text(f"A title\n\n{unit * (100_000 // len(unit))}\n", encoding="utf-8")
    [found] = read([path])
    if not isinstance(found, Failure):
        assert_exact(found)


def test_an_empty_jsonl(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n\n")
    [found] = read([tmp_path / "a.jsonl"])
    assert isinstance(found, Failure)
    assert isinstance(found.error, EmptyInput)
