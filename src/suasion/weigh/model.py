"""What WEIGH returns: findings with the spans that do not go together, and the interval in which an undated report was written."""

from __future__ import annotations

import hashlib
from typing import Literal

from suasion.record import Record

Kind = Literal["contradiction", "overclaim", "anachronism", "omission", "single_source", "drift", "slip"]
Relation = Literal["contradiction", "disagreement", "change", "tension"]
"""How two statements that cannot both hold go together.

contradiction: one of them is wrong, or the report contradicts itself. disagreement: two sources say different things, and each is
named. change: the reports are of different dates, and what they tell may have changed. tension: both may hold, but they pull apart.
"""

"""slip: what one report gets wrong by itself: a sum, a span of years, a name spelt in two ways, an office, a place."""

KINDS: tuple[Kind, ...] = ("contradiction", "anachronism", "overclaim", "slip", "omission", "single_source", "drift")

STRONG, MEDIUM = 0.75, 0.5
"""Strengths from which a finding is called strong, and medium; below it is mild."""


class Side(Record):
    """One of the spans: ``[start, end)`` of the report's text. ``speaker`` holds ids of actors; empty: the report itself says it."""

    doc_id: str
    start: int
    end: int
    quote: str
    speaker: tuple[str, ...] = ()
    date: str | None = None
    """The report's date as far as it is known: ISO 8601 or an interval."""


class Finding(Record):
    """Something a careful reader would mark. ``check`` names the rule (``numbers``, ``title``, ...), ``why`` is one sentence.

    ``strength`` (0..1) orders the findings: how hard it is to explain the spans otherwise. It is not a probability.
    ``matter`` is what it is about, in a word or two.
    """

    id: str
    kind: Kind
    check: str
    relation: Relation | None = None
    sides: tuple[Side, ...]
    why: str
    strength: float
    matter: str = ""
    actors: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        return "strong" if self.strength >= STRONG else "medium" if self.strength >= MEDIUM else "mild"


class Reason(Record):
    """One thing that bounds the date of a report: it was written in ``[first, last]`` (ISO days; None: open), because of a span."""

    text: str
    first: str | None = None
    last: str | None = None
    start: int
    end: int
    quote: str


class Dated(Record):
    """When a report was written. ``first``/``last`` are ISO days, None where open; ``reasons`` bound it, ``against`` do not fit.

    ``given``: the report has a date of its own, and nothing was inferred.
    """

    doc_id: str
    first: str | None = None
    last: str | None = None
    given: bool = False
    reasons: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()

    @property
    def value(self) -> str | None:
        """ISO 8601: a day, an interval ``a/b``, or None if either side is open."""
        if self.first is None or self.last is None:
            return None
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


class Weighed(Record):
    """All that the checks found in a case, strongest first, and the date of each report."""

    suasion: str
    findings: tuple[Finding, ...] = ()
    dates: tuple[Dated, ...] = ()

    def of(self, *kinds: str) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.kind in kinds)


def finding(
    kind: Kind, check: str, sides: tuple[Side, ...], why: str, strength: float,
    *, relation: Relation | None = None, matter: str = "", actors: tuple[str, ...] = (),
) -> Finding:  # fmt: skip
    """A finding with an id that depends on its spans and its rule only, so that the same case gives the same ids."""
    parts = [kind, check, *(f"{s.doc_id}:{s.start}:{s.end}" for s in sides)]
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]
    return Finding(
        id=f"w-{digest}", kind=kind, check=check, relation=relation, sides=sides, why=why, strength=round(strength, 2),
        matter=matter, actors=actors,
    )  # fmt: skip
