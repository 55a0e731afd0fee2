"""Claims: from attribution spans to source, content, mode and certainty."""

from __future__ import annotations

import pytest
from evidence_make import coded, made, reading

from suasion.evidence.certainty import certainty_of
from suasion.evidence.claims import attributed, find_claims, mode_of
from suasion.evidence.model import Certainty, Claim, Mode
from suasion.vocab import load

SAID = """
Kenya Kenya PROPN NNP 2 nsubj
said say VERB VBD 0 root
that that SCONJ IN 5 mark
Uganda Uganda PROPN NNP 5 nsubj
attacked attack VERB VBD 2 ccomp
two two NUM CD 7 nummod
towns town NOUN NNS 5 obj
"""


REPEATED = SAID.replace("said say", "repeated repeat")
"""With a cue that is no claim by its clause alone (``clauses.told_clauses``)."""


def only(claims: list[Claim]) -> Claim:
    (claim,) = claims
    return claim


def test_a_claim_holds_who_how_and_what() -> None:
    r = made(SAID, attributions=(("Kenya", "said", "that Uganda attacked two towns"),))
    c = only(find_claims(r))
    assert (c.source, c.cue, c.content, c.mode, c.certainty, c.about) == (
        ("KEN",), "said", "Uganda attacked two towns", "indirect", "asserted", ("UGA",),
    )  # fmt: skip
    assert c.rule == "attribution head" and c.confidence == 0.9
    assert (c.source_start, c.source_end) == (0, 5)


def test_where_the_core_finds_no_speaker_the_subject_stands_as_the_source() -> None:
    c = only(find_claims(made(SAID, attributions=(("", "said", "Uganda attacked two towns"),))))
    assert c.source_spans == ((0, 5),)


def test_what_somebody_wants_or_thinks_is_a_claim_of_its_own_rule() -> None:
    text = SAID.replace("said say", "coveted covet")
    c = only(find_claims(made(text, attributions=(("Kenya", "coveted", "two towns"),))))
    assert c.rule == "attitude"


def test_a_claim_whose_speaker_is_no_actor_has_a_rule_of_its_own() -> None:
    c = only(coded("According to the figures, the road was open.").claims)
    sure = only(coded("According to Kenya, the road was open.").claims)
    assert c.rule == "no known speaker" and c.source == ()
    assert sure.confidence - c.confidence > 0.2
    assert c.confidence < 0.6 < sure.confidence  # of such claims about half are right, of others seven of eight


def test_without_a_source_phrase_the_subject_of_the_cue_speaks_but_less_surely() -> None:
    assert only(find_claims(made(SAID, attributions=(("", "said", "Uganda attacked two towns"),)))).source == ("KEN",)


@pytest.mark.parametrize(
    "attribution",
    [("Kenya", "repeated", ""), ("Kenya", "repeated", "towns"), ("", "", "Uganda attacked two towns")],
    ids=["no content", "one word", "nobody and no cue"],
)
def test_what_is_no_claim(attribution: tuple[str, str, str]) -> None:
    assert find_claims(made(REPEATED, attributions=(attribution,))) == []


def test_an_unnamed_source_joins_the_actors() -> None:
    document = coded("Two witnesses from the lake said the soldiers had left the island.")
    c = only(list(document.claims))
    (actor,) = [a for a in document.actors if a.id in c.source]
    assert actor.type == "people" and "witnesses" in actor.name.lower()


@pytest.mark.parametrize(
    ("text", "content", "mode"),
    [
        ("He said it rained.", "it rained", "indirect"),
        ('He said "it rained".', '"it rained"', "direct"),
        ("He said “it rained”.", "it rained", "direct"),
        ("He said «it rained».", "«it rained»", "direct"),
        ('He said it "rained" on Monday.', 'it "rained" on Monday', "mixed"),
        ("He said “it rained” and “hailed”.", "“it rained” and “hailed”", "mixed"),
    ],
)
def test_mode(text: str, content: str, mode: Mode) -> None:
    at = text.index(content)
    assert mode_of(text, [(at, at + len(content))]) == mode


@pytest.mark.parametrize(
    ("cue", "content", "certainty"),
    [
        ("said", "the road is open", "asserted"),
        ("announced", "the road is open", "asserted"),
        ("said", "the road may be open", "hedged"),
        ("believes", "the road is open", "hedged"),
        ("suggested", "the road was open", "hedged"),
        ("alleged", "the road was open", "hedged"),
        ("speculated", "the road was open", "speculative"),
        ("fears", "the road is shut", "speculative"),
        ("predicted", "the road would open", "speculative"),
        ("denied", "the road was open", "denied"),
        ("has repeatedly denied", "the road was open", "denied"),
        ("rejected", "the accusation that the road was shut", "denied"),
        ("dismissed claims", "the road was shut", "denied"),
        ("rejected", "the offer", "asserted"),
        ("does not believe", "the road was open", "denied"),
        ("doesn't think", "the road was open", "denied"),
        ("did not say", "the road was open", "asserted"),
        ("", "the road is open", "asserted"),
    ],
)
def test_certainty(cue: str, content: str, certainty: Certainty) -> None:
    assert certainty_of(cue, content) == certainty


def test_certainty_words_stand_in_one_class_only() -> None:
    v = load("certainty")
    classes = [set(v[k]["cues"]) for k in ("denied", "speculative", "hedged")]
    assert not (classes[0] & classes[1]) and not (classes[0] & classes[2]) and not (classes[1] & classes[2])


def test_a_quotation_broken_by_its_cue_is_one_claim() -> None:
    c = only(list(coded('"The bridge is ours," said Kenyan President William Ruto, "and so is the road."').claims))
    assert c.mode == "direct" and c.content.startswith('"The bridge') and c.content.rstrip().endswith('road."')


def test_we_in_an_official_statement_is_who_issues_it() -> None:
    r = reading("The Kenyan government condemns the attack on Lamu.\nWe call on all parties to stop.")
    (who,) = r.issuer
    assert r.country(who) == "KEN"
    assert reading("It rained.\nThe goats were wet.").issuer == ()


def test_attributions_of_a_sentence() -> None:
    r = reading("Kenya said that the road was open. It rained.")
    assert len(attributed(r, r.sentences[0])) == 1
    assert attributed(r, r.sentences[1]) == []


def test_claims_come_in_the_order_of_the_text() -> None:
    claims = coded("Kenya said the road was open. Uganda said the road was shut. Chad said it had no road.").claims
    assert [c.source for c in claims] == [("KEN",), ("UGA",), ("TCD",)]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Kenya said that the road was open.", "states"),
        ("Kenya demanded that the road be opened.", "asks"),
        ("Kenya proposed that the road be opened.", "proposes"),
        ("Kenya suggested that the road was open.", "states"),
        ("Kenya promised that the road would be opened.", "promises"),
        ("Kenya warned that the road would be closed.", "warns"),
        ("Kenya accused Uganda of closing the road.", "blames"),
    ],
)
def test_what_saying_it_does(text: str, force: str) -> None:
    assert only(list(coded(text).claims)).force == force


def test_cues_of_one_force_are_in_no_other() -> None:
    words = [w for group in load("cues")["force"].values() for w in group]
    assert len(words) == len(set(words))
