"""The same actor in many reports."""

from __future__ import annotations

from collections.abc import Sequence

import make
import pytest

import suasion.evidence
from suasion.case import Case
from suasion.case.merge import merge_actors
from suasion.evidence.model import Actor, Document, Evidence, OfficeHeld
from suasion.record import Span


def test_what_one_report_says_completes_what_another_says() -> None:
    first = Actor(id="brandt", name="Ilse Brandt", type="person", mentions=(Span(start=0, end=5),), confidence=0.4)
    minister = OfficeHeld(title="energy minister", of="Norland")
    second = Actor(
        id="brandt", name="I. Brandt", type="other", country="NOL", roles=(minister,), aliases=("Brandt", "Ilse Brandt")
    )
    (merged,) = merge_actors([first, second, second])
    assert merged == Actor(
        id="brandt",
        name="Ilse Brandt",
        type="person",
        country="NOL",
        roles=(minister,),
        aliases=("I. Brandt", "Brandt"),
    )


def test_actors_come_in_the_order_of_their_ids() -> None:
    actors = [Actor(id=key, name=key, type="other") for key in "cab"]
    assert [actor.id for actor in merge_actors(actors)] == ["a", "b", "c"]
    assert merge_actors([]) == ()


def test_the_evidence_floor_links_if_it_can(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(documents: Sequence[Document]) -> Evidence:
        return Evidence(suasion="linked", documents=tuple(documents))

    case.add(*make.full())
    monkeypatch.setattr(suasion.evidence, "link", link, raising=False)
    assert case.evidence() == Evidence(suasion="linked", documents=case.documents())
    monkeypatch.delattr(suasion.evidence, "link")
    assert [actor.id for actor in case.evidence().actors] == ["NOR-LAND", "SUD-MARK", "ilse-brandt"]
