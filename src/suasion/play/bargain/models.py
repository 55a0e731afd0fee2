"""The models that play a board of issues, by name: each to a result, and to one number an issue for many draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

import numpy as np
from pydantic import ValidationError

from suasion.errors import InputError
from suasion.play.bargain.actors import FloatArray, Issue
from suasion.play.bargain.board import Board
from suasion.play.bargain.challenge import REPLICA, Reading, challenge
from suasion.play.bargain.challenge.many import challenge_medians
from suasion.play.bargain.draws import Draws, means, medians
from suasion.play.bargain.exchange import ExchangeOptions, exchange
from suasion.play.bargain.joint import as_space, as_table, from_full, scale
from suasion.play.bargain.mean import weighted_mean
from suasion.play.bargain.median import weighted_median
from suasion.play.bargain.spatial import SpatialOptions, spatial
from suasion.play.ensemble import Drawn, Uncertain
from suasion.play.result import Result, fingerprint

Options = Reading | SpatialOptions | ExchangeOptions
AnyResult = Result[Any, Any]
ReadingName = Literal["default", "replica"]

OPTIONS: dict[str, dict[ReadingName, Options]] = {
    "challenge": {"default": Reading(), "replica": REPLICA},
    "exchange": {"default": ExchangeOptions(), "replica": ExchangeOptions(passed="ignore")},
    "spatial": {"default": SpatialOptions(), "replica": SpatialOptions(compat="ktab")},
}
"""The options of each model that has some; ``replica``: as its best known program computes."""


class IssueModel(NamedTuple):
    """A model that plays issues one by one. ``forecast``: the field of its answer that is the outcome; ``many``: that of all draws."""

    solve: Callable[[Issue], AnyResult]
    forecast: str
    many: Callable[[Draws], FloatArray]


class JointModel(NamedTuple):
    """A model that plays all issues at once; ``forecast``: the outcome on each issue, on its own scale."""

    solve: Callable[[tuple[Issue, ...]], AnyResult]
    forecast: Callable[[tuple[Issue, ...], AnyResult], tuple[float, ...]]


def issue_models(options: Mapping[str, Options]) -> dict[str, IssueModel]:
    """Those that play each issue by itself, the baseline first."""
    reading = options["challenge"]
    assert isinstance(reading, Reading)
    return {
        "mean": IssueModel(weighted_mean, "position", means),
        "median": IssueModel(weighted_median, "position", medians),
        "challenge": IssueModel(
            lambda issue: challenge(issue, reading), "median", lambda draws: challenge_medians(draws, reading)
        ),
    }


def joint_models(options: Mapping[str, Options]) -> dict[str, JointModel]:
    """Those that play all issues together."""
    swap, space = options["exchange"], options["spatial"]
    assert isinstance(swap, ExchangeOptions) and isinstance(space, SpatialOptions)
    return {
        "exchange": JointModel(lambda issues: exchange(as_table(issues), swap), _exchanged),
        "spatial": JointModel(lambda issues: spatial(as_space(issues), space), _met),
    }


def _exchanged(issues: tuple[Issue, ...], result: AnyResult) -> tuple[float, ...]:
    return tuple(
        from_full(issue, outcome.after_round[-1]) for issue, outcome in zip(issues, result.answer.outcomes, strict=True)
    )


def _met(issues: tuple[Issue, ...], result: AnyResult) -> tuple[float, ...]:
    """Where nobody cares for a dimension the model has no outcome; its scale's middle stands in."""
    return tuple(
        sum(scale(issue)) / 2 if value is None else from_full(issue, value)
        for issue, value in zip(issues, result.answer.mean, strict=True)
    )


def chosen_options(reading: ReadingName, changes: Mapping[str, str]) -> dict[str, Options]:
    """The options of all models with the named reading and ``changes`` (``model.option`` to its value as text).

    Raises ``InputError`` with what there is, if a change fits nothing.
    """
    chosen = {model: readings[reading] for model, readings in OPTIONS.items()}
    for path, text in changes.items():
        model, _, name = path.partition(".")
        if model not in chosen:
            raise InputError(f"no model {model!r} with options", where=path, mend=f"Models: {', '.join(chosen)}")
        chosen[model] = _changed(chosen[model], name, text, path)
    return chosen


def _changed(options: Options, name: str, text: str, path: str) -> Options:
    fields = type(options).model_fields
    if name not in fields:
        raise InputError(f"no option {name!r}", where=path, mend=f"Options: {', '.join(fields)}")
    try:
        return type(options)(**{**options.model_dump(), name: text})
    except ValidationError as error:
        said = error.errors()[0]["msg"].removeprefix("Input should be ")
        raise InputError(f"{text!r} is no value of it", where=path, mend=f"Give {said}") from error


def issue_case(board: Board, k: int, name: str, model: IssueModel) -> Uncertain:
    """What the model makes of issue ``k`` over draws."""

    def outcome(drawn: Drawn, n: int) -> FloatArray:
        return model.many(board.issues[k].draws(board.part(k, drawn), n))

    prefix = board.prefix(k)
    spreads = {prefix + path: spread for path, spread in board.issues[k].spreads().items()}
    return Uncertain(name, spreads, outcome, fingerprint(board.issues[k]))


def joint_cases(board: Board, name: str, model: JointModel) -> tuple[Uncertain, ...]:
    """What the model makes of each issue over draws. Every draw is solved once for all issues."""
    solved: dict[bytes, FloatArray] = {}

    def outcomes(drawn: Drawn, n: int) -> FloatArray:
        key = b"".join(np.ascontiguousarray(values).tobytes() for values in drawn.values())
        if key not in solved:
            rows = (board.at(drawn, row) for row in range(n))
            solved[key] = np.array([model.forecast(issues, model.solve(issues)) for issues in rows]).T
        return solved[key]

    def case(k: int) -> Uncertain:
        return Uncertain(name, board.spreads(), lambda drawn, n: outcomes(drawn, n)[k], fingerprint(board))

    return tuple(map(case, range(len(board.issues))))


def outcome_of(model: IssueModel, result: AnyResult) -> float:
    """The outcome in a result of that model."""
    return float(getattr(result.answer, model.forecast))
