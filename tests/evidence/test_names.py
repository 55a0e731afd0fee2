"""Which words are the name of somebody, and of whom: ships, articles, ranks, places, documents."""

from __future__ import annotations

import pytest
from evidence_read import found, indexed

from suasion.evidence.model import Actor


def names(text: str, date: str | None = "2024-03-15") -> dict[str, Actor]:
    return {a.name: a for a in found(text, date)}


NO_ACTORS = [
    ("The gunboats Thor and Tyr cut the nets of two trawlers.", {"Thor", "Tyr"}),
    ("The parties signed the Lincoln Agreement in April.", {"Lincoln Agreement"}),
    ("Congress passed the Kennedy amendment in 1974.", {"Kennedy", "Edward Kennedy"}),
    ("He spoke of Operation Northern Wind.", {"Operation Northern Wind"}),
    ("Two people were hurt in the village of Kirants.", {"Kirants"}),
    ("The shells hit the Karish field before dawn.", {"Karish"}),
    ("The refugees live in Mae Sot. The clinic in Mae Sot is full.", {"Mae Sot"}),
]


@pytest.mark.parametrize(("text", "no_names"), NO_ACTORS, ids=[t[:25] for t, _ in NO_ACTORS])
def test_what_is_only_called_so_is_no_actor(text: str, no_names: set[str]) -> None:
    assert not no_names & set(names(text))


def test_who_has_an_article_before_the_name_is_a_body() -> None:
    actors = names(
        "The Jan Sangh and the Swatantra Party attacked the terms. The Ahmed Baba Institute lost its library."
    )
    assert actors["Jan Sangh"].type != "person"
    assert actors["Ahmed Baba Institute"].type == "ngo"


def test_a_ministry_may_have_a_long_name_and_its_capital_behind_a_comma() -> None:
    (ministry, *_) = found("The Ministry of Foreign Affairs and Trade of Chad met the envoys.")
    assert ministry.country == "TCD"
    seated = found("Issued by the Ministry of Foreign Affairs and Trade, Wellington, 1 May 1998.")
    assert [a.country for a in seated if a.type == "government_body"] == ["NZL"]


PERSONS = [
    ("The Chadian defence minister, Mr. Y. B. Vidal, said so.", "Y. B. Vidal", "TCD"),
    ("The Argentine president, General Ana Maria Vidal, wanted it.", "Ana Maria Vidal", "ARG"),
    ("Prime Minister Ana Vidal of Dominica received the delegates in Venezuela. Venezuela agreed.", "Ana Vidal", "DMA"),
    ("The Rt Hon Ana Vidal, Minister of Foreign Affairs and Trade of New Zealand, came to Peru.", "Ana Vidal", "NZL"),
]


@pytest.mark.parametrize(("text", "name", "country"), PERSONS, ids=[p[0][:40] for p in PERSONS])
def test_titles_around_a_name_say_whose_it_is(text: str, name: str, country: str) -> None:
    persons = [a for a in found(text) if a.type == "person"]
    assert [(a.name, a.country) for a in persons] == [(name, country)]


def test_half_of_another_partys_name_is_not_that_party() -> None:
    actors = found("The Social Democrats of Chad abstained. The United States was silent.")
    assert "democratic-party-us" not in {a.id for a in actors}


def test_a_parliament_that_is_called_otherwise_is_not_that_of_the_state_in_focus() -> None:
    actors = found("The United States waited. A defector told the National Assembly that American envoys had lied.")
    assert "us-house" not in {a.id for a in actors}


def test_a_leader_of_something_unknown_has_no_state_by_guess() -> None:
    actors = names("Chad closed the border. The group's leader, Ana Vidal, denied it.")
    assert actors["Ana Vidal"].country is None


def test_a_party_that_many_states_have_needs_its_state_in_the_report() -> None:
    assert "lib-dems" not in {a.id for a in found("Japan waited. The Liberal Democrats urged a boycott.")}
    assert "lib-dems" in {a.id for a in found("Britain waited. The Liberal Democrats urged a boycott.")}


def test_a_mayor_is_at_home_in_no_state_by_guess() -> None:
    assert names("Chad closed the border. The mayor, Ana Vidal, wept.")["Ana Vidal"].country is None
    assert names("Chad closed the border. Defence Minister Ana Vidal wept.")["Ana Vidal"].country == "TCD"


def test_a_vice_minister_is_no_minister() -> None:
    (role,) = names("Vice Foreign Minister Ana Vidal met the envoys.")["Ana Vidal"].roles
    assert role.title == "vice foreign minister"


def test_the_state_of_another_holder_is_no_home() -> None:
    """In 1978 the prime minister of Britain was James Callaghan, so this one is another state's."""
    text = "Britain, British envoys and London warned Nepal. Nepal was firm. Prime Minister Ana Vidal said no."
    assert names(text, "1978-06-01")["Ana Vidal"].country == "NPL"


def test_a_ministry_that_somebody_has_is_that_of_the_state_before_it() -> None:
    actors = names(
        "China lent the money. India hesitated, but its finance ministry wrote to the bank in May. China's finance ministry did not."
    )
    assert {"Indian finance ministry", "Chinese finance ministry"} <= set(actors)


def test_a_capital_on_the_last_word_is_short_for_the_whole_name() -> None:
    text = "The United Plains Front called a strike in Nepal. Police fired on a crowd. The Front asked its members to go home."
    start = text.rindex("Front")
    assert indexed(text).at(start, start + len("Front")) == ("united-plains-front",)


def test_an_adjective_before_what_somebody_is_tells_his_state() -> None:
    assert names("Sudan detained Turkish writer Mehmet Kaya on Monday.")["Mehmet Kaya"].country == "TUR"
