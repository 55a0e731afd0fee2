"""From a phrase to the actors it stands for."""

from __future__ import annotations

import pytest
from evidence_make import made, reading, word

from suasion.evidence import syntax
from suasion.evidence.parties import actors_of, all_of, political, referred, states_at, without
from suasion.evidence.reading import Reading

OF = """
The the DET DT 2 det
decision decision NOUN NN 6 nsubj
of of ADP IN 4 case
Kenya Kenya PROPN NNP 2 nmod
stunned stun VERB VBD 6 aux
stood stand VERB VBD 0 root
"""
ADJECTIVE = """
Kenyan Kenyan ADJ JJ 2 amod
shells shell NOUN NNS 3 nsubj
hit hit VERB VBD 0 root
the the DET DT 5 det
farm farm NOUN NN 3 obj
in in ADP IN 7 case
Uganda Uganda PROPN NNP 5 nmod
"""
POSSESSIVE = """
Kenya Kenya PROPN NNP 3 nmod:poss
's 's PART POS 1 case
offer offer NOUN NN 5 nsubj
to to ADP IN 0 dep
pleased please VERB VBD 0 root
"""


def test_the_owner_of_a_phrase() -> None:
    r = made(OF)
    s = r.sentences[0]
    assert actors_of(r, s, word(s, "Kenya")) == ("KEN",)
    assert actors_of(r, s, word(s, "decision")) == ("KEN",)
    assert actors_of(r, s, word(s, "decision"), depth=0) == ()
    assert actors_of(r, s, word(s, "stood")) == ()


def test_an_adjective_owns_and_a_place_does_not() -> None:
    r = made(ADJECTIVE)
    s = r.sentences[0]
    assert actors_of(r, s, word(s, "shells")) == ("KEN",)
    assert actors_of(r, s, word(s, "farm")) == ()
    assert actors_of(r, s, word(s, "farm"), prepositions=("in",)) == ("UGA",)


def test_a_possessive_owns() -> None:
    r = made(POSSESSIVE)
    s = r.sentences[0]
    assert actors_of(r, s, word(s, "offer")) == ("KEN",)


def test_several_phrases_give_each_actor_once() -> None:
    r = reading("Kenya, Uganda and the government of Kenya objected.")
    (s,) = r.sentences
    found = all_of(r, s, syntax.subjects(s, word(s, "objected")))
    assert set(found) >= {"KEN", "UGA"} and len(found) == len(set(found))


def own(r: Reading, *texts: str) -> list[str]:
    s = r.sentences[0]
    return [actors_of(r, s, word(s, t))[0] for t in texts]


def test_nobody_acts_on_itself() -> None:
    r = reading("Kenyan President William Ruto met Ugandan officials in Kenya.")
    ruto, officials = own(r, "William", "officials")
    assert without((ruto, officials), (ruto,), r) == (officials,)
    assert without(("KEN", "UGA"), (ruto,), r) == ("UGA",), "a president does not act on the own state"
    assert without((ruto,), ("KEN",), r) == ()
    assert without((ruto,), ("KEN",), r, domestic=True) == (ruto,), "but the state may act on him"
    assert without((), ("KEN",), r) == ()


@pytest.mark.parametrize(
    ("text", "head", "true"),
    [
        ("Kenya objected.", "Kenya", True),
        ("Hamas objected.", "Hamas", True),
        ("The African Union objected.", "Union", True),
        ("The Kenyan parliament objected.", "parliament", True),
        ("The Kenyan army objected.", "army", True),
    ],
)
def test_parties_to_politics(text: str, head: str, true: bool) -> None:
    r = reading(text)
    s = r.sentences[0]
    assert political(r, actors_of(r, s, word(s, head))) is true


def test_nobody_is_no_party() -> None:
    assert not political(reading("Kenya objected."), ())
    assert not political(reading("Kenya objected."), ("nobody",))


def test_a_place_gives_its_state_which_joins_the_actors() -> None:
    r = made("They they PRON PRP 2 nsubj\nmet meet VERB VBD 0 root\nin in ADP IN 4 case\nAmman Amman PROPN NNP 2 obl")
    s = r.sentences[0]
    assert r.actor("JOR") is None
    assert states_at(r, s, [word(s, "Amman")]) == ("JOR",)
    joined = r.extra["JOR"]
    assert joined.type == "state" and joined.rule == "place of an act"
    assert [r.text[m.start : m.end] for m in joined.mentions] == ["Amman"]
    assert states_at(r, s, [word(s, "They")]) == ()


def test_a_word_that_refers_back_stands_for_the_actor() -> None:
    r = reading("The Kenyan foreign minister arrived on Monday. She condemned Uganda.")
    s = r.sentences[1]
    assert "KEN" in {r.country(a) for a in actors_of(r, s, word(s, "She"))}


def test_references_of_little_probability_are_not_followed() -> None:
    r = made(
        "Kenya Kenya PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nwho who PRON PRP 4 nsubj\nleft leave VERB VBD 2 ccomp"
    )
    who = r.sentences[0].tokens[2].start
    assert referred(r, who) == ()
    r.analysis.antecedents[who] = (0, 0.2)
    assert referred(r, who) == ()
    r.analysis.antecedents[who] = (0, 0.9)
    assert referred(r, who) == ("KEN",)
    r.analysis.antecedents[who] = (who, 0.9)
    assert referred(r, who) == (), "a word that refers to itself ends the search"
