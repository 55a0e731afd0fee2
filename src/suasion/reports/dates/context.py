"""What a rule knows when it resolves an expression, and what it answers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from suasion.reports.dates import iso
from suasion.reports.dates.model import DateMention, Direction, Kind
from suasion.reports.dates.tense import direction
from suasion.reports.dates.words import preposition


@dataclass(slots=True)
class Context:
    """``anchor`` is the report's date; ``previous`` the last resolved mention before this one; ``future`` a
    caller's own knowledge.
    """

    text: str
    anchor: dt.date | None
    future: bool | None = None
    previous: DateMention | None = None
    looks: Direction | None = None
    """The direction found for the mention at hand, kept for the record."""

    def direction(self, start: int, end: int) -> Direction | None:
        """Past or future, by the caller, by the preposition, or by the verb forms nearby."""
        if self.future is not None:
            self.looks = "future" if self.future else "past"
            return self.looks
        found = direction(self.text, start, end)
        before = preposition(self.text, start)
        if before == "before":
            found = None  # "days before the 3 May parade": the verb's time is not the date's
        elif before == "since":
            found = "past"
        elif before in ("by", "until", "till") and not found:
            found = "future"
        self.looks = found
        return found


@dataclass(slots=True)
class Reading:
    """What an expression means. ``start``/``end`` override the span of the match where a rule reads wider or
    narrower.
    """

    value: str | None
    reason: str
    kind: Kind = "date"
    stated: bool = False
    start: int | None = None
    end: int | None = None
    anchor: str | None = None


Resolver = Callable[[re.Match[str], Context], "Reading | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """``starts``: first words (lower case; "#" stands for any digits) at which ``pattern`` is tried."""

    name: str
    starts: frozenset[str]
    pattern: re.Pattern[str]
    resolve: Resolver


def openers(text: str) -> frozenset[str]:
    """First words of a rule, written as one string."""
    return frozenset(text.split())


def rule(name: str, starts: Iterable[str], pattern: str, resolve: Resolver) -> Rule:
    """A rule; case does not matter to its pattern (capitals, where they matter, are the resolver's business)."""
    return Rule(name, frozenset(starts), re.compile(pattern, re.IGNORECASE), resolve)


def shown(text: str) -> str:
    """An expression for a reason: on one line, in quotes."""
    return f"'{' '.join(text.split())}'"


def part_note(part: str | None) -> str:
    """The end of a reason where only a part of the value is meant ("the end of October"): the value keeps the whole."""
    words_ = " ".join((part or "").split()).removesuffix(" the").removesuffix(" of").rstrip("-")
    return f"; only a part of it is meant ('{words_}')" if words_ else ""


def counted(text: str, anchor: dt.date, value: str | None, extra: str = "") -> Reading:
    """A reading counted from the report's date."""
    return Reading(value, f"{shown(text)} counted from the report's date, {anchor.isoformat()}{extra}.")


def unanchored(text: str) -> Reading:
    """A reading that would need the report's date."""
    return Reading(None, f"{shown(text)} needs the report's date, which is not known.")


def stated(value: str, text: str, extra: str = "") -> Reading:
    return Reading(value, f"{shown(text)} is stated in the text{extra}.", stated=True)


def nearest_year(ctx: Context, m: re.Match[str], month: int, day: int | None) -> tuple[int, str] | None:
    """The year of a month (and day) given without one, with the reason; None without a report date.

    Past tense takes the latest such date up to the report, future tense the first one from the report on; where
    the words do not say, the one nearest to the report. A month that the report's own month equals counts as
    reached.
    """
    if ctx.anchor is None:
        return None
    anchor, looks = ctx.anchor, ctx.direction(m.start(), m.end())

    def at(y: int) -> tuple[dt.date, dt.date]:
        if day is None:
            return dt.date(y, month, 1), iso.last_of_month(y, month)
        date = iso.make(y, month, day) or iso.last_of_month(y, month)
        return date, date

    years = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if dt.MINYEAR <= y <= dt.MAXYEAR]
    if looks == "past":
        fits = [y for y in years if at(y)[0] <= anchor]
        return (fits or years)[-1], "told as past, so the latest one up to the report's date"
    if looks == "future":
        fits = [y for y in years if at(y)[1] >= anchor]
        return (fits or years)[0], "told as still to come, so the first one from the report's date on"
    return min(
        years, key=lambda y: abs((at(y)[0] - anchor).days)
    ), "no year given, so the one nearest to the report's date"
