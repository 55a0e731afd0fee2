"""Dates that name a day of the calendar: "4 September 2025", "Sept. 4", "2025-09-04", "3-5 May", "Thursday,
February 9".
"""

from __future__ import annotations

import re
from functools import cache

from suasion.reports.dates import iso
from suasion.reports.dates.context import Context, Reading, Rule, nearest_year, rule, shown, stated, unanchored
from suasion.reports.dates.words import DASH, DAY, NTH, YEAR, S, Words, word_after, word_before, words


def _day(m: re.Match[str], ctx: Context, year: str | None, month: int, day: int) -> tuple[str, str, bool] | None:
    """(value, reason after the quoted words, stated) of one day; None if the calendar has no such day."""
    if year:
        date = iso.make(int(year), month, day)
        return (iso.day(date), "is stated in the text", True) if date else None
    if not iso.make(2000, month, day):  # 2000 is a leap year: 29 February passes
        return None
    found = nearest_year(ctx, m, month, day)
    if found is None:
        return "", "", False
    date = iso.make(found[0], month, day)
    if date is None:
        return None
    return iso.day(date), f"has no year of its own: {found[1]}, {ctx.anchor}", False


def _weekday_note(value: str, weekday: str | None) -> str:
    """A warning where the text's weekday is not the one that the calendar has."""
    if not weekday:
        return ""
    number = words().weekdays[weekday.lower().rstrip(".")]
    if iso.bounds(value)[0].isoweekday() == number:
        return ""
    return f"; the calendar does not make it a {weekday}"


def _year_of(ctx: Context, m: re.Match[str]) -> str | None:
    """The year that the words give: four digits, or "last year" counted from the report's date."""
    if m["year"]:
        return m["year"]
    step = {"last": -1, "this": 0, "next": 1}.get((m["yearword"] or "").lower())
    return str(ctx.anchor.year + step) if step is not None and ctx.anchor else None


def _resolve_days(m: re.Match[str], ctx: Context) -> Reading | None:
    """One day or a range of days inside a month or across two: groups day, month, and perhaps day2, month2, year,
    weekday.
    """
    w = words()
    g = m.groupdict()
    if not m["month"][0].isupper() and not m["month"].isupper():
        return None
    year = _year_of(ctx, m)
    first_month = w.month_of(m["month"])
    found = _day(m, ctx, year, first_month, int(m["day"]))
    if found is None:
        return None
    value, reason, is_stated = found
    if not value:
        return unanchored(m[0])
    if g.get("day2"):
        last_month = w.month_of(g["month2"]) if g.get("month2") else first_month
        last_year = int(value[:4])
        first_year = last_year - 1 if (last_month < first_month and year) else last_year
        last_year = last_year + 1 if (last_month < first_month and not year) else last_year
        first = iso.make(first_year, first_month, int(m["day"]))
        last = iso.make(last_year, last_month, int(g["day2"]))
        if first is None or last is None or last < first:
            return None
        return Reading(iso.interval(iso.day(first), iso.day(last)), f"{shown(m[0])} {reason}.", stated=is_stated)
    note = _weekday_note(value, g.get("weekday"))
    return Reading(value, f"{shown(m[0])} {reason}{note}.", stated=is_stated and not m["yearword"])


def _resolve_iso(m: re.Match[str], ctx: Context) -> Reading | None:
    date = iso.make(int(m["y"]), int(m["m"]), int(m["d"]))
    return stated(iso.day(date), m[0]) if date else None


def _resolve_numeric(m: re.Match[str], ctx: Context) -> Reading | None:
    """04.09.2025 is day first; with slashes both orders are in use, so the one that fits, or the nearer one to the
    report's date.
    """
    a, b, y = int(m["a"]), int(m["b"]), int(m["y"])
    if y < 100:
        y += 2000
    day_first, month_first = iso.make(y, b, a), iso.make(y, a, b)
    if m["sep"] == ".":
        return stated(iso.day(day_first), m[0], ", day first as is usual with full stops") if day_first else None
    if day_first and month_first and day_first != month_first:
        anchor = ctx.anchor
        if anchor is None:
            either = f"{shown(m[0])} may be {day_first} or {month_first}: only the year is sure."
            return Reading(iso.year(y), either, stated=True)
        near = min((day_first, month_first), key=lambda d: (d > anchor, abs((d - anchor).days)))
        order = "day first" if near == day_first else "month first"
        return Reading(iso.day(near), f"{shown(m[0])} is read {order}: that is nearer to the report's date, {anchor}.")
    date = day_first or month_first
    return stated(iso.day(date), m[0]) if date else None


# Words that may follow "on the 25th" where it is a date: "the 25th session" is none.
_AFTER_NTH = re.compile(
    r"[ \t]*(?:[.,;:)(—–\n]|\Z|"
    r"(?:local|at|in|that|and|to|as|by|after|before|when|for|with|but|while|from|where|the|said|a)\b)"
)


