"""Which actors a stretch of text names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from suasion.evidence.model import Actor


class ActorIndex:
    """The actors of one report, and where each is named or meant. Immutable.

    ``spans`` are ``(start, end, actor id, confidence)``: names, noun phrases, safe references ("the ministry", "she").
    """

    def __init__(self, actors: Sequence[Actor], spans: Iterable[tuple[int, int, str, float]]) -> None:
        self.actors = tuple(actors)
        self._by_id = {a.id: a for a in self.actors}
        self._spans = sorted({s for s in spans if s[2] in self._by_id}, key=lambda s: (s[0], -s[1], s[2]))
        self._starts = [s[0] for s in self._spans]
        self._reach = list(accumulate((e for _, e, _, _ in self._spans), max))
        self._answers: dict[tuple[int, int], tuple[str, ...]] = {}

    def get(self, actor: str) -> Actor | None:
        return self._by_id.get(actor)

    def spans_at(self, start: int, end: int) -> list[tuple[int, int, str, float]]:
        """The spans that overlap ``[start, end)``, without those that stand inside a longer one that is inside it too.

        In "Russian President Vladimir Putin" that is Putin, and not Russia; asked about "Russian" alone it is Russia.
        """
        first = bisect_right(self._reach, start)  # all before it end at ``start`` or sooner
        found = [s for s in self._spans[first : bisect_left(self._starts, end)] if s[1] > start]
        around = [s for s in found if s[0] <= start and s[1] >= end]
        if around:
            # the whole question lies inside names: the tightest answers
            tight = min(s[1] - s[0] for s in around)
            return [s for s in around if s[1] - s[0] == tight]
        out, reach, before = [], -1, (-1, -1)
        for s in found:  # in order of their starts, longest first: what holds a span stands before it
            if s[:2] != before:
                reach, before = max(reach, before[1]), s[:2]
            if reach < s[1]:
                out.append(s)
        return out

    def at(self, start: int, end: int) -> tuple[str, ...]:
        """The ids of the actors that ``text[start:end]`` names or means, in order, each once."""
        found = self._answers.get((start, end))
        if found is None:  # the rules ask again and again about the same words
            found = self._answers[start, end] = tuple(dict.fromkeys(s[2] for s in self.spans_at(start, end)))
        return found

    def confidence(self, start: int, end: int) -> float:
        """How sure the least sure of the answers of ``at`` is; 0 if there are none."""
        return min((s[3] for s in self.spans_at(start, end)), default=0.0)

    def mention_of(self, actor: str) -> tuple[tuple[int, int], ...]:
        """Where the actor is named, in order; empty for an unknown id."""
        found = self._by_id.get(actor)
        return tuple((m.start, m.end) for m in found.mentions) if found else ()

    def country(self, actor: str) -> str | None:
        """The ISO code of the state that the actor is or belongs to; None if it is not known."""
        found = self._by_id.get(actor)
        return found.country if found else None

    def affiliated(self, actor: str) -> tuple[str, ...]:
        """The actor, and what it belongs to, from near to far: ("boris-pistorius", "german-government", "DEU")."""
        chain: list[str] = []
        while actor in self._by_id and actor not in chain:
            chain.append(actor)
            actor = self._by_id[actor].affiliation or ""
        return tuple(chain)
