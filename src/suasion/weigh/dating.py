"""The interval in which a report without a date was written, with what speaks for it and what does not fit.

1. Titles of known office-holders, stated days told as past or as still to come, known summits and votes each say where the report may
lie. 2. The stretch of time on which most of them agree is the answer (``spans.agree``). 3. Announced days without a year cut it
further. 4. Clues that do not hold on it are kept apart: they are what ``anachronism`` reports.

A report with a date keeps it; the clues are held against it all the same.
"""

from __future__ import annotations

import datetime as dt

from suasion.reports.dates import bounds
from suasion.weigh.clues import date_clues, day_clues, occasion_clues
from suasion.weigh.model import Dated
from suasion.weigh.spans import Clue, Interval, agree
from suasion.weigh.texts import Text
from suasion.weigh.titles import clue, titled

GRACE = {"title": dt.timedelta(days=45), "date": dt.timedelta(days=1), "occasion": dt.timedelta(days=3)}
"""Days by which a clue may miss a date that is given: a handover, a time zone, a summit's eve."""

WIDEST = dt.timedelta(days=800)
"""Days of an interval in which announced days without a year are tried: in a longer one they fit every year."""


def clues_of(text: Text) -> list[Clue]:
    """All clues of a report but the announced days without a year."""
    found = [c for t in titled(text) if (c := clue(text, t)) is not None]
    return [*_once(found), *date_clues(text), *occasion_clues(text)]


def _once(clues: list[Clue]) -> list[Clue]:
    """The same office named again says nothing new."""
    out: dict[tuple[str, str], Clue] = {}
    for c in clues:
        out.setdefault((c.text, c.note.get("former", "")), c)
    return list(out.values())


def date(text: Text) -> tuple[Dated, list[Clue]]:
    """When the report was written, and the clues that do not fit."""
    clues = clues_of(text)
    known = text.day
    interval: Interval
    if known:
        interval = bounds(known)
    else:
        clues += _read(text)
        interval = agree(clues) if clues else (None, None)
        first, last = interval
        if first and last and last - first <= WIDEST:
            days = list(day_clues(text, first, last))
            if days:
                held = [c for c in clues if c.holds(first, last)]
                inside = Clue("", "", ((first, last),), 0, 0, weight=float(len(clues) + len(days)))
                interval = agree([inside, *held, *days])
                clues = [*clues, *days]
    first, last = interval
    fits = [c for c in clues if _fits(c, interval, known is not None)]
    against = [c for c in clues if not _fits(c, interval, known is not None)]
    dated = Dated(
        doc_id=text.id, first=first.isoformat() if first else None, last=last.isoformat() if last else None,
        given=known is not None,
        reasons=tuple(c.reason(text.text, interval) for c in fits if not known and _binds(c, interval)),
        against=tuple(c.reason(text.text) for c in against),
    )  # fmt: skip
    return dated, against


def _read(text: Text) -> list[Clue]:
    """What READ infers from the dates of the text alone: one clue among others."""
    found = text.document.date
    if not found.value:
        return []
    return [
        Clue("read", found.reason.rstrip("."), (bounds(found.value),), found.start or 0, found.end or 0, weight=0.75)
    ]


def _fits(clue: Clue, interval: Interval, given: bool) -> bool:
    first, last = interval
    grace = GRACE.get(clue.check, dt.timedelta(0)) if given else dt.timedelta(0)
    return clue.holds(first - grace if first else None, last + grace if last else None)


def _binds(clue: Clue, interval: Interval) -> bool:
    """Whether the clue makes one of the ends: without it the interval would be wider."""
    first, last = interval
    return any((first is not None and a == first) or (last is not None and b == last) for a, b in clue.within)
