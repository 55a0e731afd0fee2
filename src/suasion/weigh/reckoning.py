"""Spans of time that do not add up.

* years: "the 20th anniversary of the 1994 accord", in a report of 2024; "30 years ago, in 2003".
* days: "from 3 May to 9 May, a ten-day visit".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from suasion.reports.dates import bounds, find_dates
from suasion.weigh.model import Dated, Finding, finding
from suasion.weigh.quantities import number_words
from suasion.weigh.texts import Text

OFF = 1
"""Years, or days, by which a count may miss: a writer counts to the last birthday, or both ends."""

SPAN = len("2024-03-03/2024-03-06")

BESIDE = 50
"""Characters between the days and the length: further apart they are of two things."""

WEEK = 4
"""Days by which a count of weeks may miss."""

_ORDINAL = r"(?P<n>\d{1,3})(?:st|nd|rd|th)"
_ANNIVERSARY = re.compile(
    rf"(?i)\b{_ORDINAL}\s+anniversary\s+of\s+(?:[\w’'-]+\s+){{0,6}}?(?:in\s+|of\s+)?(?P<year>(?:1[89]|20)\d\d)\b(?!\s*[–-]\s*\d)"
)
_AGO = re.compile(
    r"(?i)\b(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+years\s+ago,?\s*(?:back\s+)?in\s+(?P<year>(?:1[89]|20)\d\d)\b"
    r"|\bin\s+(?P<year2>(?:1[89]|20)\d\d),?\s+(?:exactly\s+|just\s+)?(?P<n2>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+years\s+ago\b"
)
_SINCE = re.compile(
    r"(?i)\bsince\s+(?P<year>(?:1[89]|20)\d\d),?\s+(?:for\s+|that is,?\s+)(?:almost\s+|nearly\s+|about\s+)?(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
    r"\s+years\b|\bfor\s+(?P<n2>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+years,?\s+since\s+(?P<year2>(?:1[89]|20)\d\d)\b"
)
_LONG = re.compile(r"(?i)\b(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)[\s-](?P<unit>days?|weeks?)\b")


def reckonings(text: Text, dated: Dated) -> Iterator[Finding]:
    """``dated``: when the report was written; years are counted back from it where it is known to the year."""
    year = _year(dated)
    for s in text.sentences:
        if year is not None:
            for m in (m for p in (_ANNIVERSARY, _AGO, _SINCE) for m in p.finditer(text.text, s.start, s.end)):
                parts = m.groupdict()
                n = number_words(parts["n"] or parts.get("n2") or "")
                since = int(parts["year"] or parts.get("year2") or 0)
                if n is not None and abs(year - since - n) > OFF:
                    why = f"From {since} to {year}, when the report was written, it is {year - since} years."
                    yield _told(text, m.start(), m.end(), why, 0.7)
        yield from _days(text, s.start, s.end, dated)


def _year(dated: Dated) -> int | None:
    if dated.first and dated.last and dated.first[:4] == dated.last[:4]:
        return int(dated.first[:4])
    return None


def _days(text: Text, start: int, end: int, dated: Dated) -> Iterator[Finding]:
    """Two days joined ("from 3 to 9 May"), and a length in days or weeks in the same sentence."""
    lengths = [m for m in _LONG.finditer(text.text, start, end) if number_words(m["n"]) is not None]
    if len(lengths) != 1:
        return
    anchor = dt.date.fromisoformat(dated.first) if dated.first else None
    spans = [d for d in find_dates(text.text, anchor=anchor, start=start, end=end) if d.value and len(d.value) == SPAN]
    if len(spans) != 1 or not spans[0].value:
        return
    first, last = bounds(spans[0].value)
    said = lengths[0]
    if max(said.start(), spans[0].start) - min(said.end(), spans[0].end) > BESIDE:
        return
    n, weeks = number_words(said["n"]) or 0, said["unit"].lower().startswith("week")
    true = (last - first).days
    if true > 0 and abs((7 * n if weeks else n) - true) > (WEEK if weeks else OFF):
        why = f"“{' '.join(spans[0].text.split())}” are {true} days."
        yield _told(text, said.start(), said.end(), why, 0.65)


def _told(text: Text, start: int, end: int, why: str, strength: float) -> Finding:
    return finding("slip", "span", (text.side(start, end),), why, strength, matter="time")
