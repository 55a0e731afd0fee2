"""What an actor can throw in: from a table of states, or unknown."""

from __future__ import annotations

from suasion.system.data import Tables
from suasion.system.draft.pile import Pile, settings
from suasion.system.number import Number
from suasion.vocab import load


def capability(pile: Pile, actor: str, tables: Tables | None = None) -> Number:
    """In percent of all states. A state of the user's table, or of ours: its share, off by a factor either way; others: a wide range."""
    choice, table = settings()["capability"], load("capability")
    share, source = table["percent"].get(actor), table["source"]
    if tables and actor in tables.capability:
        share, source = tables.capability[actor], tables.capability_source
    if share:
        values = tuple(_short(x) for x in (share / choice["factor"], share, share * choice["factor"]))
        return Number(kind="triangular", values=values, why=(source,))
    kind = pile.actors[actor].type
    low, high = choice["unknown"].get(kind, choice["unknown"]["other"])
    return Number(kind="unknown", values=(low, high), why=("vocab:system.capability.unknown",))


def _short(value: float) -> float:
    return float(f"{value:.3g}")
