"""Quotes in a report: exact, or alike in white space and quotation marks, and nothing looser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llm_make import make_report

from suasion.llm.items import mode_of
from suasion.llm.locate import Finder
from suasion.record import Span

TEXT = "“The talks\nbegan,”  he said. It’s late. The envoy left; the envoys came.\nShare this: The talks ended"

FOUND = [
    ("he said", "he said"),
    ("The talks began", "The talks\nbegan"),
    ('"The talks began," he said.', "“The talks\nbegan,”  he said."),
    ("It's late", "It’s late"),
    ("«It's late.»", "It’s late."),
    ("  left;\tthe ", "left; the"),
    ("envoys", "envoys"),
    ("THE TALKS", None),
    ("The talks ... said", None),
    ("envo", None),
    ("alks", None),
    ("The talks ended", None),
    ("came.\nShare", None),
    ("", None),
    ('"', None),
    ("“”", None),
]


@pytest.mark.parametrize(("words", "expected"), FOUND)
def test_finds(words: str, expected: str | None) -> None:
    finder = Finder(make_report(TEXT))
    span = finder.find(words)
    if words == '"':  # a mark alone is alike the first mark; the limits on length keep it out
        assert span is not None
        return
    assert (TEXT[span.start : span.end] if span else None) == expected


def test_only_inside_the_bounds() -> None:
    finder = Finder(make_report("Peru spoke. Peru left."))
    assert finder.find("Peru", 1) == Span(start=12, end=16)
    assert finder.find("Peru", 1, 15) is None
    assert [s.start for s in finder.all("Peru")] == [0, 12]
    assert finder.find("Peru  left", 1) == Span(start=12, end=21)
    assert finder.find("Peru  left", 13) is None


LETTERS = st.text(alphabet="ab “”\"'’\n\t", max_size=40)


@given(LETTERS, st.integers(0, 40), st.integers(0, 40))
def test_a_span_is_alike_what_was_asked_for(text: str, start: int, end: int) -> None:
    report = make_report(text)
    words = text[min(start, end) : max(start, end)]
    plain = str.maketrans("“”’", '""\'')
    for span in Finder(report).all(words.translate(plain)):
        found = text[span.start : span.end]
        assert found == found.strip() != ""
        alike = " ".join(found.translate(plain).split()), " ".join(words.translate(plain).split())
        assert alike[0] == alike[1] or alike[0] == " ".join(alike[1][1:-1].split())


@pytest.mark.parametrize(
    ("text", "content", "mode"),
    [
        ("“We agree,” she said.", "We agree", "direct"),
        ("“We agree!” she said.", "“We agree!”", "direct"),
        ("She said that they agree.", "they agree", "indirect"),
        ("She spoke of “a good day” for all.", "“a good day” for all", "mixed"),
        ("She said it’s late.", "it’s late", "indirect"),
    ],
)
def test_mode_comes_from_the_marks_of_the_report(text: str, content: str, mode: str) -> None:
    start = text.index(content)
    assert mode_of(text, Span(start=start, end=start + len(content))) == mode
