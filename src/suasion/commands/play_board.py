"""A board of issues played and shown: points, draws, comparisons, pictures."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from suasion.commands.common import progress
from suasion.commands.play_tables import Found, Played, print_changes, print_clouds, print_points, print_shares

if TYPE_CHECKING:
    from suasion.play.bargain.board import Board
    from suasion.play.ensemble import Uncertain
    from suasion.play.picture import Panel
    from suasion.play.result import Result

Tick = Callable[[], None]


def play_board(
    board: Board,
    changed: Board | None,
    *,
    models: Sequence[str],
    reading: str,
    settings: Mapping[str, str],
    draws: int,
    clouds: bool,
    sobol: bool,
    seed: int,
    plot: Path | None,
    as_json: bool,
    changes: Sequence[str],
) -> None:
    """Play the models on each issue and print what they say; ``changed`` is compared with ``board`` on the same draws."""
    from suasion.play.bargain.models import chosen_options

    options = chosen_options("replica" if reading == "replica" else "default", settings)
    before = _played(board, models, options)
    after = _cases(changed, models, options) if changed else None
    panels: list[Panel] = []
    for k, issue in enumerate(board.issues):
        with progress("Drawing") as tick:
            found = _found(before[k], after[k] if after else None, draws, clouds, sobol, seed, tick)
        if as_json:
            _json(issue.name, before[k], found, changes)
        else:
            print_points(issue.name, {p.model: (p.outcome, p.result.why) for p in before[k]})
            print_clouds(found.clouds)
            print_shares(found.shares)
            print_changes(found.changes, changes)
        if plot:
            from suasion.commands.play_picture import panels_of

            panels += panels_of(issue.central(), k, before[k], found, draws, seed)
    if plot:
        from suasion.play.picture.sheet import sheet, write

        write(sheet(panels, "; ".join(issue.name for issue in board.issues)), plot)


def _played(board: Board, models: Sequence[str], options: Any) -> list[list[Played]]:
    """For each issue, what each model says at the means."""
    from suasion.play.bargain.models import issue_case, issue_models, joint_cases, joint_models, outcome_of
    from suasion.play.result import number

    central = board.central()
    out: list[list[Played]] = [[] for _ in central]
    single, joint = issue_models(options), joint_models(options)
    for name in models:
        if name in single:
            for k, issue in enumerate(central):
                result = single[name].solve(issue)
                cell = _challenged(result) if name == "challenge" else number(outcome_of(single[name], result))
                out[k].append(Played(name, result, cell, issue_case(board, k, name, single[name])))
        else:
            result = joint[name].solve(central)
            forecasts = joint[name].forecast(central, result)
            for k, case in enumerate(joint_cases(board, name, joint[name])):
                out[k].append(Played(name, result, number(forecasts[k]), case))
    return out


def _cases(board: Board, models: Sequence[str], options: Any) -> list[dict[str, Uncertain]]:
    """For each issue, the models over draws."""
    from suasion.play.bargain.models import issue_case, issue_models, joint_cases, joint_models

    out: list[dict[str, Uncertain]] = [{} for _ in board.issues]
    single, joint = issue_models(options), joint_models(options)
    for name in models:
        if name in single:
            for k in range(len(board.issues)):
                out[k][name] = issue_case(board, k, name, single[name])
        else:
            for k, case in enumerate(joint_cases(board, name, joint[name])):
                out[k][name] = case
    return out


def _challenged(result: Result[Any, Any]) -> str:
    from suasion.play.result import number

    answer = result.answer
    last = answer.rounds[-1].number
    return f"median {number(answer.median)}, mean {number(answer.mean)} ({answer.state} after {last} rounds)"


def _found(
    played: Sequence[Played],
    after: Mapping[str, Uncertain] | None,
    draws: int,
    clouds: bool,
    sobol: bool,
    seed: int,
    tick: Tick,
) -> Found:
    """What the draws say."""
    from suasion.play.ensemble import compare, ensemble
    from suasion.play.sobol import sobol as indices

    found = Found({}, {}, {})
    for name, _, _, case in played:
        if clouds:
            found.clouds[name] = ensemble(case, draws=draws, seed=seed, tick=tick)
        if sobol:
            found.shares[name] = indices(case, draws=draws, seed=seed, tick=tick)
        if after:
            found.changes[name] = compare(case, after[name], draws=draws, seed=seed, tick=tick)
    return found


def _json(issue: str, played: Sequence[Played], found: Found, changes: Sequence[str]) -> None:
    for result in (*(p.result for p in played), *found.clouds.values(), *found.shares.values()):
        click.echo(json.dumps({"issue": issue, **result.model_dump(mode="json")}))
    for name, change in found.changes.items():
        about = {"issue": issue, "method": "compare", "model": name, "changes": list(changes)}
        click.echo(json.dumps({**about, **change.model_dump(mode="json")}))
