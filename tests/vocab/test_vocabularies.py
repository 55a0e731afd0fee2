"""What the vocabularies of actors promise: known types, known countries, no office before its holder's state exists."""

from __future__ import annotations

from typing import get_args

import pytest

from suasion.evidence.model import ActorType
from suasion.vocab import load

TYPES = set(get_args(ActorType))
FILES = ("organisations", "coalitions", "armed_groups", "peoples", "media")
COUNTRIES = {row["id"] for row in load("countries")}


def test_states_are_complete_and_unique() -> None:
    assert len(COUNTRIES) == len(load("countries")) >= 220
    assert {"USA", "SDN", "ARM", "TWN", "PSE", "XKX"} <= COUNTRIES
    assert all(len(c) == 3 and c.isupper() for c in COUNTRIES)


def test_no_name_is_shared_by_two_states() -> None:
    """But by one that is gone (``until``) and its successor, whom the date of a report tells apart."""
    seen: dict[str, str] = {}
    for row in load("countries"):
        if row.get("until") and not isinstance(row["until"], dict):
            continue
        for name in (row["name"], *row.get("names", ()), *row.get("capital", ())):
            assert seen.setdefault(name, row["id"]) == row["id"], f"{name} is {seen[name]} and {row['id']}"


@pytest.mark.parametrize("file", FILES)
def test_entries_have_known_types_sectors_and_countries(file: str) -> None:
    codes = load("sectors")["codes"]
    ids = COUNTRIES | {row["id"] for f in FILES for row in load(f)}
    for row in load(file):
        assert row.get("type", "media") in TYPES, row
        assert row.get("country") is None or row["country"] in COUNTRIES, row
        assert row.get("sector") is None or row["sector"] in codes, row
        assert row.get("of") is None or row["of"] in ids, row
        assert row.get("same") is None or row["same"] in ids, row


def test_offices_are_many_and_people_are_known() -> None:
    offices = load("offices")
    holders = {t["name"] for t in offices["terms"]}
    assert len(offices["terms"]) >= 600
    unknown = set(offices["people"]) - holders
    assert not unknown, f"spellings are given for somebody without an office: {unknown}"


def test_bodies_have_known_types_and_lower_case_nouns() -> None:
    for row in load("bodies"):
        assert row["type"] in TYPES
        assert row["sector"] in load("sectors")["codes"]
        assert all(noun == noun.lower() for noun in row["nouns"])


def test_places_lie_in_known_states() -> None:
    assert set(load("places")) <= COUNTRIES
