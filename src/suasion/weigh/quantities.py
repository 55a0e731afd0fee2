"""Numbers with what they count: "at least 12 people were killed" -> 12 or more, people, dead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from suasion.weigh.words import any_of, stem, weigh_words

ROUND = 0.1
"""Share by which "about 300", and a round number, may miss."""

ROUND_FROM, ROUND_STEP = 100, 50
"""A number from 100 on that is a multiple of 50 was rounded by somebody."""

MORE = 1.5
"""How much "at least 12" or "more than 12" may leave open: beyond it the writer would have named the larger number."""

NEAR = 60
"""Characters on each side of a number in which stands what is told of those it counts."""

BARE = 100
"""A number that leaves out what it counts, and is as large as this, is one of people or things, and not "the two"."""

PERSON, MONEY, PERCENT = "person", "money", "percent"
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low``..``high`` (None: open) of ``unit``: a stem, or "person" for people of any kind. ``measure``: dead, injured, ... or ""."""

    low: float
    high: float | None
    unit: str
    measure: str
    start: int
    end: int
    said: str

    @property
    def exact(self) -> float:
        """The middle of the range: the number as written, where it was written exactly or roundly."""
        return self.low if self.high is None else (self.low + self.high) / 2

    def fits(self, other: Quantity) -> bool:
        """Whether both can be of one number."""
        a, b = self.high, other.high
        return (a is None or a >= other.low) and (b is None or b >= self.low)


def quantities(text: str, start: int, end: int, *, bare: bool = False) -> Iterator[Quantity]:
    """The numbers of ``text[start:end]`` that count something; years, days, ages and numbers of articles are none.

    ``bare``: also those that leave out what they count ("the police say there were 57,000"), with the unit "".
    """
    for m in _number().finditer(text, start, end):
        before, after = text[max(start, m.start("num") - 14) : m.start("num")], text[m.end("num") : end]
        if _date_before().search(before) or _date_after().match(after):
            continue
        value, unit = _value(m), _unit(m) or _counted_before(text, m, start) or _told_of(text, m, start)
        left_out = bare and value is not None and value[0] >= BARE and not (m["rest"] or "").strip()
        if not (unit or left_out):
            continue
        if value is None or (_is_year(m["num"]) and unit != MONEY):
            continue
        said = " ".join(m.group().split())
        yield Quantity(*value, unit, _measure(text, m, start, end), m.start(), m.end(), said)


def number_words(said: str) -> int | None:
    """A whole number in digits or in words up to 99; None for anything else."""
    low = said.lower()
    if low.isdigit():
        return int(low)
    parts = low.split("-")
    return sum(_ones()[p] for p in parts) if all(p in _ones() for p in parts) else None


def _known() -> Any:
    return weigh_words()["counting"]


@cache
def _ones() -> dict[str, int]:
    return {w: n for n, w in enumerate(_known()["ones"])} | {w: 10 * n for n, w in enumerate(_known()["tens"], 2)}


def _either(words: Any) -> str:
    return "|".join(re.escape(str(w)).replace(r"\ ", r"\s+") for w in sorted(map(str, words), key=len, reverse=True))


@cache
def _number() -> re.Pattern[str]:
    known = _known()
    words, vague = _either(_ones()), _either(known["vague"])
    modifiers = _either([*known["more"], *known["less"], *known["near"], *known["exact"]])
    digits = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    rest = rf"(?:\s+of)?(?:[\s-]+(?!(?:{_either(known['ends'])})\b)[A-Za-z][\w’'-]*){{0,3}}"
    return re.compile(
        rf"(?<![\w.,$€£-])(?:(?P<mod>{modifiers})\s+)?(?P<cur>US\$|[$€£])?(?P<num>{digits}|(?:{words})(?:-(?:{words}))?|{vague})\b"
        rf"(?:[\s-]?(?P<scale>{_either(known['scales'])})\b)?(?P<pct>\s?%|\s?per\s?cent\b)?(?P<rest>{rest})",
        re.IGNORECASE,
    )


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)


@cache
def _date_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_MONTH}|(?i:{_either(_known()['names'])}))\s*$|[A-Z]{{2,}}[- ]?$")


