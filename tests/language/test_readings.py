"""Sentences of our own, read whole: sentence ends, roots, subjects, objects, and who says what. The cases are in readings.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from suasion.language import Analysis, Attribution, analyse

CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    Path(__file__).with_name("readings.yaml").read_text(encoding="utf-8")
)
LEAST_SHARED = 0.8
"""Dice coefficient of characters from which on a content is the expected one: its edges ("that", quotation marks) are a matter of taste."""

Spans = list[tuple[int, int]]


def ids(case: dict[str, Any]) -> str:
    return str(case["text"])[:32]


def cases(key: str) -> Any:
    missed = pytest.mark.xfail(reason="the model does not get this one", strict=False)
    return pytest.mark.parametrize(
        "case", [pytest.param(c, marks=[missed] * (c.get("miss") == key)) for c in CASES if key in c], ids=ids
    )


@cases("sentences")
def test_sentence_ends(case: dict[str, Any]) -> None:
    assert len(analyse(case["text"]).sentences) == case["sentences"]


@cases("root")
def test_root(case: dict[str, Any]) -> None:
    sentence = analyse(case["text"]).sentences[0]
    assert sentence.tokens[sentence.root].lemma == case["root"]


@pytest.mark.parametrize(("key", "relations"), [("subject", ("nsubj", "nsubj:pass")), ("object", ("obj",))])
def test_arguments(key: str, relations: tuple[str, ...]) -> None:
    wrong = []
    for case in CASES:
        sentence = analyse(case["text"]).sentences[0]
        found = [
            t.lemma for t in (sentence.tokens[i] for i in sentence.children(sentence.root)) if t.deprel in relations
        ]
        if key in case and found != [case[key]]:
            wrong.append((case["text"], found))
    assert not wrong


@cases("said")
def test_attribution(case: dict[str, Any]) -> None:
    text, analysis = case["text"], analyse(case["text"])
    for source, cue, content in case["said"]:
        best = max(analysis.attributions, key=lambda a: dice(a.content, text, content), default=None)
        assert best is not None, "nothing found"
        assert dice(best.content, text, content) >= LEAST_SHARED, words(text, best)
        assert dice(best.source, text, source) >= LEAST_SHARED, words(text, best)
        assert dice(best.cue, text, cue) > 0, words(text, best)


def dice(spans: Spans, text: str, wanted: str) -> float:
    """How far spans cover the letters of an expected part, which may be broken by its cue."""
    found = "".join(c for a, b in spans for c in text[a:b] if c.isalnum())
    letters = "".join(c for c in wanted if c.isalnum())
    if not found or not letters:
        return float(found == letters)
    shared = len(found) if found in letters else len(letters) if letters in found else 0
    return 2 * shared / (len(found) + len(letters))


def words(text: str, a: Attribution) -> dict[str, list[str]]:
    return {k: [text[s:e] for s, e in getattr(a, k)] for k in ("source", "cue", "content")}


def test_back_references() -> None:
    text = "The minister flew home. She will return on Sunday."
    found: Analysis = analyse(text)
    antecedent, probability = found.antecedents[text.index("She")]
    assert text[antecedent:].startswith("minister") and 0.5 < probability <= 1


def names(text: str) -> set[tuple[str, str]]:
    return {(text[e.start : e.end], e.label) for e in analyse(text).entities}


def test_names() -> None:
    found = names("President Amara Diallo met Lena Brandt of the World Bank in Nairobi.")
    assert {("Lena Brandt", "PERSON"), ("World Bank", "ORG"), ("Nairobi", "PLACE")} <= found


def test_proper_nouns_keep_their_capital() -> None:
    tokens = analyse("Moldova won't join the pact.").sentences[0].tokens
    assert [t.lemma for t in tokens][:4] == ["Moldova", "will", "not", "join"]
