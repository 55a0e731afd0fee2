"""Attribution relations (source, cue, content) against gold, counted on words, so that blanks and edge punctuation
do not matter.

``content_dice``: contents paired one to one by most shared words; a pair is right from a Dice coefficient of .5 on.
``relation``: such a pair whose source is right too (any shared word; both without a source is right).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from suasion.scoring.figures import Figure, Scores, scores, three

THETA = 0.5
ROLES = ("source", "cue", "content")
_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
Words = frozenset[int]
Relation = dict[str, Words]


class WordIndex:
    """Which words (by number) a list of spans touches."""

    def __init__(self, text: str) -> None:
        found = [m.span() for m in _WORD.finditer(text)]
        self._starts = [a for a, _ in found]
        self._ends = [b for _, b in found]

    def words(self, spans: Sequence[Sequence[int]] | None) -> Words:
        out: set[int] = set()
        for start, end in spans or ():
            if start < end:
                out.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(out)


def dice(a: Words, b: Words) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def pairs(gold: Sequence[Words], found: Sequence[Words], at_least: float) -> dict[int, int]:
    """gold -> found, one to one, greedily by most shared words, then by Dice."""
    order = sorted((-len(g & p), -dice(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(found) if g & p)
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, minus_dice, i, j in order:
        if i not in out and j not in taken and -minus_dice >= at_least:
            out[i] = j
            taken.add(j)
    return out


def relations(attributions: Sequence[Mapping[str, Any]], index: WordIndex) -> list[Relation]:
    return [{role: index.words(a.get(role)) for role in ROLES} for a in attributions]


def judge(gold: Sequence[Relation], found: Sequence[Relation]) -> dict[str, tuple[int, int, int]]:
    """(right, found, wanted) of one document for each measure."""
    out: dict[str, tuple[int, int, int]] = {}
    for role in ROLES:
        g = [a[role] for a in gold if a[role]]
        p = [a[role] for a in found if a[role]]
        out[f"{role}_dice"] = (len(pairs(g, p, THETA)), len(p), len(g))
    aligned = pairs([a["content"] for a in gold], [a["content"] for a in found], 0.0)

    def right(g: Relation, p: Relation) -> bool:
        source = bool(g["source"] & p["source"]) or not (g["source"] or p["source"])
        return dice(g["content"], p["content"]) >= THETA and source

    out["relation"] = (sum(right(gold[i], found[j]) for i, j in aligned.items()), len(found), len(gold))
    return out


def attribution(
    predicted: Mapping[str, Sequence[Mapping[str, Any]]],
    gold: Mapping[str, Sequence[Mapping[str, Any]]],
    texts: Mapping[str, str],
) -> Scores:
    """Figures "source_dice.f1", "cue_dice.f1", "content_dice.f1", "relation.f1" (with .p and .r), over documents.

    Attributions are {source, cue, content: [[start, end], ...]}. A document that was not predicted counts as
    empty.
    """
    judged = []
    for i, attributions in gold.items():
        index = WordIndex(texts[i])
        judged.append(judge(relations(attributions, index), relations(predicted.get(i, ()), index)))
    out: dict[str, Figure] = {}
    for name in judged[0] if judged else ():
        out.update(three(name, [j[name] for j in judged]))
    return scores(out)
