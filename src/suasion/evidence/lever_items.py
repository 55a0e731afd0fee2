"""What all rules of levers share: one lever out of its parts, and the word lists."""

from __future__ import annotations

from functools import cache
from typing import Literal

from suasion.evidence import lever_odds, syntax
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


def lever(
    r: Reading,
    s: Sentence,
    holder: tuple[str, ...],
    over: tuple[str, ...],
    kind: str,
    what: str,
    rule: str,
    polarity: Polarity | None,
    status: Status,
) -> Lever:
    """A lever with its sentence as its quote, an id made from the report, the sentence, the kind and the sides, and the probability that it is
    one (``lever_odds``)."""
    sure = lever_odds.probability(r, s.start, s.end, holder, over, kind, rule)
    return Lever(
        id=item_id("l", r.report.sha256, s.start, kind, *holder, ">", *over), start=s.start, end=s.end, quote=r.quote(s.start, s.end),
        confidence=round(sure, 3), rule=rule, holder=holder, over=over, kind=kind, what=what, polarity=polarity, status=status,
    )  # fmt: skip


def what(r: Reading, s: Sentence, i: int) -> str:
    """The phrase of the word that names what is held."""
    a, b = syntax.phrase(s, i)
    return " ".join(r.text[a:b].split())
