"""The same deed told and denied: a negation, or an opposite word, in one of two sentences that otherwise say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from suasion.weigh.model import Dated, Finding, Relation, finding
from suasion.weigh.relating import gap, relation
from suasion.weigh.statements import Pair, Statement, Weights
from suasion.weigh.words import WORD, any_of, content, pattern, stem, weigh_words

ALIKE = 0.55
"""Share of the shorter sentence's weight that both must hold."""

LEAST = 2
"""Words that both must hold besides the one that is turned."""

STRENGTH: dict[Relation, float] = {"contradiction": 0.85, "disagreement": 0.6, "change": 0.4, "tension": 0.4}
"""How strong a pair is that shares all its words."""

HEADLINE_CASE = 0.5
"""Share of words with a capital letter from which on it says nothing about a word."""

REACH = 4
"""Words that a negation looks ahead for the word that it turns."""

REMEMBERED = 2**16
"""Sentences of which it is remembered what they turn on: each is compared many times, close together."""

_WILL_NOT = re.compile(r"(?i)\b(?:would|will)\s+not\b|\bwon['’]t\b|\bwouldn['’]t\b")
_WILL = re.compile(r"(?i)\b(?:will|would)\b")
_PASSIVE = re.compile(r"(?i)\b(?:was|were|been|being|be|is|are)\b.*\bby\b")
_CLAUSE = re.compile(r"[,;:()“”\"]|\b(?:but|although|though|while|whereas|because|which|who|that)\b")


def polarity(found: Iterable[Pair], weights: Weights, dates: dict[str, Dated]) -> Iterator[Finding]:
    """One finding for each pair that turns on one word: it is left out when the two are compared."""
    for pair in found:
        a, b = pair.a, pair.b
        both = all(_WILL.search(s.words) for s in (a, b))  # two forecasts of one deed are set against each other
        if _unreal(a.words, both) or _unreal(b.words, both):
            continue
        turned, words = _turned(a, b)
        if not turned or not _on_one_matter(a, b, words) or weights.alike(a.stems - words, b.stems - words) < ALIKE:
            continue
        kind = relation(a.text, b.text, a.speaker, b.speaker, dates)
        if kind == "contradiction" and (_changed(a.words) or _changed(b.words)):
            kind = "change"
        if pair.within and kind == "change":
            continue  # one report that tells how things changed contradicts nothing
        sides = (a.text.side(a.start, a.end), b.text.side(b.start, b.end))
        title = pair.within and "title" in (a.sentence.role, b.sentence.role)
        if title and not _denies_title(a, b):
            continue
        why = f"{turned}{gap(a.text, b.text, dates)}."
        strength = STRENGTH[kind] * min(1.0, 0.55 + pair.alike / 2)
        if title:
            why = f"The headline asserts what the text denies: {why}"
            yield finding("overclaim", "denied", sides, why, strength, matter="certainty")
        else:
            yield finding(
                "contradiction", "polarity", sides, why, strength, relation=kind, matter=" ".join(sorted(words)),
                actors=tuple(sorted(a.actors & b.actors)),
            )  # fmt: skip


def _on_one_matter(a: Statement, b: Statement, words: frozenset[str]) -> bool:
    """Whether enough words are shared besides those that turn: fewer are enough if they name the same actor."""
    both = (a.stems & b.stems) - words
    all_ = len(both) == min(len(a.stems - words), len(b.stems - words))
    return len(both) >= LEAST and (len(both) > LEAST or all_ or bool(a.actors & b.actors)) and not words & _mental()


@cache
def _mental() -> frozenset[str]:
    """What somebody thinks, knows or wants is no deed."""
    return frozenset(stem(w) for w in weigh_words()["mental"])


def _denies_title(a: Statement, b: Statement) -> bool:
    """The headline has the deed, the text the negation; the other way round the headline claims less."""
    title = a if a.sentence.role == "title" else b
    return not negated(title.words)


