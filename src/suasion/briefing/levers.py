"""Levers folded to holds: who over whom, by what, in how many passages and from how many sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing.affair import Affair, Entry
from suasion.briefing.wording import clip, instrument, join, number

Pair = tuple[str, str]
"""Holder and target: actors of the top, or parts of one state."""


@dataclass(frozen=True, slots=True)
class Hold:
    """All passages in which ``holder`` has a hold of one kind over ``target`` (actors of the top)."""

    holder: str
    target: str
    kinds: tuple[str, ...]
    entries: tuple[Entry, ...]
    single: bool
    """Only one source says so (near-duplicates are one source); never set when all was read from one source."""
    asked: bool
    """Every passage only asks for it."""

    @property
    def label(self) -> str:
        words = list(dict.fromkeys(instrument(k) for k in self.kinds))
        return join(words) if len(words) < 3 else f"{words[0]}, {words[1]}, {number(len(words) - 2)} more"


def by_pair(affair: Affair, levers: Sequence[Entry]) -> dict[Pair, list[Entry]]:
    """(holder, target) -> the passages that speak of this hold."""
    out: dict[Pair, list[Entry]] = defaultdict(list)
    for entry in levers:
        pairs = {
            p: None
            for a in entry.item.holder
            for b in entry.item.over
            if a in affair.actors and b in affair.actors and (p := affair.apart(a, b))
        }
        for pair in pairs:
            out[pair].append(entry)
    return out


def hold(affair: Affair, pair: Pair, entries: Sequence[Entry]) -> Hold:
    """All of ``entries`` as one hold."""
    kinds = Counter(e.item.kind for e in entries)
    many = len({affair.origin(n) for n in affair.read}) > 1
    return Hold(
        *pair,
        tuple(sorted(kinds, key=lambda k: (-kinds[k], k))),
        tuple(entries),
        many and affair.origins(entries) == 1,
        all(e.item.status == "sought" for e in entries),
    )


def by_kind(affair: Affair, pair: Pair, entries: Sequence[Entry]) -> list[Hold]:
    """One hold for each instrument, the most spoken of first."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for e in entries:
        groups[instrument(e.item.kind)].append(e)
    return [hold(affair, pair, groups[k]) for k in sorted(groups, key=lambda k: (-len(groups[k]), k))]


def what(entry: Entry, limit: int) -> str:
    """What is held: the words of the coder where they say more than the instrument does, else the sentence."""
    words = entry.item.what or ""
    return clip(words if len(words.split()) > 1 else entry.item.quote, limit)
