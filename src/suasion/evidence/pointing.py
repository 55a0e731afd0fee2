"""From the words that the language model points at to the actors of their phrases."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.evidence import syntax
from suasion.evidence.parties import all_of, states_at
from suasion.evidence.reading import Reading
from suasion.language.model import Pointer

POINTED = 0.4
"""Probability of a party from which it counts."""


def pointed(r: Reading, to: Sequence[Pointer], placed: bool = False) -> tuple[str, ...]:
    """The likeliest party among the words pointed at, if it has ``POINTED``: the actors of its phrase, with what is coordinated."""
    return likeliest(r, to, placed)[0]


def likeliest(r: Reading, to: Sequence[Pointer], placed: bool = False) -> tuple[tuple[str, ...], float]:
    """The likeliest party and its probability; empty where it has less than ``POINTED``."""
    ranked = by_likelihood(r, to, placed)
    return ranked[0] if ranked and ranked[0][1] >= POINTED else ((), 0.0)


def by_likelihood(r: Reading, to: Sequence[Pointer], placed: bool = False) -> list[tuple[tuple[str, ...], float]]:
    """The parties that the words stand for, each with its probability, likeliest first.

    1. Each word stands for the actors of its phrase, or, if ``placed``, for the state that it lies in.
    2. Words that stand for the same actor add up: a party is named in several places.
    """
    found: dict[str, tuple[str, ...]] = {}
    points: dict[str, float] = {}
    for p in to:
        if actors := phrase_at(r, p.start, placed):
            found.setdefault(actors[0], actors)
            points[actors[0]] = points.get(actors[0], 0.0) + p.score
    return [(found[a], points[a]) for a in sorted(points, key=lambda a: (points[a], a), reverse=True)]


def phrase_at(r: Reading, start: int, placed: bool) -> tuple[str, ...]:
    """The actors of the phrase that the word at ``start`` heads, or the state that it lies in."""
    found = r.phrases.get((start, placed))
    if found is None:
        found = r.phrases[start, placed] = _phrase_at(r, start, placed)
    return found


def _phrase_at(r: Reading, start: int, placed: bool) -> tuple[str, ...]:
    s = r.sentence_at(start)
    at = s.at(start, start + 1) if s else []
    if s is None or not at:
        return ()
    heads = syntax.conjuncts(s, at[0])
    return all_of(r, s, heads) or (states_at(r, s, heads) if placed else ())
