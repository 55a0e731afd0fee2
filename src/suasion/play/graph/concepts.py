"""The solution concepts: what each assumes of how far, and how kindly, a decision maker looks ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from suasion.errors import BrokenInput

Concept = Literal["nash", "gmr", "smr", "seq", "sseq"]
Table = npt.NDArray[np.bool_]
"""Whether a state is stable for a decision maker. Shape: (decision makers, states)."""

CONCEPTS: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq", "sseq")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the others may do after a move, and what the mover may do then. ``credible``: the others only make moves that
    they like; ``final``: the mover must not be able to escape from the answer.
    """

    name: str
    credible: bool
    final: bool
    citation: str


REPLIES: dict[Concept, Reply] = {
    "gmr": Reply("general metarationality", False, False, "Howard 1971, Paradoxes of Rationality"),
    "smr": Reply("symmetric metarationality", False, True, "Howard 1971, Paradoxes of Rationality"),
    "seq": Reply("sequential stability", True, False, "Fraser and Hipel 1979; 1984, Conflict Analysis"),
    "sseq": Reply("symmetric sequential stability", True, True, "Rego and Vieira 2017, Group Decision and Negotiation"),
}

NAMES: dict[Concept, str] = {"nash": "Nash stability (R)", **{c: reply.name for c, reply in REPLIES.items()}}

CITATION = "Fang, Hipel and Kilgour 1993, Interactive Decision Making: The Graph Model for Conflict Resolution"


def concept(name: str) -> Concept:
    """A concept by its short name. Raises ``BrokenInput`` for any other."""
    for known in CONCEPTS:
        if name.lower() == known or (name.lower() == "r" and known == "nash"):
            return known
    raise BrokenInput(f"There is no solution concept {name!r}", mend=f"Concepts: {', '.join(CONCEPTS)}")
