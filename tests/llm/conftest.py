"""A server for each test, and an environment without anybody's settings."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from llm_server import Scripted, serving


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("SUASION_LLM_", "OPENAI_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def server() -> Iterator[Scripted]:
    with serving() as scripted:
        yield scripted
