"""Short names, names written as words, and names that only say where."""

import pytest
from evidence_read import named

from suasion.evidence.actors.bodies import known_body
from suasion.evidence.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("The Border Guard Force, or BGF, asked Thailand for fuel. The BGF denied it.", "Border Guard Force", "BGF"),
        ("Fighters of Islamic State Mozambique (ISM) burnt the town. ISM denied it.", "Islamic State Mozambique", "ISM"),
        ('The Union of Free Miners "UFM" struck in Peru. The UFM won.', "Union of Free Miners", "UFM"),
    ],
)  # fmt: skip
def test_a_short_name_is_the_long_one(text: str, name: str, short: str) -> None:
    actors = named(text)
    assert short in actors[name].aliases
    assert short not in actors
    assert "Islamic State" not in actors


def test_or_between_two_bodies_does_not_make_them_one() -> None:
    actors = named("Peru will ask the Andean Court of Justice, or NATO, for help.")
    assert [n for n, a in actors.items() if "NATO" in a.aliases] == ["NATO"]


@pytest.mark.parametrize(
    ("word", "known"), [("Unicef", "unicef"), ("Unifil", "unifil"), ("Socar", "socar"), ("Sadc", "sadc")]
)
def test_an_abbreviation_may_be_written_as_a_word(word: str, known: str) -> None:
    assert [h.id for h in gazetteer().find(f"{word} left the town.")] == [known]


@pytest.mark.parametrize("text", ["Shape of things to come.", "Pace matters.", "Dina left the arena."])
def test_a_word_is_no_abbreviation(text: str) -> None:
    assert gazetteer().find(text) == []


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Kazakhstan sends its oil by Baku-Tbilisi-Ceyhan.", "Georgia"),
        ("Rebels burnt tankers on the roads from Dakar and Abidjan, Mali said.", "Senegal"),
        ("The Pretoria agreement has failed, Ethiopia said.", "South Africa"),
        ("Moldova keeps four schools that teach in Romanian.", "Romania"),
        ("Four China Coast Guard cutters followed the ship, Japan said.", "Four China Coast Guard"),
    ],
)
def test_a_name_may_only_say_where_or_how(text: str, absent: str) -> None:
    assert absent not in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Romanian officials met in Moldova.",
        "A Romanian was arrested in Moldova.",
        "Pretoria offered a new agreement to Ethiopia.",
    ],
)
def test_other_uses_of_the_same_names_are_actors(text: str) -> None:
    assert {"Romania", "South Africa"} & set(named(text))


def test_an_armed_group_is_not_the_army_of_its_state() -> None:
    assert known_body("SYR", "armed forces") is None
    assert known_body("ISR", "armed forces") == "idf"


def test_a_ministry_of_small_letters_is_one() -> None:
    assert "Eritrean information ministry" in named(
        "Eritrea denied it, as its information ministry put it on Wednesday."
    )


def test_a_bare_ministry_is_that_of_the_state_in_focus() -> None:
    text = (
        "Syria has waited for weeks, a source in the Ministry of Defense said. Syrian troops and Syrian officers moved. "
        "In Ankara, the spokesman of the Turkish Ministry of Defense spoke of Syria."
    )
    assert {"Syrian defence ministry", "Turkish defence ministry"} <= set(named(text))
