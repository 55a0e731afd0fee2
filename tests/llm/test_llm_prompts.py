"""Requests: pieces, marks, codes; and the settings that say where they go. None of it needs the extra."""

from __future__ import annotations

import importlib.util
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llm_make import TEXT, make_report

from suasion.errors import MissingExtra, SuasionError
from suasion.llm import LlmReader, Settings, settings_from
from suasion.llm.prompts import pieces, prompt_version, question, requests
from suasion.llm.refusing import Refused, in_words
from suasion.llm.schema import ANSWERS, Claims
from suasion.vocab import load


@pytest.mark.parametrize("kind", ANSWERS)
def test_no_brace_is_left_in_a_request(kind: str) -> None:
    [request] = requests(make_report(TEXT), kind)
    assert "{" not in request.system + request.user
    assert "2026-05-07" in request.user and request.user.count("Quito") == 1


def test_codes_are_those_that_suasion_knows() -> None:
    assert all(name in question("events") for name in load("plover")["types"])
    assert all(name in question("levers") for name in load("instruments"))


@given(st.lists(st.text(alphabet="ab \n", max_size=9_000), max_size=8))
def test_pieces_hold_all_that_is_kept_and_keep_the_limit(parts: list[str]) -> None:
    report = make_report("\n".join(parts))
    found = pieces(report)
    most = load("llm")["limits"]["piece_chars"]
    assert "".join("".join(p.text for p in found).split()) == "".join(report.text.split())
    assert all(p.end - p.start and sum(map(len, p.text.split("\n\n"))) <= most for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_report_over_the_limit_is_refused() -> None:
    with pytest.raises(SuasionError, match=r"made\.txt: the report is too long for the llm reader"):
        pieces(make_report("word " * 100_000))


def test_lone_surrogates_can_be_sent() -> None:
    [request] = requests(make_report("A broken \ud800 sign in a report."), "claims")
    assert request.user.encode("utf-8")


def test_the_version_follows_the_prompts(monkeypatch: pytest.MonkeyPatch) -> None:
    before = prompt_version()
    prompt_version.cache_clear()
    monkeypatch.setitem(load("llm"), "system", "Read on. {marker} {most}")
    assert prompt_version() != before
    monkeypatch.undo()
    prompt_version.cache_clear()
    assert prompt_version() == before


def test_odd_fields_cost_one_item_at_most() -> None:
    found = Claims.model_validate(
        {"items": [{"quote": None, "source": None, "cue": 7, "via": ["a", None, {}], "more": 1}, {}]}
    )
    assert (found.items[0].quote, found.items[0].source, found.items[0].cue, found.items[0].via) == ("", [], "7", ["a"])
    assert len(found.items) == 2


def test_settings_come_from_options_then_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUASION_LLM_URL", "http://there:1/v1/")
    monkeypatch.setenv("SUASION_LLM_MODEL", "tiny")
    monkeypatch.setenv("SUASION_LLM_KEY", "sk-secret")
    found = settings_from(cache=Path("x"))
    assert (found.url, found.model, found.key, found.cache) == ("http://there:1/v1", "tiny", "sk-secret", Path("x"))
    assert "sk-secret" not in repr(found)
    other = settings_from(url="https://here/v1", model="big")
    assert (other.url, other.model) == ("https://here/v1", "big")
    assert other.cache is not None and other.cache.parts[-2:] == ("suasion", "llm")


@pytest.mark.parametrize(
    ("url", "model", "message"),
    [
        (None, "m", "no server.*--llm-url.*SUASION_LLM_URL"),
        ("http://h/v1", None, "no model.*--llm-model.*SUASION_LLM_MODEL"),
        ("h/v1", "m", "not the base URL"),
        ("file:///etc/passwd", "m", "not the base URL"),
        ("http://h/v1?x=1", "m", "not the base URL"),
        ("http://", "m", "not the base URL"),
        ("https://me:secret@h/v1", "m", "holds a name or password"),
        ("http://h/v1?api_key=secret", "m", "not the base URL"),
        ("http://[::1/v1", "m", "not the base URL"),
        ("http://h:99999/v1", "m", "not the base URL"),
    ],
)
def test_settings_that_cannot_be(url: str | None, model: str | None, message: str) -> None:
    with pytest.raises(SuasionError, match=message) as caught:
        settings_from(url=url, model=model)
    assert "secret" not in str(caught.value)


def test_an_unknown_form_of_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUASION_LLM_OUTPUT", "xml")
    with pytest.raises(SuasionError, match="prompted, native, tool"):
        settings_from(url="http://h/v1", model="m")


@pytest.mark.parametrize("package", ["pydantic_ai", "openai"])
def test_a_missing_extra_names_the_command(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    if package == "pydantic_ai" and importlib.util.find_spec("openai") is None:
        pytest.skip("neither package is installed: the other case covers it")
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=r"pip install 'suasion\[llm\]'"):
        LlmReader(Settings("http://h/v1", "m"))


def test_refusals_in_words() -> None:
    found = [
        Refused("claims", "not in the text", 2),
        Refused("claims", "told twice", 1),
        Refused("levers", "unknown code", 1),
    ]
    assert in_words(found) == "refused 3 of claims (2 not in the text, 1 told twice), 1 of levers (1 unknown code)"
    assert in_words([]) == ""
