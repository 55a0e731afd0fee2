"""The accuracy gate: what it lets pass, what it stops, and what --pin writes."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "gate.py"
PINNED = {
    "corpora": {"dev": "h"},
    "floors": {"dev.events.f1": 0.35, "seeds.events.f1": 0.9},
    "ceilings": {"dev.lost.share": 0.01},
}


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("measured", "hash_", "wrong"),
    [
        ({"dev.events.f1": 0.35, "dev.lost.share": 0.01}, "h", 0),
        ({"dev.events.f1": 0.3499, "dev.lost.share": 0.0}, "h", 1),
        ({"dev.events.f1": 0.5, "dev.lost.share": 0.02}, "h", 1),
        ({"dev.events.f1": 0.5}, "h", 1),
        ({"dev.events.f1": 0.5, "dev.lost.share": 0.0}, "other", 1),
    ],
)
def test_check(gate: ModuleType, measured: dict[str, float], hash_: str, wrong: int) -> None:
    _, found = gate.check(measured, {"dev": hash_}, PINNED, ["dev"])
    assert len(found) == wrong, found


def test_pin_leaves_a_margin_and_keeps_other_sets(gate: ModuleType) -> None:
    got = gate.pin({"dev.events.f1": 0.4279, "dev.lost.share": 0.0071}, {"dev": "new"}, PINNED, ["dev"])
    assert got["floors"] == {"dev.events.f1": 0.41, "seeds.events.f1": 0.9}
    assert got["ceilings"] == {"dev.lost.share": 0.025}
    assert got["corpora"] == {"dev": "new"}


def test_pin_never_goes_below_what_is_promised(gate: ModuleType) -> None:
    promised = {**PINNED, "promised": {"dev.events.f1": 0.42, "dev.lost.share": 0.01}}
    got = gate.pin({"dev.events.f1": 0.4279, "dev.lost.share": 0.0071}, {"dev": "new"}, promised, ["dev"])
    assert got["floors"]["dev.events.f1"] == 0.42
    assert got["ceilings"]["dev.lost.share"] == 0.01


def test_pin_never_lowers_a_limit_on_the_same_corpus(gate: ModuleType) -> None:
    same = {**PINNED, "corpora": {**PINNED["corpora"], "dev": "h"}}
    worse = gate.pin({"dev.events.f1": 0.2, "dev.lost.share": 0.5}, {"dev": "h"}, same, ["dev"])
    assert worse["floors"]["dev.events.f1"] == PINNED["floors"]["dev.events.f1"]
    assert worse["ceilings"]["dev.lost.share"] == PINNED["ceilings"]["dev.lost.share"]
    better = gate.pin({"dev.events.f1": 0.9, "dev.lost.share": 0.0}, {"dev": "h"}, same, ["dev"])
    assert better["floors"]["dev.events.f1"] > PINNED["floors"]["dev.events.f1"]


def test_hash_depends_on_content_and_names(gate: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    first = gate.corpus_hash(tmp_path.iterdir())
    (tmp_path / "a.txt").write_text("two")
    assert gate.corpus_hash(tmp_path.iterdir()) != first


def test_no_gold_is_said(gate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--gold", str(tmp_path / "none"), "--only", "dev"]) == 0
    assert "no shared gold" in capsys.readouterr().out


def test_the_own_gold_is_measured_without_the_shared(gate: ModuleType, tmp_path: Path) -> None:
    measured, hashes = gate.measure(tmp_path / "none", tmp_path / "scratch", {"open"})
    assert set(hashes) == {"open"}
    assert 0.5 < measured["open.actors.f1"] <= 1


def test_floors_file_is_well_formed(gate: ModuleType) -> None:
    pinned = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert set(pinned) == {"corpora", "floors", "ceilings", "promised"}
    assert all(0 <= v <= 1 for v in pinned["floors"].values())
