"""Days named from where the report stands: "yesterday", "last Thursday", "on Monday", "over the weekend"."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from suasion.reports.dates import iso
from suasion.reports.dates.context import Context, Reading, Rule, counted, openers, rule, shown, unanchored
from suasion.reports.dates.words import DASH, S, word_after, word_before, words

_SHIFT = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "last night": -1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
_WEEK = iso.DAYS_IN_WEEK
_SATURDAY = 6


def _resolve_deictic(m: re.Match[str], ctx: Context) -> Reading | None:
    words_ = " ".join(m["what"].lower().split())
    if ctx.anchor is None:
        return unanchored(m[0])
    shift = _SHIFT.get(words_, 0)  # "this morning" and its like are the report's own day
    return counted(m[0], ctx.anchor, iso.day(iso.shift_days(ctx.anchor, shift)))


def _resolve_overnight(m: re.Match[str], ctx: Context) -> Reading | None:
    after = word_after(ctx.text, m.end()).lower()
    if (
        after in ("on", "into", "to")
        or after in words().weekdays
        or word_before(ctx.text, m.start()).lower() in words().weekdays
    ):
        return None  # "overnight on Thursday": the day is named
    if ctx.anchor is None:
        return None
    return counted(m[0], ctx.anchor, iso.interval(iso.day(iso.shift_days(ctx.anchor, -1)), iso.day(ctx.anchor)))


def weekday_near(anchor: dt.date, number: int, which: str) -> dt.date:
    """The day of the week ``number`` (1..7): "back" = the latest up to the anchor, "ahead" = the first from it on,
    "before" / "after" = never the anchor itself, "next week" / "last week" / "this week" = in that calendar
    week.
    """
    gap = number - anchor.isoweekday()
    step = {
        "back": gap if gap <= 0 else gap - _WEEK,
        "ahead": gap if gap >= 0 else gap + _WEEK,
        "before": gap if gap < 0 else gap - _WEEK,
        "after": gap if gap > 0 else gap + _WEEK,
        "this week": gap,
        "next week": gap + _WEEK,
        "last week": gap - _WEEK,
    }[which]
    return iso.shift_days(anchor, step)


def _is_name(m: re.Match[str], ctx: Context) -> bool:
    w = words()
    before = word_before(ctx.text, m.start("weekday")).lower()
    return (
        not m["weekday"][0].isupper()
        or before in w.sets["not_a_weekday_after"]
        or before in ("every", "each")
        or word_after(ctx.text, m.end("weekday")).lower() in w.sets["not_a_weekday_before"]
    )


def _resolve_weekday(m: re.Match[str], ctx: Context) -> Reading | None:
    if _is_name(m, ctx):
        return None
    if ctx.anchor is None:
        return unanchored(m[0])
    anchor, number = ctx.anchor, words().full_weekdays[m["weekday"].lower()]
    week = " ".join((m["week"] or m["weekbefore"] or "").lower().split())
    which = (m["which"] or "").lower()
    if week:
        day = weekday_near(anchor, number, f"{week} week")
    elif which in ("last", "past", "previous", "this past"):
        day = weekday_near(anchor, number, "before")
    elif which == "next":
        # In the news "on Friday" is the coming one, so "next Friday" stands in the next calendar week.
        day = weekday_near(anchor, number, "next week")
        return counted(m[0], anchor, iso.day(day), ": the one in the next calendar week")
    elif which in ("coming", "this coming"):
        day = weekday_near(anchor, number, "after")
    elif which == "this":
        looks = ctx.direction(m.start(), m.end())
        day = weekday_near(anchor, number, "back" if looks == "past" else "ahead")
    else:
        looks = ctx.direction(m.start(), m.end())
        day = weekday_near(anchor, number, "ahead" if looks == "future" else "back")
        told = "still to come" if looks == "future" else "past"
        how = f"told as {told}" if looks else "nothing says that it is still to come"
        return counted(
            m[0],
            anchor,
            iso.day(day),
            f": {how}, so the nearest one {'from' if looks == 'future' else 'up to'} that day",
        )
    return counted(m[0], anchor, iso.day(day))


def _resolve_weekdays(m: re.Match[str], ctx: Context) -> Reading | None:
    """ "Monday to Wednesday"."""
    w = words()
    if _is_name(m, ctx) or not m["weekday2"][0].isupper():
        return None
    if ctx.anchor is None:
        return unanchored(m[0])
    a, b = w.full_weekdays[m["weekday"].lower()], w.full_weekdays[m["weekday2"].lower()]
    looks = ctx.direction(m.start(), m.end())
    length = (b - a) % _WEEK
    over = iso.shift_days(weekday_near(ctx.anchor, b, "back"), -length)  # told as past: over by the report's date
    first = weekday_near(ctx.anchor, a, "ahead") if looks == "future" else over
    return counted(m[0], ctx.anchor, iso.interval(iso.day(first), iso.day(iso.shift_days(first, length))))


def _resolve_weekend(m: re.Match[str], ctx: Context) -> Reading | None:
    which = (m["which"] or "").lower()
    before = word_before(ctx.text, m.start()).lower()
    if not which and before not in ("at", "over", "on", "during", "by"):
        return None
    if ctx.anchor is None:
        return unanchored(m[0])
    looks = ctx.direction(m.start(), m.end())
    monday = weekday_near(ctx.anchor, 1, "this week")
    here = iso.shift_days(monday, _SATURDAY - 1)
    weeks = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(which)
    if weeks is None:
        weeks = -1 if here > ctx.anchor and looks == "past" and which != "this" else 0
    first = iso.shift_days(here, weeks * _WEEK)
    return counted(m[0], ctx.anchor, iso.interval(iso.day(first), iso.day(iso.shift_days(first, 1))))


def _resolve_from_weekday(m: re.Match[str], ctx: Context) -> Reading | None:
    """ "A week from Friday", "a week on Monday"."""
    if _is_name(m, ctx) or ctx.anchor is None:
        return unanchored(m[0]) if not _is_name(m, ctx) else None
    n = words().number_of(m["n"])
    if n is None:
        return Reading(None, f"{shown(m[0])} gives no number.", kind="vague")
    day = weekday_near(ctx.anchor, words().full_weekdays[m["weekday"].lower()], "ahead")
    return counted(m[0], ctx.anchor, iso.day(iso.shift_days(day, n * _WEEK)))


@cache
def rules() -> tuple[Rule, ...]:
    w = words()
    weekdays = frozenset(w.full_weekdays)
    which = rf"(?P<which>last|past|previous|next|this{S}coming|this{S}past|this|coming)"
    daytime = rf"(?:{S}(?:morning|afternoon|evening|night))?"
    weekday = rf"(?P<weekday>{w.full_weekday})(?!\w)"

    steps = openers("last past previous next this coming the")
    return (
        rule(
            "deictic",
            openers("yesterday today tonight tomorrow the this last day"),
            (
                rf"(?:the{S})?"
                rf"(?P<what>day{S}before{S}yesterday|day{S}after{S}tomorrow|yesterday|today|tonight|tomorrow|this{S}"
                rf"(?:morning|afternoon|evening)|last{S}night){daytime}(?!\w)"
            ),
            _resolve_deictic,
        ),
        rule("overnight", openers("overnight"), r"overnight(?!\w)", _resolve_overnight),
        rule(
            "from weekday",
            openers("a one two three #"),
            rf"(?P<n>{w.number}){S}weeks?{S}(?:from|on){S}{weekday}",
            _resolve_from_weekday,
        ),
        rule(
            "weekdays",
            weekdays,
            (rf"{weekday}(?:{DASH}|{S}(?:to|until|till|through){S})" rf"(?P<weekday2>{w.full_weekday})(?!\w)"),
            _resolve_weekdays,
        ),
        rule(
            "weekday",
            weekdays | steps,
            (
                rf"(?:(?P<weekbefore>last|this|next){S}week{S}(?:on{S})?|"
                rf"(?:the{S})?{which}{S})?{weekday}{daytime}(?:{S}(?:of{S})?"
                rf"(?P<week>last|this|next){S}week(?!\w))?"
            ),
            _resolve_weekday,
        ),
        rule(
            "weekend",
            openers("the this last next weekend past"),
            rf"(?:the{S})?(?:(?P<which>last|this|past|previous|next|coming){S})?weekend(?!\w)",
            _resolve_weekend,
        ),
    )
