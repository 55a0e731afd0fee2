"""Rival figures: two sources of one report count the same thing differently, in one sentence or the next ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from suasion.weigh.model import Finding, finding
from suasion.weigh.quantities import MONEY, PERCENT, PERSON, Quantity, quantities
from suasion.weigh.texts import Sentence, Text
from suasion.weigh.words import pattern

_CLAUSE = re.compile(r"\s*(?:[,;]|\.?$|\b(?:and|but|while|against)\b)")

FAR = 20
"""How many times larger a rival figure may be: sides of a war, or of a march, are rarely further apart."""

NEXT = 2
"""Sentences further on in which the other source's figure stands."""


def rivals(text: Text) -> Iterator[Finding]:
    """One finding for each figure that another source puts differently.

    1. Two figures of one unit, told of the same (dead, injured, ...), that do not fit. 2. Each has a source of its own in its sentence, and
    the two are not of one side. 3. No word says that one is part of the other, or of another time.
    """
    counted = _counted(text)
    place = {s.start: n for n, s in enumerate(text.sentences)}
    done: set[int] = set()
    for n, (s, q, one) in enumerate(counted):
        for t, o, two in counted[n + 1 :]:
            if place[t.start] - place[s.start] > NEXT:
                break
            if q.start in done or not (one and two) or q.unit != o.unit or q.measure != o.measure or q.fits(o):
                continue
            if (q.unit != PERSON and not q.measure) or _far(q, o) or _apart(s, t) or _one_side(text, one, two):
                continue
            if s is not t and (_elsewhere(text, s, two) or _elsewhere(text, t, one)):
                continue
            done |= {q.start, o.start}
            sides = (
                (text.side(s.start, s.end), text.side(t.start, t.end))
                if s is not t
                else (text.side(q.start, _clause_end(text, s, q)), text.side(o.start, _clause_end(text, s, o)))
            )
            why = f"“{q.said}” by {_name(text, one)}, “{o.said}” by {_name(text, two)}."
            yield finding(
                "contradiction", "rival figures", sides, why, 0.5, relation="disagreement", matter=q.measure or q.unit, actors=(*one[:1], *two[:1])
            )  # fmt: skip


def _clause_end(text: Text, s: Sentence, q: Quantity) -> int:
    """Where the clause of a figure ends: with it goes whose figure it is."""
    m = _CLAUSE.search(text.text, q.end, s.end)
    return m.start() if m else s.end


def _counted(text: Text) -> list[tuple[Sentence, Quantity, tuple[str, ...]]]:
    """The figures of the text with their sources. One that leaves out what it counts ("the police say there were 57,000") counts
    what the one before it does.
    """
    out: list[tuple[Sentence, Quantity, tuple[str, ...]]] = []
    for s in (s for s in text.sentences if not s.is_heading):
        for q in quantities(text.text, s.start, s.end, bare=True):
            if not q.unit:
                before = out[-1][1] if out else None
                if before is None or before.unit in (PERCENT, MONEY):
                    continue
                q = replace(q, unit=before.unit, measure=before.measure)
            out.append((s, q, _source(text, s, q)))
    return out


def _one_side(text: Text, one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return bool({text.top(a) for a in one} & {text.top(a) for a in two})


def _far(q: Quantity, o: Quantity) -> bool:
    """Whether one is so many times the other that they count two things."""
    return max(q.low, o.low) > FAR * max(1.0, min(q.low, o.low))


def _apart(s: Sentence, t: Sentence) -> bool:
    """Whether a word says that the figures are of two things; two sources in one sentence are set against each other all the same."""
    return s is not t and any(pattern("counting", "parts").search(x.text) for x in (s, t))


def _elsewhere(text: Text, s: Sentence, other: tuple[str, ...]) -> bool:
    """Whether the sentence tells of states of which the other source's is none: each counts at home."""
    spans = [
        (c.source_start, c.source_end)
        for c in text.claims_in(s.start, s.end)
        if c.source_start is not None and c.source_end
    ]
    told = {
        text.top(a)
        for start, _, a in text.mentions_in(s.start, s.end)
        if not any(b <= start < e for b, e in spans if b is not None)
    }
    states = {a for a in told if a in text.actors and text.actors[a].type == "state"}
    home = {text.top(a) for a in other} & {a for a in text.actors if text.actors[a].type == "state"}
    return bool(states) and bool(home) and not states & home


def _source(text: Text, s: Sentence, q: Quantity) -> tuple[str, ...]:
    """The source of the claim over the figure, or of the nearest one of the sentence."""
    if (claim := text.claim_over(q.start, q.end)) and claim.source:
        return claim.source
    near = [
        (min(abs(c.source_start - q.end), abs(q.start - (c.source_end or c.source_start))), c.source)
        for c in text.claims
        if c.source and c.source_start is not None and s.start <= c.source_start < s.end
    ]
    return min(near)[1] if near else ()


def _name(text: Text, source: tuple[str, ...]) -> str:
    return text.name(source[0])
