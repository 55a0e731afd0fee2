"""Files of hypotheses, by their suffix: YAML (the form that a person edits), ``.achz`` and CSV."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from suasion.errors import BrokenInput, InputError
from suasion.play.yaml_file import load_yaml, slip
from suasion.record import Record
from suasion.weigh.hypotheses.achz import achz_bytes, read_achz
from suasion.weigh.hypotheses.csv_file import csv_text, read_csv
from suasion.weigh.hypotheses.model import Evidence, Hypothesis, Matrix

SUFFIXES = (".yaml", ".yml", ".achz", ".csv")
_SEE = "docs/hypotheses.md"


def read_matrix(path: str | Path) -> Matrix:
    """Raises InputError, with file and line where there is one."""
    suffix = Path(path).suffix.lower()
    if suffix == ".achz":
        return read_achz(path)
    if suffix == ".csv":
        return read_csv(path)
    if suffix in SUFFIXES:
        return _read_yaml(path)
    raise InputError(
        f"{suffix or 'No suffix'} is no form of hypotheses", where=str(path), mend=f"Known: {', '.join(SUFFIXES)}"
    )


def matrix_bytes(matrix: Matrix, suffix: str) -> bytes:
    """The matrix in the form of the suffix."""
    if suffix == ".achz":
        return achz_bytes(matrix)
    if suffix == ".csv":
        return csv_text(matrix).encode("utf-8")
    if suffix in SUFFIXES:
        return yaml_text(matrix).encode("utf-8")
    raise InputError(f"{suffix or 'No suffix'} is no form of hypotheses", mend=f"Known: {', '.join(SUFFIXES)}")


def yaml_text(matrix: Matrix) -> str:
    """YAML without what has its usual value."""
    from ruamel.yaml import YAML

    out = io.StringIO()
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 120
    data = matrix.model_dump(mode="json", exclude_defaults=True)
    yaml.dump(data, out)
    return out.getvalue()


def _read_yaml(path: str | Path) -> Matrix:
    data = load_yaml(path, see=_SEE)
    if not isinstance(data, dict) or not data.get("hypotheses"):
        raise BrokenInput(
            "There is no list of hypotheses", where=f"{path}:1", mend=f"See {_SEE} for the form of the file"
        )
    _no_slips(path, data)
    try:
        return Matrix.model_validate(_plain(data))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        what = f"{place}: {first['msg']}" if place else str(first["msg"])
        raise BrokenInput(what, where=f"{path}:{_line(data, first['loc'])}", mend=f"See {_SEE}") from error


def _no_slips(path: str | Path, data: Any) -> None:
    nodes: list[tuple[Any, type[Record]]] = [(data, Matrix)]
    nodes += [(h, Hypothesis) for h in data["hypotheses"]]
    nodes += [(e, Evidence) for e in (*(data.get("evidence") or ()), *(data.get("to_find") or ()))]
    for node, known in nodes:
        if isinstance(node, dict) and (found := slip(node, known.model_fields)):
            line = node.lc.data[found[0]][0] + 1 if hasattr(node, "lc") and node.lc.data else 1
            raise BrokenInput(f"unknown key {found[0]!r}", where=f"{path}:{line}", mend=f"Did you mean {found[1]!r}?")


def _line(data: Any, place: tuple[int | str, ...]) -> int:
    """The line of the innermost node on the way to the place that knows its line."""
    line, node = 1, data
    for step in place:
        try:
            position = node.lc.data.get(step)
            node = node[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
        if position:
            line = position[0] + 1
    return line


def _plain(value: Any) -> Any:
    """Ruamel's nodes as plain data; dates as ISO text."""
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
