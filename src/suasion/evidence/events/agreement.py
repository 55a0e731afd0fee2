"""How far the language model sees an act as it is told here: what its confidence rests on.

1. The probability that the word tells an act at all (or the word that carries it: "lodged | a protest"; of an act done by saying, the cue).
2. The share of the model's pointers from that word that go to the doer, and 3. the share that goes to the other side. A word points at an
   actor if it names or means it, or another of its state. A side that nobody is found for counts nothing.

The mean of the three ranks acts. ``confidence.calibrate`` makes a probability of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from suasion.evidence import syntax
from suasion.evidence.pointing import phrase_at
from suasion.evidence.reading import Reading
from suasion.language.model import Pointer, Sentence, Telling

CARRIED = ("obj", "nsubj", "nsubj:pass", "obl", "xcomp", "acl")
"""Relations of a word to the verb that tells its act with it."""


def carrier(r: Reading, s: Sentence, i: int) -> Telling | None:
    """What the model makes of a word that tells the same act with this one: "held | talks", "lodged | a protest"."""
    head = s.tokens[i].head
    above = [head] if head >= 0 and s.tokens[i].deprel in CARRIED else []
    beside = [*above, *syntax.where(s, i, "obj", "nsubj:pass", "xcomp", "compound:prt")]
    found = [told for j in beside if (told := r.analysis.acts.get(s.tokens[j].start))]
    return max(found, key=lambda told: told.score, default=None)


def tellings(r: Reading, s: Sentence, i: int) -> list[Telling]:
    """What the model makes of the word, and of the one that carries it."""
    return [told for told in (r.analysis.acts.get(s.tokens[i].start), carrier(r, s, i)) if told]


def agreement(
    r: Reading, found: Iterable[Telling], kind: str, source: tuple[str, ...], target: tuple[str, ...]
) -> float:
    """From 0 to 1; of several words that tell the act the one that tells its type best. 0 where the model sees none."""
    told = max(found, key=lambda t: (t.kinds.get(kind, 0.0), t.score), default=None)
    if told is None:
        return 0.0
    return (told.score + _share(r, told.source, source) + _share(r, told.target, target)) / 3


def _share(r: Reading, pointers: Sequence[Pointer], side: tuple[str, ...]) -> float:
    states = {r.country(a) for a in side} - {None}
    return min(1.0, sum(p.score for p in pointers if _meets(r, phrase_at(r, p.start, True), side, states)))


def _meets(r: Reading, actors: tuple[str, ...], side: tuple[str, ...], states: set[str | None]) -> bool:
    return bool(set(actors) & set(side)) or bool({r.country(a) for a in actors} & states)
