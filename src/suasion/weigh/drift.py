"""A claim that loses its source or its hedge on the way from one report to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from suasion.reports.dates import bounds
from suasion.weigh.hedges import in_scope
from suasion.weigh.model import Finding, finding
from suasion.weigh.polarity import negated
from suasion.weigh.statements import Pair, Statement

ALIKE = 0.7
"""Share of the shorter sentence's weight that both must hold: the same claim in other words."""

ALIKE_SOURCE = 0.85
"""The same where only the source is lost: a fact that two reports have on their own is told in similar words."""

LEAST = 4
"""Words that both must share."""

WEEKS = dt.timedelta(days=14)
"""Days between the reports: later, what was likely may have come about."""


def drift(found: Iterable[Pair]) -> Iterator[Finding]:
    """1. Two sentences of different reports make one claim. 2. One has it hedged, or from somebody; the other tells it as a fact.

    The report that tells the fact is not earlier than the other.
    """
    told: set[tuple[str, int]] = set()
    close = (p for p in found if p.alike >= ALIKE and not p.within)
    for pair in sorted(close, key=lambda p: -p.alike):
        if len(pair.a.stems & pair.b.stems) < LEAST:
            continue
        for soft, hard in ((pair.a, pair.b), (pair.b, pair.a)):
            if (
                not hard.is_plain
                or _earlier(hard, soft)
                or bool(negated(soft.sentence.text)) != bool(negated(hard.sentence.text))
            ):
                continue
            if (hard.text.id, hard.start) in told or not _same_numbers(soft, hard) or _long_after(soft, hard):
                continue
            hedge = soft.hedge if in_scope(soft.sentence.text, set(hard.stems)) else ""
            source = _source(soft)
            unsure = bool(hedge)
            if not unsure and (not source or pair.alike < ALIKE_SOURCE):
                continue
            lost = f"“{hedge}”" if hedge else f"who said it ({source})"
            why = (
                f"The second report tells as a fact what the first has only with a hedge: {lost} is lost."
                if unsure
                else (f"The second report tells as a fact what the first has from {source}.")
            )
            told.add((hard.text.id, hard.start))
            sides = (soft.text.side(soft.start, soft.end), hard.text.side(hard.start, hard.end))
            strength = (0.7 if unsure else 0.5) * min(1.0, 0.4 + 0.65 * pair.alike)
            yield finding(
                "drift",
                "hedge" if unsure else "source",
                sides,
                why,
                strength,
                matter="claim",
                actors=tuple(sorted(soft.actors & hard.actors)),
            )
            break


def _same_numbers(a: Statement, b: Statement) -> bool:
    """Whether no number of the one is against the other: another number is another claim."""
    one = {(q.unit, q.measure): q for q in a.quantities}
    two = {(q.unit, q.measure): q for q in b.quantities}
    return all(one[k].fits(two[k]) for k in one.keys() & two.keys())


def _source(s: Statement) -> str:
    claim = s.claim
    return s.text.name(claim.source[0]) if claim and claim.force in ("states", "blames", "warns") else ""


def _long_after(a: Statement, b: Statement) -> bool:
    one, two = a.text.day, b.text.day
    if not one or not two:
        return False
    return abs(bounds(one)[0] - bounds(two)[0]) > WEEKS


def _earlier(a: Statement, b: Statement) -> bool:
    one, two = a.text.day, b.text.day
    return bool(one and two and one < two)
