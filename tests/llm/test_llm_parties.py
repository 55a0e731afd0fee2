"""Names from a model -> actors that the embedded reader knows, or new ones that the text holds."""

from __future__ import annotations

import pytest
from llm_make import make_report

from suasion.evidence.model import Actor, ActorType
from suasion.llm.locate import Finder
from suasion.llm.parties import Parties
from suasion.llm.refusing import Refusals
from suasion.record import Span

TEXT = "Peruvian Foreign Minister Ana Quispe met envoys of Chile. The Peruvian side spoke first. She and the Lake Forum agreed. Ghana watched."
WHOLE = Span(start=0, end=len(TEXT))


def actor(id_: str, type_: ActorType, *names: str, country: str | None = None) -> Actor:
    mentions = [Span(start=i, end=i + len(n)) for n in names for i in range(len(TEXT)) if TEXT.startswith(n, i)]
    return Actor(id=id_, name=names[0], type=type_, country=country, aliases=names, mentions=tuple(mentions))


ACTORS = (actor("PER", "state", "Peruvian", country="PER"), actor("ana-quispe", "person", "Ana Quispe", country="PER"))


def parties() -> Parties:
    return Parties(Finder(make_report(TEXT)), ACTORS, rule="llm: tiny", confidence=0.5)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Quispe", "ana-quispe"),
        ("Peruvian Foreign Minister Ana Quispe", "ana-quispe"),
        ("ana quispe", None),  # not so in the text
        ("the Peruvian side", None),  # "The" in the text: case counts
        ("The Peruvian side", "PER"),
        ("Peruvian side", "PER"),
        ("Ghana", "GHA"),
        ("the Lake Forum", "lake-forum"),
        ("Bolivia", None),
        ("She", None),
        ("", None),
        ("." * 400, None),
    ],
)
def test_one(name: str, expected: str | None) -> None:
    assert parties().one(name, WHOLE, WHOLE) == expected


def test_new_actors_follow_in_the_order_of_the_text() -> None:
    found = parties()
    found.one("Ghana", WHOLE, WHOLE)
    found.one("the Lake Forum", WHOLE, WHOLE, "coalition")
    found.one("Peruvian Foreign Minister", WHOLE, WHOLE, "no such type")
    found.one("the Lake Forum", WHOLE, WHOLE, "person")  # the first type stays
    assert found.actors()[:2] == ACTORS
    minister, forum, ghana = found.actors()[2:]
    assert (minister.type, minister.country, minister.affiliation) == ("other", "PER", "PER")
    assert (forum.type, forum.code, forum.country) == ("coalition", "IGO", None)
    assert (ghana.type, ghana.country, ghana.code, ghana.name) == ("state", "GHA", "GHA", "Ghana")
    assert all(TEXT[m.start : m.end] in a.aliases for a in (minister, forum, ghana) for m in a.mentions)
    assert {a.rule for a in (minister, forum, ghana)} == {"llm: tiny"}


def test_resolve_gives_each_party_once_and_where_it_stands() -> None:
    refusals = Refusals()
    ids, spans = parties().resolve(
        ["Ana Quispe", "Peruvian Foreign Minister Ana Quispe", "she", "Bolivia"], WHOLE, WHOLE, refusals
    )
    assert ids == ("ana-quispe",)
    assert [TEXT[s.start : s.end] for s in spans] == ["Ana Quispe", "Peruvian Foreign Minister Ana Quispe"]
    assert [(r.kind, r.reason, r.count) for r in refusals.done()] == [("actors", "not in the text", 1)]
