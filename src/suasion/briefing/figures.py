"""The measured figures that ship with this version of suasion, if it ships any."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).parent.parent / "scoring" / "figures.json"
"""Written by the measurement (``suasion.scoring``): ``{"texts": n, "kinds": {kind: {"f1", "low", "high"}}}``."""


def shipped(file: Path = FILE) -> Mapping[str, object] | None:
    """None where there is no file, or it is not what it should be: a page without figures is better than none."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
