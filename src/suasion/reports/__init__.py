"""READ: files, folders, feeds and streams into reports.

    from suasion.reports import read
    for report in read(["news/", "page.html"]):
        ...

Only the records are imported here; the readers come with the first call, since some are heavy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from suasion.reports.draft import Failure
from suasion.reports.model import Report

__all__ = ["Failure", "Report", "read", "read_one"]


def read(sources: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Report | Failure]:
    """Read files, folders (recursive), globs and ``-`` (standard input): a Report or a Failure for each, in order.

    See ``suasion.reports.reading.read`` for ids, clusters and memory.
    """
    from suasion.reports import reading

    return reading.read(sources, stdin=stdin)


def read_one(path: str | Path) -> Report:
    """The one report in a file. Raises a SuasionError if it cannot be read or holds several."""
    from suasion.reports import reading

    return reading.read_one(path)
