"""Levers that the language model sees: words that tell a hold of one actor over another, whoever has a rule for them."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence import instruments, syntax
from suasion.evidence.holds import Hold
from suasion.evidence.parties import political, without
from suasion.evidence.pointing import likeliest
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

SEEN = 0.6
"""Probability from which a word tells a lever."""
WHOLE = 0.68
"""Probability of the word and both sides together from which a lever counts."""
DOUBTED = 0.2
"""Probability under which no word of a sentence tells one: what the model alone takes for an act is then no lever at work."""


def doubted(r: Reading, start: int, end: int) -> bool:
    """Whether the model sees nothing between ``start`` and ``end`` that could tell a lever."""
    return max((h.score for p, h in r.analysis.holds.items() if start <= p < end), default=0.0) < DOUBTED


def levers_seen(r: Reading, s: Sentence) -> Iterator[tuple[Hold, float]]:
    """Each hold that the model sees in a sentence and whose two sides the report names, with its probability."""
    # who stands between two sides has a track with them, and no hold on them for that alone
    mediating = load("stakes")["mediation"]["nouns"]
    for i, t in enumerate(s.tokens):
        held = r.analysis.holds.get(t.start)
        if held is None or held.score < SEEN or syntax.lemma(s, i) in mediating:
            continue
        holder, sure = likeliest(r, held.holder)
        over, as_sure = likeliest(r, held.over)
        over = without(over, holder, r)
        if held.score * sure * as_sure < WHOLE:
            continue
        if holder and over and political(r, holder):
            found = instruments.kinds(s, syntax.clause(s, i), r.text) or [("influence", i)]
            yield Hold(holder, over, found[0][0], found[0][1], f"seen: {syntax.lemma(s, i)}"), held.score
