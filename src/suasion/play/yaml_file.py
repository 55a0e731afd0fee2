"""Input files of the models: YAML (and so JSON) whose nodes still know their lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from suasion.errors import BrokenInput
from suasion.play.text_file import load_text

LIKE = 0.75
"""A key this like to one that we know (by difflib) is taken for a slip; any other is a note of the author's."""


def load_yaml(path: str | Path, *, see: str) -> Any:
    """What is in a file. ``see`` names the page that describes its form.

    Raises ``InputError`` (file, line and mend) if it cannot be read, is empty or is not YAML.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    file = Path(path)
    text = load_text(file, form=f"See {see} for the form of the file")
    try:
        return YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{file}:{mark.line + 1}" if mark else str(file)
        raise BrokenInput(
            f"Not YAML: {error.problem}", where=where, mend="Check indents, colons and brackets"
        ) from error
    except YAMLError as error:
        raise BrokenInput("Not YAML", where=str(file), mend="Check indents, colons and brackets") from error


def slip(data: Mapping[Any, Any], known: Iterable[str]) -> tuple[str, str] | None:
    """The first key that looks like a slip of the pen, and the key that was meant."""
    keys = tuple(known)
    for key in data:
        near = get_close_matches(str(key), keys, n=1, cutoff=LIKE)
        if key not in keys and near and near[0] not in data:
            return str(key), near[0]
    return None


def line_of(file: str, node: Any, key: str | int) -> str:
    """``file:line`` of an entry of a YAML node."""
    lc = getattr(node, "lc", None)
    if lc is None or lc.data is None or key not in lc.data:
        return file
    return f"{file}:{lc.data[key][0] + 1}"
