"""One closed form played and shown: the answer field by field, why, and what the draws say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from suasion.commands.common import plain, progress, say, table
from suasion.commands.play_tables import print_changes, print_shares, print_swings

if TYPE_CHECKING:
    from suasion.play.answers import AnswersResult
    from suasion.play.ensemble import Change, EnsembleResult
    from suasion.play.model_file import ModelCase
    from suasion.play.result import Result
    from suasion.play.sobol import SobolResult


def play_model(
    case: ModelCase,
    changed: ModelCase | None,
    *,
    draws: int,
    clouds: bool,
    sobol: bool,
    seed: int,
    as_json: bool,
    changes: Sequence[str],
) -> None:
    """Play the model and print its answer; ``changed`` is compared with ``case`` on the same draws."""
    from suasion.play.answers import answers_over_draws
    from suasion.play.ensemble import compare, draw, ensemble
    from suasion.play.result import fingerprint
    from suasion.play.sobol import sobol as indices

    point: Result[Any, Any] = case.form.solve(case.central())
    unsure, other = case.uncertain(), changed.uncertain() if changed else None
    spread: AnswersResult | None = None
    cloud: dict[str, EnsembleResult] = {}
    shares: dict[str, SobolResult] = {}
    moved: dict[str, Change] = {}
    with progress("Drawing") as tick:
        if clouds:
            answers = case.answers(draw(case.spreads(), draws, seed), draws)
            spread = answers_over_draws(answers, model=case.model, seed=seed, input_sha256=fingerprint(case))
            if unsure:
                cloud[unsure.model] = ensemble(unsure, draws=draws, seed=seed, tick=tick)
        if sobol and unsure:
            shares[unsure.model] = indices(unsure, draws=draws, seed=seed, tick=tick)
        if unsure and other:
            moved[unsure.model] = compare(unsure, other, draws=draws, seed=seed, tick=tick)
    if unsure is None and (sobol or changed):
        say(f"{case.model} answers with no one number, so there is nothing to compare or to split")
    if as_json:
        for result in (point, spread, *cloud.values(), *shares.values()):
            if result is not None:
                click.echo(json.dumps({"title": case.title, "model": case.model, **result.model_dump(mode="json")}))
        for name, change in moved.items():
            about = {"title": case.title, "method": "compare", "model": name, "changes": list(changes)}
            click.echo(json.dumps({**about, **change.model_dump(mode="json")}))
        return
    table(plain(case.title), (case.model, "answer"), _rows(point.answer.model_dump()))
    click.echo(f"Why: {plain(point.why)}")
    for switch in getattr(point.witness, "switches", ()):
        if switch.value is not None:
            click.echo(plain(_switch(switch)))
    if spread:
        click.echo()
        _print_spread(spread)
    print_swings(cloud)
    print_shares(shares)
    print_changes(moved, changes)


def _rows(answer: Mapping[str, Any], above: str = "") -> Iterator[Iterable[object]]:
    """A row a field; records inside records by path."""
    for field, value in answer.items():
        name = f"{above}{field}".replace("_", " ")
        if isinstance(value, dict):
            yield from _rows(value, f"{above}{field}.")
        elif isinstance(value, list | tuple):
            yield name, ", ".join(_cell(entry) for entry in value)
        else:
            yield name, _cell(value)


def _cell(value: object) -> str:
    from suasion.play.result import number

    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "none"
    return number(value) if isinstance(value, float) else str(value)


def _switch(switch: Any) -> str:
    """What a number would have to become for the answer to change."""
    from suasion.play.result import number

    way = "rises above" if switch.direction == "up" else "falls below"
    return f"If {switch.parameter} {way} {number(switch.value)} (now {number(switch.now)}): {switch.becomes.replace('_', ' ')}"


def _print_spread(result: AnswersResult) -> None:
    from suasion.play.result import number

    title = f"Over {result.parameters['draws']} draws, seed {result.seed}"
    numbers = [
        (
            n.field.replace("_", " "),
            f"{number(n.mean)} ± {number(n.standard_error)}",
            number(n.low),
            number(n.median),
            number(n.high),
            f"{n.missing:.0%}" if n.missing else "",
        )
        for n in result.answer.numbers
    ]
    if numbers:
        table(title, ("number", "mean ± standard error", "5 %", "50 %", "95 %", "none in"), numbers)
    odds = [
        (v.field.replace("_", " "), o.value.replace("_", " "), f"{o.share:.1%} ± {o.standard_error:.1%}")
        for v in result.answer.verdicts
        for o in v.odds
    ]
    if odds:
        table("Verdicts" if numbers else title, ("verdict", "is", "in"), odds)
    if not numbers and not odds:
        click.echo(plain(result.why))
