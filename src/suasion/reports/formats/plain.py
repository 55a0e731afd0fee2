"""Plain text: the file decoded, and nothing else done to it."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.reports.decoding import decode
from suasion.reports.draft import Draft


def read_plain(data: bytes, origin: str, stem: str) -> Iterator[Draft]:
    """One draft whose text is the decoded file, newlines as they are."""
    text, encoding = decode(data, origin)
    yield Draft(text=text, format="txt", origin=origin, encoding=encoding, stem=stem)
