"""The model card is current: it was written from the figures that lie beside it, which are of the model that ships."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from suasion.language.core import fingerprint

ROOT = Path(__file__).resolve().parents[2]
SCORES = json.loads((ROOT / "training" / "scores.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def card() -> ModuleType:
    spec = importlib.util.spec_from_file_location("model_card", ROOT / "scripts" / "model_card.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_figures_are_of_the_model_that_ships() -> None:
    assert SCORES["sha256"] == fingerprint(), "the model has changed: run `make card`"


def test_the_page_is_written_from_the_figures(card: ModuleType) -> None:
    assert card.CARD.read_text(encoding="utf-8") == card.page(SCORES), "run scripts/model_card.py --only page"


def test_a_missed_target_is_shown_as_missed(card: ModuleType) -> None:
    scores = json.loads(json.dumps(SCORES))
    scores["shipped"]["gum.las.right"]["point"] = 0.5
    row = next(line for line in card.targets(scores).splitlines() if line.startswith("| gum las"))
    assert row == "| gum las | 89 | 50.0 | **missed** |"


def test_without_corpora_it_says_so_and_leaves_the_page_alone(tmp_path: Path, card: ModuleType) -> None:
    before = card.CARD.read_bytes()
    script = [sys.executable, ROOT / "scripts" / "model_card.py", "--shared", tmp_path]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    assert "skipped, there are no corpora" in done.stdout
    assert card.CARD.read_bytes() == before
