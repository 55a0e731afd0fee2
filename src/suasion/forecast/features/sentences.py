"""The sentences of a report's kept blocks, cut by punctuation: good enough to look for words in, with no model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from suasion.forecast.features.feature import Because
from suasion.reports.model import Report

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")


def sentences(report: Report) -> Iterator[tuple[int, int]]:
    """``[start, end)`` of each, in order."""
    for block in report.kept():
        at = block.start
        for gap in _END.finditer(report.text, block.start, block.end):
            if gap.start() > at:
                yield at, gap.start()
            at = gap.end()
        if at < block.end:
            yield at, block.end


def sentence(report: Report, start: int, end: int) -> Because:
    """As a reason."""
    return Because(report=report.id, start=start, end=end, quote=report.text[start:end])
