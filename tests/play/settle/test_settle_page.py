"""What docs/settle.md shows is what is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import suasion.play.settle as settle

PAGE = Path(__file__).resolve().parents[3] / "docs" / "settle.md"


def test_the_example_is_real(capsys: pytest.CaptureFixture[str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    shown = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    assert code and shown
    exec(compile(code[1], str(PAGE), "exec"), {})
    assert capsys.readouterr().out == shown[1]


def test_every_solver_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in settle.__all__ if name != "Inequality" and f"{name}(" not in text] == []
