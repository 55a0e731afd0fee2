"""Parties that stand elsewhere: authors, pairs, what a noun recalls, conditions, what is not done, what nobody did."""

from __future__ import annotations

import pytest
from evidence_make import coded

from suasion.evidence.model import Document, Event

LETTER = """Statement by the Special Representative for the Lake Dialogue

Brussels, 2 February 2026

I have today received the negotiators of Kenya and Uganda. I condemn the attack on Kenya.

{name}
"""


def states(d: Document, actors: tuple[str, ...]) -> set[str | None]:
    return {next((a.country for a in d.actors if a.id == x), None) or x for x in actors}


def only(d: Document, type_: str) -> Event:
    (e,) = [e for e in d.events if e.type == type_]
    return e


def test_the_author_of_a_statement_is_whom_its_title_names() -> None:
    d = coded(LETTER.format(name="").rstrip())
    assert only(d, "ACCUSE").source == ("special-representative-for-the-lake-dialogue",)
    author = next(a for a in d.actors if a.rule == "author, by title")
    assert author.name == "Special Representative for the Lake Dialogue" and author.country is None


def test_the_signature_says_who_the_author_is() -> None:
    d = coded(LETTER.format(name="Maria Lindqvist"))
    assert only(d, "ACCUSE").source == ("maria-lindqvist",)


@pytest.mark.parametrize(
    "words",
    ["The two sides", "Both governments", "The sides", "The two neighbours", "Both countries", "The warring parties"],
)
def test_the_two_sides_are_the_parties_named_together(words: str) -> None:
    d = coded(f"Kenya and Uganda dispute the island. {words} agreed to talk.")
    e = only(d, "AGREE")
    assert states(d, e.source) | states(d, e.target) == {"KEN", "UGA"}


def test_a_place_between_does_not_break_the_pair() -> None:
    d = coded("In Abu Dhabi the envoys of Kenya and Uganda met. The sides have exchanged lists of prisoners.")
    e = only(d, "COOPERATE")
    assert states(d, e.source) | states(d, e.target) == {"KEN", "UGA"}


def test_what_is_done_to_each_other_is_done_by_each() -> None:
    d = coded("Kenya and Uganda accused each other of murder.")
    e = only(d, "ACCUSE")
    assert (states(d, e.source), states(d, e.target)) == ({"KEN"}, {"UGA"})


@pytest.mark.parametrize(
    ("text", "type_", "target"),
    [
        (
            "The United Nations reported 40 deaths in Kenya. Rwanda hailed the vote. Kenya dismissed the report.",
            "REJECT",
            "un",
        ),
        ("Rwanda offered to mediate. Uganda said nothing. Kenya welcomed the offer.", "SUPPORT", "RWA"),
        ("Tanzania closed its border with Kenya. Kenya denounced the step.", "ACCUSE", "TZA"),
        (
            "Rwanda said that the shots came from Kenya. Uganda was silent. Kenya rejected the account as fiction.",
            "REJECT",
            "RWA",
        ),
        ("Uganda was silent. Rwanda accused Kenya of theft. Kenya rejects such criticism.", "REJECT", "RWA"),
        (
            "Uganda was silent. The putsch was paid for by Kenya, Rwanda says, an allegation Kenya dismisses as a fable.",
            "REJECT",
            "RWA",
        ),
    ],
)
def test_a_noun_recalls_whose_act_is_answered(text: str, type_: str, target: str) -> None:
    d = coded(text)
    answer = [e for e in d.events if e.type == type_ and states(d, e.source) == {"KEN"}]
    assert [states(d, e.target) for e in answer] == [{target}]
    assert "inferred" in answer[0].rule


def test_whoever_is_to_meet_a_condition_is_the_one_it_is_said_to() -> None:
    d = coded("Rwanda and Tanzania watched. Kenya threatened to close the port if Uganda does not pay.")
    assert states(d, only(d, "THREATEN").target) == {"UGA"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will not attend the summit in Uganda.",
        "Kenya has never accepted Uganda's offer.",
        "Kenya failed to sign the agreement with Uganda.",
        "Kenya does not recognise the government of Uganda.",
    ],
)
def test_what_is_not_done_is_refused(text: str) -> None:
    d = coded(text)
    e = only(d, "REJECT")
    assert (states(d, e.source), states(d, e.target)) == ({"KEN"}, {"UGA"})


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed nine people in Kenya.",
        "More than 200 Kenyans died after the earthquake in Uganda.",
        "Kenya must protect those who attack Uganda's army.",
        "Asked whether Uganda was ready, the Kenyan president smiled.",
        "Kenya insisted that the border with Uganda was open.",
        "Kenya spoke of a guard that attacks one Ugandan ship in three.",
        "Kenya watched without attacking Uganda.",
        "Kenya is aimed at attacking Uganda.",
    ],
)
def test_no_act(text: str) -> None:
    assert [e.type for e in coded(text).events if e.type in ("ASSAULT", "REQUEST")] == []


def test_two_verbs_of_one_act_are_one_event() -> None:
    d = coded("Kenyan drones struck a depot in Uganda and killed eleven people.")
    assert len([e for e in d.events if e.type == "ASSAULT"]) == 1


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Kenya vowed to retaliate against Uganda.", "THREATEN"),
        ("Kenya vowed to ignore Uganda's demand.", "REJECT"),
        ("Kenya vowed to help Uganda.", "AGREE"),
        ("Kenya launched a missile into the sea.", "MOBILIZE"),
        ("Kenyan protesters blocked the road to Uganda.", "PROTEST"),
        ("A phone call between the foreign ministers of Kenya and Uganda lasted an hour.", "CONSULT"),
    ],
)
def test_what_it_is_done_by_or_to_decides_the_type(text: str, type_: str) -> None:
    assert [e.type for e in coded(text).events] == [type_]


