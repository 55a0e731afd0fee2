"""``suasion backtest``: how good each forecasting method has been, on tables of the past."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from suasion.commands.common import progress, say, table

if TYPE_CHECKING:
    from suasion.forecast.backtest.row import SkillRow
    from suasion.forecast.settings import Settings


@click.command("backtest")
@click.argument("data", type=click.Path(path_type=Path), metavar="DATA")
@click.option(
    "--set", "changes", metavar="NAME=VALUE", multiple=True, help="Change a setting (docs/forecast.md lists them)."
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Also write the statistics that forecasts use."
)
@click.option("--json", "as_json", is_flag=True, help="The rows as one JSON list.")
def backtest(data: Path, changes: tuple[str, ...], out: Path | None, as_json: bool) -> None:
    """How good has each forecasting method been? On days that it had not seen, against the base rate.

    DATA is a folder with tables of UCDP, ICB, Archigos or TIES, as CSV or Parquet; docs/forecast.md says which. Files are known by
    their columns. Skill is the share of the base rate's Brier score that a method saves; an interval that holds 0 says that it may save
    none.

    \b
    suasion backtest tables/
    suasion backtest tables/ --out statistics.json
    """
    from suasion.forecast.backtest.run import backtest as judge
    from suasion.forecast.statistics import compute

    settings = _settings(changes)
    with progress("Judging") as tick:
        if out is None:
            rows = judge(data, settings, tick=tick)
        else:
            from suasion.case.export.atomic import write_bytes

            statistics = compute(data, settings, tick=tick)
            rows = list(statistics.skill)
            write_bytes(out, statistics.to_json().encode())
            say(f"wrote {out}")
    if as_json:
        click.echo(json.dumps([row.model_dump(mode="json") for row in rows], indent=1))
    else:
        _print(rows)


def _print(rows: list[SkillRow]) -> None:
    columns = ("target", "within", "method", "n", "came true", "Brier", "base rate's", "skill", "interval", "AUC")
    table(
        "Out of sample, intervals over conflicts or rivalries",
        columns,
        (
            (
                row.target,
                row.horizon,
                row.method,
                row.n,
                row.k,
                f"{row.brier:.4f}",
                f"{row.climatology:.4f}",
                f"{row.skill:+.3f}",
                f"{row.lo:+.3f} to {row.hi:+.3f}",
                "" if row.auc is None else f"{row.auc:.2f}",
            )
            for row in rows
        ),
    )


def _settings(changes: tuple[str, ...]) -> Settings:
    from pydantic import ValidationError

    from suasion.forecast.settings import Settings

    values: dict[str, str] = {}
    for change in changes:
        name, sign, value = change.partition("=")
        if not sign or name not in Settings.model_fields:
            known = ", ".join(Settings.model_fields)
            raise click.BadParameter(f"{change!r} is not NAME=VALUE; names: {known}", param_hint="--set")
        values[name] = value
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise click.BadParameter(f"{first['loc'][0]}: {first['msg']}", param_hint="--set") from error
