"""Months, seasons, quarters, years and decades, with the part of them that is meant: "late 1990s", "the end of
October", "Q2 2024".
"""

from __future__ import annotations

import re
from functools import cache

from suasion.reports.dates import iso
from suasion.reports.dates.context import (
    Context,
    Reading,
    Rule,
    nearest_year,
    openers,
    part_note,
    rule,
    shown,
    stated,
    unanchored,
)
from suasion.reports.dates.words import DASH, YEAR, S, word_after, word_before, words

_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "the": 0, "current": 0, "same": 0, "next": 1, "coming": 1}
PART_OPENERS = openers("the end beginning start middle close early mid late later earlier first last")


def _year(m: re.Match[str], ctx: Context) -> tuple[int, bool] | None:
    """The year in the words: four digits (stated), or "last year" from the report's date."""
    g = m.groupdict()
    if g.get("year"):
        return int(g["year"]), True
    if g.get("relyear") and ctx.anchor:
        return ctx.anchor.year + _STEP[g["relyear"].lower()], False
    return None


def _from_report(m: re.Match[str], ctx: Context) -> str:
    return f"{shown(m[0])} counted from the report's date, {ctx.anchor}."


def _plain_month(m: re.Match[str], ctx: Context) -> bool:
    """Whether "May" or "March", or any month without day and year, is a month here and not a verb or a name."""
    w = words()
    name = m["month"]
    if not name[0].isupper():
        return False
    before, after = word_before(ctx.text, m.start("month")), word_after(ctx.text, m.end())
    close = before.lower() in w.sets["year_before"] or before.lower().endswith(("'s", "’s"))
    if name.lower() in w.ambiguous_months:
        led = before.lower() in {
            "in",
            "by",
            "until",
            "since",
            "of",
            "during",
            "early",
            "late",
            "mid",
            "last",
            "next",
            "this",
            "from",
            "between",
        }
        noun = before.lower() in {"the", "a", "his", "her", "its", "their"} or before.lower().endswith(("'s", "’s"))
        return led or (
            noun
            and after.islower()
            and after not in {"of", "on", "for", "to", "in", "from", "through", "be", "not", "have"}
        )
    if name.lower().rstrip(".") not in w.full_months:
        return close and name.endswith(".")
    return close or not after[:1].isupper()


def _resolve_month(m: re.Match[str], ctx: Context) -> Reading | None:
    number = words().month_of(m["month"])
    whole = part_note(m["part"])
    found = _year(m, ctx)
    if found:
        if not m["month"][0].isupper():
            return None
        value = iso.month(found[0], number)
        return stated(value, m[0], whole) if found[1] else Reading(value, _from_report(m, ctx))
    if not m["part"] and not m["relmonth"] and not _plain_month(m, ctx):
        return None
    if m["part"] and not m["month"][0].isupper():
        return None
    if ctx.anchor is None:
        return unanchored(m[0])
    if m["relmonth"]:
        step = _STEP[m["relmonth"].lower()]
        months = [iso.month(y, number) for y in range(ctx.anchor.year - 1, ctx.anchor.year + 2)]
        here = iso.month(ctx.anchor.year, ctx.anchor.month)
        value = (
            months[1]
            if step == 0
            else max(v for v in months if v < here)
            if step < 0
            else min(v for v in months if v > here)
        )
        return Reading(value, _from_report(m, ctx))
    near = nearest_year(ctx, m, number, None)
    if near is None:
        return None
    return Reading(iso.month(near[0], number), f"{shown(m[0])}: {near[1]}, {ctx.anchor}{whole}.")


def _resolve_month_of_year(m: re.Match[str], ctx: Context) -> Reading | None:
    """ "Last year in June", "next year in late May"."""
    if ctx.anchor is None:
        return unanchored(m[0])
    year = ctx.anchor.year + _STEP[m["relyear"].lower()]
    return (
        Reading(iso.month(year, words().month_of(m["month"])), _from_report(m, ctx))
        if m["month"][0].isupper()
        else None
    )


def _resolve_months(m: re.Match[str], ctx: Context) -> Reading | None:
    w = words()
    if not (m["month"][0].isupper() and m["month2"][0].isupper()):
        return None
    if m["and"] and word_before(ctx.text, m.start()).lower() != "between":
        return None
    a, b = w.month_of(m["month"]), w.month_of(m["month2"])
    if m["year"]:
        y = int(m["year"])
        return stated(iso.interval(iso.month(y - (a > b), a), iso.month(y, b)), m[0])
    near = nearest_year(ctx, m, b, None)
    if near is None:
        return unanchored(m[0])
    value = iso.interval(iso.month(near[0] - (a > b), a), iso.month(near[0], b))
    return Reading(value, f"{shown(m[0])}: {near[1]}, {ctx.anchor}.")


def season(name: str, year: int) -> str:
    """The months of a season; winter is the one that begins in ``year``."""
    first, last = words().seasons[name.lower()]
    return iso.interval(iso.month(year, first), iso.month(year + (last < first), last))


