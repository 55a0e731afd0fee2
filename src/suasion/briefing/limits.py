"""Section 6: what each actor wants, what holds it back, and the channels that are open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from suasion.briefing.affair import Affair, Entry
from suasion.briefing.marks import Mark, Marker
from suasion.briefing.wording import cap, clip, count, join, numbers, phrase

ACTORS = 10
"""Actors shown; the rest are counted."""

EACH = 8
"""Interests, and barriers, shown for one actor."""

CHANNELS = 14
"""Diplomatic channels shown."""

TEXT = 120
"""Characters of an interest or barrier: two lines."""


@dataclass(frozen=True, slots=True)
class Held:
    name: str
    wants: tuple[Mark, ...]
    wants_more: int
    barriers: tuple[Mark, ...]
    barriers_more: int


@dataclass(frozen=True, slots=True)
class Channel:
    name: Mark
    who: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class View:
    lead: str
    held: tuple[Held, ...]
    others: str
    channels: tuple[Channel, ...]
    channels_more: int


def build(affair: Affair, marker: Marker) -> View | None:
    wants, barriers, tracks = affair.of("interest"), affair.of("barrier"), affair.of("track")
    if not wants and not barriers and not tracks:
        return None
    by_want, by_barrier = _by_actor(affair, wants), _by_actor(affair, barriers)
    order = sorted(
        {*by_want, *by_barrier},
        key=lambda a: (a == "", -len(by_want.get(a, ())) - len(by_barrier.get(a, ())), affair.rank(a)),
    )
    held = tuple(_held(affair, marker, a, by_want.get(a, []), by_barrier.get(a, [])) for a in order[:ACTORS])
    rest = [affair.the(a) for a in order[ACTORS:] if a]
    others = f"Something is also said of {join(rest)}." if rest else ""
    channels = _fold(tracks)
    return View(
        _lead(affair, wants, barriers, order),
        held,
        others,
        tuple(_channel(affair, marker, g) for g in channels[:CHANNELS]),
        max(0, len(channels) - CHANNELS),
    )


def _by_actor(affair: Affair, entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    out: dict[str, list[Entry]] = defaultdict(list)
    for e in entries:
        for actor in affair.tops(e.item.actor) or [""]:
            out[actor].append(e)
    return out


def _lead(affair: Affair, wants: Sequence[Entry], barriers: Sequence[Entry], order: Sequence[str]) -> str:
    say = numbers(len(wants), len(barriers))
    parts = []
    if wants:
        parts.append(f"{say(len(wants))} {'interest' if len(wants) == 1 else 'interests'}")
    if barriers:
        parts.append(f"{say(len(barriers))} {'barrier' if len(barriers) == 1 else 'barriers'}")
    if not parts:
        return ""
    text = f"{'The report names' if len(affair.read) == 1 else 'The reports name'} {join(parts)}"
    first = next((a for a in order if a), "")
    return (
        f"{text}, most of them for {affair.the(first)}."
        if first and _most(affair, first, wants, barriers)
        else f"{text}."
    )


def _most(affair: Affair, actor: str, wants: Sequence[Entry], barriers: Sequence[Entry]) -> bool:
    both = [*wants, *barriers]
    return len(both) > 2 and 2 * sum(actor in affair.tops(e.item.actor) for e in both) > len(both)


def _held(affair: Affair, marker: Marker, actor: str, wants: Sequence[Entry], barriers: Sequence[Entry]) -> Held:
    want_groups, barrier_groups = _fold(_surest(wants)), _fold(_surest(barriers))
    return Held(
        cap(affair.the(actor)) if actor else "Actor not named",
        tuple(marker.mark(_text(g), g) for g in want_groups[:EACH]),
        max(0, len(want_groups) - EACH),
        tuple(marker.mark(_text(g), g) for g in barrier_groups[:EACH]),
        max(0, len(barrier_groups) - EACH),
    )


def _surest(entries: Sequence[Entry]) -> list[Entry]:
    """The surest first, so that what is left out is what is least sure; equals in their order."""
    return sorted(entries, key=lambda e: -e.item.confidence)


def _text(group: Sequence[Entry]) -> str:
    item = group[0].item
    return clip(item.text or item.quote, TEXT)


def _fold(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The same words said again are one line."""
    out: dict[str, list[Entry]] = defaultdict(list)
    for e in entries:
        text = getattr(e.item, "text", None) or getattr(e.item, "name", None) or e.item.quote
        out[phrase(text).lower()].append(e)
    return list(out.values())


def _channel(affair: Affair, marker: Marker, group: Sequence[Entry]) -> Channel:
    item = group[0].item
    who = affair.names(dict.fromkeys(a for e in group for a in e.item.participants))
    between = affair.names(dict.fromkeys(a for e in group for a in e.item.mediators))
    notes = [f"{join(between)} between them" if len(between) < len(who) else "mediation"] if between else []
    notes += [count(len(group), "passage")] if len(group) > 1 else []
    return Channel(
        marker.mark(clip(cap(item.name), TEXT), group),
        join([*who[:5], "others"]) if len(who) > 5 else join(who),
        phrase(item.status) if item.status else "",
        ", ".join(notes),
    )
