"""Conflicts from files: YAML or JSON, in option form or in graph form.

    decision_makers:                       # each with its options; in graph form only names
      - name: North
        options: [fire, withdraw]
      - name: South
        options: [attack]
    infeasible:                            # patterns: what cannot be at the same time
      - {fire: true, withdraw: true}
    irreversible: {fire: fwd}              # fwd: once done, it stays done; back: once dropped, it stays dropped
    preferences:                           # state numbers from the best; states in one list are equally good
      North: [3, [1, 2], 4, 5, 6]
    statements:                            # or what must be true, the first matters most
      South: ["-fire", "attack IF withdraw"]
    payoffs: {}                            # or one number a state, higher is better
    status_quo: 1

In graph form ``n_states`` and ``arcs`` (for each decision maker pairs [from, to]) stand in the place of options.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from suasion.errors import BrokenInput, InputError
from suasion.play.graph.model import GraphModel, from_arcs, from_options
from suasion.play.graph.options import option_form
from suasion.play.yaml_file import load_yaml, slip

_KINDS = ("preferences", "payoffs", "statements")

_KEYS = (
    *("name", "source", "notes", "decision_makers", "options", "states", "infeasible", "irreversible", "status_quo"),
    *(*_KINDS, "n_states", "arcs", "labels", "equilibria"),
)

_MAKER = ("name", "options")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A model with what a file says about it. ``status_quo``: the number of the state in which things stand, if said."""

    name: str
    model: GraphModel
    status_quo: int | None = None
    source: str = ""
    statements: Mapping[str, tuple[str, ...]] | None = None


def read_conflict(path: str | Path) -> Conflict:
    """The conflict in a YAML or JSON file. Raises ``InputError`` (file, line and mend) if it cannot be."""
    file = Path(path)
    data = load_yaml(file, see="docs/graph.md")
    return parse_conflict(data, where=str(file), name=file.stem)


def parse_conflict(data: Any, *, where: str = "conflict", name: str = "") -> Conflict:
    """The conflict in a mapping as the module describes it; ``where`` and the lines of a YAML node go into errors."""
    if not isinstance(data, Mapping):
        raise BrokenInput("Not a mapping", where=where, mend="Begin with decision_makers: ...")
    if meant := slip(data, _KEYS):
        with _at(where, data, meant[0]):
            raise BrokenInput(f"Key {meant[0]!r} is unknown", mend=f"Did you mean {meant[1]}?")
    graph = "arcs" in data or "n_states" in data
    with _at(where, data, "decision_makers"):
        makers = _makers(data.get("decision_makers") or (list(data.get("arcs") or ()) if graph else ()))
    preferences: dict[str, dict[str, list[Any]]] = {}
    for kind in _KINDS:
        with _at(where, data, kind):
            preferences[kind] = _by_maker(data.get(kind), kind)
    if graph:
        with _at(where, data, "arcs"):
            model = from_arcs(
                list(makers),
                _whole(data.get("n_states"), "n_states"),
                {n: [_pair(a) for a in arcs] for n, arcs in _by_maker(data.get("arcs"), "arcs").items()},
                rankings=preferences["preferences"],
                payoffs=preferences["payoffs"],
                labels=[str(label) for label in data.get("labels") or ()],
            )
    else:
        options = [str(o) for o in data.get("options") or ()] or None
        with _at(where, data, "options", "decision_makers"):
            form = option_form(makers, options=options)
        with _at(where, data, "infeasible"):
            patterns = [_pattern(p) for p in data.get("infeasible") or ()]
            form = option_form(makers, options=options, infeasible=patterns)
        with _at(where, data, "irreversible"):
            form = option_form(
                makers, options=options, infeasible=patterns, irreversible=data.get("irreversible") or {}
            )
        with _at(where, data, *_KINDS):
            model = from_options(
                list(makers),
                form,
                rankings=preferences["preferences"],
                payoffs=preferences["payoffs"],
                statements=preferences["statements"],
            )
    start = data.get("status_quo")
    with _at(where, data, "status_quo"):
        if start is not None:
            model.index(_whole(start, "status_quo"))
    said = {n: tuple(map(str, s)) for n, s in preferences["statements"].items()}
    return Conflict(
        str(data.get("name") or data.get("id") or name), model, start, str(data.get("source") or ""), said or None
    )


def _makers(given: Any) -> dict[str, list[str]]:
    makers: dict[str, list[str]] = {}
    for maker in given:
        entry = maker if isinstance(maker, Mapping) else {"name": maker}
        if meant := slip(entry, _MAKER):
            raise BrokenInput(f"Key {meant[0]!r} is unknown", mend=f"Did you mean {meant[1]}?")
        if not entry.get("name"):
            raise BrokenInput("A decision maker has no name", mend="Write - name: ...")
        if str(entry["name"]) in makers:
            raise BrokenInput(f"Decision maker {entry['name']!r} stands there twice", mend="Give each its own name")
        makers[str(entry["name"])] = [str(option) for option in entry.get("options") or ()]
    if not makers:
        raise BrokenInput("No decision makers", mend="Write decision_makers: with a name and options for each")
    return makers


def _by_maker(given: Any, kind: str) -> dict[str, list[Any]]:
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(
        isinstance(v, Sequence) and not isinstance(v, str) for v in given.values()
    ):
        raise BrokenInput(f"{kind} is not a list for each decision maker", mend=f"Write {kind}: {{name: [...]}}")
    return {str(name): list(values) for name, values in given.items()}


def _pattern(given: Any) -> list[tuple[str, bool]]:
    pairs = list(given.items()) if isinstance(given, Mapping) else given
    found = []
    for pair in pairs if isinstance(pairs, Sequence) and not isinstance(pairs, str) else [None]:
        if not isinstance(pair, Sequence) or len(pair) != 2 or not isinstance(pair[1], bool):
            raise BrokenInput(f"Infeasible pattern {given!r}", mend="Write {option: true, option: false}")
        found.append((str(pair[0]), pair[1]))
    return found


def _pair(given: Any) -> tuple[int, int]:
    if not isinstance(given, Sequence) or len(given) != 2:
        raise BrokenInput(f"Arc {given!r}", mend="Write [from, to]")
    return _whole(given[0], "arc"), _whole(given[1], "arc")


def _whole(given: Any, what: str) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise BrokenInput(f"{what} {given!r} is not a whole number", mend="Give the number of a state, from 1")
    return int(given)


@contextmanager
def _at(where: str, data: Mapping[str, Any], *keys: str) -> Iterator[None]:
    """Adds the file and the line of the first of the keys that is there to an error."""
    try:
        yield
    except InputError as error:
        line = _line(data, [key for key in keys if key in data], (error.where or "").partition(", statement")[0])
        what = f"{error.where}: {error.what}" if error.where else error.what
        raise type(error)(what, where=f"{where}:{line}" if line else where, mend=error.mend) from error


def _line(data: Mapping[str, Any], keys: Sequence[str], who: str) -> int | None:
    """The line of the entry of a decision maker under one of the keys, else that of the first key."""
    for key in keys:
        if isinstance(data[key], Mapping) and who in data[key] and hasattr(data[key], "lc"):
            return int(data[key].lc.key(who)[0]) + 1
    return int(data.lc.key(keys[0])[0]) + 1 if keys and hasattr(data, "lc") else None
