from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.language.tokenizer import words

PIECES = st.sampled_from(
    [
        "U.S.", "don't", "Kyiv's", "cannot", "a.m.", "3,000", "4.5%", "co-operate", "http://a.org/x,", "x@y.org",
        "“", "”", "…", "--", "\n", " ", "’", "é", "漢字", "Mr.", "'s", "!?", "\u00a0",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=15).map("".join))
SECONDS = 2.0
"""Far more than any of the long inputs takes if time grows with length; far less than if with its square."""


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in words(text)]


@given(TEXTS)
def test_words_cover_everything_but_white_space(text: str) -> None:
    found = words(text)
    assert all(a < b for a, b in found)
    assert all(b <= a for (_, b), (a, _) in itertools.pairwise(found))
    outside = list(text)
    for a, b in found:
        assert not any(c.isspace() for c in text[a:b])
        outside[a:b] = [" "] * (b - a)
    # What the pattern language calls white space, str.isspace does too.
    assert not "".join(outside).strip()


@given(st.text(alphabet=" ab.'\n", max_size=40), st.data())
def test_offsets_are_into_the_whole_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert all(start <= a < b <= end for a, b in words(text, start, end))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They won't go.", ["They", "wo", "n't", "go", "."]),
        ("She cannot stay", ["She", "can", "not", "stay"]),
        ("Oslo’s offer", ["Oslo", "’s", "offer"]),
        ("It wouldn't've helped", ["It", "would", "n't", "'ve", "helped"]),
        ("at 4.30 p.m. today", ["at", "4.30", "p.m.", "today"]),
        ("the U.S. envoy", ["the", "U.S.", "envoy"]),
        ("Mr. Okoro left.", ["Mr.", "Okoro", "left", "."]),
        ("a China-led plan", ["a", "China", "-", "led", "plan"]),
        ("to re-open and co-operate", ["to", "re-open", "and", "co-operate"]),
        ("$3.5bn, up 12%", ["$", "3.5bn", ",", "up", "12", "%"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("write to press@example.org now", ["write", "to", "press@example.org", "now"]),
        ("“No,” he said…", ["“", "No", ",", "”", "he", "said", "…"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_treebank_words(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize("unit", ["a", "a.", "a-", "1.", "1:", "’s", "x’s", "-", "http://", "a@", "."])
def test_long_runs_take_time_in_proportion(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    started = time.process_time()
    found = words(text)
    assert time.process_time() - started < SECONDS
    assert sum(b - a for a, b in found) == len(text)
