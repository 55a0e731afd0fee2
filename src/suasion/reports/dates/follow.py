"""Dates that hang on the date told before ("the same day", "three weeks later") or on an event ("since the
invasion").
"""

from __future__ import annotations

import re
from functools import cache

from suasion.reports.dates import iso
from suasion.reports.dates.context import Context, Reading, Rule, openers, rule, shown
from suasion.reports.dates.counted import at_unit, moved
from suasion.reports.dates.words import S, either, words

CARRY = 600  # characters: an earlier date further up is no longer what "the same day" points at
_RANK = {"day": 0, "week": 1, "fortnight": 1, "month": 2, "year": 3, "decade": 4}
_PRECISION = {"day": 0, "week": 1, "month": 2, "year": 3}
# What "since the ..." may hold between the article and the noun that happened: up to four words on the same line.
_PHRASE = r"(?:[\w’'-]+[ \xa0]){0,4}?"


def _hangs(m: re.Match[str]) -> Reading:
    return Reading(None, f"{shown(m[0])} follows an earlier date, and the text gives none nearby.", kind="relative")


def _base(m: re.Match[str], ctx: Context, unit: str) -> str | None:
    """The value of the date told before, if it is near and precise enough to count in ``unit``."""
    p = ctx.previous
    if p is None or p.value is None or m.start() - p.end > CARRY:
        return None
    return p.value if _PRECISION.get(p.precision, 9) <= _RANK[unit] else None


def _follow(m: re.Match[str], ctx: Context, value: str) -> Reading:
    assert ctx.previous is not None  # _base has seen it
    return Reading(
        value, f"{shown(m[0])} follows {shown(ctx.previous.text)}, {ctx.previous.value}.", stated=ctx.previous.stated
    )


def _resolve_same(m: re.Match[str], ctx: Context) -> Reading | None:
    unit = words().units[m["unit"].lower()]
    base = _base(m, ctx, unit)
    return _follow(m, ctx, at_unit(iso.bounds(base)[0], unit)) if base else _hangs(m)


def _resolve_step(m: re.Match[str], ctx: Context) -> Reading | None:
    """ "The following week", "the next day", "the previous day", "the day before"."""
    unit = words().units[(m["unit"] or m["unit2"]).lower()]
    base = _base(m, ctx, unit)
    if base is None:
        return _hangs(m)
    way = (m["which"] or m["after"]).lower()
    step = 1 if way in ("following", "next", "after") else -1
    return _follow(m, ctx, at_unit(moved(iso.bounds(base)[0], step, unit), unit))


def _resolve_later(m: re.Match[str], ctx: Context) -> Reading | None:
    """ "Three weeks later", "a day earlier"; "two days after the summit" hangs on the summit."""
    w = words()
    unit = w.units[m["unit"].lower()]
    n = w.number_of(m["n"]) if m["n"] else None
    if unit == "hour":
        return None
    if m["event"]:
        return Reading(
            None,
            f"{shown(m[0])} hangs on {shown(m['event'])}, which the text does not date here.",
            kind="event",
            anchor=m["event"],
        )
    if n is None:
        return Reading(None, f"{shown(m[0])} gives no number that could be counted.", kind="vague")
    base = _base(m, ctx, unit)
    if base is None:
        return _hangs(m)
    step = n if m["way"].lower() in ("later", "afterwards", "on") else -n
    return _follow(m, ctx, at_unit(moved(iso.bounds(base)[0], step, unit), unit))


def _resolve_event(m: re.Match[str], ctx: Context) -> Reading | None:
    return Reading(
        None,
        f"{shown(m[0])} hangs on {shown(m['event'])}, which the text does not date here.",
        kind="event",
        anchor=m["event"],
    )


@cache
def rules() -> tuple[Rule, ...]:
    w = words()
    noun = either(w.sets["event_nouns"])
    event = (
        rf"(?P<event>"
        rf"(?:the|its|their|his|her|this|that|last|a|an|[A-Z][\w-]*['’]s?)[ \xa0]{_PHRASE}{noun}"
        rf"(?:['’]s[ \xa0](?:{noun}|start|beginning|end))?)(?!\w)"
    )
    unit = rf"(?P<unit>{w.unit})"
    counts = frozenset(w.numbers) | {"#", "several", "many", "few", "some"}

    return (
        rule(
            "same",
            openers("the that"),
            rf"(?:the{S}same|that{S}same|that){S}(?P<unit>day|week|month|year)(?!\w)",
            _resolve_same,
        ),
        rule(
            "step",
            openers("the"),
            (
                rf"the{S}(?:(?P<which>following|next|previous){S}(?P<unit>day|week|month|year)|"
                rf"(?P<unit2>day|week|month|year){S}(?P<after>before|after)(?=[ ]?[.,;:\n]))(?!\w)"
            ),
            _resolve_step,
        ),
        rule(
            "later",
            counts,
            (
                rf"(?:(?P<n>{w.number})|several|many|a{S}few|few|some){S}{unit}{S}(?:"
                rf"(?P<way>later|earlier|afterwards|previously|on(?=,))|"
                rf"(?:after|before|into|since|from){S}{event})(?!\w)"
            ),
            _resolve_later,
        ),
        rule(
            "event",
            frozenset(w.sets["event_prepositions"]) | {"ahead", "prior"},
            rf"(?:{either(w.sets['event_prepositions'])}|ahead{S}of|prior{S}to){S}{event}",
            _resolve_event,
        ),
    )
