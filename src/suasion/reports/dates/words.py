"""The words of date expressions, as look-ups and as pieces of regular expressions. Filled from ``vocab/dates.yaml``
once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from suasion.vocab import load

# White space inside an expression: a few blanks, or one line break (a paragraph may be broken over lines; an empty line
# ends it).
S = r"(?:[ \t\xa0]{1,3}(?:\r?\n[ \t]{0,8})?|\r?\n[ \t]{0,8})"
DASH = r"(?:[ ]?[-–—][ ]?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
NTH = r"(?:st|nd|rd|th)?(?!\w)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d)"


@dataclass(frozen=True)
class Words:
    """Look-ups (lower case) and alternations (longest first)."""

    months: dict[str, int]
    full_months: frozenset[str]
    ambiguous_months: frozenset[str]
    weekdays: dict[str, int]
    full_weekdays: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    units: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    fixed_days: dict[str, tuple[int, int]]
    named_days: dict[str, str]
    sets: dict[str, frozenset[str]]
    month: str
    weekday: str
    full_weekday: str
    season: str
    unit: str
    number: str
    ordinal: str

    def number_of(self, text: str) -> int | None:
        """The value of "three", "a" or "12"."""
        return int(text) if text.isdigit() else self.numbers.get(text.lower())

    def month_of(self, text: str) -> int:
        return self.months[text.lower().rstrip(".")]


def either(words: Iterable[str]) -> str:
    """An alternation, longest word first, so that "may" never hides "mayor"-like longer ones."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


@cache
def words() -> Words:
    raw: dict[str, Any] = load("dates")
    months = {**raw["months"], **raw["short_months"]}
    weekdays = {**raw["weekdays"], **raw["short_weekdays"]}
    lists = {k: frozenset(map(str, v)) for k, v in raw.items() if isinstance(v, list)}
    return Words(
        months=months,
        full_months=frozenset(raw["months"]),
        ambiguous_months=lists["ambiguous_months"],
        weekdays=weekdays,
        full_weekdays=dict(raw["weekdays"]),
        seasons={k: (v[0], v[1]) for k, v in raw["seasons"].items()},
        units=dict(raw["units"]),
        numbers=dict(raw["numbers"]),
        ordinals=dict(raw["ordinals"]),
        fixed_days={k: (v[0], v[1]) for k, v in raw["fixed_days"].items()},
        named_days=dict(raw["named_days"]),
        sets=lists,
        month=f"(?:{either(raw['months'])}|{either(raw['short_months'])}\\.?)",
        weekday=f"(?:{either(raw['weekdays'])}|{either(raw['short_weekdays'])}\\.?)",
        full_weekday=either(raw["weekdays"]),
        season=either(raw["seasons"]),
        unit=either(raw["units"]),
        number=f"(?:\\d{{1,3}}|{either(raw['numbers'])})",
        ordinal=either(raw["ordinals"]),
    )


_BEFORE = re.compile(r"([A-Za-z0-9.$€£#/’'-]+)[^\S\n]*\Z")
_AFTER = re.compile(r"[^\S\n]*([A-Za-z0-9’'%.$€£-]+)")
NEAR = 24  # characters looked at for the one word before a number or name; longer words do not matter to any rule


def word_before(text: str, at: int) -> str:
    """The word that stands before ``at`` on the same line, as written; "" if there is none or punctuation comes
    between.
    """
    m = _BEFORE.search(text[max(0, at - NEAR) : at])
    return m[1] if m else ""


_ARTICLE = re.compile(r"\bthe[^\S\n]+\Z", re.IGNORECASE)


def preposition(text: str, at: int) -> str:
    """The word before ``at`` in lower case, an article skipped: "before" in "before the 3 May parade"."""
    article = _ARTICLE.search(text, max(0, at - NEAR), at)
    return word_before(text, article.start() if article else at).lower()


def word_after(text: str, at: int) -> str:
    """The word that follows ``at`` on the same line, as written; "" if punctuation comes first."""
    m = _AFTER.match(text, at, at + NEAR)
    return m[1] if m else ""
