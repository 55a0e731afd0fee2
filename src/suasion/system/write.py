"""A system as the YAML that a person edits: short, in one order, each number on its line with its reasons."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from suasion.record import Record
from suasion.system.model import System
from suasion.system.number import Number

HEAD = """\
# A diplomatic system, drafted by suasion from reports. Edit it like a document; comments survive.
# Every number is {value: x}, a spread ({uniform: [low, high]}, {triangular: [low, mode, high]}, {normal: [mean, deviation, low, high]},
# {beta: [a, b, low, high]}) or {unknown: [low, high]}, with its reasons under why: ids under evidence (at the end), data, vocab, or analyst.
# What you set yourself, say why: analyst; a new draft leaves it alone.
"""

WIDTH = 140
"""Columns at which a line is broken."""


def to_yaml(system: System) -> str:
    """The file's text."""
    out = io.StringIO()
    _yaml().dump(node_of(system), out)
    return HEAD + out.getvalue()


def node_of(value: Any) -> Any:
    """A YAML node: numbers and lists of ids on one line, empty parts left out."""
    if isinstance(value, Number):
        return _number(value)
    if isinstance(value, Record):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return CommentedMap({key: node_of(part) for key, part in fields.items() if not _empty(part)})
    if isinstance(value, Mapping):
        return CommentedMap({key: node_of(part) for key, part in value.items()})
    if isinstance(value, tuple | list):
        seq = CommentedSeq(node_of(part) for part in value)
        if not any(isinstance(part, Record) or (len(value) > 1 and " " in str(part)) for part in value):
            seq.fa.set_flow_style()
        return seq
    return value


def _number(number: Number) -> CommentedMap:
    values: Any = _plain(number.values[0])
    if number.kind != "value":
        values = CommentedSeq(map(_plain, number.values))
        values.fa.set_flow_style()
    why = CommentedSeq(number.why)
    why.fa.set_flow_style()
    node = CommentedMap({number.kind: values, "why": why})
    node.fa.set_flow_style()
    return node


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) and abs(value) < 1e15 else value


def _empty(value: object) -> bool:
    return value is None or value is False or value == "" or value == () or value == {}


def write_system(system: System, path: Path) -> Path:
    """Write the file whole or not at all. If it is there, its comments and the order of its keys stay, and what is equal is left alone."""
    from suasion.case.export.atomic import write_bytes

    text = updated(path.read_text(encoding="utf-8"), system) if path.exists() else to_yaml(system)
    return write_bytes(path, text.encode())


def updated(text: str, system: System) -> str:
    """The text of a file with the system's values in the place of its own."""
    yaml = _yaml()
    document = yaml.load(text)
    _sync(document, node_of(system))
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()


def _sync(old: CommentedMap, new: CommentedMap) -> None:
    """Make the mapping hold what the other holds."""
    for key in [key for key in old if key not in new]:
        del old[key]
    for key, value in new.items():
        now = old.get(key)
        if isinstance(now, CommentedMap) and isinstance(value, CommentedMap):
            _sync(now, value)
        elif key not in old or not _same(now, value):
            old[key] = value


def _same(one: Any, other: Any) -> bool:
    """Equal values; one reason and a list of one reason are the same."""
    listed = [[value] if isinstance(value, str) else value for value in (one, other)]
    if all(isinstance(value, list) for value in listed):
        return list(listed[0]) == list(listed[1])
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
