"""A system from its YAML file, with ``file:line:column`` and a mend for what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from suasion.errors import BrokenInput, InputError
from suasion.play.yaml_file import LIKE, load_yaml
from suasion.record import Record
from suasion.system.model import Actor, Issue, Lever, Note, Press, Settle, Source, Stance, System
from suasion.system.number import KINDS, WHYS, Number

Made = TypeVar("Made", bound=Record)

SEE = "docs/system.md"

_NUMBER = "Write {value: 0.5, why: analyst}, or a spread"


def read_system(path: str | Path) -> System:
    """The system in a file. Raises ``InputError`` (file:line:column, what, and how to mend it)."""
    return parse_system(load_yaml(path, see=SEE), str(path))


def parse_system(data: Any, file: str) -> System:
    """The system in the nodes of a YAML file."""
    if not isinstance(data, Mapping):
        raise BrokenInput("Not a mapping", where=file, mend=f"See {SEE} for the form of the file")
    reader = _Reader(file)
    fields = reader.fields(System, data)
    try:
        return System(**fields)
    except InputError as error:
        raise type(error)(error.what, where=reader.place(error.where, data), mend=error.mend) from error
    except ValidationError as error:
        raise reader.invalid(error, data, data, ()) from error


class _Reader:
    """Turns nodes into records, and knows where each node stands."""

    def __init__(self, file: str) -> None:
        self.file = file

    def fields(self, record: type[Record], node: Mapping[Any, Any]) -> dict[str, Any]:
        """The record's fields as records; unknown keys are refused."""
        known = tuple(record.model_fields)
        for key in node:
            if key not in known:
                near = get_close_matches(str(key), known, n=1, cutoff=LIKE)
                mend = f"Did you mean {near[0]}?" if near else f"Keys: {', '.join(known)}"
                raise BrokenInput(f"Key {str(key)!r} is unknown", where=self.at(node, key), mend=mend)
        parts = _PARTS.get(record, {})
        return {str(key): self.part(parts.get(str(key)), value, self.at(node, key)) for key, value in node.items()}

    def part(self, form: Any, value: Any, where: str) -> Any:
        """A value as the form says: a record, mappings of records, a list of records, or plain."""
        if form is None:
            return _plain(value)
        if isinstance(form, dict):
            if not isinstance(value, Mapping):
                raise BrokenInput("This is not a mapping", where=where, mend=f"See {SEE}")
            return {str(key): self.part(form["of"], entry, self.at(value, key)) for key, entry in value.items()}
        if isinstance(form, list):
            if not isinstance(value, Sequence) or isinstance(value, str):
                raise BrokenInput("This is not a list", where=where, mend=f"See {SEE}")
            return [self.part(form[0], entry, self.at(value, n)) for n, entry in enumerate(value)]
        if form is Number:
            return self.number(value, where)
        if not isinstance(value, Mapping):
            raise BrokenInput("This is not a mapping", where=where, mend=f"Keys: {', '.join(form.model_fields)}")
        return self.made(form, self.fields(form, value), value, where)

    def number(self, node: Any, where: str) -> Number:
        """A number with its reasons."""
        if not isinstance(node, Mapping):
            raise BrokenInput(f"{node!r} is a bare number", where=where, mend=f"{_NUMBER}; why: {WHYS}")
        kinds = [key for key in node if key in KINDS]
        others = [key for key in node if key not in (*KINDS, "why")]
        if others or len(kinds) != 1:
            said = f"Key {str(others[0])!r} is unknown" if others else f"{len(kinds)} kinds of number, not one"
            raise BrokenInput(said, where=where, mend=f"One of {', '.join(KINDS)}, and why")
        values, why = node[kinds[0]], node.get("why", ())
        values = values if isinstance(values, Sequence) and not isinstance(values, str) else [values]
        why = [why] if isinstance(why, str) else why
        return self.made(Number, {"kind": kinds[0], "values": list(values), "why": list(why or ())}, node, where)

    def made(self, record: type[Made], fields: dict[str, Any], node: Any, where: str) -> Made:
        """The record, or its first complaint at its place."""
        try:
            return record(**fields)
        except InputError as error:
            raise type(error)(error.what, where=where, mend=error.mend) from error
        except ValidationError as error:
            raise self.invalid(error, node, node, (), where) from error

    def invalid(
        self, error: ValidationError, node: Any, data: Any, above: tuple[str, ...], where: str = ""
    ) -> BrokenInput:
        """The first complaint of pydantic, in our words."""
        first = error.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        at = self.at(node, field) if isinstance(node, Mapping) and field in node else where or self.file
        if first["type"] == "missing":
            return BrokenInput(f"{field} is missing", where=at, mend=f"Write {field}: and a value")
        return BrokenInput(f"{field}: {first['msg']}", where=at, mend=f"See {SEE} for the form of the file")

    def at(self, node: Any, key: Any) -> str:
        """``file:line:column`` of an entry."""
        lc = getattr(node, "lc", None)
        if lc is None or lc.data is None or key not in lc.data:
            return self.file
        line, column = lc.data[key][0], lc.data[key][1]
        return f"{self.file}:{line + 1}:{column + 1}"

    def place(self, path: str | None, data: Any) -> str:
        """Where a path like ``stances.border.XYZ`` stands: as far as it is found."""
        where, node = self.file, data
        keys = (path or "").split(".")
        for key in keys:
            if not isinstance(node, Mapping) or key not in node:
                break
            where, node = self.at(node, key), node[key]
        return where


def _plain(value: Any) -> Any:
    """YAML's own containers as plain ones; dates as text; one id where a list of ids is wanted stays one."""
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_plain(entry) for entry in value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


_PARTS: dict[type[Record], dict[str, Any]] = {
    System: {
        "actors": {"of": Actor},
        "issues": {"of": Issue},
        "stances": {"of": {"of": Stance}},
        "levers": {"of": {"of": Lever}},
        "interests": {"of": [Note]},
        "barriers": {"of": {"of": Note}},
        "press": {"of": Press},
        "settle": Settle,
        "evidence": {"of": Source},
    },
    Actor: {"capability": Number},
    Stance: {"position": Number, "salience": Number},
    Lever: {"strength": Number, "share": Number, "cost": Number},
    Note: {"weight": Number},
    Press: {name: Number for name in Press.model_fields if name not in ("patron", "client", "opponent")},
    Settle: dict.fromkeys(Settle.model_fields, Number),
}
"""Which fields of a record are themselves records: alone, in a mapping (``of``), or in a list."""
