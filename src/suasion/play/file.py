"""What a file for ``suasion play`` holds: a board of issues, or the numbers of one model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from suasion.errors import BrokenInput
from suasion.play.bargain.board import Board
from suasion.play.bargain.read import parse_board, read_board
from suasion.play.model_file import ModelCase, parse_model
from suasion.play.yaml_file import line_of, load_yaml


def read_play(path: str | Path) -> Board | ModelCase:
    """The board, or the model's case. Raises ``InputError`` with file, line and mend."""
    file = Path(path)
    if file.suffix.lower() == ".csv":
        return read_board(file)
    data = load_yaml(file, see="docs/play.md")
    if isinstance(data, Mapping) and "model" in data:
        return parse_model(data, str(file), file.stem)
    for key in ("decision_makers", "arcs"):
        if isinstance(data, Mapping) and key in data:
            raise BrokenInput(
                "This is a conflict with options or arcs, not an issue",
                where=line_of(str(file), data, key),
                mend=f"suasion graph {file}",
            )
    return parse_board(data, file)