def _resolve_season(m: re.Match[str], ctx: Context) -> Reading | None:
    w = words()
    before = word_before(ctx.text, m.start()).lower()
    if before in w.sets["not_a_season_after"] or word_after(ctx.text, m.end()).lower() in w.sets["not_a_season_before"]:
        return None
    found = _year(m, ctx)
    if found:
        value = season(m["season"], found[0])
        return stated(value, m[0]) if found[1] else Reading(value, _from_report(m, ctx))
    rel = (m["relseason"] or "").lower()
    if not rel and before not in ("in", "by", "until", "since", "during", "early", "late", "mid", "the"):
        return None
    if not rel and before == "the" and not m["the"]:
        return None
    if ctx.anchor is None:
        return unanchored(m[0]) if rel else None
    choices = [season(m["season"], y) for y in range(ctx.anchor.year - 2, ctx.anchor.year + 2)]
    ended = [c for c in choices if iso.bounds(c)[1] < ctx.anchor]
    ahead = [c for c in choices if iso.bounds(c)[0] > ctx.anchor]
    now = [c for c in choices if c not in ended and c not in ahead]
    if _STEP.get(rel, 0) < 0:
        return Reading(ended[-1], _from_report(m, ctx))
    if _STEP.get(rel, 0) > 0:
        return Reading(ahead[0], _from_report(m, ctx))
    looks = ctx.direction(m.start(), m.end())
    same_year = [c for c in choices if c.startswith(str(ctx.anchor.year))]
    value = same_year[0] if rel else (now or (ahead[:1] if looks == "future" else ended[-1:]))[0]
    return Reading(value, _from_report(m, ctx))


def _resolve_part_of_year(m: re.Match[str], ctx: Context) -> Reading | None:
    """Quarters and halves."""
    number = int(m["q"]) if m["q"] else words().ordinals.get((m["nth"] or m["nth2"] or "").lower(), 0)
    length = 6 if (m["half"] or (m["letter"] or "").upper() == "H") else 3
    if not 1 <= number <= 12 // length:
        return None
    found = _year(m, ctx)
    if found is None:
        return unanchored(m[0]) if m["relyear"] else None
    first = length * (number - 1) + 1
    value = iso.interval(iso.month(found[0], first), iso.month(found[0], first + length - 1))
    return stated(value, m[0]) if found[1] else Reading(value, _from_report(m, ctx))


def _resolve_year_end(m: re.Match[str], ctx: Context) -> Reading | None:
    """ "By year-end", "at the year's end"."""
    if ctx.anchor is None:
        return unanchored(m[0])
    return Reading(str(ctx.anchor.year), f"{_from_report(m, ctx)[:-1]}{part_note('the end of')}.")


def part_pattern() -> str:
    """The part of a period that is meant, as group ``part`` (may be empty): "the end of", "early ", "mid-", "the
    first week of".
    """
    w = words()
    of_the = rf"{S}of{S}(?:the{S})?"
    return (
        rf"(?P<part>(?:(?:the{S})?(?:very{S})?(?:end|beginning|start|middle|close|turn|eve|"
        rf"(?:{w.ordinal}|last|final){S}(?:days|weeks?|months)){of_the}"
        rf"|(?:early|mid|late|later|earlier|middle|end)(?:{S}in{S}|{S}|-)(?:the{S})?(?:of{S}(?:the{S})?)?)?)"
    )


@cache
def rules() -> tuple[Rule, ...]:
    w = words()
    part = part_pattern()
    relyear = rf"(?P<relyear>last|this|next|the){S}year"
    months = frozenset(w.months)
    seasons = frozenset(w.seasons)
    steps = openers("last past this next coming previous")

    return (
        rule(
            "months",
            months,
            (
                rf"(?P<month>{w.month})(?:{DASH}|{S}(?:to|until|till|through|(?P<and>and)){S})"
                rf"(?P<month2>{w.month})(?!\w)(?!{S}?\d{{1,2}}(?!\d))(?:,?{S}(?P<year>{YEAR}))?"
            ),
            _resolve_months,
        ),
        rule(
            "month",
            months | PART_OPENERS | steps,
            rf"{part}(?:(?P<relmonth>last|past|this|next|coming){S})?(?P<month>{w.month})(?!\w)(?!{S}\d{{1,2}}(?!\d))"
            rf"(?:(?:,?{S}|{S}of{S}|[-/])(?P<year>{YEAR})|(?:{S}of)?{S}{relyear}\b)?",
            _resolve_month,
        ),
        rule(
            "month of year",
            steps,
            (
                rf"(?P<relyear>last|this|next){S}year,?{S}in{S}(?:(?:early|mid|late)[ -])?"
                rf"(?P<month>{w.month})(?!\w)(?!{S}\d)"
            ),
            _resolve_month_of_year,
        ),
        rule(
            "season",
            seasons | PART_OPENERS | steps,
            (
                rf"{part}(?P<the>the{S})?(?:(?P<relseason>last|past|this|next|coming){S})?"
                rf"(?P<season>{w.season})(?!\w)(?:(?:,?{S}|{S}of{S})(?P<year>{YEAR})"
                rf"(?:[-–/]\d\d(?!\d))?|(?:{S}of)?{S}{relyear}\b)?"
            ),
            _resolve_season,
        ),
        rule(
            "part of year",
            openers("the first second third fourth q h") | frozenset(w.ordinals),
            (
                rf"(?:the{S})?(?:(?P<nth>{w.ordinal}){S}quarter|(?P<nth2>first|second){S}(?P<half>half)|"
                rf"(?P<letter>[QH])(?P<q>[1-4])(?!\d))(?:{S}of|,)?(?:{S}|/)(?:"
                rf"(?P<year>{YEAR})|{relyear}\b)"
            ),
            _resolve_part_of_year,
        ),
        rule("year end", openers("year"), rf"year(?:-|['’]s{S})end(?!\w)", _resolve_year_end),
    )
