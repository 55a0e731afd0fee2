"""One place, two holders: "the rebels hold the airport" against "its forces still control the airport".

1. A sentence that tells a fact says that a party holds, takes, or has not lost something: the party is the last actor before the verb, the
thing the words after it. 2. The same thing (its words agree) with two parties that are not of one side makes a pair: a disagreement if each
is said by another, a change if the reports are of different days.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from suasion.weigh.model import Dated, Finding, finding
from suasion.weigh.relating import gap, relation
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import content, pattern, stem, weigh_words

THING = 60
"""Characters after the verb in which the thing stands."""

BACK = 8
"""Earlier holders of one thing that a new one is held against."""

_STOPS = re.compile(
    r"[,.;:()\"”]|\s(?:on|after|before|since|from|while|and|but|when|as|with|by|for|during|in a|in an|is|was|were|are|had|has|said|late|early)\s"
)


@dataclass(frozen=True, slots=True)
class Holder:
    """``party`` (a state, group or body) holds ``thing`` (stems)."""

    text: Text
    sentence: Sentence
    party: str
    thing: frozenset[str]
    said: str
    speaker: tuple[str, ...]


def holders(texts: Sequence[Text]) -> Iterator[Holder]:
    """All holders that the texts tell as a fact."""
    for t in texts:
        for s in () if t.is_copy else t.sentences:
            if s.role in ("heading", "subtitle", "caption", "byline") or s.text.rstrip().endswith("?"):
                continue
            for m in pattern("holding").finditer(t.text, s.start, s.end):
                before = t.text[s.start : m.start()]
                named = t.mentions_in(s.start, m.start())
                rest = t.text[m.end() : min(s.end, m.end() + THING)]
                words = _STOPS.split(rest + " ")[0]
                thing = frozenset(content(words))
                by_name = m.group().lower() in weigh_words()["taking"] and any(w[:1].isupper() for w in words.split())
                place = by_name or bool(thing & _places())
                if named and thing and place and not pattern("unreal").search(before[-40:]):
                    said = " ".join((m.group() + words).split())
                    yield Holder(t, s, t.top(named[-1][2]), thing, said, t.speaker(m.start(), m.end()))


@cache
def _places() -> frozenset[str]:
    return frozenset(stem(w) for w in weigh_words()["places"])


def control(texts: Sequence[Text], dates: dict[str, Dated]) -> Iterator[Finding]:
    """Pairs of holders of one thing; in one report, only if two sources say it."""
    index: dict[str, list[Holder]] = defaultdict(list)
    for b in holders(texts):
        met: set[int] = set()
        for word in b.thing:
            for a in index[word][-BACK:]:
                if id(a) not in met:
                    met.add(id(a))
                    yield from _compared(a, b, dates)
        for word in b.thing:
            index[word].append(b)


def _compared(a: Holder, b: Holder, dates: dict[str, Dated]) -> Iterator[Finding]:
    one_thing = a.thing <= b.thing or b.thing <= a.thing
    if a.party == b.party or not one_thing or a.sentence is b.sentence:
        return
    if a.text.n == b.text.n and a.speaker == b.speaker:
        return  # one voice that tells who took it from whom
    kind = relation(a.text, b.text, a.speaker, b.speaker, dates)
    if kind == "contradiction" and a.text.n == b.text.n:
        return
    sides = (a.text.side(a.sentence.start, a.sentence.end), b.text.side(b.sentence.start, b.sentence.end))
    why = f"Two parties have it: “{a.text.name(a.party)} {a.said}” and “{b.text.name(b.party)} {b.said}”{gap(a.text, b.text, dates)}."
    strength = {"contradiction": 0.7, "disagreement": 0.6, "change": 0.35, "tension": 0.35}[kind]
    yield finding(
        "contradiction", "control", sides, why, strength, relation=kind, matter="control", actors=(a.party, b.party)
    )