def test_a_person_of_an_organisation_speaks_for_no_state() -> None:
    d = coded("NATO Secretary General Jens Stoltenberg met the Kenyan president.", "2020-02-10")
    stoltenberg = next(a for a in d.actors if a.id == "jens-stoltenberg")
    assert stoltenberg.country is None and [r.of for r in stoltenberg.roles][:1] == ["nato"]


def test_an_envoy_is_an_envoy_and_comes_back_by_the_title() -> None:
    d = coded(
        "The special envoy of the President of Kenya, Ana Vidal, arrived on Monday.\n\nRain fell all day.\n\nShops closed early.\n\n"
        "The harbour was full.\n\nNobody complained.\n\nThe special envoy accused Uganda of theft. She demanded an apology from Uganda."
    )
    vidal = next(a for a in d.actors if a.id == "ana-vidal")
    assert [x.title for x in vidal.roles] == ["special envoy"] and vidal.country == "KEN"
    assert only(d, "ACCUSE").source == ("ana-vidal",)
    assert only(d, "REQUEST").source == ("ana-vidal",)


def test_a_representative_without_a_name_is_he() -> None:
    d = coded("The representative of Kenya thanked the chair. He accused Uganda of theft.")
    (source,) = only(d, "ACCUSE").source
    assert source == "kenya-representative"


def test_the_three_governments_are_the_three_states_named_last() -> None:
    d = coded("Kenya, Uganda and Rwanda held an election. The three governments accused Chad of theft.")
    assert states(d, only(d, "ACCUSE").source) == {"KEN", "UGA", "RWA"}


def test_a_dateline_is_no_party() -> None:
    d = coded("KAMPALA, Feb 2 (Lakeside News Agency) - Kenya accused Rwanda of theft on Monday.")
    e = only(d, "ACCUSE")
    assert (states(d, e.source), states(d, e.target)) == ({"KEN"}, {"RWA"})


def test_the_items_of_a_bulletin_have_nothing_to_do_with_each_other() -> None:
    items = (
        "LAKE - Kenya accused Uganda of theft. Uganda accused Kenya of theft.",
        "RIVER - Chad accused Niger of theft. Niger accused Chad of theft.",
        "COAST - Ghana accused Togo of theft. Togo protested.",
    )
    d = coded("\n\n".join(items))
    last = [e for e in d.events if e.type == "ACCUSE"][-1]
    assert (states(d, last.source), states(d, last.target)) == ({"TGO"}, {"GHA"})


def test_a_party_of_the_next_clause_is_not_the_other_side() -> None:
    d = coded("Rwanda attacked Kenya on Monday. Uganda condemned the attack, and Chad sent tents to Kenya.")
    assert states(d, only(d, "ACCUSE").target) == {"RWA"}


@pytest.mark.parametrize("answer", ["Uganda has ruled that out.", "Uganda rejected this condition."])
def test_that_is_what_the_last_clause_tells(answer: str) -> None:
    d = coded(f"Rwanda and Chad are far away. Kenya wants a vote first. {answer}")
    assert states(d, only(d, "REJECT").target) == {"KEN"}


def test_a_step_that_is_condemned_is_the_clause_before_it() -> None:
    d = coded("Kenya on Monday expelled two Chadian diplomats for buying Rwandan gold, a step that Uganda condemned.")
    assert states(d, only(d, "ACCUSE").target) == {"KEN"}


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan official, who asked not to be named, was tired.",
        "The Kenyan foreign ministry declined to comment.",
        "The Kenyan foreign minister spoke to our correspondent on Monday.",
    ],
)
def test_how_a_report_was_made_is_no_act(text: str) -> None:
    assert not coded(f"Kenya and Uganda are neighbours. {text}").events


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Kenya is not ready to negotiate with Uganda.", "REJECT"),
        ("Kenya would not oppose the Ugandan plan.", "AGREE"),
        ('"We will not stand in the way of Uganda," said the Kenyan foreign minister.', "AGREE"),
    ],
)
def test_not_to_be_willing_refuses_and_not_to_hinder_promises(text: str, type_: str) -> None:
    d = coded(text)
    assert states(d, only(d, type_).target) == {"UGA"}


def test_what_the_title_tells_in_short_is_told_once() -> None:
    text = "# Kenya accuses Uganda of theft over lake\n\nKenya on Monday accused Uganda of stealing fish from the lake, its foreign minister said."
    d = coded(text)
    assert [e.start > 40 for e in d.events if e.type == "ACCUSE"] == [True]


def test_to_leave_an_organisation_of_states_refuses_it_and_to_leave_a_place_does_not() -> None:
    assert only(d := coded("Kenya left the African Union in January."), "REJECT").target == ("au",)
    assert not [e for e in coded("The Kenyan president left Uganda in January.").events if e.type == "REJECT"]
    assert d.events


def test_it_is_what_the_clause_is_about() -> None:
    d = coded("Chad supplies most of Niger's electricity, and it has suspended the deliveries before.")
    assert states(d, only(d, "SANCTION").source) == {"TCD"}


def test_to_sign_nothing_is_to_refuse() -> None:
    d = coded("Kenya said that it would sign nothing before the release of the men by Uganda.")
    assert "AGREE" not in {e.type for e in d.events}


def test_whom_a_warning_is_given_is_warned() -> None:
    d = coded("Kenya warned Uganda that Rwanda would close the port.")
    assert states(d, only(d, "THREATEN").target) == {"UGA"}
