"""Attribution scoring: our own example, and the same numbers as the shared tool."""

from __future__ import annotations

import random
from typing import Any

import pytest
from shared_gold import lines, tool

from suasion.scoring import attribution

TEXT = 'The mayor said that the bridge was safe. "It will hold," an engineer added.'


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words]


GOLD = [
    {"source": spans("The mayor"), "cue": spans("said"), "content": spans("the bridge was safe")},
    {"source": spans("an engineer"), "cue": spans("added"), "content": spans("It will hold")},
]


def test_blanks_and_punctuation_do_not_matter() -> None:
    found = [
        {**GOLD[0], "content": spans("that the bridge was safe.")},
        {**GOLD[1], "content": spans('"It will hold,"')},
    ]
    got = attribution({"x": found}, {"x": GOLD}, {"x": TEXT})
    assert got["content_dice.f1"].point == 1.0
    assert got["relation.f1"].point == 1.0


def test_the_relation_wants_the_source() -> None:
    found = [{**GOLD[0], "source": spans("an engineer")}, GOLD[1]]
    got = attribution({"x": found}, {"x": GOLD}, {"x": TEXT})
    assert got["content_dice.f1"].point == 1.0
    assert got["relation.f1"].point == 0.5


def perturbed(row: dict[str, Any], rng: random.Random) -> list[dict[str, Any]]:
    out = []
    for a in row["attributions"]:
        if rng.random() < 0.15:
            continue
        b = {k: [list(s) for s in a.get(k) or []] for k in ("source", "cue", "content")}
        for parts in b.values():
            for s in parts:
                if rng.random() < 0.4:
                    s[0] = max(0, s[0] + rng.randint(-60, 60))
                    s[1] = min(len(row["text"]), max(s[0], s[1] + rng.randint(-60, 60)))
            if parts and rng.random() < 0.1:
                parts.clear()
        out.append(b)
        if rng.random() < 0.1:
            out.append({"source": b["content"], "cue": [], "content": b["source"]})
    return out


@pytest.mark.parametrize("seed", range(3))
def test_same_as_the_tool(seed: int) -> None:
    gold = lines("polnear_dev.jsonl")
    module = tool("score_attribution")
    rng = random.Random(seed)
    found = {r["id"]: perturbed(r, rng) for r in gold if rng.random() < 0.95}
    docs = [module.doc_counts(r["text"], r["attributions"], found.get(r["id"], []), 0.5, False) for r in gold]
    want = module.report(docs)
    got = attribution(found, {r["id"]: r["attributions"] for r in gold}, {r["id"]: r["text"] for r in gold})
    names = {"relation": "rel_src", **{f"{role}_dice": f"{role}.dice>=0.5" for role in ("source", "cue", "content")}}
    for ours, theirs in names.items():
        for metric in ("p", "r", "f1"):
            assert got[f"{ours}.{metric}"].point == pytest.approx(want[theirs][metric], abs=1e-9), (ours, metric)
