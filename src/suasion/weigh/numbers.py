"""Numbers of the same thing that do not fit: the dead of one strike, the votes for one resolution."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from suasion.reports.dates import bounds
from suasion.weigh.model import Dated, Finding, finding
from suasion.weigh.quantities import PERCENT, Quantity
from suasion.weigh.relating import gap, relation
from suasion.weigh.statements import Pair, Statement
from suasion.weigh.words import pattern

ALIKE = 0.5
"""Share of the shorter sentence's weight that both must hold, for numbers of two reports to be of one thing."""

ALIKE_WITHIN = 0.6
"""The same inside one report, where two sentences are more often about two things."""

NEAR = dt.timedelta(days=4)
"""Days between reports within which the same words are taken to tell of one happening."""


def numbers(found: Iterable[Pair], dates: dict[str, Dated]) -> Iterator[Finding]:
    """One finding for each pair of sentences and thing counted."""
    for pair in found:
        a, b = pair.a, pair.b
        if pair.alike < (ALIKE_WITHIN if pair.within else ALIKE) or not _one_time(a, b):
            continue
        if pair.within and (_is_part(a) or _is_part(b)):
            continue
        if _two_subjects(a, b):
            continue
        for one, two in _mismatched(a, b):
            kind = relation(a.text, b.text, _speaker(a, one), _speaker(b, two), dates)
            sides = (a.text.side(a.start, a.end), b.text.side(b.start, b.end))
            what = one.measure or one.unit
            why = f"“{one.said}” against “{two.said}”{gap(a.text, b.text, dates)}."
            strength = (0.9 if kind == "contradiction" else 0.6 if kind == "disagreement" else 0.4) * min(
                1.0, 0.6 + pair.alike / 2
            )
            yield finding(
                "contradiction", "numbers", sides, why, strength, relation=kind, matter=what, actors=_actors(a, b)
            )


def _is_part(s: Statement) -> bool:
    """Whether its number is one of several, or a sum: "including", "another", "in total"."""
    return pattern("counting", "parts").search(s.sentence.text) is not None


def _two_subjects(a: Statement, b: Statement) -> bool:
    """Whether each names somebody or some place that the other does not: "Hispanic" and "African-American", "Goma" and "Bukavu"."""
    return bool(a.names - b.names) and bool(b.names - a.names)


def _speaker(s: Statement, q: Quantity) -> tuple[str, ...]:
    return s.text.speaker(q.start, q.end)


def _actors(a: Statement, b: Statement) -> tuple[str, ...]:
    return tuple(sorted(a.actors & b.actors))


def _mismatched(a: Statement, b: Statement) -> Iterator[tuple[Quantity, Quantity]]:
    """The numbers of one thing, where each sentence has exactly one, and they cannot be the same."""
    one = _by_thing(a)
    two = _by_thing(b)
    for thing in sorted(one.keys() & two.keys()):
        if (not thing[1] or thing[0] == PERCENT) and a.text.n == b.text.n:
            continue  # one report counts many of a kind: seats by state, shares by group. Only the dead, votes and the like are of one happening
        x, y = one[thing], two[thing]
        if len(x) == len(y) == 1 and not x[0].fits(y[0]):
            yield x[0], y[0]


def _by_thing(s: Statement) -> dict[tuple[str, str], list[Quantity]]:
    out: dict[tuple[str, str], list[Quantity]] = {}
    for q in s.quantities:
        out.setdefault((q.unit, q.measure), []).append(q)
    return out


def _one_time(a: Statement, b: Statement) -> bool:
    """Whether both may tell of one happening: the days of their events meet, or the reports are near in time."""
    days_a, days_b = bounds(a.day) if a.day else None, bounds(b.day) if b.day else None
    if days_a and days_b:
        return days_a[0] <= days_b[1] and days_b[0] <= days_a[1]
    one, two = a.text.day, b.text.day
    if not one or not two:
        return True
    (first_a, last_a), (first_b, last_b) = bounds(one), bounds(two)
    return first_b - last_a <= NEAR and first_a - last_b <= NEAR
