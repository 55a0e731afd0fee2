"""What MODEL makes of the evidence, for the page: a system (drafted, or the analyst's own) and its answer."""

from __future__ import annotations

from typing import NamedTuple

from suasion.errors import InputError
from suasion.evidence.model import Evidence
from suasion.system.ask import ask
from suasion.system.ask.answer import Answer
from suasion.system.draft import draft
from suasion.system.model import System

DRAWS = 1000
"""Draws for a page: a share is then known to about one and a half points, and the page is still there at once."""


class Modelled(NamedTuple):
    """A system and its answer."""

    system: System
    answer: Answer


def modelled(evidence: Evidence, question: str | None, system: System | None = None) -> Modelled | None:
    """The system and its answer; ``None`` where the reports tell of no conflict, and no system is given."""
    if system is None:
        try:
            system = draft(evidence, question or "")
        except InputError:
            return None
    return Modelled(system, ask(system, draws=DRAWS))


def sides(model: Modelled | None) -> tuple[str, str] | None:
    """The client and its opponent."""
    if model is None:
        return None
    client, opponent = (next(iter(model.system.with_role(role)), None) for role in ("client", "opponent"))
    return (client, opponent) if client and opponent else None
