"""What docs/system.md shows is what is printed, and its schema is the form of the file."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from suasion.cli import main

ROOT = Path(__file__).resolve().parents[2]


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def test_the_page_shows_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "system.md").read_text(encoding="utf-8")
    shown = re.findall(r"```console\n\$ suasion (.*?)\n(.*?)```", text, re.DOTALL)
    assert len(shown) == 4
    for command, printed in shown:
        done = CliRunner().invoke(main, shlex.split(command))
        assert done.exit_code == 0, done.output
        assert lines(done.stdout) == lines(printed), command


def test_the_schema_is_current() -> None:
    subprocess.run([sys.executable, ROOT / "scripts" / "system_schema.py", "--check"], check=True)