@lru_cache(REMEMBERED)
def _unreal(words: str, will: bool) -> bool:
    """Whether it tells no fact: a question, a wish, a plan. "Would not" is taken at its word: it is what later deeds belie. ``will``:
    what is said to come counts as a fact.
    """
    told = _WILL_NOT.sub(" not", words)
    return words.endswith("?") or pattern("unreal").search(_WILL.sub("", told) if will else told) is not None


@lru_cache(REMEMBERED)
def _changed(words: str) -> bool:
    return pattern("changed").search(words) is not None


def _turned(a: Statement, b: Statement) -> tuple[str, frozenset[str]]:
    """What turns one into the other, and the words that do: a negated word that the other has plainly, or a pair of opposites."""
    one, two = negated(a.words), negated(b.words)
    if bool(one) != bool(two):
        no, yes = (one, b) if one else (two, a)
        word = next((w for w in no if w in yes.stems), None)
        if word is None or _exchanged(a.words, b.words, word):
            return "", frozenset()
        return f"“{no[word]}” in one, told as a fact in the other", frozenset((word,))
    if not one and not two and _one_subject(a, b) and (opposite := _opposites(a, b)):
        return f"“{opposite[0]}” against “{opposite[1]}”", frozenset(stem(w) for w in opposite)
    return "", frozenset()


def _exchanged(one: str, two: str, turned: str) -> bool:
    """Whether all that stands before the turned word here stands behind it there: the doer of one is no party of the other's deed."""
    sides = [_sides(words, turned) for words in (one, two)]
    both = sides[0].keys() & sides[1].keys()
    passive = any(_PASSIVE.search(words) for words in (one, two))
    return bool(both) and not passive and all(sides[0][w] != sides[1][w] for w in both)


def _sides(words: str, turned: str) -> dict[str, bool]:
    """Each other word of meaning -> whether it stands before the turned one."""
    stems = content(words)
    at = stems.index(turned) if turned in stems else len(stems)
    return {w: n < at for n, w in enumerate(stems) if w != turned}


@lru_cache(REMEMBERED)
def negated(sentence: str) -> dict[str, str]:
    """Stem of the first word with a meaning that each negation turns -> the negation and the word as they stand."""
    out: dict[str, str] = {}
    all_ = WORD.findall(sentence)
    titled = sum(w[0].isupper() for w in all_) > HEADLINE_CASE * len(all_)
    for m in pattern("negations").finditer(sentence):
        rest = _CLAUSE.split(sentence[m.end() :].lstrip(' “"'))[0]  # "do not “fit”": the mark ends no clause
        ahead = [
            w
            for w in WORD.findall(rest)[:REACH]
            if content(w) and not w.endswith("ly") and (titled or not w[0].isupper())
        ]
        if ahead:
            out.setdefault(
                stem(ahead[0]),
                f"{m.group()} ... {ahead[0]}" if not rest.lstrip().startswith(ahead[0]) else f"{m.group()} {ahead[0]}",
            )
    return out


@cache
def _pairs() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(any_of(x), any_of(y)) for x, y in weigh_words()["opposites"]]


def _one_subject(a: Statement, b: Statement) -> bool:
    """Whether the first actor that each names is the same, or one names none: what one wins the other loses."""
    one, two = a.first_actor, b.first_actor
    return one == two or one is None or two is None


@lru_cache(REMEMBERED)
def _poles(words: str) -> dict[int, tuple[str, str]]:
    """Number of each pair of opposites of which the words have one side only -> which ("a" or "b"), and the word."""
    out = {}
    for n, (x, y) in enumerate(_pairs()):
        one, two = x.search(words), y.search(words)
        if one and not two:
            out[n] = ("a", one.group())
        elif two and not one:
            out[n] = ("b", two.group())
    return out


def _opposites(a: Statement, b: Statement) -> tuple[str, str] | None:
    one, two = _poles(a.words), _poles(b.words)
    return next(((one[n][1], two[n][1]) for n in one if n in two and one[n][0] != two[n][0]), None)
