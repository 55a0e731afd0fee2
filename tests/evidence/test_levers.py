"""Levers: acts that show one at work, statements of dependence, statements of a hold."""

from __future__ import annotations

import pytest
from evidence_make import coded, made, reading, word

from suasion.evidence import instruments, lever_odds
from suasion.evidence.confidence import log_odds
from suasion.evidence.levers import find_levers
from suasion.evidence.model import Lever
from suasion.language.model import Holding, Pointer
from suasion.vocab import load

DEPENDS = """
Kenya Kenya PROPN NNP 2 nsubj
depends depend VERB VBZ 0 root
on on ADP IN 5 case
Ugandan Ugandan ADJ JJ 5 amod
electricity electricity NOUN NN 2 obl
"""
LEVERAGE = """
Kenya Kenya PROPN NNP 3 nmod:poss
's 's PART POS 1 case
leverage leverage NOUN NN 6 nsubj
over over ADP IN 5 case
Uganda Uganda PROPN NNP 3 nmod
grew grow VERB VBD 0 root
"""
PARTNER = """
Kenya Kenya PROPN NNP 6 nsubj
is be AUX VBZ 6 cop
Uganda Uganda PROPN NNP 6 nmod:poss
's 's PART POS 3 case
main main ADJ JJ 6 amod
supplier supplier NOUN NN 0 root
"""
SELF = """
Kenya Kenya PROPN NNP 2 nsubj
depends depend VERB VBZ 0 root
on on ADP IN 5 case
Kenyan Kenyan ADJ JJ 5 amod
electricity electricity NOUN NN 2 obl
"""


@pytest.mark.parametrize(
    ("rows", "kind", "holder", "over", "rule", "polarity"),
    [
        (DEPENDS, "energy", "UGA", "KEN", "dependence: depend", "dependence"),
        (LEVERAGE, "influence", "KEN", "UGA", "hold: leverage", None),
        (PARTNER, "influence", "KEN", "UGA", "partner: supplier", "dependence"),
    ],
)
def test_statements(rows: str, kind: str, holder: str, over: str, rule: str, polarity: str | None) -> None:
    (x,) = find_levers(made(rows), [], [])
    assert (x.kind, x.holder, x.over, x.rule, x.polarity, x.status) == (
        kind,
        (holder,),
        (over,),
        rule,
        polarity,
        "held",
    )


def test_nobody_has_a_hold_on_itself() -> None:
    assert find_levers(made(SELF), [], []) == []


def first(text: str) -> Lever:
    document = coded(text)
    assert document.levers, f"no lever: {text}"
    return document.levers[0]


@pytest.mark.parametrize(
    ("text", "holder", "over", "status", "polarity"),
    [
        ("Kenya sent weapons to Uganda.", "KEN", "UGA", "used", "carrot"),
        ("Kenya imposed sanctions on Uganda.", "KEN", "UGA", "used", "stick"),
        ("Kenya threatened to impose sanctions on Uganda.", "KEN", "UGA", "threatened", "stick"),
        ("Kenya may cut off gas supplies to Uganda.", "KEN", "UGA", "threatened", "stick"),
        ("Kenya asked Uganda for weapons.", "UGA", "KEN", "sought", "carrot"),
    ],
)
def test_acts_show_levers(text: str, holder: str, over: str, status: str, polarity: str) -> None:
    x = first(text)
    assert (x.holder, x.over, x.status, x.polarity) == ((holder,), (over,), status, polarity)


def test_an_act_without_an_instrument_shows_none() -> None:
    assert coded("Kenya praised Uganda.").levers == ()
    assert coded("Kenya met Uganda in Kampala.").levers == ()


def test_a_headline_states_no_lever() -> None:
    assert coded("# Kenya imposes sanctions on Uganda\nIt rained.").levers == ()


def test_one_lever_for_a_sentence_and_pair_the_surest() -> None:
    levers = coded("Kenya, which depends on Ugandan electricity, relies on Ugandan gas.").levers
    assert len({(x.start, x.holder, x.over) for x in levers}) == len(levers)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It holds gas.", "energy"), ("It holds missiles.", "arms"), ("It holds a veto.", "veto"), ("It holds hostages.", "prisoners"),
        ("It wants an embargo.", "sanctions"), ("It wants grain.", "trade"), ("It wants a loan.", "finance"),
    ],
)  # fmt: skip
def test_instruments(text: str, kind: str) -> None:
    r = reading(text)
    s = r.sentences[0]
    assert instruments.kinds(s, range(len(s.tokens)), r.text)[0][0] == kind


