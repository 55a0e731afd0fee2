"""Dates and titles that cannot be right.

* title: an office that its holder did not have when the report was written, or "former" before one that he had.
* year: a day with its year, told as still to come, that was over when the report was written (or the other way round).
* weekday, no such day: what the calendar does not have (``weekdays``).
* near miss (a year, too): "on 12 May 2021", in a report of 13 May 2024, where no word says that it is an anniversary.
* order: "on 5 June, after the vote on 9 June".
* occasion: a summit or vote that is told as past before it was, or the other way round.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from suasion.reports.dates import DateMention, find_dates
from suasion.weigh.model import Dated, Finding, Side, finding
from suasion.weigh.spans import Clue
from suasion.weigh.spoken import interval
from suasion.weigh.texts import Text
from suasion.weigh.weekdays import calendar_slips
from suasion.weigh.words import pattern

NEAR = dt.timedelta(days=10)
"""Days around the report's own within which a day of another year is taken for a slip."""

NEWS = dt.timedelta(days=31)
"""Longest interval of an inferred date for which that is said."""

_YEAR = re.compile(r"\d{4}")
DAY = len("2024-02-29")
LEAP_YEAR = 2000  # to read a day that has no year

_AFTER = re.compile(
    r"(?i)^[\s,]*(?:[\w'’-]+[\s,]+){0,7}?(?P<word>after|following|before|ahead of)\s+(?:[\w'’-]+[\s,]+){0,9}$"
)


def anachronisms(text: Text, dated: Dated, against: list[Clue]) -> Iterator[Finding]:
    """The findings of one report. ``against``: the clues that do not fit its date (``dating.date``)."""
    for clue in against:
        if (found := _of_clue(text, dated, clue)) is not None:
            yield found
    told = {c.start for c in against}
    yield from _near_misses(text, dated, told)
    yield from calendar_slips(text, dated)
    yield from _order(text)


def _of_clue(text: Text, dated: Dated, clue: Clue) -> Finding | None:
    when = interval(dated.first, dated.last)
    side = _phrase(text, clue.start, clue.end)
    others = _second(text, dated, clue)
    if clue.check == "title":
        out_of_date = bool(clue.note.get("former"))
        why = f"{clue.text}; the report is of {when}, so the title is {'out of date' if out_of_date else 'of another time'}."
        return finding("anachronism", "title", (side, *others), why, 0.85 if dated.given else 0.75, matter="title")
    if clue.check == "occasion":
        return finding(
            "anachronism", "occasion", (side, *others), f"{clue.text}, but the report is of {when}.", 0.7, matter="date"
        )
    if clue.check != "date" or clue.note.get("precision") != "day":
        return None
    future = clue.within[0][0] is None
    if future and not clue.note.get("announced"):
        return None  # the words around look ahead, but nothing is announced
    if not future and not clue.note.get("looks"):
        return None  # a day that nothing tells as past may well be announced
    why = f"{clue.text}, but the report is of {when}."
    return finding("anachronism", "year", (side, *others), why, 0.9 if others else 0.75, matter="date")


def _second(text: Text, dated: Dated, clue: Clue) -> tuple[Side, ...]:
    """The span that the first does not fit: the same day elsewhere in the text, or what dates the report."""
    if clue.check == "date":
        own = next((m.value for _, m in text.dates if m.start == clue.start), None)
        if own and len(own) == DAY:
            for _, m in text.dates:
                if m.start != clue.start and _month_and_day(m) == own[5:] and (m.value or "")[:4] != own[:4]:
                    return (_phrase(text, m.start, m.end),)
    ends = [r for r in dated.reasons if r.start != clue.start]
    return tuple(_phrase(text, r.start, r.end) for r in ends[:1])


def _month_and_day(m: DateMention) -> str | None:
    """ "09-04" of a day with its year or without."""
    if m.value:
        return m.value[5:] if len(m.value) == DAY else None
    read = find_dates(m.text, anchor=dt.date(LEAP_YEAR, 7, 1))
    return read[0].value[5:] if read and read[0].value and len(read[0].value) == DAY else None


def _phrase(text: Text, start: int, end: int) -> Side:
    return text.side(start, end)


def _near_misses(text: Text, dated: Dated, told: set[int]) -> Iterator[Finding]:
    """A day with its year that lies a few days from the report's own day, but in another year: the year is likelier wrong than the news old."""
    if not (dated.first and dated.last):
        return
    first, last = dt.date.fromisoformat(dated.first), dt.date.fromisoformat(dated.last)
    if last - first > NEWS:
        return
    for s, m in text.dates:
        if not (m.stated and m.value and m.precision == "day" and _YEAR.search(m.text)) or m.start in told:
            continue
        day = dt.date.fromisoformat(m.value)
        moved = _in_year(day, first.year)
        if day.year in (first.year, last.year) or moved is None or not first - NEAR <= moved <= last + NEAR:
            continue
        if pattern("anniversary").search(s.text) or day.year > last.year + 1:
            continue
        why = f"{' '.join(m.text.split())} lies near the report's own day, {interval(dated.first, dated.last)}, but in another year."
        yield finding("anachronism", "year", (_phrase(text, m.start, m.end),), why, 0.55, matter="date")


def _in_year(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _order(text: Text) -> Iterator[Finding]:
    """Two stated days of one sentence, joined by "after" or "before", that stand the other way round."""
    found = [(s, m) for s, m in text.dates if m.value and m.precision == "day"]
    anchored = {(m.start, m.end): m for s, m in found}
    dates = list(anchored.values())
    for one, two in pairwise(dates):
        a, b = text.sentence_at(one.start), text.sentence_at(two.start)
        between = text.text[one.end : two.start]
        link = _AFTER.match(between)
        if a is None or a is not b or link is None or not (one.value and two.value):
            continue
        later = link["word"].lower() in ("after", "following")
        wrong = one.value < two.value if later else one.value > two.value
        if wrong:
            sides = (_phrase(text, one.start, one.end), _phrase(text, two.start, two.end))
            why = f"{' '.join(one.text.split())} is said to be {link['word'].lower()} {' '.join(two.text.split())}."
            yield finding("anachronism", "order", sides, why, 0.6, matter="date")
