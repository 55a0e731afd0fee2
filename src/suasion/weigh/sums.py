"""Arithmetic inside one sentence that does not add up.

* part: a part is larger than its whole, or the parts listed after a whole do not sum to it.
* share: "60 of the 120 members, or 70 percent".
* change: "rose from 30 to 20", "from 100 to 150, up 20 percent", "doubled from 10 to 30".
* votes: a motion that passed with fewer votes than were against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from suasion.weigh.model import Finding, finding
from suasion.weigh.quantities import PERCENT, PERSON, Quantity, quantities
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import pattern, stem, weigh_words

POINTS = 1.5
"""Points by which a stated percentage may miss: rounding."""

SHARE = 0.06
"""The same as a share of the percentage: "a rise of 48 percent" for 50."""

LOOSE = 0.15
"""The same where the writer says "about" or "nearly", and for "doubled"."""

REACH = 60
"""Characters after a whole, or after a change, in which its parts or its percentage stand."""

BEFORE = 60
"""Characters before "from ... to ..." in which the word stands that says which way."""

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:\s?(?P<scale{0}>thousand|million|billion|trillion|mn|mln|bn|bln|m)\b)?"
_PCT = r"\s?(?:%|per\s?cent\b)"
_VAGUE = (
    r"(?P<vague>about|around|almost|nearly|roughly|some|more than|over|less than|under|at least|just over|just under)"
)
_SHARE = re.compile(
    rf"(?i)(?<![\w.,$€£-])(?P<a>{_DIGITS})(?:\s+(?:out|members|people|seats|countries|states|lawmakers|deputies))?\s+of\s+"
    rf"(?:(?:the|its|all|a total of)\s+)*(?P<b>{_DIGITS})\b[^.;:\d]{{0,60}}?(?:,\s*or|\(|[–—]|,\s*that is,?|,\s*equal to)\s*"
    rf"(?:{_VAGUE}\s+)?(?P<p>{_DIGITS}){_PCT}"
)
_FROM_TO = re.compile(
    rf"(?i)\bfrom\s+(?:{_VAGUE}\s+)?(?P<cur>US\$|[$€£])?(?P<a>{_DIGITS})(?P<pa>{_PCT})?{_SCALE.format('a')}(?P<unit>(?:\s+[a-z][a-z-]+){{0,3}}?)"
    rf"(?:\s+in\s+\w+)?\s+to\s+(?:about\s+|around\s+|almost\s+|nearly\s+|some\s+|just\s+)?(?:US\$|[$€£])?(?P<b>{_DIGITS})(?![\d:]|(?:st|nd|rd|th)\b)(?P<pb>{_PCT})?{_SCALE.format('b')}"
)
_OR_PERCENT = re.compile(
    rf"(?i)^[^.;\d]{{0,60}}?(?:,\s*or|,\s*up|,\s*down|\(|[–—]|,?\s*an?\s+(?:rise|increase|fall|drop|decrease|decline|jump|cut|gain|growth)\s+of)\s*(?:up\s+|down\s+)?"
    rf"(?:{_VAGUE}\s+)?(?P<p>{_DIGITS}){_PCT}"
)
_BY_PERCENT = re.compile(rf"(?i)\bby\s+(?:{_VAGUE}\s+)?(?P<p>{_DIGITS}){_PCT},?\s*$")
_VOTES = re.compile(
    rf"(?i)\b(?:by|with)\s+(?:a\s+vote\s+of\s+)?(?P<a>{_DIGITS})\s*(?:votes?\s+)?(?:(?:in\s+favou?r|for)\s*)?(?:to|against|and|[–—-])\s*(?P<b>{_DIGITS})(?P<rest>\s+(?:votes?\s+)?against)?"
)
_OPENED = re.compile(r"^(?:\s+[\w’'-]+){0,5}(?:\s*:\s*|\s*\(\s*|\s*[–—]\s*|\s+-\s+)$")
_JOINED = re.compile(r"^(?:\s+[\w’'-]+){0,5}\s*(?:,\s*(?:and\s+)?|\sand\s+|\splus\s+)$")
_MONTH = re.compile(
    r"(?i)^\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_TIMES = 10**3, 10**6, 10**9, 10**12
_SCALES = dict.fromkeys(("m", "mn", "mln", "million"), _TIMES[1]) | {
    "thousand": _TIMES[0], "bn": _TIMES[2], "bln": _TIMES[2], "billion": _TIMES[2], "trillion": _TIMES[3],
}  # fmt: skip
_EARLIEST, _LATEST = 1900, 2100


def sums(text: Text) -> Iterator[Finding]:
    """At most one finding of each rule for a sentence."""
    for s in text.sentences:
        if s.role == "caption" or not any(c.isdigit() for c in s.text):
            continue
        for rule in (_part, _difference, _share, _change, _votes):
            if (found := rule(text, s)) is not None:
                yield found


def _told(text: Text, start: int, end: int, why: str, strength: float) -> Finding:
    return finding("slip", "sum", (text.side(start, end),), why, strength, matter="arithmetic")


def _part(text: Text, s: Sentence) -> Finding | None:
    """1. A part after "including" is larger than the whole before it. 2. A list of parts after a whole does not sum to it."""
    found = list(quantities(text.text, s.start, s.end))
    for whole, part in pairwise(found):
        between = text.text[whole.end : part.start] + part.said
        link = pattern("sums", "part_of").search(text.text[whole.start : part.start])
        if (
            link and _unit(whole) == _unit(part) != PERCENT and len(between) <= REACH and whole.high is not None
            and (not part.measure or not whole.measure or part.measure == whole.measure) and part.low > whole.high
        ):  # fmt: skip
            why = f"“{part.said}” is a part of “{whole.said}”, and larger."
            return _told(text, whole.start, part.end, why, 0.8)
    for n, whole in enumerate(found):
        parts = _listed(text, whole, found[n + 1 :])
        if len(parts) < 2 or whole.high is None or any(p.high is None for p in parts):
            continue
        low, high = sum(p.low for p in parts), sum(p.high or 0 for p in parts)
        if low > whole.high or high < whole.low:
            said = " and ".join(f"“{p.said}”" for p in parts)
            return _told(text, whole.start, parts[-1].end, f"{said} do not make “{whole.said}”.", 0.75)
    return None


def _unit(q: Quantity) -> str:
    """What it counts, with more words for people than other checks know."""
    return PERSON if q.unit in _also_people() else q.unit


@cache
def _also_people() -> frozenset[str]:
    return frozenset(stem(w) for w in weigh_words()["sums"]["people"])


def _difference(text: Text, s: Sentence) -> Finding | None:
    """ "1.86 million against a quota of 1.55 million, an excess of 210,000"."""
    m = _differs().search(text.text, s.start, s.end)
    found = [q for q in quantities(text.text, s.start, s.end, bare=True) if q.unit != PERCENT] if m else []
    before = [q for q in found if m and q.end <= m.start()][-2:]
    third = next((q for q in found if m and q.start >= m.end()), None)
    if m is None or third is None or third.start > m.end() + 2 or len(before) < 2:
        return None
    if before[1].unit not in ("", before[0].unit):
        return None
    apart, rounded = abs(before[0].exact - before[1].exact), _step(before[0].said) + _step(before[1].said)
    if abs(apart - third.exact) <= max(rounded, SHARE * apart):
        return None
    why = f"“{before[0].said}” and “{before[1].said}” are {apart:,.0f} apart, not “{third.said}”."
    return _told(text, before[0].start, third.end, why, 0.7)


def _step(said: str) -> float:
    """The last digit's worth of a number as written: half of it may be rounding."""
    m = re.search(rf"(?i)({_DIGITS})(?:\s?(thousand|million|billion|trillion|mn|mln|bn|bln|m)\b)?", said)
    if m is None:
        return 0.0
    decimals = len(m[1].partition(".")[2])
    return float(10**-decimals * _SCALES.get((m[2] or "").lower(), 1))