def test_instruments_come_strongest_first_and_point_at_their_word() -> None:
    r = reading("The embargo covers gas and missiles.")
    s = r.sentences[0]
    found = instruments.kinds(s, range(len(s.tokens)), r.text)
    assert dict(found) == {"sanctions": word(s, "embargo"), "arms": word(s, "missiles"), "energy": word(s, "gas")}
    assert [k for k, _ in found] == [k for k in load("instruments") if k in dict(found)]
    assert instruments.kinds(s, [], r.text) == []


def test_the_vocabularies_agree_with_each_other() -> None:
    levers, kinds, types = (
        load("levers"),
        set(load("instruments")),
        {k.partition("/")[0] for k in load("events")["verbs"]},
    )
    assert set(levers["acts"]) <= types and set(levers["needs_instrument"]) <= types
    assert {k for ks in levers["needs_instrument"].values() for k in ks} <= kinds
    assert {a["holder"] for a in levers["acts"].values()} <= {"source", "target"}
    assert {a["status"] for a in levers["acts"].values()} <= {"held", "used", "threatened", "sought"}
    assert {a["polarity"] for a in levers["acts"].values()} <= {"carrot", "stick", "dependence"}


def held(rows: str, token: str, holder: str, over: str, score: float = 0.9) -> list[Lever]:
    """The levers of a hand-made sentence in which the model sees a hold at ``token``."""
    r = made(rows)
    start = {t.text: t.start for s in r.sentences for t in s.tokens}
    r.analysis.holds[start[token]] = Holding(score, (Pointer(start[holder], 1.0),), (Pointer(start[over], 1.0),))
    return [x for x in find_levers(r, [], []) if x.rule.startswith("seen")]


NUDGE = """
Kenya Kenya PROPN NNP 2 nsubj
felt feel VERB VBD 0 root
nudges nudge NOUN NNS 2 obj
{}
"""
FROM_ALLY = NUDGE.format(
    "from from ADP IN 7 case\nUganda Uganda PROPN NNP 7 nmod:poss\n's 's PART POS 5 case\nally ally NOUN NN 3 nmod\nnear near ADP IN 9 case\n"
    "Sudan Sudan PROPN NNP 2 obl"
)
FROM_IT = NUDGE.format("from from ADP IN 5 case\nUganda Uganda PROPN NNP 3 nmod")
FOR_IT = NUDGE.format("for for ADP IN 5 case\nUganda Uganda PROPN NNP 3 nmod")
ITS = """
Kenya Kenya PROPN NNP 3 nmod:poss
's 's PART POS 1 case
nudge nudge NOUN NN 6 nsubj
of of ADP IN 5 case
words word NOUN NNS 3 nmod
reached reach VERB VBD 0 root
Uganda Uganda PROPN NNP 6 obj
"""


@pytest.mark.parametrize(
    ("rows", "word", "holder", "over", "stands"),
    [
        (FROM_IT, "nudges", "Uganda", "Kenya", True),
        (FROM_ALLY, "nudges", "Uganda", "Kenya", False),  # it is the ally who nudges
        (FOR_IT, "nudges", "Uganda", "Kenya", False),
        (FOR_IT, "nudges", "Kenya", "Uganda", True),
        (ITS, "nudge", "Kenya", "Uganda", True),
        (ITS, "nudge", "Uganda", "Kenya", False),
    ],
)
def test_the_grammar_of_a_noun_may_leave_no_room_for_a_holder(
    rows: str, word: str, holder: str, over: str, stands: bool
) -> None:
    assert bool(held(rows, word, holder, over)) is stands


def test_a_hold_is_considered_from_a_tenth_and_told_if_it_is_likely() -> None:
    sure, faint, none = (held(FROM_IT, "nudges", "Uganda", "Kenya", p) for p in (0.95, 0.2, 0.09))
    assert sure[0].confidence > faint[0].confidence >= load("lever_odds")["accepted"]
    assert not none


def test_of_two_words_for_one_side_the_other_side_is_taken() -> None:
    """The model points at Kenya for both sides, and less surely at Uganda: nobody has a hold on itself."""
    r = made(FROM_IT)
    start = {t.text: t.start for s in r.sentences for t in s.tokens}
    kenya, uganda = start["Kenya"], start["Uganda"]
    r.analysis.holds[start["nudges"]] = Holding(
        0.9, (Pointer(uganda, 0.9),), (Pointer(uganda, 0.6), Pointer(kenya, 0.4))
    )
    (lever,) = (x for x in find_levers(r, [], []) if x.rule.startswith("seen"))
    assert (lever.holder, lever.over) == (("UGA",), ("KEN",))


