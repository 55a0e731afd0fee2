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
