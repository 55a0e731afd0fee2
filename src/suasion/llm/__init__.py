"""A second reader, off by default: asks any OpenAI-compatible server for the same items. Needs the extra ``llm``.

    with LlmReader(settings_from(url="http://127.0.0.1:8080/v1", model="some-model")) as reader:
        second = reader.read(report, suasion.code(report))

What the model returns is never trusted: of its answer only quotes that stand in the report, and codes from closed
lists, become evidence; the rest is refused and counted. ``docs/llm.md`` says how, and what is sent.
"""

from __future__ import annotations

from suasion.llm.reader import LlmReader, SecondReading
from suasion.llm.refusing import Refused
from suasion.llm.settings import Settings, settings_from

__all__ = ["LlmReader", "Refused", "SecondReading", "Settings", "settings_from"]
