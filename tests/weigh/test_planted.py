"""Planted faults are found, decoys are left alone: figures that docs/weigh.md names, with room for an item or two."""

from __future__ import annotations

from pathlib import Path

import planting

FLOORS = {"a": (0.8, 0.95), "b": (0.8, 0.95), "z": (0.55, 0.85)}
"""First letter of the files -> least recall and precision."""


def test_planted_faults_and_decoys(tmp_path: Path) -> None:
    for prefix, (recall, precision) in FLOORS.items():
        outcome = planting.run(prefix, tmp_path)
        assert outcome.recall >= recall, outcome.missed
        assert outcome.precision >= precision, outcome.alarms
        assert not outcome.fooled
        assert all(holds for _, holds in outcome.dates), outcome.dates


def test_there_are_enough_of_both(tmp_path: Path) -> None:
    for prefix in FLOORS:
        outcome = planting.run(prefix, tmp_path)
        assert len(outcome.found) + len(outcome.missed) >= 20
        assert outcome.decoys >= 20
