"""Whose "its ministry", "whose ambassador" and "his government" are."""

import pytest
from evidence_read import found, indexed


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        (
            "Benin met Togo, and Brazil moved troops, a step its defence ministry called routine.",
            "defence ministry",
            "BRA",
        ),
        ("Uganda was silent. Ghana, whose foreign ministry had warned of it, withdrew.", "foreign ministry", "GHA"),
        ("Chad recalled its ambassador.", "ambassador", "TCD"),
        ("Togo met Turkey, whose foreign minister spoke of peace.", "foreign minister", "TUR"),
        ("President Ana Vidal of Ecuador spoke. She said her government would not pay Peru.", "government", "ECU"),
        (
            "China's trade ministry was silent. The trade ministry in Sejong asked Japan for talks.",
            "trade ministry in Sejong",
            "KOR",
        ),
        ("The Chadian army was silent. Niger moved its army.", "army.", "NER"),
        ("In Niamey the oil ministry accused Benin of theft.", "oil ministry", "NER"),
    ],
)
def test_a_possessive_or_a_scene_tells_the_state(text: str, phrase: str, country: str) -> None:
    at = text.index(phrase)
    actors = {a.id: a for a in found(text)}
    assert [actors[i].country for i in indexed(text).at(at, at + len(phrase))] == [country]


def test_a_body_of_the_same_name_elsewhere_is_not_meant_where_the_sentence_says_where() -> None:
    text = "The United States was silent. In Seoul, the National Security Council met. South Korea said nothing."
    at = text.index("National")
    assert indexed(text).at(at, at + len("National Security Council")) == ("south-korean-security-council",)


def test_a_company_of_a_state_does_not_make_its_army_that_states() -> None:
    text = 'Niger needs the money. Niger waits. "CNPC holds the tap, and the generals hold the visas," an analyst said.'
    assert "CHN" not in {a.country for a in found(text) if a.type == "military"}


def test_its_spokeswoman_is_whose_name_follows() -> None:
    text = "Chad was accused of theft. Its spokeswoman, Ana Lind, denied it."
    assert [a.name for a in found(text) if a.type == "person"] == ["Ana Lind"]
