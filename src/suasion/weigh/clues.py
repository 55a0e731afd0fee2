"""What the dates and the known meetings of a text say about the day on which it was written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from suasion.evidence.gazetteer import gazetteer
from suasion.reports.dates import DateMention, bounds
from suasion.reports.dates.inside import in_year
from suasion.reports.dates.tense import direction
from suasion.vocab import load
from suasion.weigh.spans import Clue, Interval
from suasion.weigh.spoken import interval
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import any_of

NEWS = dt.timedelta(days=31)
"""Days within which the opening of a report tells of something as news."""

OPENING = 4
"""Kept blocks after the title that open a report."""

SEASON = dt.timedelta(days=365)
"""Days before a vote in which it is said to be "on the horizon"."""

AHEAD = dt.timedelta(days=183)
"""Days before a day without a year ("September 3rd") in which it is announced."""

BESIDE = 48
"""Characters between a body, "summit" and the place of the meeting."""

_PREPOSITION = re.compile(r"(?i)\b(?:during|following|after)\b[^.;,]*$")
_YEAR = re.compile(r"\d{4}")
_ELECTIONS = r"(?:presidential |general |parliamentary |midterm |legislative )?elections?"


def told(text: Text, m: DateMention) -> str | None:
    """ "past" or "future" by the words around; a scheduled item over it is "future"."""
    covering = [s for s in text.document.scheduled if s.start <= m.start < s.end]
    looks = direction(text.text, m.start, m.end)
    if covering and looks != "past":
        return "future"
    return looks


def date_clues(text: Text) -> Iterator[Clue]:
    """A stated day that is told as past is not after the report; one that is told as still to come is not before it."""
    for sentence, m in text.dates:
        if not (m.stated and m.value and _YEAR.search(m.text)):
            continue
        first, last = bounds(m.value)
        looks = told(text, m)
        said = " ".join(m.text.split())
        announced = any(i.start <= m.start < i.end for i in text.document.scheduled)
        if looks == "future" and (m.precision == "day" or (m.precision == "month" and announced)):
            yield Clue(
                "date",
                f"{said} is told as still to come",
                ((None, last),),
                m.start,
                m.end,
                note={"precision": m.precision, "announced": "yes" if announced else ""},
            )
        elif looks == "past" or (m.precision in ("day", "month") and looks is None and not sentence.is_heading):
            weight = 1.0 if m.precision == "day" and looks else 0.5
            note = {"looks": looks or "", "precision": m.precision}
            yield Clue("date", f"{said} is told as past", ((first, None),), m.start, m.end, weight, note)


def yearless(text: Text) -> list[tuple[Sentence, DateMention]]:
    """Days without a year that are announced."""
    return [(s, m) for s, m in text.dates if not m.stated and in_year(text.text, m, 2000) and told(text, m) == "future"]


def day_clues(text: Text, first: dt.date, last: dt.date) -> Iterator[Clue]:
    """Announced days without a year, in the years that the report may be of: it was written in the months before."""
    for _, m in yearless(text):
        days = [d for y in range(first.year, last.year + 2) if (d := in_year(text.text, m, y))]
        within: tuple[Interval, ...] = tuple((day - AHEAD, day) for d in days for day in [bounds(d)[0]])
        if within:
            said = " ".join(m.text.split())
            yield Clue("day", f"{said} is told as still to come", within, m.start, m.end)


def occasion_clues(text: Text) -> Iterator[Clue]:
    """Summits that are known by body and place, and votes that are said to lie ahead."""
    blocks = text.report.kept()
    opening = {
        b.start for b in [b for b in blocks if b.role not in ("title", "subtitle", "byline", "caption")][:OPENING]
    }
    known = load("occasions")
    for body, held in known["gatherings"].items():
        named = [(s, m) for s in text.sentences for m in _summit(body).finditer(text.text, s.start, s.end)]
        if not named:
            continue
        for places, spans in held.items():
            at = next((p for p in _place(places).finditer(text.text) if _belongs(text, named, p)), None)
            if at is None:
                continue
            looks = _told_of(text, named)
            fresh = any(blocks[s.block].start in opening and _looks(text, s, m) == "past" for s, m in named)
            yield from _occasion(
                text, f"{named[0][1]['body']} summit, {at['place']}", at, [bounds(s) for s in spans], looks, fresh
            )
            break
    yield from _votes(text)


def _occasion(
    text: Text, what: str, at: re.Match[str], spans: list[tuple[dt.date, dt.date]], looks: str | None, fresh: bool
) -> Iterator[Clue]:
    """The clue of one meeting."""
    when = " or ".join(interval(a.isoformat(), b.isoformat()) for a, b in spans)
    announced = any(i.start <= at.start() < i.end for i in text.document.scheduled)
    if looks == "future" and announced:
        within: tuple[Interval, ...] = tuple((None, b) for _, b in spans)
        yield Clue("occasion", f"{what} ({when}) is told as still to come", within, *at.span())
    elif looks == "past":
        since = tuple((a, b + NEWS if fresh else None) for a, b in spans)
        yield Clue(
            "occasion", f"{what} ({when}) is told as {'news' if fresh else 'past'}", since, *at.span(), weight=1.5
        )


def _belongs(text: Text, named: list[tuple[Sentence, re.Match[str]]], place: re.Match[str]) -> bool:
    """The place stands with the summit in one sentence, or before "Declaration" or "summit" anywhere in the kept text."""
    sentence = text.sentence_at(place.start())
    if sentence is None:
        return False
    return bool(place["document"]) or any(s is sentence and abs(m.start() - place.start()) <= BESIDE for s, m in named)


def _told_of(text: Text, named: list[tuple[Sentence, re.Match[str]]]) -> str | None:
    """How the meeting is told over all places that name it: "during the summit" and "after it" decide, else the greater number."""
    if any(_after(text, s, m) for s, m in named):
        return "past"
    looks = [_looks(text, s, m) for s, m in named]
    past, future = looks.count("past"), looks.count("future")
    return "past" if past > future else "future" if future > past else None


def _after(text: Text, sentence: Sentence, m: re.Match[str]) -> bool:
    return _PREPOSITION.search(text.text, max(sentence.start, m.start() - 60), m.start()) is not None


def _looks(text: Text, sentence: Sentence, m: re.Match[str]) -> str | None:
    return "past" if _after(text, sentence, m) else direction(text.text, *m.span())


def _votes(text: Text) -> Iterator[Clue]:
    known = load("occasions")
    ahead = any_of(known["ahead"])
    pattern = re.compile(rf"(?P<of>[A-Z][\w.’']*)\s+{_ELECTIONS}")
    for s in text.sentences:
        if s.is_heading or "lection" not in s.text:
            continue
        for m in pattern.finditer(text.text, s.start, s.end):
            hits = gazetteer().find(text.text, m.start(), m.end())
            state = next((h.id for h in hits if h.id in known["elections"]), None)
            near = text.text[max(s.start, m.start() - 30) : min(s.end, m.end() + 30)]
            if state and ahead.search(near):
                within = tuple((d - SEASON, d) for v in known["elections"][state] for d in [bounds(v)[0]])
                said = " ".join(m.group().split())
                yield Clue("occasion", f"“{said}” are told as still to come", within, *m.span())


@cache
def _summit(body: str) -> re.Pattern[str]:
    """ "SCO summit", "Shanghai Cooperation Organization (SCO) summit", "NATO leaders' meeting"."""
    known = load("occasions")
    names = "|".join(re.escape(n) for n in sorted(known["bodies"][body], key=len, reverse=True))
    meet = "|".join(re.escape(w) for w in known["meetings"])
    return re.compile(rf"\b(?P<body>{names})(?:\s*\([A-Z0-9]+\))?(?:['’]s)?\s+(?:[A-Z][\w-]+\s+)?(?:{meet})")


@cache
def _place(places: str) -> re.Pattern[str]:
    names = "|".join(re.escape(p) for p in places.split("|"))
    return re.compile(
        rf"\b(?P<place>{names})\b(?P<document>\s+(?:Declaration|Communiqué|Communique|Consensus|summit))?"
    )
