"""What has to be found on the two source reports (issue: WEIGH, "Must show")."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from suasion.pipeline import Coded, code_all, linked
from suasion.weigh import Weighed, weigh

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "reports").is_dir(), reason="the source reports (../shared) are not here")

MOST_FINDINGS = 20
"""More than this, and a reader stops reading."""


@cache
def seeds() -> Weighed:
    coded = [c for c in code_all([SHARED / "reports"]) if isinstance(c, Coded)]
    return weigh(linked(coded), [c.report for c in coded])


def over(doc: str, words: str) -> set[str]:
    """The checks that have a span over the words."""
    out = set()
    for f in seeds().findings:
        for s in f.sides:
            if s.doc_id.startswith(doc) and (words in s.quote or s.quote in words):
                out.add(f"{f.kind}/{f.check}")
    return out


def test_what_must_be_found() -> None:
    assert "anachronism/year" in over("000", "September 4, 2023")
    assert "anachronism/title" in over("000", "Former US President Donald Trump")
    assert "overclaim/certainty" in over("004", "Putin Teeters as Xi Moves to Broker Ukraine Ceasefire")
    assert "overclaim/appeal" in over("000", "Ukraine Urges China to Pressure Putin Towards Peace Negotiations")
    assert "omission/stated" in over("000", "made no mention of the ongoing conflict in Ukraine")
    assert len(seeds().findings) <= MOST_FINDINGS


def test_dates_hold_the_gold_dates() -> None:
    for dated in seeds().dates:
        gold = json.loads((SHARED / "gold" / f"seed_{dated.doc_id[:3]}.json").read_text(encoding="utf-8"))[
            "publication_date"
        ]["value"]
        assert dated.first is not None
        assert dated.last is not None
        assert dated.first <= gold <= dated.last


def test_relations_of_the_gold() -> None:
    gold = json.loads((SHARED / "gold" / "seeds_cross.json").read_text(encoding="utf-8"))
    for part, least in (("cross", 5), ("within", 3)):
        hits = [x["id"] for x in gold[part] if any(_covers(f.sides, x["items"]) for f in seeds().findings)]
        assert len(hits) >= least, hits


def _covers(sides: object, items: list[dict[str, object]]) -> bool:
    def hit(item: dict[str, object]) -> bool:
        return any(
            f"seed_{s.doc_id[:3]}" == item["doc"] and s.start < item["end"] and item["start"] < s.end  # type: ignore[attr-defined, operator]
            for s in sides  # type: ignore[attr-defined]
        )

    return all(map(hit, items))
