"""The tables of ``suasion play``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from suasion.commands.common import plain, table

if TYPE_CHECKING:
    from suasion.play.ensemble import Change, EnsembleResult, Uncertain
    from suasion.play.result import Result
    from suasion.play.sobol import SobolResult

MOST_SWINGS = 8
"""Inputs in the table of what moves the outcome; ``--json`` has all."""


class Played(NamedTuple):
    """One model on one issue: the result at the means, its outcome in a cell of the table, and the model over draws."""

    model: str
    result: Result[Any, Any]
    outcome: str
    case: Uncertain


class Found(NamedTuple):
    """What the draws say, by model."""

    clouds: dict[str, EnsembleResult]
    shares: dict[str, SobolResult]
    changes: dict[str, Change]


def print_points(title: str, points: Mapping[str, tuple[str, str]]) -> None:
    """The outcome of each model in a table, and below it why."""
    table(plain(title), ("model", "outcome"), ((name, outcome) for name, (outcome, _) in points.items()))
    for name, (_, why) in points.items():
        click.echo(f"{name}: {plain(why)}")


def print_clouds(clouds: Mapping[str, EnsembleResult]) -> None:
    """The outcome over draws, and what moves it most."""
    from suasion.play.result import number

    if not clouds:
        return
    click.echo()
    first = next(iter(clouds.values()))
    rows: list[Iterable[object]] = []
    for name, result in clouds.items():
        a = result.answer
        mean = f"{number(a.mean)} ± {number(a.standard_error)}"
        rows.append((name, mean, number(a.low), number(a.median), number(a.high)))
    title = f"Over {first.parameters['draws']} draws, seed {first.seed}"
    table(title, ("model", "mean ± standard error", "5 %", "50 %", "95 %"), rows)
    print_swings(clouds)


def print_swings(clouds: Mapping[str, EnsembleResult]) -> None:
    """What moves each outcome most, one input at a time."""
    from suasion.play.result import number

    for name, result in clouds.items():
        if not result.witness.swings:
            click.echo(f"{name}: {plain(result.why)}")
            continue
        swings = [s for s in result.witness.swings if s.size][:MOST_SWINGS]
        said = "; ".join(f"{plain(s.parameter)}, from {number(s.at_low)} to {number(s.at_high)}" for s in swings)
        click.echo(f"{name} is moved most by: {said or 'no single input'}")


def print_shares(shares: Mapping[str, SobolResult]) -> None:
    """The Sobol indices."""
    if not shares:
        return
    click.echo()
    rows = (
        (name, i.parameter, _share(i.first, i.first_error), _share(i.total, i.total_error))
        for name, result in shares.items()
        for i in result.answer.indices[:MOST_SWINGS]
    )
    table("Share of the outcome's variance", ("model", "input", "alone", "with all that it works with"), rows)


def print_changes(moved: Mapping[str, Change], changes: Sequence[str]) -> None:
    """What a change would do."""
    from suasion.play.result import number

    if not moved:
        return
    click.echo()
    rows = (
        (name, f"{number(m.difference)} ± {number(m.standard_error)}", f"{m.higher:.0%}", f"{m.lower:.0%}")
        for name, m in moved.items()
    )
    columns = ("model", "mean change ± standard error", "higher in", "lower in")
    table(f"With {plain(', '.join(changes))}", columns, rows)


def _share(value: float, error: float) -> str:
    return f"{round(value, 2) + 0.0:.0%} ± {error:.0%}"  # a minus before 0 says nothing
