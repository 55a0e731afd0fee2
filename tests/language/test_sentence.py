"""What a sentence remembers: questions that were answered, tokens by their place."""

from __future__ import annotations

from suasion.language.model import Sentence, Token, asked_once

WORDS = ("Kenya", "met", "Uganda", ".")


def sentence() -> Sentence:
    starts = [sum(len(w) + 1 for w in WORDS[:i]) for i in range(len(WORDS))]
    tokens = [
        Token(a, a + len(w), w, w, "X", "X", h, "dep") for a, w, h in zip(starts, WORDS, (1, -1, 1, 1), strict=True)
    ]
    return Sentence(0, tokens[-1].end, tokens, 0)


def test_a_question_is_answered_once_for_each_word_of_each_sentence() -> None:
    asked: list[int] = []

    @asked_once
    def length(s: Sentence, i: int) -> int:
        """How long the word is."""
        asked.append(i)
        return len(s.tokens[i].text)

    first, second = sentence(), sentence()
    assert [length(first, i) for i in (0, 1, 0)] == [5, 3, 5]
    assert asked == [0, 1]
    assert length(second, 0) == 5 and asked == [0, 1, 0]
    assert length.__doc__ == "How long the word is."


def test_two_questions_about_one_word_have_their_own_answers() -> None:
    s = sentence()
    start, end = asked_once(lambda s, i: s.tokens[i].start), asked_once(lambda s, i: s.tokens[i].end)
    assert (start(s, 2), end(s, 2), start(s, 2)) == (10, 16, 10)


def test_the_tokens_of_a_stretch() -> None:
    s = sentence()
    for start in range(s.end + 1):
        for end in range(start, s.end + 1):
            assert s.at(start, end) == [i for i, t in enumerate(s.tokens) if t.start < end and t.end > start]


def test_what_hangs_on_a_word() -> None:
    s = sentence()
    assert s.below == [[], [0, 2, 3], [], []] and s.root == 1
    assert s.subtree(1) == [0, 1, 2, 3] and s.subtree(2) == [2]
