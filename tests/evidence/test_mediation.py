"""Who mediates: wordings that say so, and wordings near them that do not."""

from __future__ import annotations

import pytest
from evidence_make import coded

WAR = "Chadian troops attacked Sudan on Monday. Sudan shelled Chadian villages on Tuesday. "

MEDIATES = [
    ("NOR", "Norwegian diplomats shuttled between the government and the rebels for most of the winter."),
    ("DZA", "Algerian officials passed proposals from one delegation to the other."),
    ("QAT", "Qatar's prime minister flew to Khartoum with a new draft after seeing the Chadian president."),
    ("CHE", "Talks resumed in Geneva under Swiss chairmanship."),
    (
        "KEN",
        "President William Ruto of Kenya has been asked by the African Union to bring Chad and Sudan to the table.",
    ),
    ("TUR", "Turkey offered to host a meeting of the Chadian and Sudanese presidents."),
    ("TUR", "Ankara said that it was ready to play a facilitating role between Chad and Sudan."),
    ("OMN", "It was Oman that persuaded both sides to release their prisoners."),
    ("OMN", "Sudan's reply reached Chad through Oman."),
    ("EGY", "Cairo put forward a bridging proposal that both Chad and Sudan are studying."),
    ("EGY", "Egyptian intelligence officers spent the night going from one delegation to the other."),
    ("JOR", "King Abdullah of Jordan brought the two generals together in Aqaba."),
    ("FRA", "France has acted as a go-between in the dispute between Chad and Sudan."),
    ("ETH", "Ethiopia's emperor presided over the meeting at which Chad and Sudan signed the truce."),
    ("RUS", "Moscow says that it has put the two sides in touch and wants nothing more."),
    ("POL", "Poland's good offices have been accepted by Chad but not by Sudan."),
    ("MAR", "King Mohammed VI of Morocco invited the leaders of Chad and Sudan to Marrakesh to settle their quarrel."),
    ("CAN", "Canada drew up the formula on which Chad and Sudan finally agreed."),
    ("ESP", "Spain received the warring parties in Madrid."),
]

MISSED = [
    (
        "SAU",
        "The ceasefire was worked out in Jeddah by Saudi Arabia and the United States.",
        "a report about two other parties has to say more of them",
    ),
    (
        "NOR",
        "The two delegations met in a villa outside Oslo, where the Norwegian foreign minister sat between them.",
        '"sit between" is no mediation',
    ),
    (
        "BRA",
        "Brazil, Argentina and Chile, the guarantors of the treaty, called Chad and Sudan to Brasilia.",
        '"call to" is no invitation',
    ),
    ("FRA", "Paris has quietly sounded out Chad and Sudan about a meeting.", '"sound out" is no mediation'),
    (
        "ZAF",
        "Chad and Sudan will meet again in Pretoria on Monday, with South Africa in the chair.",
        '"in the chair" is no mediation',
    ),
    (
        "ARE",
        "The Emirates have been working behind the scenes to get Chad and Sudan to stop the shelling.",
        '"get" with both is no mediation unless they are called the sides',
    ),
    ("CUB", "Cuba and Norway are guarantors of the talks.", '"guarantor" is no mediator'),
]
"""Wordings of the same list that are not read, each with the cause."""

DOES_NOT = [
    "Chad and Sudan held talks in Geneva on Monday.",
    "The Kenyan foreign minister called on both sides to return to talks.",
    "France hosted a trade fair in Lyon.",
    "Norway delivered food to Chad and Sudan.",
    "The Emirates presented a plan for a new port.",
    "Egypt invited the president of Chad to a summit on water.",
    "The Libyan delegation led talks on fishing rights.",
    "Gas reaches Chad through Libya.",
    "Kenya's president named a new envoy to Chad.",
    "Chad drew up a plan for peace that Sudan rejected.",
    "Ethiopia sent a message to Chad.",
    "Turkey persuaded Chad to buy its drones.",
]


def mediators(words: str) -> set[str]:
    document = coded(WAR + words)
    of = {a.id: a.affiliation or a.country for a in document.actors}
    return {of.get(m) or m for t in document.tracks for m in t.mediators}


@pytest.mark.parametrize(("state", "words"), MEDIATES)
def test_who_mediates(state: str, words: str) -> None:
    assert state in mediators(words)


@pytest.mark.parametrize(("state", "words", "why"), MISSED)
def test_a_known_gap_is_still_one(request: pytest.FixtureRequest, state: str, words: str, why: str) -> None:
    request.applymarker(pytest.mark.xfail(strict=True, raises=AssertionError, reason=why))
    assert state in mediators(words)


@pytest.mark.parametrize("words", DOES_NOT)
def test_who_does_not(words: str) -> None:
    assert not mediators(words)


def test_an_offer_is_a_proposed_track() -> None:
    (track,) = (t for t in coded(WAR + "Turkey offered to host talks between Chad and Sudan.").tracks if t.mediators)
    assert (track.mediators, track.status) == (("TUR",), "proposed")
