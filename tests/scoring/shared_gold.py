"""The shared gold and the shared scoring tools, where they are there; perturbed gold as a stand-in for a product's
output.
"""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
KINDS = ("events", "claims", "levers", "scheduled")


def tool(name: str) -> ModuleType:
    """One of the shared scoring tools as a module; skips the test where there is none."""
    path = SHARED / "tools" / f"{name}.py"
    if not path.exists():
        pytest.skip("the shared scoring tools are not here")
    spec = importlib.util.spec_from_file_location(f"shared_{name}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(name: str) -> list[dict[str, Any]]:
    path = SHARED / "corpora" / name
    if not path.exists():
        pytest.skip("the shared corpora are not here")
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def as_output(gold: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A gold document turned into a flawed product's output: items lost, invented, moved, mistyped, and
    misattributed.
    """
    g = copy.deepcopy(gold)
    actors = [a for a in g["actors"] if rng.random() < 0.9]
    ids = [a["id"] for a in actors] or ["nobody"]
    for a in actors:
        a["mentions"] = [m for m in a["mentions"] if rng.random() < 0.8]
        if rng.random() < 0.2:
            a["name"], a["aliases"] = f"the {a['name'].upper()}’s", []
        if rng.random() < 0.1:
            a["id"] = None if rng.random() < 0.2 else a["id"]
    out: dict[str, Any] = {"actors": actors}
    for kind in KINDS:
        items = [i for i in g[kind] if rng.random() < 0.85]
        items += [copy.deepcopy(i) for i in items if rng.random() < 0.2]
        for item in items:
            _spoil(item, ids, g["n_chars"], rng)
        rng.shuffle(items)
        out[kind] = items
    out["boilerplate"] = [b for b in g.get("boilerplate", []) if rng.random() < 0.7]
    out["boilerplate"] += [{"start": e["start"], "end": e["end"]} for e in gold["events"][:1]]
    return out


def _spoil(item: dict[str, Any], ids: list[str], length: int, rng: random.Random) -> None:
    for key in ("source", "target", "holder", "over", "who", "via"):
        if key in item and rng.random() < 0.25:
            item[key] = rng.choice(
                [[rng.choice(ids)], [], rng.choice(ids), [{"name": "Moscow"}], ["Annalena Baerbock"], None]
            )
    if "source" in item and "target" in item and rng.random() < 0.2:
        item["source"], item["target"] = item["target"], item["source"]
    if "type" in item and rng.random() < 0.2:
        item["type"] = rng.choice(["CONSULT", "assault", "AGREE", "COERCE"])
    for prefix in ("", "content_"):
        if f"{prefix}start" not in item:
            continue
        chance = rng.random()
        if chance < 0.3:
            item[f"{prefix}start"] = max(0, item[f"{prefix}start"] + rng.randint(-80, 80))
            item[f"{prefix}end"] = min(length, item[f"{prefix}end"] + rng.randint(-80, 300))
        elif chance < 0.5:
            del item[f"{prefix}start"]
        elif chance < 0.55:
            item[f"{prefix}start"], item[f"{prefix}end"] = 0, length
    if rng.random() < 0.15:
        item["quote"] = " ".join(str(item.get("quote", "")).split()[: rng.randint(0, 12)]) + " and more"
    for key, others in (
        ("date", ["2021", "2021-12", None, "2022-02-24"]),
        ("certainty", ["hedged", "speculative", "ASSERTED", ""]),
        ("mode", ["mixed", "direct", ""]),
        ("what", ["a meeting", None]),
    ):
        if key in item and rng.random() < 0.25:
            item[key] = rng.choice(others)
