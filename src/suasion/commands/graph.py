"""``suasion graph``: which outcomes of a conflict hold, why, and what would make another hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from suasion.commands.common import plain, table

if TYPE_CHECKING:
    from suasion.play.graph import Conflict
    from suasion.play.result import Result

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")

MOST_LISTED = 30
"""Equilibria in the table; ``--json`` has all."""


@click.command("graph")
@click.argument("file", metavar="FILE")
@click.option(
    "--explain", "explained", type=int, metavar="STATE", help="Why each side stays at this state, or leaves it."
)
@click.option(
    "--inverse",
    "wanted",
    type=int,
    metavar="STATE",
    help="What each side would have to value differently for it to hold.",
)
@click.option(
    "--concept",
    "by",
    type=click.Choice(CONCEPTS),
    default="seq",
    show_default=True,
    help="The stability that --inverse and the ways from the status quo are about.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a result, on a line each.")
def graph(file: str, explained: int | None, wanted: int | None, by: str, as_json: bool) -> None:
    """Which outcomes hold, and why.

    FILE is a YAML file (docs/graph.md describes it), or the name of a case of the literature: chicken, cuba, elmira,
    euphrates, prisoners_dilemma, stag_hunt.

    \b
    suasion graph elmira
    suasion graph elmira --explain 7
    suasion graph euphrates --inverse 2
    """
    from suasion.play import graph as solvers

    conflict = _conflict(file)
    chosen = solvers.concept(by)
    results: list[Result[Any, Any]] = []
    if explained is not None:
        results.append(solvers.explain(conflict.model, explained))
    if wanted is not None:
        results.append(solvers.inverse(conflict.model, wanted, chosen))
    if not results:
        results.append(solvers.stability(conflict.model))
        if conflict.status_quo is not None:
            results.append(solvers.status_quo(conflict.model, conflict.status_quo, chosen))
    if as_json:
        for result in results:
            click.echo(result.model_dump_json())
        return
    for result in results:
        if result.method == "graph_stability":
            _table(conflict, result)
        else:
            click.echo("\n".join(plain(sentence) for sentence in _sentences(result)))


def _sentences(result: Result[Any, Any]) -> tuple[str, ...]:
    """A result in words, a line each: the ways from the status quo, or the explanation."""
    if result.method == "graph_status_quo":
        return tuple(route.sentence for route in result.witness.routes) or (result.why,)
    return tuple(result.answer.sentences)


def _conflict(file: str) -> Conflict:
    """The file, or the case of that name where there is no such file. A bare word that is neither is told the cases."""
    from suasion.play import catalog
    from suasion.play.graph import read_conflict

    if not Path(file).exists() and Path(file).name == file and not Path(file).suffix:
        return catalog.conflict(file)
    return read_conflict(file)


def _table(conflict: Conflict, result: Result[Any, Any]) -> None:
    """A line for each state that holds by some concept, in the order of the states."""
    found = result.answer.equilibria
    states = sorted(set().union(*found.values()))
    rows = [
        (state, conflict.model.label(state - 1), *("holds" if state in found[c] else "" for c in found))
        for state in states[:MOST_LISTED]
    ]
    table(f"{plain(conflict.name)}: what holds", ("state", "what it is", *found), rows)
    if len(states) > MOST_LISTED:
        click.echo(f"and {len(states) - MOST_LISTED} more: --json lists them")
    if not states:
        click.echo("No state is an equilibrium by any concept.")