@cache
def _differs() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:an?|the)\s+(?:{'|'.join(weigh_words()['differences'])})\s+of\s+")


def _listed(text: Text, whole: Quantity, after: list[Quantity]) -> list[Quantity]:
    """The parts of a list that follows the whole after a colon, a dash or a bracket, up to one that is joined otherwise."""
    out: list[Quantity] = []
    at = whole.end
    for q in after:
        joint = _JOINED if out else _OPENED
        if _unit(q) != _unit(whole) or q.unit == PERCENT or not joint.match(text.text[at : q.start]):
            break
        out.append(q)
        at = q.end
    return out


def _share(text: Text, s: Sentence) -> Finding | None:
    for m in _SHARE.finditer(text.text, s.start, s.end):
        a, b, p = _number(m["a"]), _number(m["b"]), _number(m["p"])
        if 0 < a <= b and not _near(p, 100 * a / b, m["vague"]):
            why = f"{m['a']} of {m['b']} are {100 * a / b:.0f} percent, not {m['p']}."
            return _told(text, m.start(), m.end(), why, 0.75)
    return None


def _change(text: Text, s: Sentence) -> Finding | None:
    for m in _FROM_TO.finditer(text.text, s.start, s.end):
        a, b = _ends(m)
        if _are_years(a, b) or a <= 0 or b <= 0 or bool(m["pa"]) > bool(m["pb"]) or _MONTH.match(text.text[m.end() :]):
            continue
        before = text.text[max(s.start, m.start() - BEFORE) : m.start()]
        after = text.text[m.end() : s.end]
        clause = re.split(r"[;:]|\b(?:and|but|while)\b", before)[-1]
        up, down = pattern("sums", "up").search(clause), pattern("sums", "down").search(clause)
        inverse = pattern("sums", "upside_down").search(s.text) or pattern("sums", "currencies").search(clause)
        if bool(up) == bool(down) or inverse:
            continue
        if a != b and (b > a) is not bool(up):
            why = f"From {m['a']} to {m['b']} is no {'rise' if up else 'fall'}."
            return _told(text, m.start(), m.end(), why, 0.75)
        if m["pa"] or m["pb"]:
            continue
        stated = _BY_PERCENT.search(before) or _OR_PERCENT.match(after)
        if stated and not _near(_number(stated["p"]), abs(b / a - 1) * 100, stated["vague"]):
            why = f"From {m['a']} to {m['b']} is {abs(b / a - 1):.0%}, not {stated['p']} percent."
            end = m.end() + (stated.end() if stated.re is _OR_PERCENT else 0)
            return _told(text, m.start(), end, why, 0.75)
    return _times(text, s)


