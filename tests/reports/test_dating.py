"""The report's own date: which source wins, and that an inferred date is never a day out of nothing."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from suasion.reports.dates import DateMention, bounds, find_dates, precision
from suasion.reports.dating import HEAD_BLOCKS, anchor_of, date_report, parse
from suasion.reports.model import Block, ReportDate

CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parent / "data" / "dating.yaml").read_text(encoding="utf-8")
)


def paragraphs(text: str) -> list[Block]:
    return [Block(start=m.start(), end=m.end(), role="paragraph") for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    found = date_report(text, paragraphs(text), given=case.get("given"), metadata=case.get("metadata"))
    assert (found.basis, found.value) == (case["basis"], case["value"]), found.reason
    assert case.get("says", "") in found.reason
    assert found.reason.endswith(".")
    assert found.precision == precision(found.value)
    if found.start is not None:
        assert text[found.start : found.end].strip()


def test_dropped_blocks_are_not_evidence_but_may_state_the_date() -> None:
    text = "Envoys leave\n\nRelated: They will meet on 4 September 2025.\n\nPublished: 2 May 2024"
    blocks = [b.model_copy(update={"kept": i == 0}) for i, b in enumerate(paragraphs(text))]
    assert date_report(text, blocks).value == "2024-05-02"
    assert date_report(text, blocks[:2]).basis == "unknown"


def test_a_date_under_a_title_far_down_is_stated() -> None:
    text = "\n\n".join(
        [*(f"Section {n}" for n in range(20)), "Envoys leave", "4 September 2025", "They left.", *"abcdef"]
    )
    blocks = paragraphs(text)
    assert date_report(text, blocks).basis == "unknown"
    titled = [b.model_copy(update={"role": "title"}) if i == 20 else b for i, b in enumerate(blocks)]
    assert date_report(text, titled).value == "2025-09-04"


def test_each_paragraph_is_scanned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Envoys leave\n\n" + "\n\n".join(
        f"They met on Monday, {day} September, in May 2024." for day in range(1, 21)
    )
    blocks = paragraphs(text)
    scanned: list[tuple[int, int | None]] = []

    def counted(text: str, **options: Any) -> list[DateMention]:
        scanned.append((options.get("start", 0), options.get("end")))
        return find_dates(text, **options)

    for module in ("dating", "dates.told", "dates.inside"):
        monkeypatch.setattr(f"suasion.reports.{module}.find_dates", counted)
    date_report(text, blocks)
    assert all(scanned.count((b.start, b.end)) <= 1 + (i < HEAD_BLOCKS) for i, b in enumerate(blocks))  # date lines too


def test_anchor_of() -> None:
    assert anchor_of(ReportDate(value="2025-09-02")) == dt.date(2025, 9, 2)
    assert anchor_of(ReportDate(value="2025-09")) == (dt.date(2025, 9, 1), dt.date(2025, 9, 30))
    assert anchor_of(ReportDate()) is None


@given(st.text(max_size=60))
def test_parse_never_fails(raw: str) -> None:
    value = parse(raw)
    assert value is None or bounds(value)


@given(st.text(alphabet="On 4 May2025,Thursdaywilmet.\n-", max_size=200))
def test_any_text(text: str) -> None:
    found = date_report(text, paragraphs(text))
    if found.basis == "inferred":
        assert found.precision != "day" or found.start is not None
