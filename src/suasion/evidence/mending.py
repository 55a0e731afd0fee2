"""A slip of the parse that changes who does what, mended before anything is read off it.

"Russia has limited gas supplies": the parse may take the participle for an adjective of the noun, so that Russia only has supplies. It is
a perfect where nothing but adverbs stands between "has" and a participle that the event lexicon knows with that noun as its object.
"""

from __future__ import annotations

from suasion.evidence.events import lexicon
from suasion.language.model import Sentence


def mend(s: Sentence) -> None:
    """Mend the perfects of ``s`` in place. Call it before anybody asks for children."""
    tokens = s.tokens
    for i, t in enumerate(tokens):
        if t.xpos != "VBN" or t.deprel != "amod" or t.head <= i:
            continue
        have = _have_before(s, i)
        noun = tokens[t.head]
        if have < 0 or noun.head != have or noun.deprel != "obj" or not _takes(t.lemma.lower(), noun.lemma.lower()):
            continue
        verb = tokens[have]
        t.head, t.deprel, t.upos = verb.head, verb.deprel, "VERB"
        for other in tokens:
            if other.head == have:
                other.head = i
        verb.head, verb.deprel, verb.upos = i, "aux", "AUX"
        noun.head = i


def _have_before(s: Sentence, i: int) -> int:
    """The "has", "have" or "had" right before ``i``, adverbs aside; -1 if there is none."""
    j = i - 1
    while j >= 0 and s.tokens[j].upos == "ADV":
        j -= 1
    return j if j >= 0 and s.tokens[j].lemma == "have" and s.tokens[j].head != i else -1


def _takes(verb: str, noun: str) -> bool:
    """Whether the lexicon has the verb with that noun as its object."""
    return any(noun in p.nouns for p in lexicon.verbs().get(verb, ()))


__all__ = ["mend"]
