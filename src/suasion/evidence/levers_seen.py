"""Levers that the language model sees: words that tell a hold of one actor over another, whoever has a rule for them."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence import instruments, syntax
from suasion.evidence.holds import Hold
from suasion.evidence.lever_items import sides
from suasion.evidence.parties import all_of, named, political, without
from suasion.evidence.pointing import likeliest
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.vocab import load

SEEN = 0.5
"""Probability from which a word tells a lever."""
WHOLE = 0.5
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
        if held.score * sure * as_sure < WHOLE or not _granted_by(r, s, i, holder, over):
            continue
        if holder and over and political(r, holder):
            found = instruments.kinds(s, syntax.clause(s, i), r.text) or [("influence", i)]
            yield Hold(holder, over, found[0][0], found[0][1], f"seen: {syntax.lemma(s, i)}"), held.score


def _granted_by(r: Reading, s: Sentence, i: int, holder: tuple[str, ...], over: tuple[str, ...]) -> bool:
    """Whether the grammar of a noun leaves room for this holder.

    "Pressure from Chad's closest ally" and "gain support from it" are the ally's, not Chad's; "Niger's recognition of the deal" is Niger's; what is
    "for Chad" is not held by Chad.
    """
    t = s.tokens[i]
    if t.upos != "NOUN":
        return True
    owners = all_of(r, s, syntax.where(s, i, "nmod:poss"))
    of = [j for j in syntax.where(s, i, "nmod") if "of" in syntax.cases(s, j)]
    if owners and not sides(r, owners) & sides(r, holder if of else (*holder, *over)):
        return False
    receivers = [j for j in syntax.where(s, i, "nmod") if syntax.cases(s, j) & {"for", "to"}]
    if sides(r, all_of(r, s, receivers)) & sides(r, holder):
        return False
    givers = [j for j in syntax.where(s, i, "nmod") if syntax.cases(s, j) & {"from", "by"}]
    if t.deprel == "obj":
        givers += [j for j in syntax.where(s, t.head, *syntax.OBLIQUES) if "from" in syntax.cases(s, j)]
    heads = [k for j in givers for k in syntax.conjuncts(s, j)]
    heads += [
        m for k in heads for m in syntax.where(s, k, "nmod") if "in" in syntax.cases(s, m)
    ]  # "from its partners in the union"
    return not givers or any(sides(r, named(r, s, k)) & sides(r, holder) for k in heads)
