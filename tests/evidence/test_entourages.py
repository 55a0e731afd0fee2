"""Who is around a person: offices, camps, counterparts; ministers of several states; names behind a title."""

import pytest
from evidence_make import coded
from evidence_read import found, named


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ecuador's president, Ana Vidal, was silent. Vidal's office said that Peru had lied.", "Vidal's office", "government_body"),
        ("Ecuador's former president, Ana Vidal, left Quito. Vidal's camp called the vote a farce.", "Vidal's camp", "people"),
        ("President Ana Vidal of Ecuador met Peru's envoy. Her office declined to comment.", "Ana Vidal's office", "government_body"),
        ("Two people were hurt in Ecuador, the provincial governor's office said.", "provincial governor's office", "government_body"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_person_is_somebody(text: str, name: str, kind: str) -> None:
    actor = named(text)[name]
    assert (actor.type, actor.country) == (kind, "ECU")


def test_an_office_speaks_and_not_its_holder() -> None:
    d = coded("Ana Vidal of Ecuador was silent. Vidal's office said that Peru had lied.")
    names = {a.id: a.name for a in d.actors}
    assert [[names[a] for a in c.source] for c in d.claims] == [["Vidal's office"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Vidal received the envoy of Peru in her office.",  # a room
        "Ana Vidal said that her people would never leave Peru.",  # a nation
        "Vidal's Office Hours In Quito Are Over",  # a heading
    ],
)
def test_a_room_and_a_nation_are_no_entourage(text: str) -> None:
    assert not [a for a in found(text) if a.rule == "who is around a person"]


def test_his_counterpart_holds_the_same_office_for_the_state_before_the_noun() -> None:
    actors = named("Togo's interior minister, Kofi Mensah, called his Beninese counterpart on Monday.")
    (other,) = (a for a in actors.values() if a.rule == "his counterpart")
    assert (other.type, other.country) == ("person", "BEN")
    assert "his Beninese counterpart" in other.aliases
    assert "interior minister" in other.roles[0].title


def test_a_counterpart_with_a_name_is_that_person() -> None:
    text = "Togo's interior minister, Kofi Mensah, wrote to Benin. His Beninese counterpart, Awa Dossou, did not reply."
    assert not [a for a in found(text) if a.rule == "his counterpart"]
    assert "Awa Dossou" in named(text)


def test_ministers_of_several_states_are_one_group() -> None:
    actors = named("The energy ministers of Chad, Niger and Mali met in Accra on Monday.")
    group = actors["energy ministers of Chad, Niger and Mali"]
    assert group.type == "people" and "energy ministers" in group.aliases
    assert not [a for a in actors.values() if a.type == "government_body"]
    assert {"Chad", "Niger", "Mali"} <= set(actors)


def test_the_ministers_of_one_state_are_a_body_of_it() -> None:
    (body,) = (a for a in found("The ministers of Chad resigned on Monday.") if a.type == "government_body")
    assert body.country == "TCD"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Spokesperson of the European Commission Ana Vidal said that the paper had arrived.", "Ana Vidal"),
        ("EU special envoy for the dialogue Jon Sorensen flew to Serbia.", "Jon Sorensen"),
    ],
)
def test_a_name_may_follow_a_title_and_what_it_is_for_without_a_comma(text: str, person: str) -> None:
    people = [a for a in found(text) if a.type == "person"]
    assert [a.name for a in people] == [person]
    assert people[0].roles


def test_a_body_is_also_called_as_the_text_has_it() -> None:
    (guards,) = (a for a in found("Chad's border guards were fired on from Niger.") if a.type == "military")
    assert "Chadian border guards" in guards.aliases


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The ECOWAS Court of Justice heard the case against Togo.", "Economic Community of West African States Court of Justice", "io"),
        ("The African Union's Peace and Security Council met on Chad.", "African Union Peace and Security Council", "io"),
        ("State television in Chad showed the men. Chad's army was silent.", "Chadian state media", "media"),
        ("The trade daily Gas & Grid Times reported on Chad.", "Gas & Grid Times", "media"),
    ],
)  # fmt: skip
def test_names_of_bodies_are_whole(text: str, name: str, kind: str) -> None:
    assert named(text)[name].type == kind


def test_the_security_council_of_another_union_is_not_the_uns() -> None:
    assert "UN Security Council" not in named("The African Union's Peace and Security Council met on Chad.")


@pytest.mark.parametrize(
    "text",
    [
        "A bulk carrier struck a mine off Sulina.",  # a ship without a name
        "The gate was shut after the martyrdom of two men in Chad.",
        "London underwriters have quoted more since then for ships to Chad.",  # no act of the United Kingdom
        "Gas from the Shah Deniz field reaches Bulgaria.",  # a place
    ],
)
def test_things_and_places_are_nobody(text: str) -> None:
    names = {a.name.lower() for a in found(text)}
    assert not names & {"bulk carrier", "united kingdom", "shah deniz", "shah"}
    assert not any("martyrdom" in n for n in names)
