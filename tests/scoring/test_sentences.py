"""PLOVER sentence scoring: our own examples, and the same numbers as the shared tool."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from shared_gold import SHARED, lines

from suasion.scoring import false_events, sentences

GOLD = [
    {
        "id": "1",
        "text": "A met B.",
        "type": "CONSULT",
        "sources": [{"code": "AAA"}, {"code": "BBB"}],
        "targets": [],
        "reciprocal": True,
    },
    {"id": "2", "text": "A hit C.", "type": "ASSAULT", "sources": [{"code": "AAA"}], "targets": [{"code": "CCC"}]},
]


def test_a_mutual_act_may_be_told_in_either_direction() -> None:
    told = {"type": "CONSULT", "source": ["BBB"], "target": ["AAA"]}
    got = sentences({"1": [told], "2": [{"type": "ASSAULT", "source": "AAAMIL", "target": "CCC"}]}, GOLD)
    assert got["tuple.f1"].point == 1.0
    assert got["type.macro_f1"].point == 1.0


def test_swapped_roles_are_wrong() -> None:
    got = sentences({"2": [{"type": "ASSAULT", "source": ["CCC"], "target": ["AAA"]}]}, GOLD)
    assert got["tuple.f1"].point == 0.0
    assert got["source.f1"].point == 0.0
    assert got["type.r"].point == 0.5


def test_false_events_per_hundred() -> None:
    got = false_events([0] * 98 + [1, 2])
    assert got.point == 3.0
    assert got.low < 3.0 < got.high


def perturbed(gold: list[dict[str, Any]], rng: random.Random) -> dict[str, list[dict[str, Any]]]:
    codes = ["USA", "RUS", "UNO", "EUR", "ISRGOV", "", "ROM"]
    out = {}
    for row in gold:
        events = []
        for _ in range(rng.choice([0, 1, 1, 1, 2, 3])):
            sides = {k: [dict(a) for a in row[f"{k}s"] if rng.random() < 0.8] for k in ("source", "target")}
            if row.get("reciprocal") and rng.random() < 0.6 and len(sides["source"]) > 1:
                sides = {"source": sides["source"][:1], "target": sides["source"][1:]}
                if rng.random() < 0.4:
                    events.append({"type": row["type"], "source": sides["target"], "target": sides["source"]})
            for side in sides.values():
                if rng.random() < 0.3:
                    side.append({"text": "somebody", "code": rng.choice(codes)})
            kind = row["type"] if rng.random() < 0.75 else rng.choice(["CONSULT", "ACCUSE", "FIGHT", "AID"])
            events.append({"type": kind, **sides})
        out[row["id"]] = events
    return out


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("extra", [False, True])
def test_same_as_the_tool(seed: int, extra: bool, tmp_path: Path) -> None:
    gold = lines("plover_dev.jsonl")
    script = SHARED / "tools" / "score_events.py"
    if not script.exists():
        pytest.skip("the shared scoring tools are not here")
    rng = random.Random(seed)
    if extra:  # lines in the other form, with optional events and sentences without any
        gold = [
            {"id": r["id"], "text": r["text"], "events": [
                {k: r[k] for k in ("type", "sources", "targets", "reciprocal")} | {"optional": rng.random() < 0.3},
                {"type": "SUPPORT", "sources": r["targets"], "targets": r["sources"], "optional": rng.random() < 0.5},
            ]} for r in gold
        ]  # fmt: skip
        predicted = perturbed([r["events"][0] | {"id": r["id"]} for r in gold], rng)
    else:
        predicted = perturbed(gold, rng)
    for name, rows in (("gold", gold), ("found", [{"id": i, "events": e} for i, e in predicted.items()])):
        (tmp_path / name).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "gold"), str(tmp_path / "found"), "--json", "--boot", "0"]
    want = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    got = sentences(predicted, gold)
    for kind in ("type", "source", "target", "tuple"):
        for metric in ("p", "r", "f1"):
            assert got[f"{kind}.{metric}"].point == pytest.approx(want[kind][metric], abs=1e-9), (kind, metric)
    assert got["type.macro_f1"].point == pytest.approx(want["type_macro_f1"], abs=1e-9)
