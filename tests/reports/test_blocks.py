"""Cutting a text into blocks: cases as data, and what holds for every text."""
# ruff: noqa: E501 - cases are data, one a line

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from report_checks import assert_exact
from ruamel.yaml import YAML

from suasion.reports import blocks
from suasion.reports.draft import Draft
from suasion.reports.finishing import finish
from suasion.reports.model import Block

CASES = YAML(typ="safe").load((Path(__file__).parent / "data" / "breaks.yaml").read_text(encoding="utf-8"))

# Pieces that reports are made of, so that hypothesis finds the joints between them and not only noise.
FRAGMENTS = st.sampled_from(
    ["The minister met the U.S.", "envoy in Cairo.", "• ", "- item", "1. ", "\n", "\n\n", "\r\n", "\t", " ", "\u2028", "\x0c", "Share This Article",
     "by Ada Obi", "A | B | C", "http://example.org", "“Quoted,” he said.", "\u200b", "\ufeff", "Title Case Heading", "Subscribe", "…", "12:30", "é", "Київ"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(FRAGMENTS, max_size=40).map("".join))


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_cut(case: dict) -> None:
    found = [[c.role, " ".join(case["text"][c.start : c.end].split())] for c in blocks.cut(case["text"])]
    assert found == case["blocks"]


@settings(max_examples=150)
@given(TEXTS.filter(lambda t: t.strip()))
@example("The talks with the U.S.\n\nwere held.\n\n\n")
def test_every_text_is_covered(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return
    report = finish(Draft(text=text, format="txt", origin="x"), "x")
    assert_exact(report)
    assert report.text == text


def test_inner_leaves_the_bullet_out() -> None:
    text = "• Open the port"
    assert blocks.inner(text, Block(start=0, end=len(text), role="item")) == (2, len(text))
    assert blocks.inner(text, Block(start=0, end=len(text), role="paragraph")) == (0, len(text))
