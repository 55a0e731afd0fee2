"""End-to-end scoring: the definitions on a small example of our own, and the same numbers as the shared tool."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from shared_gold import SHARED, as_output, tool

from suasion.scoring import brief
from suasion.scoring.brief import KINDS, count, same_date
from suasion.scoring.sets import annotated, seeds

TEXT = (
    "Arland urged Borduria to reopen the border. Foreign Minister Ana Lind said that Arland would not wait. "
    "Talks are due on 3 May."
)


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"quote": words, "start": start, "end": start + len(words)}


def actor(id_: str, name: str, **more: Any) -> dict[str, Any]:
    base = {"type": "state", "country": None, "affiliation": None, "aliases": [], "mentions": []}
    return {"id": id_, "name": name, **base, **more}


FIRST, SECOND, THIRD = TEXT.split(". ")
GOLD: dict[str, Any] = {
    "actors": [
        actor("a1", "Arland", country="ARL", mentions=[{"start": 0, "end": 6}]),
        actor("a2", "Borduria", country="BOR"),
        actor("a3", "Ana Lind", type="person", country="ARL", affiliation="a1"),
    ],
    "events": [
        {"type": "REQUEST", "alt_types": ["CONSULT"], "source": ["a1"], "target": ["a2"],
         "date": "2025-05-01", **span(FIRST)},
        {"type": "ACCUSE", "alt_types": [], "source": [], "target": ["a2"],
         "date": None, "optional": True, **span(THIRD)},
    ],
    "claims": [
        {"source": ["a3"], "via": [], "certainty": "hedged", "mode": "indirect", "content": "Arland would not wait",
         "content_start": TEXT.index("Arland would"), "content_end": TEXT.index(" Talks") - 1, **span(SECOND)},
    ],
    "levers": [{"holder": ["a2"], "over": ["a1"], "kind": "border", **span(FIRST)}],
    "scheduled": [{"what": "talks on the border", "who": ["a1", "a2"], "date": "2025-05-03", **span(THIRD)}],
}  # fmt: skip


def f1(found: dict[str, Any], kind: str, **options: Any) -> float:
    return brief({"x": found}, {"x": GOLD}, {"x": TEXT}, **options)[f"{kind}.f1"].point


def test_gold_against_itself_is_perfect() -> None:
    got = brief({"x": GOLD}, {"x": GOLD}, {"x": TEXT})
    assert [got[f"{k}.f1"].point for k in KINDS] == [1.0] * 5
    assert got["macro.f1"].point == 1.0


def test_nothing_found_is_zero() -> None:
    got = brief({}, {"x": GOLD}, {"x": TEXT})
    assert [got[f"{k}.f1"].point for k in KINDS] == [0.0] * 5


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"type": "consult"}, True),  # an alternative type
        ({"type": "ASSAULT"}, False),
        ({"source": ["Ana Lind"]}, True),  # she belongs to Arland
        ({"source": "Borduria", "target": "Arland"}, False),
        ({"source": [{"name": "ARL", "country": "ARL"}]}, True),
        ({"start": 0, "end": len(TEXT) * 1}, False),  # the whole text is no evidence
        ({"start": None}, True),  # found by its quote
    ],
)
def test_event(change: dict[str, Any], right: bool) -> None:
    event = {"type": "REQUEST", "source": ["a1"], "target": ["a2"], **span(FIRST), **change}
    text = TEXT + " And so on." * 30
    event["end"] = len(text) if change.get("end") else event["end"]
    found = {"actors": GOLD["actors"], "events": [event]}
    assert brief({"x": found}, {"x": GOLD}, {"x": text})["events.f1"].point == float(right)


def test_strict_wants_the_actor_itself() -> None:
    found = {
        "actors": GOLD["actors"],
        "events": [{"type": "REQUEST", "source": ["a3"], "target": ["a2"], **span(FIRST)}],
    }
    assert f1(found, "events") == 1.0
    assert f1(found, "events", strict=True) == 0.0


def test_optional_items_count_neither_way() -> None:
    found = {"actors": GOLD["actors"], "events": GOLD["events"]}
    assert f1(found, "events") == 1.0
    assert f1({**found, "events": GOLD["events"][:1]}, "events") == 1.0


def test_accuracy_on_matched_items() -> None:
    claim = {**GOLD["claims"][0], "certainty": "speculative", "mode": "direct"}
    got = brief({"x": {"actors": GOLD["actors"], "claims": [claim]}}, {"x": GOLD}, {"x": TEXT})
    assert got["claim certainty.accuracy"].point == 1.0  # hedged and speculative count as one
    assert got["claim mode.accuracy"].point == 0.0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("2025-05", "2025-05-03", True), ("2025-05-03", "2025", True), ("2024", "2025", False), (None, "2025", False)],
)
def test_same_date(a: str | None, b: str, same: bool) -> None:
    assert same_date(a, b) is same


def _shared_gold(which: str) -> dict[str, Any]:
    folder = SHARED / "gold"
    if not folder.exists():
        pytest.skip("the shared gold is not here")
    return {r.id: (r.gold, r.text) for r in (annotated(folder / "dev") if which == "dev" else seeds(folder))}


@pytest.mark.parametrize("which", ["dev", "seeds"])
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("strict", [False, True])
def test_same_as_the_tool_on_perturbed_gold(which: str, seed: int, strict: bool) -> None:
    module = tool("score_brief")
    gold = _shared_gold(which)
    rng = random.Random(seed)
    found = {i: as_output(g, rng) for i, (g, _) in gold.items() if rng.random() < 0.95}
    found = json.loads(json.dumps(found))
    totals, accuracies, per, *_ = module.evaluate(gold, found, not strict)
    ours = count(found, {i: g for i, (g, _) in gold.items()}, {i: t for i, (_, t) in gold.items()}, strict=strict)
    got = brief(found, {i: g for i, (g, _) in gold.items()}, {i: t for i, (_, t) in gold.items()}, strict=strict)
    for i, kinds in per.items():
        for kind, counts in kinds.items():
            if kind not in ("mentions", "_mprec"):
                assert ours[i][kind] == counts, (i, kind)
    for kind, counts in totals.items():
        if kind == "mentions":
            assert got["mentions.r"].point == pytest.approx(counts[0] / counts[2], abs=1e-9)
        elif kind == "_mprec":
            assert got["mentions.p"].point == pytest.approx(counts[0] / counts[1], abs=1e-9)
        else:
            want = module.prf(counts)
            assert [got[f"{kind}.{m}"].point for m in ("p", "r", "f1")] == pytest.approx(want, abs=1e-9)
    for name, (right, judged) in accuracies.items():
        assert got[f"{name}.accuracy"].point == pytest.approx(right / judged, abs=1e-9)
    macro = sum(module.prf(totals[k])[2] for k in KINDS) / len(KINDS)
    assert got["macro.f1"].point == pytest.approx(macro, abs=1e-9)


# the tool leaves a file open
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_boilerplate_recall_is_the_tools() -> None:
    module = tool("score_brief")
    gold = _shared_gold("seeds")
    found = {i: as_output(g, random.Random(5)) for i, (g, _) in gold.items()}
    _, (right, _, wanted), _ = module.extras(gold, found, str(SHARED / "gold"))
    got = brief(found, {i: g for i, (g, _) in gold.items()}, {i: t for i, (_, t) in gold.items()})
    assert got["boilerplate.dropped"].point == pytest.approx(right / wanted, abs=1e-9)
    assert 0 < got["boilerplate.lost"].point < 0.2
