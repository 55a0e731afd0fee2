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
from suasion.play.bargain.board import Board
from suasion.play.bargain.ktab_file import is_ktab, read_ktab
from suasion.play.bargain.table_file import TABLE_FORM, parse_table
from suasion.play.bargain.uncertain import UncertainActor, UncertainIssue
from suasion.play.spread_node import spread_of
from suasion.play.text_file import load_text
from suasion.play.yaml_file import line_of, load_yaml, slip

Sound = TypeVar("Sound", UncertainActor, UncertainIssue)

_ISSUE = ("name", "low", "high", "actors", "issues", "source", "notes")
_ACTOR = tuple(UncertainActor.model_fields)
_FORM = "See docs/play.md for the form of the file"


def read_issues(path: str | Path) -> tuple[Issue, ...]:
    """As ``read_board``, with the mean of each spread in its place."""
    return read_board(path).central()


def read_board(path: str | Path) -> Board:
    """The issues in a YAML file, or in a CSV table (``.csv``: ``table_file`` or ``ktab_file``, as its first line says).

    Raises ``InputError`` with file, line and mend if there is none, or one is not sound.
    """
    if Path(path).suffix.lower() == ".csv":
        return Board(issues=tuple(map(_known, _csv(Path(path)))))
    return parse_board(load_yaml(path, see="docs/play.md"), path)


def parse_board(data: Any, path: str | Path) -> Board:
    """The issues in the nodes of a YAML file. Raises as :func:`read_board`."""
    where = str(path)
    if not isinstance(data, Mapping):
        raise BrokenInput("Not a mapping", where=where, mend=_FORM)
    several = data.get("issues")
    if several is None:
        return Board(issues=(_issue(data, where, name=Path(path).stem),))
    if not isinstance(several, Sequence) or isinstance(several, str) or not several:
        raise BrokenInput("issues is not a list", where=line_of(where, data, "issues"), mend=_FORM)
    issues = [
        _issue(entry, line_of(where, several, n), name=f"issue {n + 1}", file=where) for n, entry in enumerate(several)
    ]
    for n, issue in enumerate(issues):
        if issue.name in [other.name for other in issues[:n]]:
            at = line_of(where, several, n)
            raise BrokenInput(f"Two issues have the name {issue.name!r}", where=at, mend="Rename one, or join them")
    return Board(issues=tuple(issues))


def _csv(file: Path) -> tuple[Issue, ...]:
    text = load_text(file, form=f"{TABLE_FORM}, or it is a scenario of KTAB (docs/play.md)")
    if is_ktab([text.splitlines()[0].split(",")]):
        return read_ktab(text, str(file))
    return (parse_table(text, file),)


def _issue(data: Any, where: str, *, name: str, file: str = "") -> UncertainIssue:
    file = file or where
    if not isinstance(data, Mapping):
        raise BrokenInput("An issue is not a mapping", where=where, mend=_FORM)
    _no_slip(data, _ISSUE, file)
    given = data.get("actors")
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise BrokenInput("No list of actors", where=line_of(file, data, "actors") if given else where, mend=_FORM)
    lines, actors = {}, []
    for n, entry in enumerate(given):
        line = line_of(file, given, n)
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
    return spread_of(given, where) if isinstance(given, Mapping) else given


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
        where = line_of(file, data, meant[0])
        raise BrokenInput(f"Key {meant[0]!r} is unknown", where=where, mend=f"Did you mean {meant[1]}?")
