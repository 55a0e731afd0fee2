"""Attributions set right: views, inverted clauses, relayed words, and cues that say nothing."""

from __future__ import annotations

import pytest
from evidence_make import coded

from suasion.evidence.model import Claim


def claim_of(text: str, content: str) -> Claim:
    """The one claim with the content."""
    found = [c for c in coded(text).claims if c.content.strip('"“”.,') == content]
    assert len(found) == 1, [c.content for c in coded(text).claims]
    return found[0]


def names(text: str, claim: Claim) -> set[str]:
    return {n for a in coded(text).actors if a.id in claim.source for n in (a.name, *a.aliases)}


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("In the opinion of the expert Sergiu Balan, Moscow keeps the region cold.", "Moscow keeps the region cold", "Sergiu Balan"),
        ("The camps are close to collapse, in the estimate of the Red Cross.", "The camps are close to collapse", "Red Cross"),
        ("In the view of most observers, the treaty is dead.", "the treaty is dead", "most observers"),
        ('"The talks went well," noted after the meeting Deputy Prime Minister Tigran Avetisyan.', "The talks went well", "Tigran Avetisyan"),
        ("The sides are close, believes the analyst Ivan Petrov.", "The sides are close", "Ivan Petrov"),
        ("The base will stay, underlined the diplomat.", "The base will stay", "diplomat"),
        ("Last night I spoke with Robert Dussey, who told Chad that eleven soldiers had died.", "eleven soldiers had died", "Robert Dussey"),
        ("Kenyan President William Ruto spoke first. His critics said that he was late.", "he was late", "critics"),
        ("Ruth Nankabirwa arrived. Her Kenyan counterpart, Opiyo Wandayi, said that the valve had failed.", "the valve had failed", "Opiyo Wandayi"),
        ("Two aviation sources in Nairobi said that the airspace was closed.", "the airspace was closed", "Two aviation sources in Nairobi"),
        ("A broker in London said that premiums had tripled.", "premiums had tripled", "broker in London"),
        ("One of the participants of the rally said that soldiers had come.", "soldiers had come", "participants of the rally"),
        ("Local traders said that the road was shut. They added that nobody had warned them.", "nobody had warned them", "Local traders"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, content: str, speaker: str) -> None:
    assert speaker.lower() in {n.lower() for n in names(text, claim_of(text, content))}


def test_the_ministry_speaks_on_and_not_its_state() -> None:
    text = "Uzbekistan's foreign ministry said on Monday the posts had stood there since 2022. It added that no metre of land had been occupied."
    assert claim_of(text, "no metre of land had been occupied").source == ("uzbek-foreign-ministry",)


def test_whose_side_it_is_stands_beside_the_noun() -> None:
    text = "On Ukraine, the Swiss side explained that the road was open. The Mongolian side reiterated that the road was shut."
    assert claim_of(text, "the road was shut").source == ("MNG",)


def test_who_is_quoted_speaks_and_who_quotes_relays() -> None:
    text = "Egyptian media, quoting a security source, had reported that a deal was near."
    c = claim_of(text, "a deal was near")
    assert "security source" in names(text, c) and c.via == ("egyptian-media",)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya did not disclose the number of its soldiers.",
        "A diplomat, who asked not to be named, left for Nairobi.",
        "Kenya will ask for more troops.",
        "Kenya sought a ban on the trade.",
        "The agency was told by fax.",
        "The declaration of Kenya made no mention of the war in Chad.",
        "Malawi and Kenya agreed the text of the treaty.",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert coded(text).claims == ()


def test_two_contents_of_one_cue_are_two_claims() -> None:
    text = "Kenya said that the road was shut and that the bridge was mined."
    assert claim_of(text, "the road was shut").source == claim_of(text, "the bridge was mined").source == ("KEN",)


def test_two_verbs_of_one_subject_have_one_speaker() -> None:
    text = 'Beijing said the ship had entered its waters without permission and called its own response "professional and restrained".'
    assert {c.source for c in coded(text).claims} == {("CHN",)}


def test_a_clause_that_the_core_has_passed_over() -> None:
    text = "Question: Baku maintains that the Armenian constitution contains territorial claims. Your reaction?"
    assert claim_of(text, "the Armenian constitution contains territorial claims").source == ("AZE",)


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Kenyan officials insist that a valve had failed.", "states"),
        ("Kenya insists that the road be opened.", "asks"),
        ("Kenya assured Chad that the road was open.", "states"),
        ("Kenya assured Chad that the road would be opened.", "promises"),
        ('Kenya called the junta "a gang".', "states"),
        ("Kenya called for the opening of the road.", "asks"),
    ],
)
def test_some_verbs_do_it_with_some_contents_only(text: str, force: str) -> None:
    assert [c.force for c in coded(text).claims] == [force]
