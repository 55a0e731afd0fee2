"""``suasion play``: the models of bargaining on a file of actors and issues, side by side."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from suasion.commands.common import plain, table

if TYPE_CHECKING:
    from suasion.play.bargain import Issue
    from suasion.play.result import Result

MODELS = ("mean", "median", "challenge")
FIELDS = ("position", "capability", "salience")
READINGS = ("default", "replica")


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
    metavar="ACTOR.FIELD=VALUE",
    multiple=True,
    help="Play with another position, capability or salience of an actor; repeat for several.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a result, on a line each.")
def play(file: Path, models: tuple[str, ...], reading: str, changes: tuple[str, ...], as_json: bool) -> None:
    """Where do the parties end up? Rival models on a file of actors and issues.

    FILE is YAML or a CSV table: docs/play.md describes both. The weighted mean is the baseline that the others have to beat.

    \b
    suasion play issue.yaml
    suasion play issue.yaml --set "Northland.salience=0.4"
    """
    from suasion.play.bargain.read import read_issues

    issues = _changed(read_issues(file), changes)
    chosen = [model for model in MODELS if not models or model in models]
    for issue in issues:
        results = list(_results(issue, chosen, reading))
        if as_json:
            for _, _, result in results:
                click.echo(json.dumps({"issue": issue.name, **result.model_dump(mode="json")}))
            continue
        table(plain(issue.name), ("model", "outcome"), ((name, outcome) for name, outcome, _ in results))
        for name, _, result in results:
            click.echo(f"{name}: {plain(result.why)}")


def _results(issue: Issue, models: list[str], reading: str) -> Iterator[tuple[str, str, Result[Any, Any]]]:
    """Each model's name, its outcome in a few words, and the whole result."""
    from suasion.play.bargain import REPLICA, Reading, challenge, weighted_mean, weighted_median
    from suasion.play.result import number

    solvers: dict[str, Callable[[Issue], Result[Any, Any]]] = {
        "mean": weighted_mean,
        "median": weighted_median,
        "challenge": lambda i: challenge(i, REPLICA if reading == "replica" else Reading()),
    }
    for name in models:
        result = solvers[name](issue)
        answer = result.answer
        if name == "challenge":
            last = answer.rounds[-1].number
            outcome = f"median {number(answer.median)}, mean {number(answer.mean)} ({answer.state} after {last} rounds)"
        else:
            outcome = number(answer.position)
        yield name, outcome, result


def _changed(issues: tuple[Issue, ...], changes: tuple[str, ...]) -> tuple[Issue, ...]:
    """The issues with the named numbers in place; each change has to find its actor."""
    for change in changes:
        path, _, value = change.partition("=")
        who, _, field = path.rpartition(".")
        known = sorted({name for issue in issues for name in issue.names})
        if who not in known:
            raise click.BadParameter(f"no actor {who!r}; actors: {', '.join(known)}", param_hint="--set")
        if field not in FIELDS:
            raise click.BadParameter(f"no field {field!r}; fields: {', '.join(FIELDS)}", param_hint="--set")
        try:
            amount = float(value)
        except ValueError as error:
            raise click.BadParameter(f"{value!r} is not a number", param_hint="--set") from error
        issues = tuple(_with(issue, who, field, amount) for issue in issues)
    return issues


def _with(issue: Issue, who: str, field: str, amount: float) -> Issue:
    """One issue with one number changed, checked anew."""
    from suasion.play.bargain import Actor, Issue

    actors = tuple(Actor(**(dict(actor) | {field: amount})) if actor.name == who else actor for actor in issue.actors)
    return Issue(name=issue.name, low=issue.low, high=issue.high, actors=actors)
