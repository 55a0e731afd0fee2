"""Who did it to whom: one act of one day that two sentences tell with its parties exchanged.

Who does it is read off the words ("A asked B", "B was asked by A") where both sentences show it so, else off the acts that CODE found.

Only acts that one party does to another (an attack, a request, an accusation), both told as facts with both parties named in their sentence,
and only where the sentences otherwise say the same. What both may well have done to each other ("exchanged fire", "in retaliation") is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from suasion.evidence.model import Event
from suasion.reports.dates import bounds
from suasion.weigh.model import Dated, Finding, finding
from suasion.weigh.relating import relation
from suasion.weigh.statements import Pair, Statement
from suasion.weigh.words import content, pattern

ONE_WAY = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT", "AID", "CONCEDE"})
"""PLOVER types of acts that go from one party to another."""

MATTER = 3
"""Words that both sentences must hold besides the names of the parties."""

ALIKE = 0.6
"""Share of the shorter sentence's words, without the names, that both must hold."""

NEXT = 2
"""Words that may stand between the verb and the party that it is done to."""

ARTICLES = frozenset({"the", "by", "to", "on", "at"})
"""What these words may be: more, and the party may be no more than an address."""

NEAR = dt.timedelta(days=2)
"""Days between two reports within which the same words are taken to tell of one act."""


class _Deed(NamedTuple):
    doer: str
    deed: str
    whom: str


def swaps(found: Iterable[Pair], dates: dict[str, Dated]) -> Iterator[Finding]:
    """One finding for each pair of sentences."""
    known: dict[Statement, list[Event]] = {}
    for pair in found:
        a, b = pair.a, pair.b
        for s in (a, b):
            if s not in known:
                known[s] = _acts(s)
        acts, others = known[a], known[b]
        if not (acts and others) and not (_one_way(a) and _one_way(b)):
            continue
        if pair.within and not (a.sentence.role == "title") ^ (b.sentence.role == "title"):
            continue  # one report tells many acts; only its headline and its text are of one
        if not _near(a, b) or pattern("mutual").search(a.sentence.text + " " + b.sentence.text):
            continue
        if (read := _read(a)) and (other := _read(b)):
            if read == _Deed(other.whom, other.deed, other.doer) and _alike(a, b):
                yield _found(a, b, read, dates)
            continue
        for one in acts:
            two = next((e for e in others if e.type == one.type and _turned(a, one, b, e)), None)
            if two is None or any(_same_way(a, one, b, e) for e in others) or not _alike(a, b):
                continue
            doer, whom = (sorted(_tops(a, x))[0] for x in (one.source, one.target))
            yield _found(a, b, _Deed(doer, one.type.lower(), whom), dates)
            break


def _found(a: Statement, b: Statement, told: _Deed, dates: dict[str, Dated]) -> Finding:
    kind = relation(a.text, b.text, a.speaker, b.speaker, dates)
    if kind == "change":
        kind = "contradiction"  # who did it does not change from one day to the next
    one, two = a.text.name(told.doer), a.text.name(told.whom)
    why = f"Here {one} does it to {two}, there {two} to {one}."
    sides = (a.text.side(a.start, a.end), b.text.side(b.start, b.end))
    strength = 0.8 if kind == "contradiction" else 0.55
    actors = tuple(sorted(a.actors & b.actors))
    return finding("contradiction", "roles", sides, why, strength, relation=kind, matter=told.deed, actors=actors)


def _one_way(s: Statement) -> bool:
    return pattern("one_way").search(s.text.text, *s.core) is not None


def _read(s: Statement) -> _Deed | None:
    """By the order of the words: a party, a one-way verb, the next party; the other way round before "by"."""
    named = [(x, y, s.text.top(a)) for x, y, a in s.text.mentions_in(*s.core)]
    m = pattern("one_way").search(s.text.text, *s.core)
    if m is None:
        return None
    before = [a for _, y, a in named if y <= m.start()]
    behind = [(x, a) for x, _, a in named if x >= m.end()]
    if not before or not behind or len(set(before)) > 1 or before[0] == behind[0][1]:
        return None
    words = s.text.text[m.end() : behind[0][0]].split()
    passive = bool(words) and words[0] == "by" and s.text.text[: m.start()].rstrip().endswith(("was", "were", "been"))
    if len(words) > NEXT or (words and not passive and not set(words) <= ARTICLES):
        return None
    one, two = before[0], behind[0][1]
    return _Deed(two, m.group().lower(), one) if passive else _Deed(one, m.group().lower(), two)


def _acts(s: Statement) -> list[Event]:
    """One-way acts of the sentence whose both parties it names itself."""
    here = {a for _, _, a in s.text.mentions_in(s.start, s.end)}
    tops = {s.text.top(a) for a in here}
    return [
        e for e in s.text.document.events
        if s.start <= e.start < s.end and e.type in ONE_WAY and e.source and e.target and "inferred" not in e.rule
        and _tops(s, e.source) <= tops and _tops(s, e.target) <= tops and not _tops(s, e.source) & _tops(s, e.target)
    ]  # fmt: skip


def _tops(s: Statement, actors: Iterable[str]) -> frozenset[str]:
    return frozenset(s.text.top(a) for a in actors)


def _turned(a: Statement, one: Event, b: Statement, two: Event) -> bool:
    return _tops(a, one.source) == _tops(b, two.target) and _tops(a, one.target) == _tops(b, two.source)


def _same_way(a: Statement, one: Event, b: Statement, two: Event) -> bool:
    return bool(
        one.type == two.type
        and _tops(a, one.source) & _tops(b, two.source)
        and _tops(a, one.target) & _tops(b, two.target)
    )


def _alike(a: Statement, b: Statement) -> bool:
    """Whether the sentences say the same but for the names: words, and numbers."""
    one, two = _matter(a), _matter(b)
    both = one & two
    return len(both) >= MATTER and len(both) >= ALIKE * min(len(one), len(two))


def _matter(s: Statement) -> set[str]:
    named = {w for x, y, _ in s.text.mentions_in(*s.core) for w in content(s.text.text[x:y])}
    return set(content(s.words)) - named


def _near(a: Statement, b: Statement) -> bool:
    if a.text.n == b.text.n:
        return True
    one, two = a.text.day, b.text.day
    if not one or not two:
        return True
    (first_a, last_a), (first_b, last_b) = bounds(one), bounds(two)
    return first_b - last_a <= NEAR and first_a - last_b <= NEAR
