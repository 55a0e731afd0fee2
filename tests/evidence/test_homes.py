"""Whose a person is, family names that are names of states too, and names that the language model overlooks."""

import pytest
from evidence_read import found, named


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Benin waited. In Niamey, government spokeswoman Ana Vidal said that the border would stay shut.", "NER"),
        ("Niger wants the gate open, and its transport minister, Ana Vidal, said so in Benin.", "NER"),
        ("Benin replied to Niger. Niger may take the ban to court unless it is eased, Farm Minister Ana Vidal said on Tuesday.", "NER"),
        ("Benin and Niger quarrel. Nobody buys, said Ana Vidal, an exporter in Niamey.", "NER"),
        ("Benin and Niger quarrel. They lie, said Ana Vidal, chief of operations of the Nigerien army.", "NER"),
        ("Benin and Niger quarrel. The mayor of Niamey, Ana Vidal, sees no way out.", "NER"),
        ("Benin and Niger quarrel. In Agadez lorry driver Ana Vidal laughed.", "NER"),
        ("Benin's foreign minister called his Nigerien counterpart, Ana Vidal, on Monday.", "NER"),
        ("The Nigerien envoy, Sheikh Yusuf Vidal, was in Benin on Monday.", "NER"),
        ("Benin and Niger quarrel. Ana Vidal, who negotiated with Niger for years, laughed.", None),
    ],
)  # fmt: skip
def test_the_text_tells_where_a_person_is_from(text: str, country: str | None) -> None:
    (person,) = (a for n, a in named(text).items() if n.endswith("Vidal"))
    assert person.country == country


def test_the_full_stops_of_an_abbreviation_end_no_apposition() -> None:
    actors = named("Benin and Niger talk. Ana Vidal, the U.S. envoy who brought the text last week, left.")
    assert actors["Ana Vidal"].country == "USA"
    assert "U.S. envoy" not in actors


def test_a_family_name_that_is_a_state_is_the_person() -> None:
    text = "Peru's minister, Ana Montenegro, wrote to Chile. Should the talks fail, Montenegro does not rule out going to court."
    actors = named(text)
    assert "MNE" not in {a.id for a in actors.values()}
    assert [text[m.start : m.end] for m in actors["Ana Montenegro"].mentions] == ["Ana Montenegro", "Montenegro"]


def test_the_state_stays_where_the_text_tells_of_its_people() -> None:
    text = "Peru's minister, Ana Montenegro, flew to Montenegro. Montenegrin officials met her."
    assert "MNE" in {a.id for a in found(text)}


def test_an_office_that_a_state_does_not_have_is_not_of_it() -> None:
    text = "Prime Minister Ana Vidal said that Tokyo would send its forces to fight beside the Americans. Japan is ready, Japanese officials said."
    assert named(text)["Ana Vidal"].country == "JPN"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On the island, the teacher Luz Marina Cahuachi receives her salary from Peru.", "Luz Marina Cahuachi"),
        ("Deputy Prime Minister for Reintegration Ilinca Dragomir received the envoy of Moldova.", "Ilinca Dragomir"),
        ("At a reception in Rwanda their commander, Brig. Gen. Félicien Ruzindana, observed that guests do not stay.", "Félicien Ruzindana"),
    ],
)  # fmt: skip
def test_names_behind_nouns_offices_and_short_ranks(text: str, name: str) -> None:
    assert named(text)[name].type == "person"


def test_people_in_a_town_are_of_its_state() -> None:
    actors = named("Japan protested. Customs officers in Ningbo, meanwhile, detained a consignment of scallops.")
    assert actors["Customs officers in Ningbo"].country == "CHN"
