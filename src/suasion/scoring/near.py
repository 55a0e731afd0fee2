"""Near misses: how a found item can fail to be a gold item, for each kind, from the smallest fault to the largest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from suasion.scoring.brief import Judge
from suasion.scoring.matching import Item
from suasion.scoring.spans import same_content, same_place

MOSTLY = 0.5
"""Share of a content that must lie inside the other one for it to be called too short (or too long), and not shifted."""

Fits = Callable[[Item, Item], bool]


@dataclass(frozen=True, slots=True)
class Near:
    """``misses``: (reason, whether the pair (found, gold) misses in this way), smallest fault first.

    ``invented`` and ``missed`` give the reason of an item that no pair explains.
    """

    misses: tuple[tuple[str, Fits], ...]
    invented: Callable[[Item], str]
    missed: Callable[[Item], str]


def near(kind: str, judge: Judge) -> Near:
    """The near misses of ``kind`` ("events", "claims", "levers" or "scheduled") in one report."""
    return {"events": _events, "claims": _claims, "levers": _levers, "scheduled": _scheduled}[kind](judge)


def _all(*fits: Fits) -> Fits:
    return lambda p, g: all(f(p, g) for f in fits)


def _places(judge: Judge) -> tuple[Fits, Callable[[Item, str], bool], Callable[[Item, str], bool]]:
    """Same place; whether gold has an item of a kind where a found one stands; and the other way round."""

    def place(p: Item, g: Item) -> bool:
        return same_place(judge.place, p, g)

    def gold_has(p: Item, kind: str) -> bool:
        return any(place(p, g) for g in judge.gold.get(kind) or ())

    def found_has(g: Item, kind: str) -> bool:
        return any(place(p, g) for p in judge.found.get(kind) or ())

    return place, gold_has, found_has


def _fills(judge: Judge, key: str, role: str) -> Fits:
    return lambda p, g: judge.fills(p, key, g[role])


def _missing(key: str) -> Fits:
    return lambda p, g: not p.get(key)


def _both_named(*roles: str) -> Fits:
    """Gold names both sides: an empty gold role fits anybody, so that it would prove nothing."""
    return lambda p, g: all(g[r] for r in roles)


def _events(judge: Judge) -> Near:
    place, gold_has, found_has = _places(judge)
    kind: Fits = judge.event_type
    source, target = _fills(judge, "source", "source"), _fills(judge, "target", "target")
    swapped = _all(_fills(judge, "source", "target"), _fills(judge, "target", "source"))
    named = _both_named("source", "target")

    def invented(p: Item) -> str:
        here = [g for g in judge.gold["events"] if place(p, g)]
        if any(kind(p, g) for g in here):
            return "told twice or optional, and with other parties"
        if any(judge.event_actors(p, g) for g in here):
            return "told twice or optional, and as another type"
        if here:
            return "a further act in a sentence with one"
        if gold_has(p, "scheduled"):
            return "status: still to come"
        return "only said, or thought" if gold_has(p, "claims") else "not an act"

    def missed(g: Item) -> str:
        others = judge.found.get("other_acts") or ()
        if any(place(p, g) and kind(p, g) for p in others):
            return "status: coded as planned, possible, asked for or denied"
        if found_has(g, "events"):
            return "another act found there"
        return "nothing found"

    return Near(
        (
            ("roles swapped", _all(place, kind, named, swapped)),
            ("source missing", _all(place, kind, target, _missing("source"))),
            ("source wrong", _all(place, kind, target)),
            ("target missing", _all(place, kind, source, _missing("target"))),
            ("target wrong", _all(place, kind, source)),
            ("source and target", _all(place, kind)),
            ("type", _all(place, judge.event_actors)),
            ("sentence: told in another one", _all(kind, named, source, target)),
        ),
        invented,
        missed,
    )


def _claims(judge: Judge) -> Near:
    _, gold_has, found_has = _places(judge)

    def content(p: Item, g: Item) -> bool:
        return same_content(judge.place, p, g)

    def shares(p: Item, g: Item) -> tuple[float, float]:
        """Of the found content, the share that lies in gold's; and the other way round."""
        span = judge.place.of(p, "content_", "content")
        if span is None:
            return 0.0, 0.0
        both = max(0, min(span[1], g["content_end"]) - max(span[0], g["content_start"]))
        return both / (span[1] - span[0]), both / (g["content_end"] - g["content_start"])

    def invented(p: Item) -> str:
        return "other words of a sentence with a claim" if gold_has(p, "claims") else "not a claim"

    def missed(g: Item) -> str:
        if found_has(g, "claims"):
            return "other words of the sentence were found"
        return "nothing found: has a cue" if g.get("cue") else "nothing found: has no cue"

    return Near(
        (
            ("source missing", _all(content, _missing("source"))),
            ("source wrong", content),
            ("content too short", lambda p, g: shares(p, g)[0] >= MOSTLY),
            ("content too long", lambda p, g: shares(p, g)[1] >= MOSTLY),
            ("content shifted", lambda p, g: shares(p, g)[0] > 0),
        ),
        invented,
        missed,
    )


def _levers(judge: Judge) -> Near:
    place, gold_has, found_has = _places(judge)
    holder, over = _fills(judge, "holder", "holder"), _fills(judge, "over", "over")
    swapped = _all(_fills(judge, "holder", "over"), _fills(judge, "over", "holder"))
    named = _both_named("holder", "over")

    def invented(p: Item) -> str:
        if gold_has(p, "levers"):
            return "another lever of that sentence"
        return "an act, no lever" if gold_has(p, "events") else "no lever"

    def missed(g: Item) -> str:
        if found_has(g, "levers"):
            return "another lever found there"
        acts = found_has(g, "events") or found_has(g, "other_acts")
        return "only an act found there" if acts else "nothing found"

    return Near(
        (
            ("roles swapped", _all(place, named, swapped)),
            ("holder", _all(place, over)),
            ("over whom", _all(place, holder)),
            ("holder and over whom", place),
            ("sentence: told in another one", _all(named, holder, over)),
        ),
        invented,
        missed,
    )


def _scheduled(judge: Judge) -> Near:
    place, gold_has, found_has = _places(judge)

    def invented(p: Item) -> str:
        if gold_has(p, "events"):
            return "status: it has happened"
        return "only said, or thought" if gold_has(p, "claims") else "nothing to come"

    def missed(g: Item) -> str:
        kinds: Iterable[str] = (k for k in ("other_acts", "events") if found_has(g, k))
        if (first := next(iter(kinds), None)) is None:
            return "nothing found"
        return "only a planned act found there" if first == "other_acts" else "told as having happened"

    return Near((("date, who and what", place),), invented, missed)


__all__ = ["Near", "near"]