def _times(text: Text, s: Sentence) -> Finding | None:
    """ "Doubled from 10 to 30"."""
    for m in _FROM_TO.finditer(text.text, s.start, s.end):
        a, b = _ends(m)
        before = text.text[max(s.start, m.start() - BEFORE) : m.start()]
        word = list(_times_pattern().finditer(before))
        if not word or _are_years(a, b) or not a:
            continue
        factor = float(weigh_words()["sums"]["times"][word[-1].group().lower()])
        if not (1 - LOOSE) * factor <= b / a <= (1 + 2 * LOOSE) * factor and not re.search(
            r"(?i)more than\s*$", before[: word[-1].start()]
        ):
            return _told(text, m.start(), m.end(), f"From {m['a']} to {m['b']} is {b / a:.1f} times.", 0.7)
    return None


@cache
def _times_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(weigh_words()['sums']['times'])})\b")


def _votes(text: Text, s: Sentence) -> Finding | None:
    """A motion that was carried by fewer votes than were cast against it."""
    for m in _VOTES.finditer(text.text, s.start, s.end):
        before = text.text[max(s.start, m.start() - REACH) : m.start()]
        a, b = _number(m["a"]), _number(m["b"])
        counted = re.search(r"(?i)\bvot|\bagainst\b|\bin favou?r\b", text.text[m.start() : m.end() + 12] + before)
        lost = pattern("negations").search(before) or re.search(r"(?i)\b(?:reject|defeat|veto|block)", before)
        if counted and a < b and pattern("sums", "carried").search(before) and not lost:
            return _told(text, m.start(), m.end(), f"{m['a']} votes do not carry it against {m['b']}.", 0.8)
    return None


def _ends(m: re.Match[str]) -> tuple[float, float]:
    """Both numbers of "from 2 to 3 billion": the first has the scale of the second if it has none."""
    b = _number(m["b"]) * _SCALES.get((m["scaleb"] or "").lower(), 1)
    scale = m["scalea"] or m["scaleb"] if not (m["scalea"] or _number(m["a"]) > _TIMES[0]) else m["scalea"]
    return _number(m["a"]) * _SCALES.get((scale or "").lower(), 1), b


def _are_years(a: float, b: float) -> bool:
    return all(_EARLIEST <= x <= _LATEST for x in (a, b))


def _near(stated: float, true: float, vague: str | None) -> bool:
    """Whether the percentage is right but for rounding; "more than" and the like bound it on one side."""
    room = max(POINTS, (LOOSE if vague else SHARE) * true)
    word = " ".join((vague or "").lower().split())
    if word in ("more than", "over", "at least", "just over"):
        return stated <= true + POINTS
    if word in ("less than", "under", "just under"):
        return stated >= true - POINTS
    return abs(stated - true) <= room


def _number(words: str) -> float:
    return float(words.replace(",", ""))
