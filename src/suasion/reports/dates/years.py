"""Years and decades: "in 2014", "2014-2019", "fiscal 2024", "the late 1990s". Most of the work is to see what is no
year.
"""

from __future__ import annotations

import re
from functools import cache

from suasion.reports.dates import iso
from suasion.reports.dates.context import Context, Reading, Rule, openers, part_note, rule, shown, stated
from suasion.reports.dates.periods import PART_OPENERS, part_pattern
from suasion.reports.dates.stated import follows_number
from suasion.reports.dates.words import YEAR, S, word_before, words

_YEARS_OF_FULL_TRUST = range(1900, 2100)  # a bare number outside needs a preposition to be taken for a year
_YEARS_IN_DECADE = 10


def _resolve_year(m: re.Match[str], ctx: Context) -> Reading | None:
    w = words()
    before = word_before(ctx.text, m.start())
    low = before.lower().rstrip(".")
    if before[-1:] in ("$", "€", "£", "#", "-", "/") or (low in w.sets["not_a_year_after"] and not m["year2"]):
        return None
    lead = ctx.text[max(0, m.start() - 1) : m.start()]
    if lead and (lead in "$€£#./,:-–+" or lead.isalnum()) and not m["part"]:
        return None
    if ctx.text[m.end() : m.end() + 1] in ("%", "°", "/") or re.match(
        r"[.,:]\d|-[a-z]", ctx.text[m.end() : m.end() + 2]
    ):
        return None
    if follows_number(ctx.text, m.end()) and not m["part"]:
        return None
    year = int(m["year"])
    if year not in _YEARS_OF_FULL_TRUST and low not in ("in", "since", "of", "from", "until"):
        return None
    if m["year2"]:
        last = int(m["year2"]) if len(m["year2"]) == 4 else year - year % 100 + int(m["year2"])
        if last <= year or (m["and"] and low != "between"):
            return None if m["and"] is None else _only_first(m, ctx, year)
        return stated(iso.interval(iso.year(year), iso.year(last)), m[0])
    whole = part_note(m["part"])
    return stated(iso.year(year), m[0], whole)


def _only_first(m: re.Match[str], ctx: Context, year: int) -> Reading:
    """ "In 2014 and 2022" is two years, not a range: take the first and leave the second to the scanner."""
    end = m.start("year") + 4
    return Reading(iso.year(year), f"{shown(ctx.text[m.start() : end])} is stated in the text.", stated=True, end=end)


def _resolve_decade(m: re.Match[str], ctx: Context) -> Reading | None:
    first = int(m["decade"]) if m["decade"] else 1900 + int(m["short"])
    value = iso.interval(iso.year(first), iso.year(first + _YEARS_IN_DECADE - 1))
    return stated(value, m[0], part_note(m["part"]))


@cache
def rules() -> tuple[Rule, ...]:
    part = part_pattern()
    digits = openers("#")
    return (
        rule(
            "decade",
            digits | PART_OPENERS,
            (rf"{part}(?:the{S})?" rf"(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s|['’](?P<short>[2-9]0)s)(?!\w)"),
            _resolve_decade,
        ),
        rule(
            "year",
            digits | PART_OPENERS | openers("fiscal fy"),
            (
                rf"{part}(?:fiscal{S}(?:year{S})?|FY{S}?)?(?P<year>{YEAR})(?:(?:[-–—/]|{S}"
                rf"(?:to|until|till|through|(?P<and>and)){S})(?P<year2>{YEAR}|\d\d(?![\d-])))?(?![\w])"
            ),
            _resolve_year,
        ),
    )
