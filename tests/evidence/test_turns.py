"""Interviews: whose turn it is, and who says "I"."""

from __future__ import annotations

import pytest
from evidence_make import coded, reading

ANSWERS = """
# The chief negotiator of Montenegro speaks
Zorka Kordic, who leads Montenegro's talks with the European Union, received our correspondent.
{q}: Is the Commission right?
{a}: Partly. I told Commissioner Kos last week that parliament would pass the law in July.
{q}: And Serbia?
{a}: Belgrade maintains that our membership will divide families. I think that the treaty could be signed in spring.
"""


@pytest.mark.parametrize(("q", "a"), [("Question", "Answer"), ("Q", "A")])
def test_the_answers_are_those_of_the_first_person_named(q: str, a: str) -> None:
    text = ANSWERS.format(q=q, a=a).strip()
    found = {c.content: c.source for c in coded(text).claims}
    assert found["parliament would pass the law in July"] == ("zorka-kordic",)
    assert found["the treaty could be signed in spring"] == ("zorka-kordic",)
    assert found["our membership will divide families"] == ("SRB",)


def test_the_turns_of_named_speakers_are_theirs() -> None:
    text = (
        "# Press conference in Torshavn\n"
        "Prime Minister Aksel Johannesen: We believe that Copenhagen will agree.\n"
        "Journalist: Finland is sceptical.\n"
        "Secretary-General Karen Ellemann: I believe that the treaty must be changed."
    )
    r = reading(text)
    who = {r.text[start : r.text.index(":", start)]: actors for start, actors in r.turns}
    assert who == {
        "Prime Minister Aksel Johannesen": ("aksel-johannesen",),
        "Journalist": (),
        "Secretary-General Karen Ellemann": ("karen-ellemann",),
    }
    assert {c.source for c in coded(text).claims} >= {("aksel-johannesen",), ("karen-ellemann",)}


def test_one_label_makes_no_interview() -> None:
    assert reading("President William Ruto of Kenya: a portrait.\nHe was born in Sambut.").turns == []
    assert reading("Kenya said that the road was open. It rained.").turns == []
