"""Why an item is missed or invented: one small report of our own, spoiled in one way at a time."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from shared_gold import SHARED, as_output
from test_brief import FIRST, GOLD, SECOND, TEXT, THIRD, span

from suasion.scoring.brief import KINDS, count
from suasion.scoring.confused import tabulate, taken_for
from suasion.scoring.confusion import NOTHING, REPEAT, Outcome, confuse, confuse_sentence, types
from suasion.scoring.sentences import Act
from suasion.scoring.sets import annotated


def spoiled(kind: str, **changes: Any) -> dict[str, Any]:
    """Gold as output, with the first item of a kind changed."""
    found = copy.deepcopy(GOLD)
    found["events"] = found["events"][:1]  # without the optional one
    found[kind][0].update(changes)
    return found


def reasons(found: dict[str, Any], kind: str) -> set[tuple[str, str]]:
    return {(o.verdict, o.reason) for o in confuse(found, GOLD, TEXT) if o.kind == kind and o.verdict != "right"}


def test_gold_against_itself_has_nothing_to_tell() -> None:
    assert {o.verdict for o in confuse(GOLD, GOLD, TEXT)} == {"right", "ignorable"}


def both(reason: str) -> set[tuple[str, str]]:
    return {("invented", reason), ("missed", reason)}


NEAR_MISSES: list[tuple[str, dict[str, Any], str]] = [
    ("events", {"type": "ASSAULT"}, "type"),
    ("events", {"source": ["a2"], "target": ["a1"]}, "roles swapped"),
    ("events", {"source": []}, "source missing"),
    ("events", {"source": ["a2"]}, "source wrong"),
    ("events", {"target": []}, "target missing"),
    ("events", {"target": ["a1"]}, "target wrong"),
    ("events", {"source": [], "target": []}, "source and target"),
    ("events", span(THIRD), "sentence: told in another one"),
    ("claims", {"source": []}, "source missing"),
    ("claims", {"source": ["a2"]}, "source wrong"),
    ("claims", {"content_start": TEXT.index("wait"), "content_end": TEXT.index("wait") + 4}, "content too short"),
    ("claims", {"content_start": 0, "content_end": len(TEXT)}, "content too long"),
    ("claims", {"content_start": TEXT.index("not wait"), "content_end": len(TEXT)}, "content shifted"),
    ("levers", {"holder": ["a1"], "over": ["a2"]}, "roles swapped"),
    ("levers", {"holder": []}, "holder"),
    ("levers", {"over": []}, "over whom"),
    ("levers", {"holder": [], "over": []}, "holder and over whom"),
    ("scheduled", {"date": "2026", "who": [], "what": "something else"}, "date, who and what"),
]


@pytest.mark.parametrize(("kind", "changes", "reason"), NEAR_MISSES)
def test_a_near_miss_counts_once_on_each_side(kind: str, changes: dict[str, Any], reason: str) -> None:
    assert reasons(spoiled(kind, **changes), kind) == both(reason)


def added(kind: str, **item: Any) -> dict[str, Any]:
    found = copy.deepcopy(GOLD)
    found.setdefault(kind, []).append(item)
    return found


EVENT = {"source": ["a1"], "target": ["a2"]}
INVENTED: list[tuple[str, dict[str, Any], str]] = [
    ("events", {"type": "REQUEST", **EVENT, **span(FIRST)}, REPEAT),
    ("events", {"type": "REQUEST", "source": ["a2"], "target": ["a1"], **span(FIRST)}, "told twice or optional, and with other parties"),
    ("events", {"type": "ASSAULT", **EVENT, **span(FIRST)}, "told twice or optional, and as another type"),
    ("events", {"type": "ASSAULT", "source": ["a2"], "target": ["a1"], **span(FIRST)}, "a further act in a sentence with one"),
    ("events", {"type": "REJECT", **EVENT, **span(SECOND)}, "only said, or thought"),
    ("claims", {"source": ["a1"], "content_start": 0, "content_end": 20, **span(FIRST)}, "not a claim"),
    ("levers", {"holder": ["a1"], "over": ["a2"], **span(SECOND)}, "no lever"),
    ("scheduled", {"what": "the border reopens", "who": [], "date": None, **span(FIRST)}, "status: it has happened"),
    ("actors", {"id": "z", "name": "Zembla", "type": "state", "mentions": []}, "not an actor"),
    ("actors", {"id": "z", "name": "Lesser Arland", "type": "state", "mentions": [{"start": 0, "end": 6}]},
     "another name for an actor, or a part of one"),
    ("actors", {"id": "z", "name": "ARLAND", "type": "state", "mentions": []}, "second record of one actor"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "item", "reason"), INVENTED)
def test_what_is_invented(kind: str, item: dict[str, Any], reason: str) -> None:
    found = added(kind, **item)
    assert [o.reason for o in confuse(found, GOLD, TEXT) if o.kind == kind and o.verdict == "invented"] == [reason]


def without(kind: str, **more: Any) -> dict[str, Any]:
    return {**copy.deepcopy(GOLD), kind: [], **more}


PLANNED = {"type": "REQUEST", **EVENT, **span(FIRST)}
MISSED: list[tuple[str, dict[str, Any], str]] = [
    ("events", without("events"), "nothing found"),
    ("events", without("events", other_acts=[PLANNED]), "status: coded as planned, possible, asked for or denied"),
    ("claims", without("claims"), "nothing found: has no cue"),
    ("levers", without("levers"), "only an act found there"),
    ("levers", without("levers", events=[]), "nothing found"),
    ("scheduled", without("scheduled", events=[]), "nothing found"),
    ("scheduled", without("scheduled", events=[{**PLANNED, **span(THIRD)}]), "told as having happened"),
    ("actors", without("actors"), "nothing found"),
]


@pytest.mark.parametrize(("kind", "found", "reason"), MISSED)
def test_what_is_missed(kind: str, found: dict[str, Any], reason: str) -> None:
    assert {o.reason for o in confuse(found, GOLD, TEXT) if o.kind == kind and o.verdict == "missed"} == {reason}


def test_types_taken_for_others() -> None:
    table = types(confuse(spoiled("events", type="ASSAULT"), GOLD, TEXT))
    assert table == {"REQUEST": {"ASSAULT": 1}}
    assert taken_for(table["REQUEST"], "REQUEST") == [("ASSAULT", 1)]
    assert types(confuse(spoiled("events", type="CONSULT"), GOLD, TEXT)) == {"REQUEST": {"REQUEST": 1}}
    assert types(confuse(without("events"), GOLD, TEXT)) == {"REQUEST": {NOTHING: 1}}
    invented = added("events", type="ASSAULT", source=["a2"], target=["a1"], **span(FIRST))
    assert types(confuse(invented, GOLD, TEXT)) == {NOTHING: {"ASSAULT": 1}, "REQUEST": {"REQUEST": 1}}


def test_counts_by_reason_and_rule() -> None:
    found = spoiled("events", type="ASSAULT", rule="verb: hit (target inferred)")
    found["claims"][0]["rule"] = "attribution head"
    table = tabulate(confuse(found, GOLD, TEXT))["kinds"]
    assert table["events"]["why"] == {"invented": {"type": 1}, "missed": {"type": 1}}
    assert table["events"]["rules"] == {"verb, inferred": [0, 0, 1]}
    assert table["claims"]["rules"] == {"attribution head": [1, 0, 0]}


def act(type_: str, source: str, target: str) -> Act:
    return Act.of({"type": type_, "source": [{"code": source}], "target": [{"code": target}]})


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (act("AID", "FRA", "MLI"), ""),
        (act("ASSAULT", "FRA", "MLI"), "type"),
        (act("AID", "MLI", "FRA"), "roles swapped"),
        (act("AID", "TCD", "MLI"), "source"),
        (act("AID", "FRA", "TCD"), "target"),
        (act("AID", "TCD", "NER"), "source and target"),
    ],
)
def test_single_sentences(found: Act, reason: str) -> None:
    outcomes = confuse_sentence([found], [act("AID", "FRA", "MLI")])
    assert {o.reason for o in outcomes} == {reason}
    assert {o.verdict for o in outcomes} == ({"invented", "missed"} if reason else {"right"})


def test_single_sentences_without_a_pair() -> None:
    aid = act("AID", "FRA", "MLI")
    assert [o.reason for o in confuse_sentence([], [aid])] == ["nothing found"]
    assert [o.reason for o in confuse_sentence([], [aid], [aid])] == ["status"]
    assert [o.reason for o in confuse_sentence([aid], [])] == ["a further act"]


@pytest.mark.skipif(not (SHARED / "gold" / "dev").is_dir(), reason="the shared gold is not here")
def test_the_same_counts_as_the_score() -> None:
    """Right, found and wanted of the score follow from the outcomes, whatever is spoiled."""
    import random

    for n, report in enumerate(annotated(SHARED / "gold" / "dev")):
        found = as_output(dict(report.gold), random.Random(n))
        scored = count({report.id: found}, {report.id: report.gold}, {report.id: report.text})[report.id]
        outcomes = confuse(found, report.gold, report.text)
        for kind in KINDS:
            n_of = {
                v: sum(o.kind == kind and o.verdict == v for o in outcomes) for v in ("right", "invented", "missed")
            }
            right = n_of["right"]
            assert (right, right + n_of["invented"], right + n_of["missed"]) == scored[kind]


def test_a_near_miss_has_both_sides() -> None:
    outcomes = confuse(spoiled("events", type="ASSAULT"), GOLD, TEXT)
    assert all(isinstance(o, Outcome) and o.found and o.gold for o in outcomes if o.reason == "type")
