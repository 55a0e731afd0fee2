"""What all rules of levers share: one lever out of its parts, the word lists, and which side an actor is of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

from suasion.evidence import syntax
from suasion.evidence.model import Lever, item_id
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

Status = Literal["held", "used", "threatened", "sought"]
Polarity = Literal["carrot", "stick", "dependence"]


@cache
def words(name: str) -> frozenset[str]:
    """A word list of ``vocab/levers.yaml``."""
    return frozenset(load("levers")[name])


def sides(r: Reading, actors: Iterable[str]) -> frozenset[str]:
    """The states that actors stand for, or themselves: Putin and Russia are one side of a lever."""
    return frozenset(r.country(a) or a for a in actors)


def lever(
    r: Reading,
    s: Sentence,
    holder: tuple[str, ...],
    over: tuple[str, ...],
    kind: str,
    what: str,
    rule: str,
    confidence: float,
    polarity: Polarity | None,
    status: Status,
) -> Lever:
    """A lever with its sentence as its quote, and an id made from the report, the sentence, the kind and the sides."""
    return Lever(
        id=item_id("l", r.report.sha256, s.start, kind, *holder, ">", *over), start=s.start, end=s.end, quote=r.quote(s.start, s.end),
        confidence=round(confidence, 3), rule=rule, holder=holder, over=over, kind=kind, what=what, polarity=polarity, status=status,
    )  # fmt: skip


def what(r: Reading, s: Sentence, i: int) -> str:
    """The phrase of the word that names what is held."""
    a, b = syntax.phrase(s, i)
    return " ".join(r.text[a:b].split())
