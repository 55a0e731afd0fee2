"""A made case: three reports of one war, coded by the real pipeline; and the source reports where they are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from forecast_shared import SHARED

from suasion.case import open_case
from suasion.evidence.model import Evidence
from suasion.pipeline import code_all
from suasion.reports.model import Report

REPORTS = {
    "a": "Kenya strikes Uganda\n\nNAIROBI, March 4, 2024 - Kenya bombed Uganda's capital on Monday, killing 1,200 people. "
    "The war broke out in May 2022.\n",
    "b": "Uganda answers\n\nKAMPALA, March 6, 2024 - Uganda shelled Kenya's border towns on Wednesday. "
    "Tanzania has mediated between Kenya and Uganda since January.\n",
    "c": "Truce in June\n\nNAIROBI, July 2, 2024 - Kenya and Uganda signed a ceasefire agreement on June 3, 2024. "
    "Kenya will meet Uganda in Arusha on August 9, 2024.\n",
}
"""A war that nobody fights, so that no model has read of it."""


def war_case(folder: Path) -> Path:
    """A case with the reports of the made war."""
    path = folder / "war.case"
    places = []
    for name, text in REPORTS.items():
        place = folder / f"{name}.txt"
        place.write_text(text, encoding="utf-8")
        places.append(str(place))
    with open_case(path) as case:
        for coded in code_all(places):
            case.add(coded.report, coded.document)  # type: ignore[union-attr]
    return path


def source_case(folder: Path) -> Path:
    """A case with the two source reports; skips the test where they are absent."""
    reports = SHARED / "reports"
    if not reports.exists():
        pytest.skip("the source reports are not here")
    path = folder / "source.case"
    with open_case(path) as case:
        for coded in code_all([str(reports)]):
            case.add(coded.report, coded.document)  # type: ignore[union-attr]
    return path


def evidence_of(path: Path) -> tuple[Evidence, tuple[Report, ...]]:
    """What a case holds."""
    with open_case(path, create=False) as case:
        return case.evidence(), case.reports()
