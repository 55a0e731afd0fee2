"""Titles before names ("Former US President Donald Trump"), and the days on which each is right by ``offices.yaml``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from suasion.evidence.actors.holders import plain_title, terms_of
from suasion.evidence.gazetteer import fold, gazetteer
from suasion.reports.dates import bounds
from suasion.weigh.spans import Clue, Interval
from suasion.weigh.spoken import day
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import pattern, weigh_words

COURTESY = dt.timedelta(days=3 * 365)
"""Years after an office in which a bare title is more likely a slip than history; later "President Nixon" is how he is remembered."""

HISTORY = dt.timedelta(days=12 * 365)
"""The same where the state stands before it: "Israeli Prime Minister Menachem Begin"."""

REACH = 80
"""Characters before a name in which its title stands."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Titled:
    """``[start, end)``: title and name as the text has them. ``person`` is an id, ``former`` whether the office is said to be over."""

    person: str
    name: str
    title: str
    of: str
    former: bool
    stated: bool
    """Whether a state or body stands before the title: "Japanese Prime Minister". Without one it may be a courtesy ("President Nixon")."""
    start: int
    end: int
    sentence: Sentence


@cache
def _title_pattern() -> re.Pattern[str]:
    titles = sorted({t["title"] for t in _known_terms()} | set(weigh_words()["known_offices"]), key=len, reverse=True)
    former, other = weigh_words()["former"], weigh_words()["not_current"]
    mark = "|".join(re.escape(w) for w in (*former, *other))
    body = "|".join(re.escape(t).replace(r"\ ", r"[\s-]+") for t in titles)
    return re.compile(
        rf"(?:(?P<mark>(?<![\w])(?i:{mark}))[\s-]+)?(?P<of>(?:[A-Z][\w.’'-]*[\s-]+){{0,4}})(?P<title>(?i:{body}))\s+$"
    )


@cache
def _known_terms() -> tuple[dict[str, Any], ...]:
    from suasion.vocab import load

    known = {plain_title(t) for t in weigh_words()["known_offices"]}
    return tuple(t for t in load("offices")["terms"] if plain_title(t["title"]) in known)


@cache
def _names(person: str) -> tuple[str, ...]:
    """The spellings under which the person is known, longest first."""
    found = gazetteer()
    entry = found.entries.get(person)
    from suasion.vocab import load

    about = load("offices")["people"].get(entry.name, {}) if entry else {}
    names = [entry.name, *about.get("variants", ()), *about.get("short", ())] if entry else []
    if entry and not about.get("short"):
        names.append(entry.name.split()[-1])
    return tuple(sorted({fold(n) for n in names}, key=len, reverse=True))


def titled(text: Text) -> Iterator[Titled]:
    """The titles right before the names of people whose terms are known, with the state or body that they are of."""
    known = weigh_words()
    formers = {w.lower() for w in known["former"]}
    folded = fold(text.text)
    for actor in text.document.actors:
        if actor.type != "person" or not terms_of(actor.id):
            continue
        for m in actor.mentions:
            sentence = text.sentence_at(m.start)
            name = next((n for n in _names(actor.id) if folded[: m.end].endswith(n)), None)
            if sentence is None or name is None:
                continue
            at = m.end - len(name)
            low = max(sentence.start, at - REACH)
            found = _title_pattern().search(folded, low, at)
            if not found or found.end() != at:
                continue
            mark = (found["mark"] or "").lower()
            if {w.lower() for w in re.findall(r"[\w’'-]+", found["of"])} & {
                *formers,
                *(w.lower() for w in known["not_current"]),
            }:
                continue  # "U.S. Vice President": another office
            of = _of(actor.id, found["title"], found["of"])
            if of is None or (mark and mark not in formers):
                continue
            # "Former Foreign Minister and President X" holds two: the nearer one is not former
            stated = bool(gazetteer().find(found["of"]))
            yield Titled(actor.id, actor.name, found["title"], of, bool(mark), stated, found.start(), m.end, sentence)


def _of(person: str, title: str, before: str) -> str | None:
    """The body whose office it is: the person held it there, and the words before name no other state."""
    own = {t["of"] for t in terms_of(person) if plain_title(t["title"]) == plain_title(title)}
    named = {i for h in gazetteer().find(before) for i in h.form.ids} if before.strip() else set()
    states = {n for n in named if n in gazetteer().entries}
    if states:
        own &= states
    return next(iter(own)) if len(own) == 1 else None


def clue(text: Text, t: Titled) -> Clue | None:
    """What the title says of the report's date; None if the sentence tells of another time, or the terms are not known."""
    if not t.former and _of_another_time(text, t):
        return None
    if t.sentence.role in ("caption",):
        return None
    terms = sorted(
        (x for x in terms_of(t.person) if x["of"] == t.of and plain_title(x["title"]) == plain_title(t.title)),
        key=lambda x: x["since"] or "",
    )
    if any(x["since"] is None for x in terms) or not terms:
        return None
    held = [_days(x) for x in terms]
    who = f"{t.name}: {t.title.lower()} ({gazetteer().entries[t.of].name})"
    spans = " and ".join(_spoken(x) for x in terms)
    if not t.former:
        # a courtesy title outlives the office; and of most offices there may have been an earlier term
        # before it: a headline, or "a President X", thinks of what may come
        early = not t.stated or plain_title(t.title) not in _first_offices() or t.sentence.is_heading
        late = _later(held, HISTORY if t.stated else COURTESY)
        also = (*([(None, held[0][0])] if early else []), *late)
        return Clue("title", f"{who} {spans}", tuple(held), t.start, t.end, also=also)
    known_until = bounds(str(weigh_words()["offices_known_until"]))[1]
    out: list[Interval] = []
    for n, (_, until) in enumerate(held):
        after = held[n + 1][0] if n + 1 < len(held) else None
        if until:
            out.append((until, after))
        else:
            out.append((known_until, None))  # past what the vocabulary knows, the office may be over
    return Clue("title", f"{who} {spans}", tuple(out), t.start, t.end, note={"former": "yes"})


def _later(held: list[tuple[dt.date, dt.date | None]], years: dt.timedelta) -> list[Interval]:
    """From so long after the last term on, the title is history."""
    last = held[-1][1]
    return [(last + years, None)] if last else []


def _first_offices() -> frozenset[str]:
    """Offices of which the vocabulary knows all terms of a person: of others there may have been an earlier one."""
    return frozenset(plain_title(t) for t in weigh_words()["first_offices"])


def _of_another_time(text: Text, t: Titled) -> bool:
    """The sentence, or the one before it in the paragraph, names a year and tells nothing that is still to come; or has words that lead back."""
    before = text.before(t.sentence)
    years = [x for x in (t.sentence, before) if x is not None and x.block == t.sentence.block and _YEAR.search(x.text)]
    announced = any(s.start <= t.start < s.end for s in text.document.scheduled)
    former = pattern("former").search(text.text[max(t.sentence.start, t.start - REACH) : t.start])
    return bool(former or (years and not announced) or pattern("past_context").search(t.sentence.text))


def _days(term: dict[str, Any]) -> tuple[dt.date, dt.date | None]:
    return bounds(term["since"])[0], bounds(term["until"])[1] if term["until"] else None


def _spoken(term: dict[str, Any]) -> str:
    return f"from {day(term['since'])} to {day(term['until'])}" if term["until"] else f"since {day(term['since'])}"


__all__ = ["Titled", "clue", "titled"]
