"""``suasion play``: the models of bargaining on a file of actors and issues, side by side."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from suasion.commands.common import plain, progress, table

if TYPE_CHECKING:
    from suasion.play.bargain import Issue
    from suasion.play.bargain.ensemble import Change, EnsembleResult
    from suasion.play.bargain.sobol import SobolResult
    from suasion.play.bargain.uncertain import UncertainIssue
    from suasion.play.result import Result

    Solver = Callable[[Issue], Result[Any, Any]]

MODELS = ("mean", "median", "challenge")
READINGS = ("default", "replica")
OUTCOME = {"mean": "position", "median": "position", "challenge": "median"}
"""The field of a model's answer that is its forecast on the issue's scale."""

MOST_SWINGS = 8
"""Inputs in the table of what moves the outcome; ``--json`` has all."""

DRAWS = 1000
"""Draws of a comparison, if none are asked for."""

CHANGE = "ACTOR.FIELD=VALUE"


@click.command("play")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--model", "models", type=click.Choice(MODELS), multiple=True, help="Only this model; repeat for several."
)
@click.option(
    "--reading",
    type=click.Choice(READINGS),
    default="default",
    show_default=True,
    help="How the challenge model is read: as documented, or as the widely copied program computes.",
)
@click.option(
    "--set",
    "changes",
    metavar=CHANGE,
    multiple=True,
    help="Play with another position, capability or salience of an actor; repeat for several.",
)
@click.option(
    "--compare",
    "compared",
    metavar=CHANGE,
    multiple=True,
    help="Say what this change would do, on the same draws; repeated, the changes are made together.",
)
@click.option(
    "--draws",
    type=click.IntRange(1),
    metavar="N",
    help="Draw the numbers that the file gives as spreads N times. [default: their means; 1000 with --compare]",
)
@click.option("--sobol", is_flag=True, help="With --draws: how much of the variance each input accounts for.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="The same seed, the same draws.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a result, on a line each.")
def play(
    file: Path,
    models: tuple[str, ...],
    reading: str,
    changes: tuple[str, ...],
    compared: tuple[str, ...],
    draws: int | None,
    sobol: bool,
    seed: int,
    as_json: bool,
) -> None:
    """Where do the parties end up? Rival models on a file of actors and issues.

    FILE is YAML or a CSV table: docs/play.md describes both. The weighted mean is the baseline that the others have to
    beat.

    \b
    suasion play issue.yaml
    suasion play issue.yaml --set "Northland.salience=0.4"
    suasion play issue.yaml --draws 1000 --compare "Islands.salience=0.3"
    """
    from suasion.play.bargain.read import read_uncertain

    issues = _changed(read_uncertain(file), changes, "--set")
    others = _changed(issues, compared, "--compare")
    solvers = {name: _solver(name, reading) for name in MODELS if not models or name in models}
    times = draws or (DRAWS if compared else 0)
    for issue, other in zip(issues, others, strict=True):
        points = {name: solve(issue.central()) for name, solve in solvers.items()}
        with progress("Drawing") as tick:
            clouds = dict(_clouds(issue, solvers, times, seed, tick)) if draws else {}
            shares = dict(_shares(issue, solvers, times, seed, tick)) if draws and sobol else {}
            moved = dict(_moved(issue, other, solvers, times, seed, tick)) if compared else {}
        if as_json:
            _json(issue.name, points, clouds, shares, moved, compared)
        else:
            _print(issue.name, points, clouds, shares, moved, compared)


def _solver(name: str, reading: str) -> Solver:
    from suasion.play.bargain import REPLICA, Reading, challenge, weighted_mean, weighted_median

    chosen = REPLICA if reading == "replica" else Reading()
    solvers: dict[str, Solver] = {
        "mean": weighted_mean,
        "median": weighted_median,
        "challenge": lambda issue: challenge(issue, chosen),
    }
    return solvers[name]


def _forecast(name: str, solve: Solver) -> Callable[[Issue], float]:
    """The model as a function to one number."""
    return lambda issue: float(getattr(solve(issue).answer, OUTCOME[name]))


def _clouds(
    issue: UncertainIssue, solvers: dict[str, Solver], draws: int, seed: int, tick: Callable[[], None]
) -> Iterator[tuple[str, EnsembleResult]]:
    from suasion.play.bargain.ensemble import ensemble

    for name, solve in solvers.items():
        yield name, ensemble(issue, _forecast(name, solve), model=name, draws=draws, seed=seed, tick=tick)


def _shares(
    issue: UncertainIssue, solvers: dict[str, Solver], draws: int, seed: int, tick: Callable[[], None]
) -> Iterator[tuple[str, SobolResult]]:
    from suasion.play.bargain.sobol import sobol

    for name, solve in solvers.items():
        yield name, sobol(issue, _forecast(name, solve), model=name, draws=draws, seed=seed, tick=tick)


def _moved(
    issue: UncertainIssue,
    other: UncertainIssue,
    solvers: dict[str, Solver],
    draws: int,
    seed: int,
    tick: Callable[[], None],
) -> Iterator[tuple[str, Change]]:
    from suasion.play.bargain.ensemble import compare

    for name, solve in solvers.items():
        yield name, compare(issue, other, _forecast(name, solve), draws=draws, seed=seed, tick=tick)


def _json(
    issue: str,
    points: dict[str, Result[Any, Any]],
    clouds: dict[str, EnsembleResult],
    shares: dict[str, SobolResult],
    moved: dict[str, Change],
    compared: tuple[str, ...],
) -> None:
    for result in (*points.values(), *clouds.values(), *shares.values()):
        click.echo(json.dumps({"issue": issue, **result.model_dump(mode="json")}))
    for name, change in moved.items():
        about = {"issue": issue, "method": "compare", "model": name, "changes": list(compared)}
        click.echo(json.dumps({**about, **change.model_dump(mode="json")}))


def _print(
    issue: str,
    points: dict[str, Result[Any, Any]],
    clouds: dict[str, EnsembleResult],
    shares: dict[str, SobolResult],
    moved: dict[str, Change],
    compared: tuple[str, ...],
) -> None:
    table(plain(issue), ("model", "outcome"), ((name, _outcome(result)) for name, result in points.items()))
    for name, result in points.items():
        click.echo(f"{name}: {plain(result.why)}")
    if clouds:
        click.echo()
        _print_clouds(clouds)
    if shares:
        click.echo()
        _print_shares(shares)
    if moved:
        from suasion.play.result import number

        click.echo()
        rows = (
            (name, f"{number(m.difference)} ± {number(m.standard_error)}", f"{m.higher:.0%}", f"{m.lower:.0%}")
            for name, m in moved.items()
        )
        columns = ("model", "mean change ± standard error", "higher in", "lower in")
        table(f"With {plain(', '.join(compared))}", columns, rows)


def _print_clouds(clouds: dict[str, EnsembleResult]) -> None:
    from suasion.play.result import number

    first = next(iter(clouds.values()))
    rows: list[Iterable[object]] = []
    for name, result in clouds.items():
        a = result.answer
        mean = f"{number(a.mean)} ± {number(a.standard_error)}"
        rows.append((name, mean, number(a.low), number(a.median), number(a.high)))
    title = f"Over {first.parameters['draws']} draws, seed {first.seed}"
    table(title, ("model", "mean ± standard error", "5 %", "50 %", "95 %"), rows)
    for name, result in clouds.items():
        if not result.witness.swings:
            click.echo(f"{name}: {plain(result.why)}")
            continue
        swings = [s for s in result.witness.swings if s.size][:MOST_SWINGS]
        said = "; ".join(f"{plain(s.parameter)}, from {number(s.at_low)} to {number(s.at_high)}" for s in swings)
        click.echo(f"{name} is moved most by: {said or 'no single input'}")


def _print_shares(shares: dict[str, SobolResult]) -> None:
    rows = (
        (name, i.parameter, _share(i.first, i.first_error), _share(i.total, i.total_error))
        for name, result in shares.items()
        for i in result.answer.indices[:MOST_SWINGS]
    )
    table("Share of the outcome's variance", ("model", "input", "alone", "with all that it works with"), rows)


def _share(value: float, error: float) -> str:
    return f"{round(value, 2) + 0.0:.0%} ± {error:.0%}"  # a minus before 0 says nothing


def _outcome(result: Result[Any, Any]) -> str:
    from suasion.play.result import number

    answer = result.answer
    if result.method != "expected_utility_challenge":
        return number(answer.position)
    last = answer.rounds[-1].number
    return f"median {number(answer.median)}, mean {number(answer.mean)} ({answer.state} after {last} rounds)"


def _changed(issues: tuple[UncertainIssue, ...], changes: tuple[str, ...], option: str) -> tuple[UncertainIssue, ...]:
    """The issues with the named numbers in place; each change has to find its actor."""
    from suasion.play.bargain.uncertain import FIELDS

    known = sorted({actor.name for issue in issues for actor in issue.actors})
    for change in changes:
        path, _, value = change.partition("=")
        who, _, field = path.rpartition(".")
        if who not in known:
            raise click.BadParameter(f"no actor {who!r}; actors: {', '.join(known)}", param_hint=option)
        if field not in FIELDS:
            raise click.BadParameter(f"no field {field!r}; fields: {', '.join(FIELDS)}", param_hint=option)
        try:
            amount = float(value)
        except ValueError as error:
            raise click.BadParameter(f"{value!r} is not a number", param_hint=option) from error
        issues = tuple(issue.having(who, field, amount) for issue in issues)
    return issues
