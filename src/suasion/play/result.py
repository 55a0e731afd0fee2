"""What every solver returns: the answer, why it is so, and all that is needed to get it again."""

from __future__ import annotations

import hashlib
from typing import Generic, TypeVar

from suasion._version import __version__
from suasion.record import Record

Scalar = str | int | float | bool | None
Answer = TypeVar("Answer", bound=Record)
Witness = TypeVar("Witness", bound=Record)


class Result(Record, Generic[Answer, Witness]):
    """One solver's answer to one input.

    ``method`` and ``citation`` name the model, ``parameters`` every option it ran with, ``seed`` the seed where chance
    has a part (else ``None``), ``input_sha256`` the input, ``version`` the program. ``witness`` holds the moves,
    contests or inequalities that decided, and ``why`` says the main one in a sentence.
    """

    method: str
    citation: str
    parameters: dict[str, Scalar]
    seed: int | None = None
    input_sha256: str
    version: str = __version__
    answer: Answer
    witness: Witness
    why: str


def fingerprint(data: Record) -> str:
    """SHA-256 of a record's JSON, in hexadecimal: the same input gives the same fingerprint on every machine."""
    return hashlib.sha256(data.model_dump_json().encode()).hexdigest()


def number(value: float) -> str:
    """A number for a sentence: four significant digits, no trailing zeros."""
    return f"{value:.4g}"
