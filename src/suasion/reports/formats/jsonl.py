"""JSON lines: one report for each line, its text exactly as given. A bad line is a Failure; the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from suasion.errors import BrokenInput, EmptyInput, InputError
from suasion.reports.draft import Draft, Failure

FIELDS = {
    "id": "id",
    "title": "title",
    "date": "given_date",
    "source": "outlet",
    "outlet": "outlet",
    "url": "url",
    "author": "byline",
}
"""Fields of a line that we read, and where they go. ``text`` is the report itself; other fields are passed over."""


def read_lines(lines: Iterable[bytes], origin: str, stem: str) -> Iterator[Draft | Failure]:
    """A draft or a Failure for each line that is not blank, with ``origin`` ``file:line``."""
    for number, raw in enumerate(lines, start=1):
        line = raw.removeprefix(b"\xef\xbb\xbf").strip()
        if not line:
            continue
        where = f"{origin}:{number}"
        try:
            yield draft_of(_parse(line, where), where, f"{stem}-{number}")
        except InputError as error:
            yield Failure(where, error)


def _parse(line: bytes, where: str) -> Any:
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BrokenInput(
            f"The line is not UTF-8 (byte {error.start + 1})", where=where, mend="Save the file as UTF-8."
        ) from error
    except (ValueError, RecursionError) as error:
        raise BrokenInput(
            f"The line is not JSON ({error})", where=where, mend='Each line must be one object such as {"text": "..."}.'
        ) from error


def draft_of(value: Any, where: str, stem: str) -> Draft:
    """The draft that one JSON object describes. Raises BrokenInput or EmptyInput."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise BrokenInput(
            'There is no field "text" with the text of a report',
            where=where,
            mend='Each line must be an object such as {"text": "..."}.',
        )
    text = value["text"]
    if not text.strip():
        raise EmptyInput('The field "text" is empty', where=where, mend="Leave the line out or give its text.")
    fields: dict[str, str] = {}
    for name, target in FIELDS.items():
        given = value.get(name)
        if isinstance(given, (str, int)) and not isinstance(given, bool) and str(given).strip():
            fields.setdefault(target, str(given).strip())
    try:
        (text + "".join(fields.values())).encode("utf-8")
    except UnicodeEncodeError as error:
        raise BrokenInput(
            "The text holds half of a surrogate pair", where=where, mend="Write the character itself, or both halves."
        ) from error
    return Draft(text=text, format="jsonl", origin=where, stem=stem).filled(**fields)
