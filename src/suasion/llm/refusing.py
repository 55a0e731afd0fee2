"""What was not taken from an answer: counted by kind and reason, never silently dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Reason = Literal["not in the text", "too short or too long", "unknown code", "no party", "told twice", "over the limit"]


@dataclass(frozen=True, slots=True)
class Refused:
    """``count`` items of a kind that were refused for one reason."""

    kind: str
    reason: Reason
    count: int


class Refuse(Exception):
    """One item cannot be taken."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class Refusals:
    """The counts of one report while it is read."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, Reason]] = Counter()

    def add(self, kind: str, reason: Reason, count: int = 1) -> None:
        self._counts[kind, reason] += count

    def done(self) -> tuple[Refused, ...]:
        return tuple(Refused(kind, reason, n) for (kind, reason), n in sorted(self._counts.items()) if n)


def in_words(refused: Iterable[Refused]) -> str:
    """One line: ``refused 3 of claims (2 not in the text, 1 told twice), 1 of levers (1 unknown code)``; "" if none."""
    kinds: dict[str, list[Refused]] = {}
    for r in refused:
        kinds.setdefault(r.kind, []).append(r)
    parts = [
        f"{sum(r.count for r in found)} of {kind} ({', '.join(f'{r.count} {r.reason}' for r in found)})"
        for kind, found in kinds.items()
    ]
    return f"refused {', '.join(parts)}" if parts else ""
