"""Fixtures of the case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from suasion.case import Case, open_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An empty case."""
    with open_case(tmp_path / "velm.case") as opened:
        yield opened
