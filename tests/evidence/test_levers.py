"""Levers: acts that show one at work, statements of dependence, statements of a hold."""

from __future__ import annotations

import pytest
from evidence_make import coded, made, reading, word

from suasion.evidence import instruments
from suasion.evidence.levers import find_levers
from suasion.evidence.model import Lever
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