def _resolve_nth(m: re.Match[str], ctx: Context) -> Reading | None:
    """ "On the 25th", "the 24th of last month": the month comes from the report's date and the tense."""
    before = word_before(ctx.text, m.start()).lower()
    step = {"this": 0, "last": -1, "next": 1}.get((m["which"] or "").lower())
    if step is None and (
        before not in ("on", "by", "until", "since", "from", "before", "after")
        or not _AFTER_NTH.match(ctx.text, m.end())
    ):
        return None
    if ctx.anchor is None:
        return unanchored(m[0])
    day = int(m["day"])
    if step is None:
        looks = ctx.direction(m.start(), m.end())
        step = (
            1 if looks == "future" and day < ctx.anchor.day else -1 if looks != "future" and day > ctx.anchor.day else 0
        )
    month = iso.shift_months(ctx.anchor.replace(day=1), step)
    date = iso.make(month.year, month.month, day)
    if date is None:
        return None
    return Reading(iso.day(date), f"{shown(m[0])}: the month is counted from the report's date, {ctx.anchor}.")


def _resolve_named(m: re.Match[str], ctx: Context) -> Reading | None:
    w = words()
    name = " ".join(m[0].lower().replace("’", "'").split())
    if name in w.named_days:
        return stated(w.named_days[name], m[0])
    month, day = w.fixed_days[name]
    found = nearest_year(ctx, m, month, day)
    date = iso.make(found[0], month, day) if found else None
    return Reading(iso.day(date), f"{shown(m[0])}: {found[1]}, {ctx.anchor}.") if date and found else unanchored(m[0])


def _names(w: Words) -> str:
    """The names of days, with a blank standing for any white space."""
    alternatives = sorted([*w.named_days, *w.fixed_days], key=lambda n: -len(n))
    return "|".join(re.escape(n).replace("\\ ", S).replace("'", "['’]") for n in alternatives)


@cache
def rules() -> tuple[Rule, ...]:
    w = words()
    weekday = rf"(?:(?P<weekday>{w.weekday}),?{S}(?:the{S})?)?"
    year = rf"(?:,?{S}(?P<year>{YEAR})|(?:{S}of)?{S}(?P<yearword>last|this|next){S}year\b)?"
    to = rf"(?:{DASH}|{S}(?:to|until|till|through|and){S}(?:the{S})?)"
    day_month = rf"{weekday}(?P<day>{DAY}){NTH}(?:{S}of)?{S}(?P<month>{w.month})(?![\w])"
    starts_month = frozenset(w.months)
    starts_weekday = frozenset(w.weekdays)
    digits = frozenset("#")

    return (
        rule(
            "named",
            frozenset({n.split()[0].split(".")[0] for n in w.fixed_days} | {"september", "sept", "#"}),
            rf"(?:{_names(w)})(?!\w)",
            _resolve_named,
        ),
        rule(
            "iso",
            digits,
            (r"(?P<y>[12]\d{3})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?:T[\d:.]+" r"(?:Z|[+-]\d\d:?\d\d)?)?(?![\d/-])"),
            _resolve_iso,
        ),
        rule(
            "numeric",
            digits,
            (r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>" r"(?:19|20)\d\d|\d\d)(?![\d/-])(?!\.\d)"),
            _resolve_numeric,
        ),
        rule(
            "day range, one month",
            digits | starts_weekday,
            (
                rf"{weekday}(?P<day>{DAY}){NTH}{to}(?P<day2>{DAY}){NTH}(?:{S}of)?{S}"
                rf"(?P<month>{w.month})(?!\w){year}"
            ),
            _resolve_days,
        ),
        rule(
            "day range, two months",
            digits | starts_weekday,
            rf"{day_month}{to}(?P<day2>{DAY}){NTH}(?:{S}of)?{S}(?P<month2>{w.month})(?!\w){year}",
            _resolve_days,
        ),
        rule("day month", digits | starts_weekday, rf"{day_month}{year}", _resolve_days),
        rule(
            "month day range",
            starts_month | starts_weekday,
            (
                rf"{weekday}(?P<month>{w.month}){S}(?P<day>{DAY}){NTH}{to}(?:(?P<month2>{w.month}){S})?"
                rf"(?P<day2>{DAY}){NTH}(?![:.,]\d|{S}(?:{w.month})){year}"
            ),
            _resolve_days,
        ),
        rule(
            "month day",
            starts_month | starts_weekday,
            rf"{weekday}(?P<month>{w.month}){S}(?P<day>{DAY}){NTH}(?![:]\d|[.,]\d|%){year}",
            _resolve_days,
        ),
        rule(
            "nth",
            digits | {"the"},
            (rf"(?:the{S})?(?P<day>{DAY})(?:st|nd|rd|th)(?:{S}of{S}" rf"(?P<which>this|last|next){S}month)?(?!\w)"),
            _resolve_nth,
        ),
    )


def follows_number(text: str, end: int) -> bool:
    """Whether the word after ``end`` makes the number before it a count ("2014 people")."""
    return word_after(text, end).lower().rstrip(".,") in words().sets["not_a_year_before"]
