"""What ``scripts/calibrate.py`` writes: a file that reads back as the parameters, and a picture that can be read."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from ruamel.yaml import YAML

from suasion.scoring.calibration import Judged, fit
from suasion.vocab import load

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "calibrate.py"
ITEMS = [
    Judged(f"dev/{n % 9}", "levers", "act: aid (target inferred)", 0.2 + n / 100, n % 3 > 0, n % 2 == 0)
    for n in range(60)
]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("calibrate_script", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_file_reads_back_as_the_parameters(script: ModuleType) -> None:
    parameters = fit(ITEMS, script.SETTINGS)
    provenance = {"date": "2026-01-02", "reports": {"dev": 9}, "folds": 5}
    read = YAML(typ="safe").load(script.yaml_text(parameters, provenance))
    assert read.pop("provenance")["reports"] == {"dev": 9}
    assert read == parameters


def test_the_shipped_file_has_the_script_s_settings(script: ModuleType) -> None:
    shipped = load("confidence")
    for name in ("prior_strength", "ridge", "score_edge", "lowest", "highest"):
        assert shipped[name] == getattr(script.SETTINGS, name)


def test_the_picture(script: ModuleType) -> None:
    lines = script.picture([(0.55, True), (0.55, False), (0.95, True)]).splitlines()
    assert [line.split()[:6] for line in lines[1:]] == [
        ["0.5", "to", "0.6", "2", "0.55", "0.50"],
        ["0.9", "to", "1.0", "1", "0.95", "1.00"],
    ]
    assert lines[1].index("o") < lines[1].index("|")
    assert lines[2].endswith("|·o")


def test_the_page_counts_every_item(script: ModuleType) -> None:
    page = script.page(ITEMS, {"date": "2026-01-02", "reports": {"dev": 9}, "folds": 5})
    assert "| levers | 60 | 0.67 |" in page
    assert "| levers | 30 |" in page  # those of unseen reports
    assert "### levers, 60 judged" in page


def test_without_gold_nothing_happens(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script, "OWN", tmp_path / "none")
    assert script.main(["--gold", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().out
