"""What each wants, and what keeps a patron from pressing."""

from __future__ import annotations

from rapidfuzz import fuzz

from suasion.system.draft.counts import Signal, beta, capped
from suasion.system.draft.pile import Found, Pile, settings
from suasion.system.draft.roles import Roles
from suasion.system.draft.words import speaks_of
from suasion.system.model import Note

SAME = 75
"""Two barriers whose words agree this far (rapidfuzz, 0 to 100) are one."""

MOST = 12
"""Pseudo-counts of a weight at most."""

LONGEST = 160
"""Characters of a note; the evidence has the whole sentence."""


def draft_interests(pile: Pile, roles: Roles) -> dict[str, tuple[Note, ...]]:
    """By actor of the affair, in the order of their places; what is said twice is there once."""
    out: dict[str, list[Note]] = {}
    for found in pile.all("interests"):
        for actor in pile.tops(found.item.actor):
            if actor in roles.by_actor:
                _put(out.setdefault(actor, []), found)
    return {actor: tuple(out[actor]) for actor in roles.by_actor if actor in out}


def draft_barriers(pile: Pile, roles: Roles) -> dict[str, dict[str, Note]]:
    """By actor and kind: what holds it back, each with what it adds to the cost of pressing. A second barrier of a kind is ``kind-2``.

    The same barrier told again, in this report or another, is one: its weight grows with the number of reports.
    """
    out: dict[str, dict[str, list[Found]]] = {}
    for found in pile.all("barriers"):
        for actor in pile.tops(found.item.actor):
            if actor in roles.by_actor:
                told = out.setdefault(actor, {})
                told.setdefault(_place(told, found), []).append(found)
    return {
        actor: {key: _barrier(key, out[actor][key]) for key in sorted(out[actor])}
        for actor in roles.by_actor
        if actor in out
    }


def _place(told: dict[str, list[Found]], found: Found) -> str:
    """The key of a barrier that says the same, or the next free key of its kind."""
    kind, n = _kind(found.item.quote), 1
    while (key := kind if n == 1 else f"{kind}-{n}") in told:
        if fuzz.token_set_ratio(told[key][0].item.quote, found.item.quote) >= SAME:
            return key
        n += 1
    return key


def _barrier(key: str, told: list[Found]) -> Note:
    choice = settings()["barrier"]
    best = max(told, key=lambda f: (f.item.confidence, f.item.id))
    high, low = capped((Signal(f.item.confidence, f.item.id, f.source) for f in told), 1.0)
    whys = tuple(dict.fromkeys(f.item.id for f in told))
    weight = beta(choice["prior"], high, low, most=MOST, ends=choice["range"], why=(*whys, "vocab:system.barrier"))
    return Note(text=_cut(best.item.text), kind=key.split("-")[0], weight=weight, why=whys)


def _kind(text: str) -> str:
    """The first kind whose words are in it, in the order of the vocabulary; ``other`` if none is."""
    kinds = settings()["barrier"]["kinds"]
    return next((kind for kind, words in kinds.items() if speaks_of(text, words)), "other")


def _put(notes: list[Note], found: Found) -> None:
    text = _cut(found.item.text)
    for n, note in enumerate(notes):
        if note.text.casefold() == text.casefold():
            notes[n] = note.model_copy(update={"why": tuple(dict.fromkeys((*note.why, found.item.id)))})
            return
    notes.append(Note(text=text, why=(found.item.id,)))


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
