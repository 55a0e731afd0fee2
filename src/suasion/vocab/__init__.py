"""The words suasion knows: one YAML file for each concept, and one compiled JSON that is what runs.

``load("countries")`` gives the content of ``countries.yaml``. The YAML files are for people; to change one, edit it
and run ``python -m suasion.vocab.compile``, which checks all of them and writes ``compiled.json``: parsing YAML at
start-up would cost seconds.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from suasion.errors import VocabularyError

COMPILED = Path(__file__).with_name("compiled.json")
_MEND = "Run: python -m suasion.vocab.compile"


@cache
def _all() -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(COMPILED.read_bytes())
    except FileNotFoundError:
        raise VocabularyError("The compiled vocabulary is missing", where=str(COMPILED), mend=_MEND) from None
    except ValueError as error:
        raise VocabularyError(
            f"The compiled vocabulary is not JSON: {error}", where=str(COMPILED), mend=_MEND
        ) from error
    return content


def names() -> tuple[str, ...]:
    """The vocabularies there are, in order."""
    return tuple(sorted(_all()))


def load(name: str) -> Any:
    """The content of ``<name>.yaml``: lists, mappings and strings as the file has them. Do not change it: it is shared.

    Raises ``VocabularyError`` if there is no such vocabulary.
    """
    try:
        return _all()[name]
    except KeyError:
        known = ", ".join(names())
        raise VocabularyError(f"There is no vocabulary {name!r}", mend=f"Known: {known}. {_MEND}") from None
