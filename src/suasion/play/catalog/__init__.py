"""Named cases of the literature, as data: to learn from, to test with, and to begin one's own from.

Each YAML file has the form that ``suasion.play.graph.read`` describes; ``equilibria`` holds what the literature finds.
"""

from __future__ import annotations

from pathlib import Path

from suasion.errors import InputError
from suasion.play.graph.read import Conflict, read_conflict

FOLDER = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The cases there are, in order."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))


def path(name: str) -> Path:
    """The file of a case. Raises ``InputError`` if there is none of that name."""
    if name not in names():
        raise InputError(f"There is no case {name!r} in the catalog", mend=f"Cases: {', '.join(names())}")
    return FOLDER / f"{name}.yaml"


def conflict(name: str) -> Conflict:
    """The case as a graph model."""
    return read_conflict(path(name))
