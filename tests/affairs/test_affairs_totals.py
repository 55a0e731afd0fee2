"""Drafts of the historical affairs get no worse: the totals of ``scripts/affairs.py`` against ``floors.json``.

A floor is one less than what was measured when it was written.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

HERE = Path(__file__).resolve().parent
FLOORS: dict[str, dict[str, int]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))

_spec = importlib.util.spec_from_file_location("affairs", HERE.parents[1] / "scripts" / "affairs.py")
assert _spec and _spec.loader
affairs = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(affairs)


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_totals(half: str) -> None:
    split = YAML(typ="safe").load(HERE / "split.yaml")
    found = affairs.count({half: split[half]}, ask_it=True)[half]
    right = {what: int(share.split(" of ")[0]) for what, share in found.items()}
    assert not {what: (right.get(what, 0), least) for what, least in FLOORS[half].items() if right.get(what, 0) < least}
