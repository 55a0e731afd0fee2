"""Quotation marks, and quotations that go on without a cue."""

from __future__ import annotations

from itertools import pairwise

import pytest
from evidence_make import coded
from hypothesis import given
from hypothesis import strategies as st

from suasion.evidence.quotes import quotations


def quoted(text: str) -> list[str]:
    """What stands between the marks of a text of which each line is a paragraph."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    return [text[a:b] for a, b in quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "it rained" twice.', ["it rained"]),
        ("He said “it rained” twice.", ["it rained"]),
        ('("It rained.") He left.', ["It rained."]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ('"One.\n"Two."', ['One.\n"Two.']),
        ("“One.\n“Two.”", ["One.\n“Two."]),
        ('"One.\nNobody said two.', ["One."]),
        ('He said "one and then left. "Two," he added.', ["Two,"]),
        ('A pipe of 12" leaked.', []),
        ("It rained.", []),
    ],
)
def test_stretches_between_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@given(st.text(alphabet='ab" “”.\n', max_size=40))
def test_stretches_are_in_order_and_apart(text: str) -> None:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    spans = quotations(text, paragraphs)
    assert all(0 <= a <= b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


def speakers(text: str) -> dict[str, tuple[str, ...]]:
    """First word of each content -> who says it."""
    return {c.content.strip('"“ ').split()[0]: c.source for c in coded(text).claims}


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    found = speakers(
        '"The harvest is lost," said Kenyan President William Ruto. "Nobody warned us of it.\n"Farmers will need seed before March."'
    )
    assert found["The"] == found["Farmers"] == ("william-ruto",)


def test_a_quotation_without_a_cue_is_said_by_who_spoke_last() -> None:
    found = speakers(
        'Kenyan President William Ruto said that the harvest was lost. "Farmers will need seed before March."'
    )
    assert found["Farmers"] == found["the"] != ()


def test_a_quotation_after_a_sentence_about_a_person_is_that_persons() -> None:
    found = speakers('Kenyan President William Ruto walked out of the hall. "Farmers will need seed before March."')
    assert found["Farmers"] == ("william-ruto",)


def test_words_in_quotation_marks_within_a_sentence_are_nobodys_claim() -> None:
    assert coded('The road to the "valley of the kings" was closed on Monday.').claims == ()
