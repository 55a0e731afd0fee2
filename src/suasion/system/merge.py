"""A new draft and a file that a person has edited: what the analyst said stays, and what changed is listed."""

from __future__ import annotations

from typing import Any, NamedTuple

from suasion.record import Record
from suasion.system.model import System
from suasion.system.number import ANALYST, Number
from suasion.system.paths import numbers


class Merged(NamedTuple):
    """The merged system; ``kept``: paths of numbers that stay as the analyst set them; ``changes``: lines of what else differs from the file."""

    system: System
    kept: tuple[str, ...]
    changes: tuple[str, ...]


def merge(old: System, new: System) -> Merged:
    """The new draft with everything of the file that the analyst set.

    1. A number with ``analyst`` among its reasons stays, wherever it is; so does everything that only the file has and that holds such a
       number, or says ``analyst`` in its ``why``.
    2. Words (names, ends of scales, texts, roles, the question) stay as the file has them: a draft never rewrites a sentence of a person's.
    3. All other numbers, and what is new, are the draft's.
    """
    merged = System.model_validate(_merge(old, new))
    before, after = numbers(old), numbers(merged)
    kept = tuple(path for path, number in after.items() if number.by_analyst and before.get(path) == number)
    return Merged(merged, kept, tuple(_changes(before, after)))


def _merge(old: Any, new: Any) -> Any:
    if isinstance(new, Number):
        return old if isinstance(old, Number) and old.by_analyst else new
    if isinstance(new, Record):
        if type(old) is not type(new):
            return new
        fields = type(new).model_fields
        return new.model_copy(update={name: _field(name, getattr(old, name), getattr(new, name)) for name in fields})
    if isinstance(new, dict):
        both = {key: _merge(old[key], value) if key in old else value for key, value in new.items()}
        return {**both, **{key: value for key, value in old.items() if key not in new and _own(value)}}
    return new


def _field(name: str, old: Any, new: Any) -> Any:
    """Words of the file stay; lists of reasons are the draft's, with the analyst's mark kept."""
    if name in ("why", "evidence", "find_out", "as_of"):
        marked = name == "why" and ANALYST in old and ANALYST not in new
        return (*new, ANALYST) if marked else _merge(old, new) if isinstance(new, dict) else new
    if isinstance(new, str) and old:
        return old
    if isinstance(new, tuple):  # notes: the draft's, and those that the analyst added
        return (*new, *(note for note in old if isinstance(note, Record) and note not in new and _own(note)))
    return _merge(old, new)


def _own(value: Any) -> bool:
    """Whether the analyst had a hand in it."""
    if isinstance(value, Number):
        return value.by_analyst
    if isinstance(value, Record):
        return ANALYST in getattr(value, "why", ()) or any(
            _own(getattr(value, name)) for name in type(value).model_fields
        )
    if isinstance(value, dict):
        return any(_own(entry) for entry in value.values())
    return False


def _changes(before: dict[str, Number], after: dict[str, Number]) -> list[str]:
    out = [f"- {path}" for path in before if path not in after]
    for path, number in after.items():
        if path not in before:
            out.append(f"+ {path}: {_said(number)}")
        elif (before[path].kind, before[path].values) != (number.kind, number.values):
            out.append(f"~ {path}: {_said(before[path])} -> {_said(number)}")
    return out


def _said(number: Number) -> str:
    return f"{number.kind} {', '.join(f'{v:g}' for v in number.values)}"
