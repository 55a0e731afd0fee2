"""A .json file: one report, or a list of them. suasion's own evidence files are told apart and left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

from suasion.errors import BrokenInput, InputError
from suasion.reports.decoding import decode
from suasion.reports.draft import Draft, Failure
from suasion.reports.formats.jsonl import draft_of


def read_json(data: bytes, origin: str, stem: str, named: bool) -> Iterator[Draft | Failure]:
    """A draft for each object with a ``text``. A file without one is passed over in a folder, and raises if named."""
    text, _ = decode(data, origin)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        where = f"{origin}:{line}" if line else origin
        raise BrokenInput(
            f"The file is not JSON ({error})",
            where=where,
            mend='Give {"text": "..."}, or one such object a line in .jsonl.',
        ) from error
    records = value if isinstance(value, list) else [value]
    if not any(isinstance(r, dict) and "text" in r for r in records):
        if named:
            raise BrokenInput(
                'There is no report in it (no field "text")',
                where=origin,
                mend="Evidence files are written by suasion, not read as reports.",
            )
        return
    for number, record in enumerate(records, start=1):
        where = f"{origin}#{number}" if isinstance(value, list) else origin
        try:
            yield draft_of(record, where, f"{stem}-{number}" if isinstance(value, list) else stem)
        except InputError as error:
            yield Failure(where, error)
