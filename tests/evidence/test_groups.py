"""People whom a report only describes: "coca farmers", "a broker in London"; and who is none of them."""

from __future__ import annotations

import pytest
from evidence_read import found

from suasion.evidence.belonging import DESCRIBED
from suasion.evidence.model import Actor

GROUPS = [
    ("Coca farmers blocked the road to the port.", "Coca farmers", "people", None),
    ("A broker in London told the paper that premiums had doubled.", "broker in London", "person", "GBR"),
    ("The bridge was blown up by masked smugglers.", "masked smugglers", "people", None),
    ("Clashes between Bedouin tribes and the police left nine dead.", "Bedouin tribes", "people", None),
    ("Chinese refineries bought the crude in May.", "Chinese refineries", "company", "CHN"),
    ("The ministry met relatives of the hostages on Friday.", "relatives of the hostages", "people", None),
    ("An armed opposition group attacked the pipeline.", "armed opposition group", "armed_group", None),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), GROUPS, ids=[g[1] for g in GROUPS])
def test_a_phrase_that_acts_is_an_actor(text: str, name: str, kind: str, country: str | None) -> None:
    actor = {a.name: a for a in found(text)}[name]
    assert (actor.type, actor.country, actor.rule) == (kind, country, DESCRIBED)
    assert actor.confidence <= 0.5


NOBODY = [
    "No farmer would sign such a paper.",
    "The minister told reporters that the talks went on.",
    "Its leaders and their families left.",
    "The army sent a battalion to the lake.",
    "The left bank of the river was flooded.",
    "A man was there, and people came.",
    "The Reuters agency said so.",
    "The al-Qaeda terror network attacked the port.",
    "A group of Moroccan diplomats left.",
    "The two sides and the warring parties agreed to meet.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_who_is_nobody_in_particular_is_none(text: str) -> None:
    assert [a.name for a in found(text) if a.rule == DESCRIBED] == []


def test_the_bare_noun_comes_back_to_the_group_named_before() -> None:
    text = "Striking dockers closed the port. On Monday the dockers went home."
    (dockers,) = described(text)
    assert dockers.name == "Striking dockers"
    assert len(described(text)) == 1


def test_what_hangs_on_the_noun_is_one_more_name() -> None:
    (adviser,) = described("A former adviser to the process told the paper that nothing had been agreed.")
    assert "former adviser to the process" in adviser.aliases


def test_a_paper_that_tells_something_is_nobody() -> None:
    text = "According to the decree, Peru will close its embassy in Oslo."
    assert not [a.name for a in found(text) if "ecree" in a.name]


def test_a_number_before_the_group_is_one_more_name() -> None:
    (observers,) = described("Nine foreign observers left the camp on Monday.")
    assert observers.name == "foreign observers"
    assert set(observers.aliases) == {"foreign observers", "Nine foreign observers"}


WHOLE = [
    ("The UN envoy for Libya met the council.", "UN envoy for Libya"),
    ("Two security sources in Cairo said that the talks had failed.", "security sources in Cairo"),
    ("Diplomats briefed on the talks said that a text was ready.", "Diplomats briefed on the talks"),
]


@pytest.mark.parametrize(("text", "whole"), WHOLE, ids=[w[1] for w in WHOLE])
def test_the_whole_phrase_is_a_name(text: str, whole: str) -> None:
    names = {n.removeprefix("The ").removeprefix("Two ") for a in found(text) for n in a.aliases}
    assert whole in names


def test_a_clause_that_is_set_off_is_no_part_of_the_name() -> None:
    (actor,) = described("Village elders, who met in May, want the land back.")
    assert actor.aliases == ("Village elders",)


def described(text: str) -> list[Actor]:
    return [a for a in found(text) if a.rule == DESCRIBED]
