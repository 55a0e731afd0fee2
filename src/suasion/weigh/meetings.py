"""One meeting, two days: scheduled or held acts that share a place or parties and their words, with days that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from suasion.evidence.model import Event, Scheduled
from suasion.weigh.model import Dated, Finding, finding
from suasion.weigh.relating import gap, relation
from suasion.weigh.statements import DATELINE
from suasion.weigh.texts import Text
from suasion.weigh.words import WORD, content, pattern, stem, weigh_words

ALIKE = 0.6
"""Share of the shorter item's words that both must hold."""

BACK = 8
"""Items of one kind of occasion that an item is compared with."""


@cache
def _stems(key: str) -> frozenset[str]:
    return frozenset(stem(w) for w in weigh_words()[key])


@dataclass(frozen=True, slots=True)
class Meeting:
    text: Text
    start: int
    end: int
    day: str
    said: str
    rounds: frozenset[str]
    """Which of several: "second"."""
    stems: frozenset[str]
    actors: frozenset[str]


def meetings(texts: Sequence[Text], dates: dict[str, Dated]) -> Iterator[Finding]:
    """Pairs of one occasion with two days. An occasion that is said to have been moved is left out."""
    index: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for t in texts:
        if t.is_copy:
            continue
        for m in _items(t):
            keys = [(o, a) for o in m.stems & _stems("gatherings") for a in ("", *sorted(m.actors))]
            seen: set[int] = set()
            for key in keys:
                for other in index[key][-BACK:]:
                    if id(other) not in seen:
                        seen.add(id(other))
                        yield from _compared(other, m, dates)
            for key in keys:
                index[key].append(m)


def _items(t: Text) -> Iterator[Meeting]:
    seen: set[tuple[int, str]] = set()
    items: list[Scheduled | Event] = [*t.document.scheduled, *t.document.events]
    for item in items:
        day, said = item.date, item.date_text
        s = t.sentence_at(item.start)
        if not day or len(day) != 10 or s is None or s.role == "heading" or not said or (s.start, day) in seen:
            continue
        words = content(s.text)
        all_ = {stem(w) for w in WORD.findall(s.text.lower())}
        if not _stems("gatherings") & set(words) or pattern("moved").search(s.text) or _stems("series") & all_:
            continue
        if (line := DATELINE.match(t.text, s.start, s.end)) and said in line.group():
            continue  # the day of the report, not of what it tells
        seen.add((s.start, day))
        actors = frozenset(t.top(a) for _, _, a in t.mentions_in(s.start, s.end))
        rounds = frozenset(all_ & _stems("rounds"))
        yield Meeting(t, s.start, s.end, day, said, rounds, frozenset(w for w in words if not w[0].isdigit()), actors)


def _compared(a: Meeting, b: Meeting, dates: dict[str, Dated]) -> Iterator[Finding]:
    if (
        a.day == b.day
        or a.rounds != b.rounds
        or (a.text.n == b.text.n and a.start == b.start)
        or (a.text.n != b.text.n and a.text.origin == b.text.origin)
    ):
        return
    both = a.stems & b.stems
    smaller = min(len(a.stems), len(b.stems))
    if not both & _stems("gatherings") or len(both) < 3 or len(both) < ALIKE * smaller:
        return
    if not any(c.isdigit() for c in a.said + b.said):
        return  # two bare weekdays are read from two report dates: too little to tell days apart
    kind = relation(a.text, b.text, a.text.speaker(a.start, a.end), b.text.speaker(b.start, b.end), dates)
    sides = (a.text.side(a.start, a.end), b.text.side(b.start, b.end))
    why = f"“{' '.join(a.said.split())}” against “{' '.join(b.said.split())}”{gap(a.text, b.text, dates)}."
    strength = 0.8 if kind == "contradiction" else 0.5 if kind == "disagreement" else 0.45
    yield finding(
        "contradiction",
        "dates",
        sides,
        why,
        strength,
        relation=kind,
        matter="date",
        actors=tuple(sorted(a.actors & b.actors)),
    )
