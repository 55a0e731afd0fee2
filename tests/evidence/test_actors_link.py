"""The same actor over several reports."""

from __future__ import annotations

from suasion.evidence.actors import link_actors
from suasion.evidence.model import Actor, ActorType, OfficeHeld


def person(name: str, country: str | None = None, title: str | None = None) -> Actor:
    roles = (OfficeHeld(title=title),) if title else ()
    return Actor(id=name.lower().replace(" ", "-"), name=name, type="person", country=country, roles=roles)


def body(name: str, *aliases: str, kind: ActorType = "ngo") -> Actor:
    return Actor(id=name.lower().replace(" ", "-"), name=name, type=kind, aliases=(name, *aliases))


def test_a_surname_joins_the_full_name_of_another_report() -> None:
    maps = link_actors([[person("Ana Vidal", "PER")], [person("Vidal", "PER")]])
    assert maps == [{"ana-vidal": "ana-vidal"}, {"vidal": "ana-vidal"}]


def test_a_shared_title_is_enough() -> None:
    maps = link_actors([[person("Ana Vidal", title="envoy")], [person("Vidal", title="envoy")]])
    assert maps[1] == {"vidal": "ana-vidal"}


def test_the_surname_alone_is_not() -> None:
    assert link_actors([[person("Ana Vidal")], [person("Vidal")]])[1] == {"vidal": "vidal"}


def test_another_country_forbids_it() -> None:
    maps = link_actors([[person("Ana Vidal", "PER", "envoy")], [person("Vidal", "CHL", "envoy")]])
    assert maps[1] == {"vidal": "vidal"}


def test_two_full_names_leave_it_open() -> None:
    maps = link_actors([[person("Ana Vidal", "PER")], [person("Luis Vidal", "PER")], [person("Vidal", "PER")]])
    assert maps[2] == {"vidal": "vidal"}


def test_different_full_names_never_merge() -> None:
    maps = link_actors([[person("Ana Vidal", "PER", "envoy")], [person("Ana Maria Vidal", "PER", "envoy")]])
    assert maps[1] == {"ana-maria-vidal": "ana-maria-vidal"}


def test_an_abbreviation_joins_the_organisation_that_explained_it() -> None:
    maps = link_actors([[body("Andean Workers Federation", "AWF")], [body("AWF")]])
    assert maps[1] == {"awf": "andean-workers-federation"}


def test_an_abbreviation_of_two_organisations_tells_nothing() -> None:
    maps = link_actors([[body("Andean Workers Federation", "AWF")], [body("Arctic Whale Fund", "AWF")], [body("AWF")]])
    assert maps[2] == {"awf": "awf"}


def test_states_keep_their_ids() -> None:
    state = Actor(id="KEN", name="Kenya", type="state", country="KEN")
    assert link_actors([[state], [state], []]) == [{"KEN": "KEN"}, {"KEN": "KEN"}, {}]
