"""Where the shared reference cases and public tables lie, and what a test does where they are absent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def shared_json(name: str) -> dict[str, Any]:
    """A file of reference cases; skips the test where there is none."""
    path = SHARED / "cases" / name
    if not path.exists():
        pytest.skip("the shared reference cases are not here")
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def shared_data() -> Path:
    """The folder of public tables; skips the test where there is none."""
    path = SHARED / "data"
    if not path.exists():
        pytest.skip("the shared data tables are not here")
    pytest.importorskip("pyarrow", reason="the shared tables are Parquet")
    return path