MIND = """
Kenya Kenya PROPN NNP 3 nmod:poss
's 's PART POS 1 case
nudge nudge NOUN NN 8 nsubj
to to PART TO 5 mark
change change VERB VB 3 acl
Sudanese sudanese ADJ JJ 7 amod
minds mind NOUN NNS 5 obj
reached reach VERB VBD 0 root
Uganda Uganda PROPN NNP 8 obj
"""
THREAT = """
Kenya Kenya PROPN NNP 3 nmod:poss
's 's PART POS 1 case
threat threat NOUN NN 6 nsubj
to to ADP IN 5 case
Uganda Uganda PROPN NNP 3 nmod
grew grow VERB VBD 0 root
"""
THOUGHT = """
Kenya Kenya PROPN NNP 3 nmod:poss
's 's PART POS 1 case
recognition recognition NOUN NN 6 nsubj
of of ADP IN 5 case
realities reality NOUN NNS 3 nmod
reached reach VERB VBD 0 root
Uganda Uganda PROPN NNP 6 obj
"""
GIVEN = """
Kenya Kenya PROPN NNP 3 nmod:poss
's 's PART POS 1 case
oil oil NOUN NN 4 nsubj
gives give VERB VBZ 0 root
Uganda Uganda PROPN NNP 4 iobj
leverage leverage NOUN NN 4 obj
"""


@pytest.mark.parametrize(
    ("rows", "word"), [(MIND, "nudge"), (THREAT, "threat"), (THOUGHT, "recognition"), (GIVEN, "leverage")]
)
def test_an_aim_a_danger_a_thought_and_what_is_given_are_no_hold_of_the_one_over_the_other(
    rows: str, word: str
) -> None:
    assert not held(rows, word, "Kenya", "Uganda")


def test_the_odds_of_a_lever_add_up_from_the_named_weights() -> None:
    r = made(FROM_IT)
    start = {t.text: t.start for s in r.sentences for t in s.tokens}
    r.analysis.holds[start["nudges"]] = Holding(0.8, (Pointer(start["Uganda"], 0.9),), (Pointer(start["Kenya"], 1.0),))
    s = r.sentences[0]
    arguments = (r, s.start, s.end, ("UGA",), ("KEN",), "influence", "seen: nudge")
    found = lever_odds.features(*arguments)
    assert found["both"] == pytest.approx(log_odds(0.8 * 0.9)) and found["part"] == pytest.approx(log_odds(0.8))
    assert {"seen", "no means", "held by power"} <= set(found)
    weights = load("lever_odds")["weights"]
    odds = sum(weights.get(k, 0.0) * v for k, v in found.items())
    assert log_odds(lever_odds.probability(*arguments)) == pytest.approx(odds)


@pytest.mark.parametrize(
    ("rule", "feature"),
    [
        ("act: aid", "act: aid"),
        ("act: support", "act: other"),
        ("act: aid (inferred)", "inferred"),
        ("pressing: force", "pressing"),
        ("pressing: arm", "stated"),
        ("dependence: depend", "stated"),
        ("asked: oil", "stated"),
    ],
)
def test_what_told_a_lever_is_a_feature(rule: str, feature: str) -> None:
    r = made(FROM_IT)
    s = r.sentences[0]
    assert lever_odds.features(r, s.start, s.end, ("UGA",), ("KEN",), "arms", rule)[feature] == 1.0


def test_every_weight_is_of_a_feature_that_there_is() -> None:
    known = load("lever_odds")
    told = {"seen", "pressing", "stated", "act: other", *(f"act: {t}" for t in known["acts"])}
    facts = {"inferred", "own side", "over people", "over an organisation", "held by power", "hard means", "no means"}
    assert set(known["weights"]) <= {"all", "both", "part"} | told | facts
    assert set(known["hard_means"]) <= set(load("instruments"))


def test_the_name_of_a_body_tells_no_means() -> None:
    for body, kinds in (("International Atomic Energy Agency", set()), ("energy talks", {"energy"})):
        found = coded(f"Iran threatened Germany that it would quit the {body}.").levers
        assert {x.kind for x in found} & {"energy"} == kinds, body


def test_what_is_refused_is_a_lever_only_where_the_model_sees_one() -> None:
    r = reading("Kenya rejected the claim that Uganda had sold oil.")
    assert not r.analysis.holds or max(h.score for h in r.analysis.holds.values()) < 0.5
    assert not [
        x for x in coded("Kenya rejected the claim that Uganda had sold oil.").levers if x.rule == "act: reject"
    ]
    assert [x for x in coded("Kenya refused to sell oil to Uganda.").levers if x.holder == ("KEN",)]
