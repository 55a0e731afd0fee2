from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from suasion.language.lemma import apply, repair, script

WORDS = st.text(min_size=1, max_size=12)


@given(WORDS, st.text(max_size=12))
@example("were", "be")
@example("İstanbul", "istanbul")
@example("a|b", "=|c")
def test_a_script_gives_the_lemma_back(word: str, lemma: str) -> None:
    assert apply(script(word, lemma), word) == lemma


@given(st.sampled_from(["k|0|", "l|2|y", "k|5|e", "=be"]), WORDS)
def test_a_script_that_does_not_fit_never_fails(label: str, word: str) -> None:
    assert isinstance(apply(label, word), str)


@pytest.mark.parametrize(
    ("word", "lemma", "label"),
    [
        ("ministers", "minister", "k|1|"),
        ("Talks", "talk", "l|1|"),
        ("studied", "study", "k|3|y"),
        ("were", "be", "=be"),
        ("the", "the", "k|0|"),
    ],
)
def test_labels_are_shared_by_words_that_inflect_alike(word: str, lemma: str, label: str) -> None:
    assert script(word, lemma) == label


KNOWN = {"urge", "trade", "ally", "plan", "make", "carry", "march", "visit"}


@pytest.mark.parametrize(
    ("word", "xpos", "guess", "lemma"),
    [
        ("urged", "VBD", "urg", "urge"),
        ("trading", "VBG", "trad", "trade"),
        ("allies", "NNS", "allie", "ally"),
        ("planned", "VBN", "plann", "plan"),
        ("carries", "VBZ", "carrie", "carry"),
        ("marches", "VBZ", "marche", "march"),
        ("visited", "VBD", "visit", "visit"),  # a known guess stands
        ("zorbed", "VBD", "zorb", "zorb"),  # nothing known: the guess stands
        ("make", "VB", "mak", "make"),  # a base form is its own lemma
        ("'re", "VBP", "be", "be"),
        ("Moldova", "NNP", "moldova", "Moldova"),
        ("red", "JJ", "red", "red"),
        ("plan", "NN", "pla", "plan"),  # a known singular noun is its own lemma
        ("zorb", "NN", "zor", "zor"),
    ],
)
def test_repair(word: str, xpos: str, guess: str, lemma: str) -> None:
    assert repair(word, xpos, guess, frozenset(), KNOWN) == lemma


def test_a_form_that_is_taken_for_a_base_form() -> None:
    assert repair("supplies", "VBP", "supplies", {"supply"}, {"supplies"}) == "supply"
    assert repair("discuss", "VBP", "discuss", {"discuss"}, frozenset()) == "discuss"
    assert repair("need", "VB", "need", {"supply"}, frozenset()) == "need"


def test_the_lexicon_goes_before_other_known_words() -> None:
    assert repair("rated", "VBD", "rat", {"rate"}, {"rat", "rate"}) == "rate"
