"""Paths: how a number of a system is named, found and changed. ``levers.CHN-RUS.energy.strength``, ``stances.ceasefire.RUS.position``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from suasion.errors import InputError
from suasion.record import Record
from suasion.system.model import System
from suasion.system.number import Number

NEAR = 3
"""Paths that are suggested in the place of one that is not there."""


def numbers(system: System) -> dict[str, Number]:
    """Every number of the system by its path, in the order of the file."""
    return dict(_walk(system, ""))


def number_at(system: System, path: str) -> Number:
    """The number at a path. Raises ``InputError`` with the nearest paths if there is none."""
    found = numbers(system)
    if path not in found:
        near = get_close_matches(path, found, n=NEAR, cutoff=0.5) or list(found)[:NEAR]
        raise InputError("there is no such number", where=path, mend=f"Did you mean {', '.join(near)}?")
    return found[path]


def having(system: System, path: str, number: Number) -> System:
    """The system with another number at a path. Raises ``InputError`` if there is none, or the system would not be sound."""
    number_at(system, path)
    return System.model_validate(_put(system, path.split("."), number))


def _walk(node: Any, above: str) -> Iterator[tuple[str, Number]]:
    if isinstance(node, Number):
        yield above, node
    elif isinstance(node, Record):
        for field in type(node).model_fields:
            yield from _walk(getattr(node, field), f"{above}.{field}" if above else field)
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _walk(value, f"{above}.{key}")


def _put(node: Any, path: list[str], number: Number) -> Any:
    if not path:
        return number
    key, *rest = path
    if isinstance(node, Record):
        return node.model_copy(update={key: _put(getattr(node, key), rest, number)})
    return {**node, key: _put(node[key], rest, number)}
