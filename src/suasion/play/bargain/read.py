"""Issues from files: YAML (or JSON), one issue or several.

    name: months until withdrawal
    low: 0                                 # the ends of the scale; left out, they are not checked
    high: 100
    actors:
      - {name: North, position: 10, capability: 70, salience: 0.9}
      - {name: South, position: 90, capability: 80, salience: 0.7}

A number that is not known is a spread: ``{uniform: [low, high]}``, ``{triangular: [low, mode, high]}``,
``{normal: [mean, deviation, low, high]}`` or ``{beta: [a, b, low, high]}``. Several issues stand in a list under ``issues``, each
in this form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from suasion.errors import BrokenInput, InputError
from suasion.play.bargain.actors import Issue
from suasion.play.bargain.spread import FORMS, Spread
from suasion.play.bargain.table_file import read_table
from suasion.play.bargain.uncertain import UncertainActor, UncertainIssue
from suasion.play.yaml_file import load_yaml, slip

Sound = TypeVar("Sound", UncertainActor, UncertainIssue, Spread)

_ISSUE = ("name", "low", "high", "actors", "issues", "source", "notes")
_ACTOR = tuple(UncertainActor.model_fields)
_FORM = "See docs/play.md for the form of the file"


def read_issues(path: str | Path) -> tuple[Issue, ...]:
    """As ``read_uncertain``, with the mean of each spread in its place."""
    return tuple(issue.central() for issue in read_uncertain(path))


def read_uncertain(path: str | Path) -> tuple[UncertainIssue, ...]:
    """The issues in a YAML file, or the one in a CSV table (``.csv``, see ``table_file``).

    Raises ``InputError`` with file, line and mend if there is none, or one is not sound.
    """
    if Path(path).suffix.lower() == ".csv":
        return (_known(read_table(path)),)
    data = load_yaml(path, see="docs/play.md")
    where = str(path)
    if not isinstance(data, Mapping):
        raise BrokenInput("Not a mapping", where=where, mend=_FORM)
    several = data.get("issues")
    if several is None:
        return (_issue(data, where, name=Path(path).stem),)
    if not isinstance(several, Sequence) or isinstance(several, str) or not several:
        raise BrokenInput("issues is not a list", where=_line(where, data, "issues"), mend=_FORM)
    return tuple(
        _issue(entry, _line(where, several, n), name=f"issue {n + 1}", file=where) for n, entry in enumerate(several)
    )


def _issue(data: Any, where: str, *, name: str, file: str = "") -> UncertainIssue:
    file = file or where
    if not isinstance(data, Mapping):
        raise BrokenInput("An issue is not a mapping", where=where, mend=_FORM)
    _no_slip(data, _ISSUE, file)
    given = data.get("actors")
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise BrokenInput("No list of actors", where=_line(file, data, "actors") if given else where, mend=_FORM)
    lines, actors = {}, []
    for n, entry in enumerate(given):
        line = _line(file, given, n)
        if not isinstance(entry, Mapping):
            raise BrokenInput("An actor is not a mapping", where=line, mend="Write - {name: ..., position: ...}")
        _no_slip(entry, _ACTOR, file)
        actor = _sound(UncertainActor, {key: _number(entry[key], line) for key in _ACTOR if key in entry}, line)
        actors.append(actor)
        lines[actor.name] = line
    fields = {key: data[key] for key in ("low", "high") if data.get(key) is not None}
    try:
        return _sound(UncertainIssue, {"name": str(data.get("name") or name), "actors": actors, **fields}, where)
    except InputError as error:
        raise _moved(error, lines.get(error.where or "", where)) from error


def _number(given: Any, where: str) -> Any:
    """A spread where one is written; anything else as it is."""
    if not isinstance(given, Mapping):
        return given
    (kind, values), *more = list(given.items()) or [(None, None)]
    if more or kind not in FORMS or not isinstance(values, Sequence) or isinstance(values, str):
        raise BrokenInput(f"{dict(given)} is no spread", where=where, mend=f"Kinds: {', '.join(FORMS)}; {_FORM}")
    return _sound(Spread, {"kind": kind, "values": list(values)}, where)


def _known(issue: Issue) -> UncertainIssue:
    """An issue of which every number is known."""
    actors = tuple(UncertainActor(**dict(actor)) for actor in issue.actors)
    return UncertainIssue(name=issue.name, low=issue.low, high=issue.high, actors=actors)


def _sound(kind: type[Sound], fields: dict[str, Any], where: str) -> Sound:
    """The record, or its first complaint with the place in the file."""
    try:
        return kind(**fields)
    except ValidationError as error:
        first = error.errors()[0]
        field = first["loc"][0]  # not the kinds that it could have been
        missing = first["type"] == "missing"
        what = f"{field} is missing" if missing else f"{field}: {first['msg']}, not {first['input']!r}"
        raise BrokenInput(what, where=where, mend=f"Write {field}: and a value" if missing else _FORM) from error
    except InputError as error:
        raise (error if kind is UncertainIssue else _moved(error, where)) from error


def _moved(error: InputError, where: str) -> InputError:
    """The same complaint, at its place in the file; who it is about stays in the sentence."""
    what = f"{error.where}: {error.what}" if error.where and error.where != where else error.what
    return type(error)(what, where=where, mend=error.mend)


def _no_slip(data: Mapping[str, Any], known: tuple[str, ...], file: str) -> None:
    if meant := slip(data, known):
        where = _line(file, data, meant[0])
        raise BrokenInput(f"Key {meant[0]!r} is unknown", where=where, mend=f"Did you mean {meant[1]}?")


def _line(file: str, node: Any, key: str | int) -> str:
    """``file:line`` of an entry of a YAML node."""
    lc = getattr(node, "lc", None)
    if lc is None or lc.data is None or key not in lc.data:
        return file
    return f"{file}:{lc.data[key][0] + 1}"
