"""Time counted in units: "two days ago", "next week", "within three months", "the past decade", "by the end of the
year".
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from suasion.reports.dates import iso
from suasion.reports.dates.context import Context, Reading, Rule, counted, openers, part_note, rule, shown, unanchored
from suasion.reports.dates.words import S, word_after, word_before, words

_MONTHS = {"month": 1, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_HOURS_IN_DAY = 24
_COARSER = {
    "hour": "day",
    "day": "week",
    "week": "month",
    "fortnight": "month",
    "month": "year",
    "year": "year",
    "decade": "decade",
}
_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1}
_ONCE = {
    "first",
    "time",
    "worst",
    "biggest",
    "largest",
    "highest",
    "lowest",
    "deadliest",
    "once",
    "second",
    "only",
    "record",
}


def moved(anchor: dt.date, n: int, unit: str) -> dt.date:
    """``anchor`` moved by ``n`` units (negative: back). Hours move by whole days."""
    if unit in _MONTHS:
        return iso.shift_months(anchor, n * _MONTHS[unit])
    if unit == "hour":
        return iso.shift_days(anchor, n // _HOURS_IN_DAY if n >= 0 else -((-n) // _HOURS_IN_DAY))
    return iso.shift_days(anchor, n * _DAYS[unit])


def at_unit(date: dt.date, unit: str) -> str:
    """The unit that ``date`` falls in: its day, week, month, year or decade."""
    if unit in ("hour", "day"):
        return iso.day(date)
    if unit in ("week", "fortnight"):
        return iso.week(date)
    if unit == "month":
        return iso.month(date.year, date.month)
    if unit == "decade":
        first = date.year - date.year % 10
        return iso.interval(iso.year(first), iso.year(first + 9))
    return iso.year(date.year)


def _vague(m: re.Match[str]) -> Reading:
    return Reading(None, f"{shown(m[0])} gives no number that could be counted.", kind="vague")


def _inexact(ctx: Context, m: re.Match[str]) -> bool:
    return word_before(ctx.text, m.start()).lower() in words().sets["about"]


def _resolve_ago(m: re.Match[str], ctx: Context) -> Reading | None:
    w = words()
    n, unit = w.number_of(m["n"]) if m["n"] else None, w.units[m["unit"].lower()]
    if n is None:
        return _vague(m)
    if ctx.anchor is None:
        return unanchored(m[0])
    if unit == "year" and n == 1 and word_before(ctx.text, m.start()).lower() == "half":
        n, unit = 6, "month"
    way = 1 if m["how"].lower() != "ago" else -1
    date = moved(ctx.anchor, way * n, unit)
    if _inexact(ctx, m) or m["half"]:
        return counted(m[0], ctx.anchor, at_unit(date, _COARSER[unit]), ", and only roughly")
    if unit == "decade":
        return counted(m[0], ctx.anchor, iso.year(date.year), ", and only roughly")
    # "A week ago" means that day a week earlier; more weeks are a round number, so only the week is kept.
    exact = unit == "week" and n == 1
    return counted(m[0], ctx.anchor, iso.day(date) if exact else at_unit(date, unit))


def _resolve_unit(m: re.Match[str], ctx: Context) -> Reading | None:
    """ "Next week", "earlier this month", "the past three days", "the coming weeks"."""
    w = words()
    unit, which = w.units[m["unit"].lower()], m["which"].lower()
    plural = m["unit"].lower().endswith("s")
    if which == "the" and not m["part"]:
        return None
    led = m[0].lower().startswith("the") or word_before(ctx.text, m.start()).lower() == "the"
    if led and word_after(ctx.text, m.end()).lower() == "of":
        return None  # "the last week of the race" is counted from the race
    if m["n"]:
        n = w.number_of(m["n"])
        if n is None or which in ("this", "the"):
            return _vague(m) if which not in ("this", "the") else None
    elif plural or m["vague"]:
        return _vague(m) if which not in ("this", "the") else None
    elif unit in ("hour", "fortnight"):
        return None
    else:
        n = 1
    if unit == "day" and not m["n"]:
        return None  # "the next day", "the previous day" follow an earlier date of the text
    if ctx.anchor is None:
        return unanchored(m[0])
    step = _STEP[which]
    # "The past year", "the past decade" and any number of units are stretches that end (or begin) at the report.
    if (
        m["n"]
        or (which == "past" and unit in ("week", "month", "year", "decade"))
        or (which == "last" and unit == "decade")
    ):
        edge = moved(ctx.anchor, step * n, unit)
        return counted(
            m[0], ctx.anchor, iso.interval(iso.day(edge), iso.day(ctx.anchor)), ", a stretch that ends or begins there"
        )
    value = at_unit(moved(ctx.anchor, step * n, unit), unit)
    return counted(m[0], ctx.anchor, value, part_note(m["part"]))


def _resolve_within(m: re.Match[str], ctx: Context) -> Reading | None:
    """ "In a month", "within two weeks": only where it is still to come; of the past it is a duration, not a date."""
    w = words()
    if word_before(ctx.text, m.start()).lower() in _ONCE:
        return None
    future = ctx.direction(m.start(), m.end()) == "future"
    if not (future or m["time"]):
        return None
    n, unit = w.number_of(m["n"]) if m["n"] else None, w.units[m["unit"].lower()]
    if n is None:
        return _vague(m)
    if ctx.anchor is None:
        return unanchored(m[0])
    ctx.looks = "future"
    edge = moved(ctx.anchor, n, unit)
    if m["in"].lower() == "in" and unit != "hour":
        return counted(m[0], ctx.anchor, at_unit(edge, unit))
    if unit == "hour":
        edge = iso.shift_days(ctx.anchor, -(-n // _HOURS_IN_DAY))
    return counted(m[0], ctx.anchor, iso.interval(iso.day(ctx.anchor), iso.day(edge)), ", a stretch that begins there")


@cache
def rules() -> tuple[Rule, ...]:
    w = words()
    number = rf"(?:(?:a{S}couple{S}of|several|many|a{S}few|few|some)|(?P<n>{w.number}))"
    half = rf"(?P<half>{S}and{S}a{S}half)?"
    part = (
        rf"(?P<part>(?:the{S})?(?:end|beginning|start|middle|close|(?:{w.ordinal}|last|final){S}"
        rf"(?:days|weeks?|half|months)){S}of{S}"
        rf"|(?:early|mid|late|later|earlier|end)(?:{S}in{S}|{S}|-))?"
    )
    counts = frozenset(w.numbers) | {"#", "several", "many", "few", "some"}

    return (
        rule(
            "ago",
            counts,
            (
                rf"{number}{half}{S}(?P<unit>{w.unit}){half.replace('half>', 'half2>')}{S}"
                rf"(?P<how>ago|from{S}now)(?!\w)"
            ),
            _resolve_ago,
        ),
        rule(
            "unit",
            openers("the last past previous this current next coming first final end beginning start middle close")
            | openers("early mid late later earlier"),
            (
                rf"{part}(?:the{S})?(?P<which>last|past|previous|this|current|next|coming|the)(?:{S}(?:"
                rf"(?P<n>{w.number})|(?P<vague>few|several|couple{S}of)))?{S}(?P<unit>{w.unit})(?!\w)"
            ),
            _resolve_unit,
        ),
        rule(
            "within",
            openers("in within"),
            (
                rf"(?P<in>in|within)(?:{S}(?:about|around|some|roughly))?{S}{number}{S}"
                rf"(?P<unit>{w.unit})(?P<time>['’]s?{S}time)?(?!\w)"
            ),
            _resolve_within,
        ),
    )
