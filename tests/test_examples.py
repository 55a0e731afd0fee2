"""The examples show what they promise: facts that a reader can check in the text, not everything that is found."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import suasion
from suasion.evidence.model import Document
from suasion.reports.model import Report

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
AFFAIRS = ("caucasus", "red-sea", "sudan", "taiwan")


@cache
def affair(name: str) -> dict[str, tuple[Report, Document]]:
    """By the first words of the title."""
    found = {}
    for item in suasion.read([EXAMPLES / name]):
        assert isinstance(item, suasion.Report), f"{name}: {item}"
        found[item.heading[:24]] = (item, suasion.code(item))
    return found


def everything() -> list[tuple[Report, Document]]:
    return [pair for name in AFFAIRS for pair in affair(name).values()]


def test_there_are_fourteen_reports_on_four_affairs() -> None:
    assert {p.name for p in EXAMPLES.iterdir() if p.is_dir()} == set(AFFAIRS)
    assert len(everything()) == 14


DATES = [
    ("sudan", "Sudan's army stays away ", "2024-08-14"),
    ("sudan", "Who can make Burhan and ", "2024-08-15"),
    ("sudan", "Sudan opens Adre crossin", "2024-08-16"),
    ("caucasus", "Armenia and Azerbaijan a", "2025-03-14"),
    ("caucasus", "After Washington: a road", "2025-08-11"),
    ("caucasus", "Border commissions meet ", "2025-04-02"),
    ("caucasus", "Yerevan looks for gas be", "2025-05"),
    ("red-sea", "Oman announces truce bet", "2025-05-07"),
    ("red-sea", "Shipping lines say they ", "2025-05-09"),
    ("red-sea", "Houthis fire at Israel d", "2025-05-10"),
    ("red-sea", "Two ships sunk in a week", "2025-07-11"),
    ("taiwan", "China rings Taiwan with ", "2024-10-14"),
]


@pytest.mark.parametrize(("name", "title", "date"), DATES, ids=lambda v: v)
def test_each_report_knows_its_date(name: str, title: str, date: str) -> None:
    assert affair(name)[title][0].date.value == date


BOILERPLATE = [
    ("sudan", "Share this article"),
    ("sudan", "[Advertisement]"),
    ("sudan", "Read more: Ten charts"),
    ("sudan", "Subscribe to our newsletter"),
    ("sudan", "All rights reserved"),
    ("sudan", "To unsubscribe"),
    ("caucasus", "We use cookies"),
    ("caucasus", "Apricots: a late frost"),
    ("red-sea", "Related: What is left"),
]


@pytest.mark.parametrize(("name", "words"), BOILERPLATE, ids=lambda v: v)
def test_boilerplate_is_not_coded(name: str, words: str) -> None:
    for report, _ in affair(name).values():
        for block in report.kept():
            assert words not in report.text[block.start : block.end]


ACTORS = {
    "caucasus": {"ARM", "AZE", "IRN", "RUS", "USA", "TUR"},
    "red-sea": {"OMN", "USA", "ISR", "IRN", "SAU", "YEM"},
    "sudan": {"SDN", "USA", "SAU", "CHE", "EGY", "ARE", "TCD"},
    "taiwan": {"TWN", "CHN", "USA", "JPN", "RUS"},
}


@pytest.mark.parametrize("name", AFFAIRS)
def test_the_states_of_each_affair_are_found(name: str) -> None:
    found = {a.id for _, document in affair(name).values() for a in document.actors}
    assert ACTORS[name] <= found


@pytest.mark.parametrize("name", AFFAIRS)
@pytest.mark.parametrize("kind", ["events", "claims", "levers", "scheduled"])
def test_each_affair_shows_each_kind(name: str, kind: str) -> None:
    assert any(getattr(document, kind) for _, document in affair(name).values())


def test_every_item_opens_to_its_sentence() -> None:
    for report, document in everything():
        for kind in (
            "events",
            "other_acts",
            "claims",
            "levers",
            "interests",
            "barriers",
            "tracks",
            "scheduled",
            "energy",
        ):
            for item in getattr(document, kind):
                assert report.text[item.start : item.end] == item.quote
                assert item.rule
        known = {a.id for a in document.actors}
        for claim in document.claims:
            assert set(claim.source) <= known
            assert report.text[claim.content_start : claim.content_end] == claim.content


def test_the_paramilitaries_are_one_actor_in_all_reports() -> None:
    ids = {
        actor.id
        for _, document in affair("sudan").values()
        for actor in document.actors
        if "Rapid Support Forces" in (actor.name, *actor.aliases)
    }
    assert len(ids) == 1
