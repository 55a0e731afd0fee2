"""Finding date expressions in one pass: every word is looked up once, and only words that can open a date try a
pattern.

Linear in the length of the text: patterns are anchored and bounded, and a match moves the scan past its end.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from suasion.reports.dates import counted, days, follow, iso, periods, stated, years
from suasion.reports.dates.context import Context, Reading, Rule, openers
from suasion.reports.dates.model import DateMention
from suasion.reports.dates.words import words

_WORD = re.compile(r"[A-Za-z]+|(?<![\d.,])\d+|['’](?=[2-9]0s\b)")
WIDEST_HULL = (
    100  # days: an interval wider than this, from an uncertain report date, says nothing; the value stays open
)

Anchor = dt.date | tuple[dt.date, dt.date] | None


# Little words open a date now and then and something else nearly always: they are tried only if the next word can go
# on.
_LITTLE = openers("the a an this that")
_NEXT = re.compile(r"\s+(?:([A-Za-z]+)|[\d'’])")


@cache
def _continues() -> frozenset[str]:
    """Words that may follow a little word in a date."""
    w = words()
    return (
        frozenset(_table())
        | frozenset(w.units)
        | openers("very final turn eve couple few same following morning afternoon evening night")
    )


@cache
def _table() -> dict[str, tuple[Rule, ...]]:
    """First word -> the rules to try there, most specific first."""
    order = [*stated.rules(), *follow.rules(), *days.rules(), *periods.rules(), *years.rules(), *counted.rules()]
    out: dict[str, list[Rule]] = {}
    for rule in order:
        for word in rule.starts:
            out.setdefault(word, []).append(rule)
    return {word: tuple(found) for word, found in out.items()}


def find_dates(
    text: str, *, anchor: Anchor = None, start: int = 0, end: int | None = None, future: bool | None = None
) -> list[DateMention]:
    """The date expressions of ``text[start:end]``, in order, not overlapping, with offsets into ``text``.

    ``anchor`` is the report's date: a day, a pair (first, last) if it is only known to lie between, or None.
    ``future``: True or False if the caller knows which way bare weekdays and months look; None reads it from
    the verbs nearby.
    """
    stop = len(text) if end is None else min(end, len(text))
    pair = anchor if isinstance(anchor, tuple) else (anchor, anchor)
    ctx = Context(text, pair[0], future)
    table = _table()
    out: list[DateMention] = []
    done = start
    for word in _WORD.finditer(text, start, stop):
        at = word.start()
        if at < done:
            continue
        key = word[0]
        rules = table.get(key.lower() if key.isalpha() else "#")
        if not rules:
            continue
        if key.lower() in _LITTLE:
            after = _NEXT.match(text, word.end())
            if after is None or (after[1] and after[1].lower() not in _continues()):
                continue
        if at and (text[at - 1].isalnum() or text[at - 1] == "_"):
            continue
        for rule in rules:
            match = rule.pattern.match(text, at, stop)
            if match is None:
                continue
            mention = _read(rule, match, ctx, pair)
            if mention is None:
                continue
            out.append(mention)
            done = mention.end
            if mention.value is not None:
                ctx.previous = mention
            break
    return out


def _read(
    rule: Rule, match: re.Match[str], ctx: Context, pair: tuple[dt.date | None, dt.date | None]
) -> DateMention | None:
    """One match resolved, from both ends of the report's date where it is not known to the day."""
    ctx.looks = None
    ctx.anchor = pair[0]
    reading = rule.resolve(match, ctx)
    if reading is None:
        return None
    looks = ctx.looks
    if pair[0] != pair[1] and not reading.stated and reading.value:
        ctx.anchor = pair[1]
        reading = _between(reading, rule.resolve(match, ctx), pair)
        ctx.anchor = pair[0]
    a = match.start() if reading.start is None else reading.start
    b = match.end() if reading.end is None else reading.end
    return DateMention(
        start=a,
        end=b,
        text=ctx.text[a:b],
        value=reading.value,
        precision=iso.precision(reading.value),
        reason=reading.reason,
        kind=reading.kind,
        anchor=reading.anchor,
        stated=reading.stated,
        direction=looks,
    )


def _between(first: Reading, second: Reading | None, pair: tuple[dt.date | None, dt.date | None]) -> Reading:
    """Both readings as one: the same value, or the interval that covers them, or none if that is too wide to mean
    anything.
    """
    if second is None or second.value is None or first.value is None or first.value == second.value:
        return first
    value: str | None = iso.hull(first.value, second.value)
    a, b = iso.bounds(value or first.value)
    reason = f"{first.reason[:-1]}; the report's date is only known to lie between {pair[0]} and {pair[1]}."
    if (b - a).days > WIDEST_HULL and not _inside(a, b, pair):
        value = None
    first.value, first.reason = value, reason
    return first


def _inside(a: dt.date, b: dt.date, pair: tuple[dt.date | None, dt.date | None]) -> bool:
    """A wide interval is still worth having where the report's own date is as wide."""
    return pair[0] is not None and pair[1] is not None and (b - a).days <= (pair[1] - pair[0]).days + iso.DAYS_IN_WEEK
