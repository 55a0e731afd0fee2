"""Since when there is fighting, as the reports date it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from suasion.case.days import bounds
from suasion.forecast.features.feature import MOST_SENTENCES, Because
from suasion.forecast.features.sentences import sentence, sentences
from suasion.reports.dates import find_dates
from suasion.reports.model import Report
from suasion.vocab import load

_STOP = re.compile(r"(?<!\d),|,(?!\s\d{4})|[;:()]|\s[-–—]\s")
"""A comma inside a date ("24 February, 2022") is none."""
PRECISE = frozenset({"day", "month", "year"})


def onset(reports: Iterable[Report], cutoff: date) -> tuple[date, tuple[Because, ...]] | None:
    """1. Take the clauses that hold a word for fighting, a word for beginning, and a date before the cut-off.
    2. Group them by the date's first day. 3. The day that most sentences tell is taken; of several the earliest. None if there is none.
    """
    told: dict[date, list[Because]] = defaultdict(list)
    for report in reports:
        for day, because in _told(report, cutoff):
            told[day].append(because)
    if not told:
        return None
    day = min(told, key=lambda d: (-len(told[d]), d))
    return day, tuple(told[day][:MOST_SENTENCES])


def _told(report: Report, cutoff: date) -> Iterator[tuple[date, Because]]:
    published = bounds(report.date.value)
    for start, end in sentences(report):
        for first, last in _clauses(report.text, start, end):
            words = report.text[first:last]
            if not (_words("nouns").search(words) and _words("cues").search(words)):
                continue
            for mention in find_dates(report.text, anchor=published, start=first, end=last):
                days = bounds(mention.value) if mention.precision in PRECISE else None
                if days and days[0] < cutoff:
                    yield days[0], sentence(report, start, end)
                    break


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts between commas and the like: "split since last year, fears that a new war" dates no war."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        yield at, stop.start()
        at = stop.end()
    yield at, end


@cache
def _words(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("forecast")["onset"][name])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
