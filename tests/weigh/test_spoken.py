"""Days as a person says them."""

from __future__ import annotations

import pytest

from suasion.weigh.spoken import bare, day, interval


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-09-04", "4 September 2025"),
        ("2025-09", "September 2025"),
        ("2025", "2025"),
        ("2025-09-01/2025-09-03", "1 September 2025 to 3 September 2025"),
        (None, ""),
        ("2025-W36", "2025-W36"),
    ],
)
def test_days(iso: str | None, words: str) -> None:
    assert day(iso) == words


def test_intervals() -> None:
    assert interval("2025-09-01", "2025-09-01") == "1 September 2025"
    assert interval("2025-09-01", None) == "1 September 2025 or later"
    assert interval(None, "2025-09-01") == "1 September 2025 or earlier"
    assert interval(None, None) == "an unknown day"


def test_list_marks_go() -> None:
    assert bare("• Paris Meeting:\n allies") == "Paris Meeting: allies"
    assert bare("4. Image") == "Image"
    assert bare("4 dead") == "4 dead"
