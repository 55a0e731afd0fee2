"""Sources to reports: each input read, cut, judged, dated, and compared with those before it."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from suasion.errors import InputError, SuasionError
from suasion.reports import sources as inputs
from suasion.reports.draft import Draft, Failure
from suasion.reports.duplicates import Clusters
from suasion.reports.finishing import finish
from suasion.reports.model import Report
from suasion.reports.sniffing import Format, sniff
from suasion.reports.sources import MAX_BYTES, Source

FIRST_BYTES = 65_536  # bytes of standard input or of a JSON-lines file taken before it is clear what it is


def read(sources: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Report | Failure]:
    """Read files, folders, globs and ``-`` (standard input), one report after the other.

    What cannot be read comes as a ``Failure`` in its place; the others go on. Ids are unique in one call: the file's
    stem, or the ``id`` of a JSON line, with ``-2``, ``-3`` ... after one that was there before. ``cluster`` is the id
    of an earlier report that says nearly the same; the first of a group has None. Memory: ids and sketches, not texts.
    """
    ids: set[str] = set()
    clusters = Clusters()
    for source in inputs.expand(sources):
        if isinstance(source, Failure):
            yield source
            continue
        for draft in _drafts(source, stdin):
            if isinstance(draft, Failure):
                yield draft
                continue
            try:
                report = finish(draft, _unique(draft.id or draft.stem, ids))
            except SuasionError as error:
                yield Failure(draft.origin, error)
                continue
            cluster = clusters.add(report.id, " ".join(report.text[b.start : b.end] for b in report.kept()))
            yield report.model_copy(update={"cluster": cluster}) if cluster else report


def read_one(path: str | Path) -> Report:
    """The one report in a file. Raises what ``read`` yields as a Failure, and InputError if there are several."""
    found = list(_first_two(read([path])))
    if not found:
        raise InputError("There is no report in it", where=str(path), mend="Give a file that holds one report.")
    if isinstance(found[0], Failure):
        raise found[0].error
    if len(found) > 1:
        raise InputError("There is more than one report in it", where=str(path), mend="Use suasion.read for several.")
    return found[0]


def _first_two(stream: Iterator[Report | Failure]) -> Iterator[Report | Failure]:
    for _, item in zip(range(2), stream, strict=False):
        yield item


def _unique(wanted: str, ids: set[str]) -> str:
    name, number = wanted, 1
    while name in ids:
        number += 1
        name = f"{wanted}-{number}"
    ids.add(name)
    return name


def _drafts(source: Source, stdin: BinaryIO | None) -> Iterator[Draft | Failure]:
    try:
        if source.path is None:
            yield from _from_stream(stdin or sys.stdin.buffer, source)
        elif source.path.suffix.lower() in (".jsonl", ".ndjson") and source.path.is_file():
            with source.path.open("rb") as stream:
                yield from _json_lines(stream, source)
        else:
            yield from _from_bytes(inputs.load(source.path, source.origin), source)
    except SuasionError as error:
        yield Failure(source.origin, error)
    except OSError as error:
        yield Failure(
            source.origin,
            InputError(
                f"It cannot be read ({error.strerror or error})", where=source.origin, mend="Check the permissions."
            ),
        )


def _from_stream(stream: BinaryIO, source: Source) -> Iterator[Draft | Failure]:
    """Standard input: JSON lines are read as they come; anything else as a whole."""
    first = stream.readline(FIRST_BYTES)
    while first and not first.strip():
        first = stream.readline(FIRST_BYTES)
    whole = first.endswith(b"\n") or len(first) < FIRST_BYTES
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and (sniff("", first) == "jsonl" or not whole):
        yield from _json_lines(stream, source, first)
        return
    data = first + stream.read(MAX_BYTES + 1 - len(first))
    if len(data) > MAX_BYTES:
        raise inputs.too_large(source.origin)
    yield from _from_bytes(data, source)


def _json_lines(stream: BinaryIO, source: Source, first: bytes = b"") -> Iterator[Draft | Failure]:
    from suasion.reports.formats.jsonl import read_lines

    found = False
    for draft in read_lines(_bounded_lines(stream, source.origin, first), source.origin, source.stem):
        found = True
        yield draft
    if not found:
        raise inputs.empty(source.origin)


def _bounded_lines(stream: BinaryIO, origin: str, first: bytes) -> Iterator[bytes]:
    """Lines of at most MAX_BYTES, so that a file without line breaks cannot fill the memory."""
    while True:
        line = first + stream.readline(MAX_BYTES + 1) if not first.endswith(b"\n") else first
        first = b""
        if not line:
            return
        if len(line) > MAX_BYTES:
            raise inputs.too_large(origin)
        yield line


def _from_bytes(data: bytes, source: Source) -> Iterator[Draft | Failure]:
    inputs.refuse_known_binary(data, source.origin)
    kind = sniff(source.path.suffix if source.path else "", data)
    yield from _read_format(kind, data, source)


def _read_format(kind: Format, data: bytes, source: Source) -> Iterator[Draft | Failure]:
    """Each format module is imported when it is needed: some are heavy."""
    origin, stem = source.origin, source.stem
    if kind == "html":
        from suasion.reports.formats.html import read_html as reader
    elif kind == "pdf":
        from suasion.reports.formats.pdf import read_pdf as reader
    elif kind == "eml":
        from suasion.reports.formats.mail import read_mail as reader
    elif kind == "md":
        from suasion.reports.formats.markdown import read_markdown as reader
    elif kind == "feed":
        from suasion.reports.formats.feed import read_feed

        return read_feed(data, origin, stem)
    elif kind == "jsonl":
        return _json_lines(io.BytesIO(data), source)
    elif kind == "json":
        from suasion.reports.formats.json_file import read_json

        return read_json(data, origin, stem, source.named)
    else:
        from suasion.reports.formats.plain import read_plain as reader
    return iter(reader(data, origin, stem))
