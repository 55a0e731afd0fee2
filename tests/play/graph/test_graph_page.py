"""docs/graph.md shows what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[3] / "docs" / "graph.md"


def test_the_page_shows_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    shown = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(shown) == 4
    names: dict[str, object] = {}
    for code, printed in shown:
        exec(code, names)
        assert capsys.readouterr().out == printed


def test_the_file_on_the_page_is_read(tmp_path: Path) -> None:
    from suasion.play import graph

    (text,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    conflict = graph.read_conflict(file)
    assert conflict.status_quo == 1
    assert graph.stability(conflict.model).witness.paths["seq"] == "search"
