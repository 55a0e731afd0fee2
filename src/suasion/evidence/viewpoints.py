"""Phrases that tell whose view a sentence gives, without a verb: "in the opinion of the expert", "in her words", "in Minsk's view"."""

from __future__ import annotations

from suasion.evidence import syntax
from suasion.evidence.reading import Reading
from suasion.evidence.sources import cues
from suasion.language.model import Attribution, Sentence

CONFIDENCE = 0.8
"""Of a content that the phrase alone delimits: the clause around it."""


def viewpoints(r: Reading) -> list[Attribution]:
    """Attributions for the phrases whose owner is known, in order.

    1. "In" governs a noun of view that somebody owns ("her opinion", "the view of most observers"). 2. What is said is the clause that the phrase
    stands in: what follows it where it opens the sentence or stands within, what precedes it where it closes.
    """
    return [a for s in r.sentences for i in range(len(s.tokens)) if (a := _viewpoint(s, i)) is not None]


def _viewpoint(s: Sentence, i: int) -> Attribution | None:
    if s.tokens[i].upos != "NOUN" or syntax.lemma(s, i) not in cues("views") or "in" not in syntax.cases(s, i):
        return None
    owners = syntax.where(s, i, "nmod:poss") or [j for j in syntax.where(s, i, "nmod") if "of" in syntax.cases(s, j)]
    if len(owners) != 1 or s.tokens[i].head < 0:
        return None
    first = min(j for j in syntax.where(s, i, "case"))
    phrase = [j for j in s.subtree(i) if j >= first]
    last = max(phrase)
    content = _clause(s, first, last)
    if content is None:
        return None
    owner = s.subtree(owners[0])
    owner = [j for j in owner if j not in syntax.where(s, owners[0], "case")]
    return Attribution([syntax.span_of(s, owner)], [(s.tokens[first].start, s.tokens[i].end)], [content], CONFIDENCE)


def _clause(s: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The words after the phrase, or before it where it closes the sentence; None where no clause is left."""
    rest = [j for j in range(last + 1, len(s.tokens)) if s.tokens[j].upos != "PUNCT"]
    before = [j for j in range(first) if s.tokens[j].upos not in ("PUNCT", "CCONJ")]
    chosen = rest or before
    if not any(s.tokens[j].upos in ("VERB", "AUX") for j in chosen):
        chosen = before
    if not any(s.tokens[j].upos in ("VERB", "AUX") for j in chosen):
        return None
    return s.tokens[chosen[0]].start, s.tokens[chosen[-1]].end
