"""Questions to a parse: on trees made by hand, so that they say what the rules do, whatever the model makes of a sentence."""

from __future__ import annotations

import pytest
from evidence_make import reading, sentence, word

from suasion.evidence import syntax
from suasion.language.model import Sentence

ACTIVE = """
Kenya Kenya PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
Uganda Uganda PROPN NNP 2 obj
and and CCONJ CC 5 cc
Chad Chad PROPN NNP 3 conj
"""
PASSIVE = """
Uganda Uganda PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
condemned condemn VERB VBN 0 root
by by ADP IN 5 case
Kenya Kenya PROPN NNP 3 obl:agent
"""
PARTICIPLE = """
The the DET DT 2 det
town town NOUN NN 0 root
shelled shell VERB VBN 2 acl
by by ADP IN 5 case
rebels rebel NOUN NNS 3 obl:agent
"""
COORDINATED = """
Rebels rebel NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
and and CCONJ CC 4 cc
burned burn VERB VBD 2 conj
the the DET DT 6 det
village village NOUN NN 4 obj
"""
SHARED_FIRST = """
Rebels rebel NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
and and CCONJ CC 4 cc
burned burn VERB VBD 2 conj
the the DET DT 6 det
village village NOUN NN 2 obj
"""
CONTROL = """
Qatar Qatar PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
Israel Israel PROPN NNP 2 obj
to to PART TO 5 mark
withdraw withdraw VERB VB 2 xcomp
"""
RELATIVE = """
The the DET DT 2 det
army army NOUN NN 7 nsubj
that that PRON WDT 4 nsubj
shelled shell VERB VBD 2 acl:relcl
the the DET DT 6 det
town town NOUN NN 4 obj
left leave VERB VBD 0 root
"""
PLAN = """
Its its PRON PRP$ 2 nmod:poss
plan plan NOUN NN 5 nsubj
to to PART TO 4 mark
attack attack VERB VB 2 acl
failed fail VERB VBD 0 root
"""
PARTICLE = """
Chad Chad PROPN NNP 2 nsubj
pulled pull VERB VBD 0 root
out out ADP RP 2 compound:prt
of of ADP IN 5 case
talks talk NOUN NNS 2 obl
with with ADP IN 7 case
Mali Mali PROPN NNP 5 nmod
"""

shared_object = pytest.mark.xfail(
    strict=True, reason="an object that two verbs share is seen on the verb that the parser hangs it on"
)


def texts(s: Sentence, found: list[int]) -> list[str]:
    return [s.tokens[i].text for i in found]


@pytest.mark.parametrize(
    ("rows", "verb", "subjects", "objects", "passive"),
    [
        (ACTIVE, "condemned", ["Kenya"], ["Uganda", "Chad"], False),
        (PASSIVE, "condemned", ["Kenya"], ["Uganda"], True),
        (PARTICIPLE, "shelled", ["rebels"], ["town"], True),
        pytest.param(COORDINATED, "attacked", ["Rebels"], ["village"], False, marks=shared_object),
        pytest.param(SHARED_FIRST, "burned", ["Rebels"], ["village"], False, marks=shared_object),
        (COORDINATED, "burned", ["Rebels"], ["village"], False),
        (CONTROL, "urged", ["Qatar"], ["Israel"], False),
        (CONTROL, "withdraw", ["Israel"], [], False),
        (RELATIVE, "shelled", ["army"], ["town"], False),
        (PLAN, "attack", ["Its"], [], False),
        (PARTICLE, "pulled", ["Chad"], [], False),
    ],
)
def test_who_does_what_to_whom(rows: str, verb: str, subjects: list[str], objects: list[str], passive: bool) -> None:
    s = sentence(rows)
    i = word(s, verb)
    assert texts(s, syntax.subjects(s, i)) == subjects
    assert texts(s, syntax.objects(s, i)) == objects
    assert syntax.passive(s, i) is passive


def test_coordination() -> None:
    s = sentence(ACTIVE)
    assert texts(s, syntax.conjuncts(s, word(s, "Uganda"))) == ["Uganda", "Chad"]
    assert syntax.head_of_conjunction(s, word(s, "Chad")) == word(s, "Uganda")
    assert syntax.head_of_conjunction(s, word(s, "Kenya")) == word(s, "Kenya")


def test_what_hangs_on_a_verb() -> None:
    s = sentence(PARTICLE)
    assert syntax.particles(s, word(s, "pulled")) == {"out", "of"}
    assert syntax.cases(s, word(s, "Mali")) == {"with"}


def test_the_phrase_of_a_noun_leaves_out_clauses_and_coordination() -> None:
    s = sentence(RELATIVE)
    assert syntax.phrase(s, word(s, "army")) == (0, len("The army"))
    s = sentence(ACTIVE)
    start, end = syntax.phrase(s, word(s, "Uganda"))
    assert (start, end) == (s.tokens[2].start, s.tokens[2].end)


