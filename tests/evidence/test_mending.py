"""A perfect that the parse took for an adjective."""

from __future__ import annotations

from evidence_make import sentence

from suasion.evidence import syntax
from suasion.evidence.mending import mend

SUPPLIES = """
Chad Chad PROPN NNP 2 nsubj
has have VERB VBZ 0 root
often often ADV RB 4 advmod
limited limit VERB VBN 5 amod
supplies supply NOUN NNS 2 obj
to to ADP IN 7 case
Niger Niger PROPN NNP 5 nmod
"""


def test_a_perfect_is_mended() -> None:
    s = sentence(SUPPLIES)
    mend(s)
    verb = next(i for i, t in enumerate(s.tokens) if t.text == "limited")
    assert s.root == verb and s.tokens[1].deprel == "aux"
    assert [s.tokens[i].text for i in syntax.subjects(s, verb)] == ["Chad"]
    assert [s.tokens[i].text for i in syntax.objects(s, verb)] == ["supplies"]
    assert syntax.status(s, verb) == "happened"


def test_an_adjective_stays_one() -> None:
    for word, lemma in (("tired", "tire"), ("limited", "limit")):
        rows = SUPPLIES.replace("limited limit", f"{word} {lemma}").replace("supplies supply", "eyes eye")
        s, before = sentence(rows), sentence(rows)
        mend(s)
        assert s.tokens == before.tokens
