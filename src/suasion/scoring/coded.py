"""Gold reports read and coded: a report that has a file of its own takes the way of a user's file, the others that of JSON lines."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.scoring.evaluate import Document, by_id, coded, coded_lines
from suasion.scoring.sets import GoldReport


def code_gold(reports: Sequence[GoldReport]) -> dict[str, Document]:
    """The documents by the id of the gold report. One that cannot be read is left out."""
    found: dict[str, Document] = {}
    for report in reports:
        if report.path:  # its document carries the file's name, not the gold's
            found.update((report.id, d) for d in coded([report.path]))
    found.update(by_id(coded_lines([{"id": r.id, "text": r.text, "date": r.date} for r in reports if not r.path])))
    return found
