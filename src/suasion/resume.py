"""Reports that suasion has read before, taken as they are: ``suasion read`` writes them, ``suasion code`` goes on.

Without this, text that came out of a page would be cut into blocks anew, and a date from its metadata would be lost.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from suasion.errors import BrokenInput
from suasion.reports import Failure, Report, read

STDIN = "-"
SUFFIXES = (".jsonl", ".ndjson")

PEEKED_BYTES = 65_536
"""Enough of the first line to see whose it is; READ takes as much to tell what a stream holds."""

OURS = re.compile(rb'\s*\{\s*"id"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"origin"\s*:')
"""How a line of ``suasion read`` begins. Plain JSON lines have no ``origin``."""


def reports_of(sources: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Report | Failure]:
    """What ``suasion.reports.read`` gives, and besides the lines of an earlier ``read``, from files and from ``-``."""
    fresh: list[str | Path] = []
    for source in sources:
        stream = _stream(source, stdin)
        if stream is None:
            fresh.append(source)
            continue
        peeked = stream.readline(PEEKED_BYTES)
        ours = OURS.match(peeked) is not None
        if str(source) == STDIN:
            stdin = stream = io.BufferedReader(_Again(peeked, stream))
        elif ours:
            stream.seek(0)
        if not ours:
            _close(source, stream)
            fresh.append(source)
            continue
        yield from read(fresh, stdin=stdin)
        fresh = []
        yield from _records(stream, str(source))
        _close(source, stream)
    if fresh:
        yield from read(fresh, stdin=stdin)


def _stream(source: str | Path, stdin: BinaryIO | None) -> BinaryIO | None:
    """The bytes of a source that may hold lines of ours; None for all others, and for what cannot be opened."""
    if str(source) == STDIN:
        return stdin
    path = Path(source)
    try:
        return path.open("rb") if path.suffix.lower() in SUFFIXES and path.is_file() else None
    except OSError:  # READ says it better
        return None


def _close(source: str | Path, stream: BinaryIO) -> None:
    if str(source) != STDIN:
        stream.close()


def _records(stream: BinaryIO, origin: str) -> Iterator[Report | Failure]:
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        where = f"{'stdin' if origin == STDIN else origin}:{number}"
        try:
            report = Report.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            what = f"this is no report ({'.'.join(map(str, first['loc'])) or 'line'}: {first['msg']})"
            yield Failure(where, BrokenInput(what, where=where, mend="Write the lines anew with `suasion read`."))
            continue
        if hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest() != report.sha256:
            what = "the text is not the one that was read: its SHA-256 differs"
            yield Failure(where, BrokenInput(what, where=where, mend="Read the source again with `suasion read`."))
            continue
        yield report


class _Again(io.RawIOBase):
    """A stream with its first bytes put back."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first, self._rest = first, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if not self._first:
            self._first = self._rest.readline(len(buffer))  # a line at a time: a slow pipe is not waited for
        given, self._first = self._first[: len(buffer)], self._first[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)