@cache
def _date_after() -> re.Pattern[str]:
    return re.compile(rf"[\s-]*(?:{_MONTH}(?!\w)|(?i:st|nd|rd|th|a\.?m\.?|p\.?m\.?|o'clock)\b|:)")


def _is_year(number: str) -> bool:
    return number.isdigit() and int(number) in YEARS


def _value(m: re.Match[str]) -> tuple[float, float | None] | None:
    known, word = _known(), " ".join(m["num"].lower().split())
    if word in known["vague"]:
        low, high = known["vague"][word]
        return float(low), float(high)
    mod = " ".join((m["mod"] or "").lower().split())
    if word[0].isdigit():
        n = float(word.replace(",", ""))
    elif word == "one" and not (m["scale"] or mod):
        return None  # "one of them", "no one": rarely a count
    else:
        n = float(sum(_ones()[p] for p in word.split("-")))
    n *= known["scales"].get((m["scale"] or "").lower(), 1)
    if mod in known["more"]:
        return n, max(n * MORE, n + 2)
    if mod in known["less"]:
        return n / MORE, n
    if mod in known["near"] or (n >= ROUND_FROM and n % ROUND_STEP == 0):
        return n * (1 - ROUND), n * (1 + ROUND)
    return n, n


def _unit(m: re.Match[str]) -> str:
    """What is counted: money, per cent, people, or the stem of the first word that is left."""
    if m["pct"]:
        return PERCENT
    if m["cur"]:
        return MONEY
    people, times = _stems("people"), _stems("not_things")
    stems = [stem(w) for w in re.findall(r"[A-Za-z][\w’']*", m["rest"] or "") if w.lower() != "of"]
    vague = " ".join(m["num"].lower().split()) in _known()["vague"]
    if any(s in people for s in stems) or (vague and not re.match(r"\s+of\b", m["rest"] or "")):
        return PERSON  # "Thousands march in Caracas": people, where nothing else is named
    return stems[0] if stems and stems[0] not in times else ""


_NUMBER_OF = re.compile(
    r"(?i)\b(?:number of|toll of|total of)\s+(?:the\s+)?(?P<what>[a-z][\w’-]*)|\b(?P<toll>(?:death )?toll)\b"
)
"""What is counted where the number stands behind: "the number of people who fled ... at 200,000"."""


def _counted_before(text: str, m: re.Match[str], start: int) -> str:
    if re.match(r"[\s-]+[A-Za-z]", m["rest"] or "") or m["mod"] in ("only",):
        return ""
    found = list(_NUMBER_OF.finditer(text, start, m.start()))
    if not found or _PART.search(text[found[-1].end() : m.start()]):
        return ""
    what = stem(found[-1]["what"] or "people")
    return PERSON if what in _stems("people") else what


def _told_of(text: str, m: re.Match[str], start: int) -> str:
    """ "Kills 12", "wounded 40 and detained nine": people, where the number follows right on what is told of them."""
    words = text[max(start, m.start() - NEAR) : m.start()].split()
    alone = not ((m["rest"] or "").strip() or m["cur"] or m["pct"])
    told = alone and words and any(p.fullmatch(words[-1]) for name, p in _measures().items() if name != "votes")
    return PERSON if told else ""


@cache
def _stems(key: str) -> frozenset[str]:
    return frozenset(stem(w) for w in _known()[key])


@cache
def _measures() -> dict[str, re.Pattern[str]]:
    return {name: any_of(words) for name, words in _known()["measures"].items()}


_PART = re.compile(r"[;,:]|\band\b")


def _measure(text: str, m: re.Match[str], start: int, end: int) -> str:
    """What is told of those who are counted: by the nearest word of the same clause."""
    left = _PART.split(text[max(start, m.start() - NEAR) : m.start()])[-1]
    right = _PART.split(text[m.end("num") : min(end, m.end("num") + NEAR)])[0]
    near: list[tuple[int, str]] = []
    for name, pattern in _measures().items():
        if after := pattern.search(right):
            near.append((after.start(), name))
        if before := pattern.search(left):
            near.append((len(left) - before.end(), name))
    return min(near)[1] if near else ""
