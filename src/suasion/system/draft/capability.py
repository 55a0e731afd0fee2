"""What an actor can throw in: from a table of states, or unknown."""

from __future__ import annotations

from suasion.system.draft.pile import Pile, settings
from suasion.system.number import Number
from suasion.vocab import load


def capability(pile: Pile, actor: str) -> Number:
    """In percent of the world's product. A state of the table: its share, off by a factor either way; others: a wide range."""
    choice, table = settings()["capability"], load("capability")
    share = table["percent"].get(actor)
    if share is not None:
        low, high = share / choice["factor"], share * choice["factor"]
        return Number(kind="triangular", values=(_short(low), share, _short(high)), why=(table["source"],))
    kind = pile.actors[actor].type
    low, high = choice["unknown"].get(kind, choice["unknown"]["other"])
    return Number(kind="unknown", values=(low, high), why=("vocab:system.capability.unknown",))


def _short(value: float) -> float:
    return float(f"{value:.2g}")
