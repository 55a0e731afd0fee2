"""``suasion play``: the models of bargaining, pressure and war on a file of numbers, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from suasion.commands.common import say

if TYPE_CHECKING:
    from suasion.play.bargain.board import Board
    from suasion.play.model_file import ModelCase

MODELS = ("mean", "median", "challenge", "exchange", "spatial")
DEFAULT_MODELS = ("mean", "median", "challenge")
"""Played if none is named: those that take milliseconds."""

READINGS = ("default", "replica")

DRAWS = 1000
"""Draws of a comparison, if none are asked for."""

CHANGE = "PATH=VALUE"


@click.command("play")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--model",
    "models",
    type=click.Choice(MODELS),
    multiple=True,
    help=f"Play this model of issues; repeat for several. [default: {', '.join(DEFAULT_MODELS)}]",
)
@click.option(
    "--reading",
    type=click.Choice(READINGS),
    default="default",
    show_default=True,
    help="How models with disputed points are read: as documented, or as their best known program computes.",
)
@click.option(
    "--option",
    "settings",
    metavar="MODEL.OPTION=VALUE",
    multiple=True,
    help="An option of a model, as challenge.status_quo=0.5 (docs/play.md lists them); repeat for several.",
)
@click.option(
    "--set",
    "changes",
    metavar=CHANGE,
    multiple=True,
    help="Play with another number, as Islands.salience=0.3; repeat for several.",
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
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="PICTURE", help="Draw it: a file .svg or .png."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a result, on a line each.")
def play(
    file: Path,
    models: tuple[str, ...],
    reading: str,
    settings: tuple[str, ...],
    changes: tuple[str, ...],
    compared: tuple[str, ...],
    draws: int | None,
    sobol: bool,
    seed: int,
    plot: Path | None,
    as_json: bool,
) -> None:
    """Where do the parties end up? Rival models on a file of actors and issues, or one model on its numbers.

    FILE is YAML (issues, or the numbers of a model that it names) or CSV (a table of actors, or a scenario of KTAB): docs/play.md
    describes all. The weighted mean is the baseline that the others have to beat.

    \b
    suasion play issue.yaml
    suasion play issue.yaml --set "Islands.salience=0.4"
    suasion play issue.yaml --draws 1000 --compare "Islands.salience=0.3" --plot picture.svg
    """
    from suasion.commands.play_board import play_board
    from suasion.commands.play_model import play_model
    from suasion.play.bargain.board import Board
    from suasion.play.file import read_play

    case = read_play(file)
    before = _changed(case, changes, "--set")
    after = _changed(before, compared, "--compare")
    times = draws or (DRAWS if compared else 0)
    if sobol and not draws:
        say("--sobol needs --draws; it is left out")
    if isinstance(before, Board) and isinstance(after, Board):
        play_board(
            before,
            after if compared else None,
            models=models or DEFAULT_MODELS,
            reading=reading,
            settings=_pairs(settings, "--option"),
            draws=times,
            clouds=bool(draws),
            sobol=sobol and bool(draws),
            seed=seed,
            plot=plot,
            as_json=as_json,
            changes=compared,
        )
        return
    for given, option in ((models, "--model"), (settings, "--option"), (plot, "--plot")):
        if given:
            raise click.BadParameter("this file names its one model", param_hint=option)
    assert not isinstance(before, Board) and not isinstance(after, Board)
    play_model(
        before,
        after if compared else None,
        draws=times,
        clouds=bool(draws),
        sobol=sobol and bool(draws),
        seed=seed,
        as_json=as_json,
        changes=compared,
    )


def _changed(case: Board | ModelCase, changes: tuple[str, ...], option: str) -> Board | ModelCase:
    """The case with the named numbers in place; each change has to find its number."""
    from suasion.errors import InputError

    for path, text in _pairs(changes, option).items():
        try:
            value = float(text)
        except ValueError as error:
            raise click.BadParameter(f"{text!r} is not a number", param_hint=option) from error
        try:
            case = case.having(path, value)
        except InputError as error:
            raise click.BadParameter(str(error), param_hint=option) from error
    return case


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    """``path=value`` of each."""
    pairs = [change.rpartition("=") for change in given]
    for path, _, _ in pairs:
        if not path:
            raise click.BadParameter("write a path, =, and a value", param_hint=option)
    return {path: value for path, _, value in pairs}
