"""The system written by hand, as a file and as a record."""

from __future__ import annotations

from pathlib import Path

import pytest
from systems import HAND

from suasion.system.model import System
from suasion.system.read import read_system


@pytest.fixture
def hand_file(tmp_path: Path) -> Path:
    file = tmp_path / "system.yaml"
    file.write_text(HAND, encoding="utf-8")
    return file


@pytest.fixture
def hand(hand_file: Path) -> System:
    return read_system(hand_file)
