"""What WEIGH notes, scored: worked by hand."""

from __future__ import annotations

from typing import Any

from suasion.scoring.remarks import contradiction_figures, remark_figures

TEXT = "The former president spoke. The summit is on 4 May 2019. Nobody named the strait."


def item(words: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words, **more}


def test_remarks() -> None:
    gold = {
        "a": {
            "inconsistencies": [item("former president"), item("4 May 2019")],
            "omissions": [item("Nobody named the strait.")],
        }
    }
    found = {
        "a": {
            "inconsistencies": [item("4 May 2019"), item("spoke. The summit")],
            "omissions": [item("Nobody named the strait.")],
        }
    }
    figures = remark_figures(found, gold, {"a": TEXT})
    assert figures["inconsistencies.p"].point == 0.5
    assert figures["inconsistencies.r"].point == 0.5
    assert figures["omissions.f1"].point == 1
    assert "overclaim.f1" not in figures, "the gold has none"
    assert remark_figures({}, gold, {"a": TEXT})["omissions.r"].point == 0


def test_contradictions_need_both_passages() -> None:
    gold = [{"items": [item("former president", doc="a"), item("4 May 2019", doc="b")]}]
    right = {
        "items": [item("The summit is on 4 May 2019.", doc_id="b"), item("The former president spoke.", doc_id="a")]
    }
    half = {"items": [item("The former president spoke.", doc_id="a"), item("Nobody named the strait.", doc_id="b")]}
    figures = contradiction_figures([half, right], gold)
    assert (figures["contradictions.p"].point, figures["contradictions.r"].point) == (0.5, 1)
