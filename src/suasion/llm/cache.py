"""Answers on disk: one file for each request, there whole or not at all. What cannot be read back is as if it were not there."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets

from pydantic import ValidationError

from suasion.llm.prompts import Request, prompt_version
from suasion.llm.schema import ANSWERS, Answer
from suasion.llm.settings import Settings, limits
from suasion.reports.model import Report

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
"""Answers quote reports, which need not be public: nobody else on the machine reads them."""


class Cache:
    """Answers by the hash of prompts, model, URL, kind of output, report and piece. The key of the server is no part of it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def name(self, report: Report, request: Request) -> str:
        """The name of the entry: two requests share it only if they would be sent alike to the same model."""
        s, piece = self._settings, request.piece
        text = hashlib.sha256(piece.text.encode("utf-8")).hexdigest()
        parts = [prompt_version(), s.model, s.url, s.output, report.sha256, report.date.value or "", request.kind, text]
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, report: Report, request: Request) -> Answer | None:
        """The answer of an earlier run; None if there is none, or if its file is damaged."""
        if self._settings.cache is None:
            return None
        name = self.name(report, request)
        try:
            with (self._settings.cache / f"{name}.json").open("rb") as file:
                content = file.read(limits()["entry_bytes"] + 1)
            if len(content) > limits()["entry_bytes"]:
                return None
            entry = json.loads(content)
            if entry["name"] != name:
                return None
            return ANSWERS[request.kind].model_validate(entry["answer"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError, ValidationError):
            return None

    def put(self, report: Report, request: Request, answer: Answer) -> None:
        """Keep an answer. A folder that cannot be written costs the next run some time, and this one nothing."""
        folder = self._settings.cache
        if folder is None:
            return
        name = self.name(report, request)
        content = json.dumps({"name": name, "answer": answer.model_dump()}, ensure_ascii=True).encode("ascii")
        beside = folder / f".{name}.{secrets.token_hex(4)}.part"
        with contextlib.suppress(OSError):
            folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            try:
                with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as file:
                    file.write(content)
                beside.replace(folder / f"{name}.json")
            finally:
                beside.unlink(missing_ok=True)
