"""Which reading of the reports an item comes from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from pydantic import Field

from suasion._version import __version__
from suasion.record import Record


class Run(Record):
    """One way of reading: the version, the vocabulary and model (as hashes) and the parameters. ``at``: ISO 8601, UTC.

    ``id`` depends on all but ``at``: reading again in the same way is the same run.
    """

    id: str
    at: str
    version: str
    vocabulary: str | None = None
    model: str | None = None
    parameters: dict[str, object] = Field(default_factory=dict)


def new_run(
    *,
    vocabulary: str | None = None,
    model: str | None = None,
    parameters: dict[str, object] | None = None,
    version: str = __version__,
    at: str | None = None,
) -> Run:
    """A run of this version, now."""
    parts = [version, vocabulary, model, parameters or {}]
    digest = hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:10]
    return Run(
        id=f"run-{digest}",
        at=at or now(),
        version=version,
        vocabulary=vocabulary,
        model=model,
        parameters=parameters or {},
    )


@cache
def current_run() -> Run:
    """How this process reads: this version with its vocabulary and its language model."""
    from suasion import language, vocab

    compiled = [vocab.COMPILED] if vocab.COMPILED.exists() else []
    models = [file for folder in language.__path__ for file in sorted(Path(folder).glob("*.onnx"))]
    return new_run(vocabulary=_digest(compiled), model=_digest(models))


def _digest(files: Sequence[Path]) -> str | None:
    """SHA-256 over the files' bytes, one after another; None if there are none."""
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as content:
            hashlib.file_digest(content, lambda: digest)
    return digest.hexdigest() if files else None


def now() -> str:
    """The time in UTC, to the second, as ISO 8601. Only the ledger looks at the clock; exports never do."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
