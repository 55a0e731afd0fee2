"""All fields of a model's answer over many draws: numbers as a mean and quantiles, verdicts as odds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

import numpy as np

from suasion.play.ensemble import CITATION, LEVELS, deviation
from suasion.play.result import Result
from suasion.record import Record

METHOD = "answers_over_draws"


class NumberField(Record):
    """``mean`` with its Monte Carlo standard error, and the quantiles of ``LEVELS``, over the draws that have the number; ``missing``:
    the share of draws that have none."""

    field: str
    mean: float
    standard_error: float
    low: float
    median: float
    high: float
    missing: float


class Odds(Record):
    """The share of draws in which the field has this value, with its standard error."""

    value: str
    share: float
    standard_error: float


class VerdictField(Record):
    """The values that the field takes, the most frequent first."""

    field: str
    odds: tuple[Odds, ...]


class AnswersAnswer(Record):
    """The fields of the answer, numbers and verdicts each in their order. Lists are left out."""

    numbers: tuple[NumberField, ...]
    verdicts: tuple[VerdictField, ...]


class AnswersWitness(Record):
    """How many draws were solved."""

    solved: int


AnswersResult = Result[AnswersAnswer, AnswersWitness]


def answers_over_draws(answers: Iterable[Record], *, model: str, seed: int, input_sha256: str) -> AnswersResult:
    """What a model answers over draws, field by field.

    1. A field is a verdict if it is text or true or false in any draw, and a number if it is one in any draw.
    2. Numbers: mean, standard error, quantiles. Verdicts: the share p of each value, with the error sqrt(p (1 - p) / n).
    """
    rows = [dict(answer) for answer in answers]
    numbers, verdicts = [], []
    for field in rows[0]:
        column = [row[field] for row in rows]
        if any(isinstance(value, str | bool) for value in column):
            verdicts.append(VerdictField(field=field, odds=_odds([str(value).lower() for value in column])))
        elif values := [float(value) for value in column if isinstance(value, int | float)]:
            numbers.append(_numbers(field, values, len(rows)))
    return AnswersResult(
        method=METHOD,
        citation=CITATION,
        parameters={"model": model, "draws": len(rows)},
        seed=seed,
        input_sha256=input_sha256,
        answer=AnswersAnswer(numbers=tuple(numbers), verdicts=tuple(verdicts)),
        witness=AnswersWitness(solved=len(rows)),
        why=_why(verdicts, numbers),
    )


def _numbers(field: str, values: list[float], of: int) -> NumberField:
    found = np.array(values)
    low, median, high = np.quantile(found, LEVELS).tolist()
    return NumberField(
        field=field,
        mean=float(found.mean()),
        standard_error=deviation(found) / math.sqrt(len(found)),
        low=low,
        median=median,
        high=high,
        missing=1 - len(found) / of,
    )


def _odds(values: list[str]) -> tuple[Odds, ...]:
    shares = [(value, count / len(values)) for value, count in Counter(values).items()]
    return tuple(
        Odds(value=value, share=share, standard_error=math.sqrt(share * (1 - share) / len(values)))
        for value, share in sorted(shares, key=lambda s: (-s[1], s[0]))
    )


def _why(verdicts: list[VerdictField], numbers: list[NumberField]) -> str:
    if verdicts:
        first = verdicts[0]
        return f"{first.field} is {first.odds[0].value} in {first.odds[0].share:.0%} of the draws"
    if numbers:
        return f"{numbers[0].field} lies from {numbers[0].low:.4g} to {numbers[0].high:.4g} in nine draws of ten"
    return "the answer has lists only, which are not counted"
