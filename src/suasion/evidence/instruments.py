"""Which instrument a clause is about: trade, energy, arms, ... (``vocab/instruments.yaml``)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from suasion.evidence import syntax
from suasion.language.model import Sentence
from suasion.vocab import load

ONE_ONLY = frozenset({"arm"})
"""Words that name no instrument in the singular: "an arm of the party"."""


@cache
def _index() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Single lemmas -> kind (the first kind that lists it), and phrases with their kind."""
    singles: dict[str, str] = {}
    phrases: list[tuple[str, str]] = []
    for kind, words in load("instruments").items():
        for w in words:
            if " " in w or "-" in w:
                phrases.append((w, kind))
            else:
                singles.setdefault(w, kind)
    return singles, tuple(phrases)


def kinds(s: Sentence, tokens: Iterable[int], text: str) -> list[tuple[str, int]]:
    """The instruments named among the tokens, as (kind, token), strongest kind first (the order of the vocabulary)."""
    singles, phrases = _index()
    order = list(load("instruments"))
    found: dict[str, int] = {}
    tokens = list(tokens)
    if not tokens:
        return []
    low = " ".join(syntax.lemma(s, i) for i in tokens)
    for phrase, kind in phrases:
        if phrase in low:
            head = phrase.split()[-1].split("-")[-1]
            at = next((i for i in tokens if syntax.lemma(s, i) == head), tokens[0])
            found.setdefault(kind, at)
    for i in tokens:
        single = singles.get(syntax.lemma(s, i)) if s.tokens[i].text.lower() not in ONE_ONLY else None
        if single and s.tokens[i].upos in ("NOUN", "PROPN", "NUM"):
            found.setdefault(single, i)
    return sorted(found.items(), key=lambda x: order.index(x[0]))
