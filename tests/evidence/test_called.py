"""Names that a noun introduces, halves of a compass, organs of an organisation, and how what is only described is called at length."""

import pytest
from evidence_read import found, indexed, named

CALLED = [
    ("Norway sent the frigate Thor to the strait.", "frigate Thor", "military", None),
    ("The Turkish frigate Piyale shadowed the convoy.", "frigate Piyale", "military", "TUR"),
    ("Iran seized the tanker Almira on Monday.", "tanker Almira", "other", None),
    ("HMS Lantern fired on two boats off Yemen.", "HMS Lantern", "military", "GBR"),
    ("The portal Nova Rijeka denied the report about Serbia.", "Nova Rijeka", "media", None),
    ("Chad expelled the aid group Green Ladder on Monday.", "Green Ladder", "ngo", None),
    ("Togo signed a contract with the trading house Calder Vane.", "Calder Vane", "company", None),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), CALLED)
def test_a_noun_before_a_name_tells_what_it_names(text: str, name: str, kind: str, country: str | None) -> None:
    actor = named(text)[name]
    assert (actor.type, actor.country) == (kind, country)


@pytest.mark.parametrize(
    "text",
    [
        "The opposition party Secretary General resigned in Chad.",  # a title, and no party of that name
        "Chad bought the frigate. Turkey sold it.",
        "Reports reached the newspaper Monday.",
    ],
)
def test_what_follows_a_noun_is_not_always_its_name(text: str) -> None:
    assert not [a for a in found(text) if a.rule == "named after what it is"]


def test_the_north_is_the_half_of_a_pair_that_the_report_names() -> None:
    text = "North Korea fired two missiles. South Korea protested. The North did not answer the South."
    north, south = text.rindex("North"), text.rindex("South")
    actors = indexed(text)
    assert (actors.at(north, north + 5), actors.at(south, south + 5)) == (("PRK",), ("KOR",))


def test_the_north_of_a_state_without_a_pair_is_no_state() -> None:
    text = "Fighting spread in Mali. The North is hungry, and the South is not."
    assert {a.id for a in found(text) if a.type == "state"} == {"MLI"}


def test_an_organ_is_called_after_its_organisation_and_belongs_to_it() -> None:
    actor = named("The African Union Commission urged Chad to release the men. The African Union sent an envoy.")[
        "African Union Commission"
    ]
    assert (actor.type, actor.affiliation) == ("io", "au")


def test_a_surname_may_be_that_of_a_town() -> None:
    assert "Mehmet Kaya" in named("Sudan detained Turkish writer Mehmet Kaya on Monday.")


@pytest.mark.parametrize("name", ["Ahn Seok-won", "Baek Dong-hyun"])
def test_a_given_name_may_have_a_second_half(name: str) -> None:
    assert name in named(f"The opposition leader, {name}, accused the government of South Korea of theft.")


def test_what_the_text_says_of_somebody_is_one_more_name_and_hides_nobody() -> None:
    text = "Chad fell silent, according to a trader who supplies the Libyan army."
    trader = next(a for a in found(text) if a.name.startswith("trader"))
    assert "trader who supplies the Libyan army" in trader.aliases
    army = text.index("Libyan army")
    assert any("Libyan" in a.name for a in found(text) if a.id in indexed(text).at(army, army + len("Libyan army")))


def test_the_official_is_the_one_described_before() -> None:
    text = "An official in Port Vila said that Vanuatu was ready. The official added that Fiji was not."
    assert [a.name for a in found(text) if "official" in a.name] == ["official in Port Vila"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Niger met Sonodep, Niger's state oil company, on Monday. Chad signed a contract with Sonodep.",
            "Sonodep",
            "company",
        ),
        ("Almira, a charity, accused Chad of theft.", "Almira", "ngo"),
        ("Ana Lind, a company director, accused Chad of theft.", "Ana Lind", "person"),
    ],
)
def test_a_noun_behind_a_comma_explains_a_name(text: str, name: str, kind: str) -> None:
    assert named(text)[name].type == kind


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Niger met West African states in Lagos.", {"the West"}),
        ("Chad hired an analyst at a Brussels consultancy.", {"European Union"}),
        ("A London-listed company sued Chad.", {"United Kingdom"}),
        ("Turkey will chair the Independent Decommissioning Body of Nepal.", {"The Independent"}),
        ("Brent slipped after Iran had spoken.", {"Brent"}),
    ],
)
def test_a_word_of_another_name_or_a_seat_is_no_actor(text: str, nobody: set[str]) -> None:
    assert not nobody & set(named(text))