STATUS = [
    ("Kenya Kenya PROPN NNP 3 nsubj|will will AUX MD 3 aux|condemn condemn VERB VB 0 root|Chad Chad PROPN NNP 3 obj", "condemn", "planned"),
    ("Kenya Kenya PROPN NNP 3 nsubj|may may AUX MD 3 aux|condemn condemn VERB VB 0 root|Chad Chad PROPN NNP 3 obj", "condemn", "possible"),
    ("It it PRON PRP 4 nsubj|did do AUX VBD 4 aux|not not PART RB 4 advmod|condemn condemn VERB VB 0 root|us we PRON PRP 4 obj", "condemn", "denied"),
    ("Kenya Kenya PROPN NNP 3 nsubj|never never ADV RB 3 advmod|condemned condemn VERB VBD 0 root|Chad Chad PROPN NNP 3 obj", "condemned", "denied"),
    ("No no DET DT 2 det|state state NOUN NN 3 nsubj|condemned condemn VERB VBD 0 root|Chad Chad PROPN NNP 3 obj", "condemned", "denied"),
    ("Kenya Kenya PROPN NNP 2 nsubj|condemned condemn VERB VBD 0 root|Chad Chad PROPN NNP 2 obj", "condemned", "happened"),
    ("Kenya Kenya PROPN NNP 3 nsubj|is be AUX VBZ 3 aux|shelling shell VERB VBG 0 root|Chad Chad PROPN NNP 3 obj", "shelling", "ongoing"),
    ("Kenya Kenya PROPN NNP 3 nsubj|to to PART TO 3 mark|visit visit VERB VB 0 root|Chad Chad PROPN NNP 3 obj", "visit", "planned"),
    ("Condemn condemn VERB VB 0 root|Chad Chad PROPN NNP 1 obj", "Condemn", "called_for"),
    (
        "If if SCONJ IN 3 mark|It it PRON PRP 3 nsubj|attacks attack VERB VBZ 5 advcl|us we PRON PRP 5 nsubj|leaves leave VERB VBZ 0 root",
        "attacks", "possible",
    ),
    ("It it PRON PRP 2 nsubj|left leave VERB VBD 0 root|to to PART TO 4 mark|press press VERB VB 2 advcl|us we PRON PRP 4 obj", "press", "planned"),
    (
        "It it PRON PRP 2 nsubj|left leave VERB VBD 0 root|after after SCONJ IN 4 mark|attacking attack VERB VBG 2 advcl|us we PRON PRP 4 obj",
        "attacking", "happened",
    ),
    (
        "It it PRON PRP 2 nsubj|urged urge VERB VBD 0 root|us we PRON PRP 2 obj|to to PART TO 5 mark|withdraw withdraw VERB VB 2 xcomp",
        "withdraw", "called_for",
    ),
    ("Kenya Kenya PROPN NNP 2 nsubj|plans plan VERB VBZ 0 root|to to PART TO 4 mark|withdraw withdraw VERB VB 2 xcomp", "withdraw", "planned"),
    ("Did do AUX VBD 3 aux|It it PRON PRP 3 nsubj|attack attack VERB VB 0 root|us we PRON PRP 3 obj|? ? PUNCT . 3 punct", "attack", "possible"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "verb", "status"), STATUS, ids=[f"{w}-{x}" for _, w, x in STATUS])
def test_did_it_happen(rows: str, verb: str, status: str) -> None:
    s = sentence(rows.replace("|", "\n"))
    assert syntax.status(s, word(s, verb)) == status


REAL = [
    ("Kenya has condemned Uganda.", "condemned", "happened", ["Kenya"], ["Uganda"]),
    ("Uganda had been condemned by Kenya.", "condemned", "happened", ["Kenya"], ["Uganda"]),
    ("Kenya would condemn Uganda.", "condemn", "possible", ["Kenya"], ["Uganda"]),
    ("Kenya cannot condemn Uganda.", "condemn", "denied", ["Kenya"], ["Uganda"]),
    ("The officers, who had condemned Uganda, resigned.", "condemned", "happened", ["officers"], ["Uganda"]),
    ("Kenya is preparing to condemn Uganda.", "condemn", "planned", ["Kenya"], ["Uganda"]),
    ("Kenya said it had condemned Uganda.", "condemned", "happened", ["it"], ["Uganda"]),
]


@pytest.mark.parametrize(("text", "verb", "status", "subjects", "objects"), REAL, ids=[r[0] for r in REAL])
def test_with_the_model(text: str, verb: str, status: str, subjects: list[str], objects: list[str]) -> None:
    (s,) = reading(text).sentences
    i = word(s, verb)
    assert (syntax.status(s, i), texts(s, syntax.subjects(s, i)), texts(s, syntax.objects(s, i))) == (
        status,
        subjects,
        objects,
    )


def test_a_tree_with_a_loop_of_conjunctions_never_hangs() -> None:
    """The decoder gives trees; a chain of forty heads is the worst of them."""
    rows = "\n".join(f"w{n} w{n} VERB VB {n} conj" if n else "w0 w0 VERB VB 0 root" for n in range(40))
    s = sentence(rows)
    assert syntax.subjects(s, 39) == []
    assert syntax.status(s, 39) in ("happened", "called_for")
