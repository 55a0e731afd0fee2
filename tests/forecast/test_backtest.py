"""The backtest sees closed windows only, leaks nothing from the future, and reaches the figures that the docs print."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from forecast_shared import shared_data
from forecast_world import agreement, episode, shared_world

from suasion.cli import main
from suasion.errors import ForecastError
from suasion.forecast.backtest.rolling import Judged, rolling
from suasion.forecast.backtest.row import SkillRow, rows_of
from suasion.forecast.backtest.targets import questions
from suasion.forecast.methods.cells import Cells, FittedCells
from suasion.forecast.panels.fighting import fighting
from suasion.forecast.panels.instance import Instance
from suasion.forecast.settings import DEFAULT, Settings
from suasion.forecast.statistics import SHIPPED, load
from suasion.forecast.tables.ucdp import Agreement, Episode

CUT = date(2000, 1, 1)


class Watching:
    """A method that remembers the latest close that it learnt from."""

    name = "watching"

    def __init__(self) -> None:
        self.latest: list[date] = []

    def fit(self, instances: Sequence[Instance]) -> FittedCells:
        self.latest.append(max(i.closes for i in instances))
        return Cells("duration_alone").fit(instances)


def made_world() -> tuple[list[Episode], list[Agreement]]:
    """Forty dyads that fight for one to eleven years, half of them with an agreement."""
    episodes = [
        episode(date(1946 + i % 30, 3, 1), date(1947 + i % 30 + i % 11, 6, 1), dyad=i, conflict=i % 25)
        for i in range(40)
    ]
    last = episode(date(1980, 1, 2), None, dyad=99, conflict=99, last_year=1995)
    signed = [agreement(date(1949 + i % 30, 1, 1), dyad=i, conflict=i % 25) for i in range(0, 40, 2)]
    return [*episodes, last], signed


def test_only_closed_windows_are_learnt_from() -> None:
    watching = Watching()
    judged = rolling(fighting(*made_world(), "fighting_ends", 12), [watching])
    days = sorted(set(judged.days))
    assert len(watching.latest) == len(days) > 40
    assert all(latest <= day for latest, day in zip(watching.latest, days, strict=True))
    assert days[0] >= date(1956, 1, 1)  # ten years of burn-in


def test_too_short_a_table_is_refused() -> None:
    with pytest.raises(ForecastError, match="too short"):
        rolling(fighting(*made_world(), "fighting_ends", 12), [], Settings(burn_in_years=60))
    with pytest.raises(ForecastError, match="too short"):
        rolling([], [])


def on_the_cut(judged: Judged) -> dict[str, list[tuple[str, float]]]:
    """Forecasts up to the cut-off, by method."""
    return {
        method: [(f"{d} {f}", q) for d, f, q in zip(judged.days, judged.families, p, strict=True) if d <= CUT]
        for method, p in judged.probabilities.items()
    }


def forecasts(
    episodes: Sequence[Episode], signed: Sequence[Agreement], target: str
) -> dict[str, list[tuple[str, float]]]:
    names = ("duration",) if target == "fighting_ends" else ("momentum", "momentum_coarse")
    found = fighting(episodes, signed, target, 12, DEFAULT)  # type: ignore[arg-type]
    return on_the_cut(rolling(found, [Cells(name) for name in names]))


@pytest.mark.parametrize("target", ["fighting_ends", "settlement", "agreement"])
def test_what_is_dated_after_the_cut_off_changes_nothing(target: str) -> None:
    """The future is rewritten: wars end later, other dyads sign, intensities turn. What was said until then must not change."""
    world = shared_world()
    episodes = [
        replace(
            e,
            end=e.end and (e.end if e.end < CUT else e.end + timedelta(days=200)),
            outcome=e.outcome if e.end and e.end < CUT else 1,
            intensity={year: level if year < CUT.year else 3 - level for year, level in e.intensity.items()},
        )
        for e in world.episodes
    ]
    signed = [
        a if a.day < CUT else replace(a, dyads=tuple(dyad + 1 for dyad in a.dyads), day=a.day + timedelta(days=90))
        for a in world.agreements
    ]
    before, after = forecasts(world.episodes, world.agreements, target), forecasts(episodes, signed, target)
    assert len(before["climatology"]) > 1000
    assert before == after


def test_the_leak_test_would_see_a_leak() -> None:
    """Features that look one day ahead are caught: what is signed on the day itself shows."""
    world = shared_world()
    moved = [replace(a, day=a.day - timedelta(days=200)) if a.day >= CUT else a for a in world.agreements]
    assert forecasts(world.episodes, world.agreements, "agreement") != forecasts(world.episodes, moved, "agreement")


@cache
def row(target: str, horizon: str, method: str) -> SkillRow:
    (asked,) = (q for q in questions(shared_world(), DEFAULT) if (q.target, q.horizon) == (target, horizon))
    judged = rolling(asked.instances(), [m for m in asked.methods if m.name == method])
    return next(r for r in rows_of(judged, target, horizon) if r.method == method)


@pytest.mark.parametrize(
    ("target", "horizon", "method", "least"),
    [
        ("agreement", "12m", "momentum", 0.015),
        ("settlement", "12m", "momentum", 0.015),
        ("fighting_ends", "12m", "duration", 0.04),
        ("crisis_agreement", "ever", "conditional", 0.13),
    ],
)
def test_measured_skill(target: str, horizon: str, method: str, least: float) -> None:
    found = row(target, horizon, method)
    assert found.skill >= least
    assert found.lo > 0
    assert found == load(SHIPPED).skill_of(target, horizon, method), "run scripts/forecast_statistics.py again"


def test_the_command_prints_rows(tmp_path: Path) -> None:
    data = shared_data()
    for name in ("icb_crises.parquet", "icb_actors.parquet"):
        (tmp_path / name).symlink_to(data / name)
    quick = ["--set", "draws=200"]
    done = CliRunner().invoke(main, ["backtest", str(tmp_path), "--json", *quick])
    assert done.exit_code == 0, done.output
    rows = json.loads(done.stdout)
    assert {"target", "horizon", "method", "n", "brier", "climatology", "skill", "lo", "hi", "auc"} <= rows[0].keys()
    assert {r["method"] for r in rows} >= {"climatology", "conditional", "conditional+climatology"}
    assert all(r["skill"] == 0 for r in rows if r["method"] == "climatology")
    out = tmp_path / "statistics.json"
    done = CliRunner().invoke(main, ["backtest", str(tmp_path), "--out", str(out), *quick])
    assert done.exit_code == 0 and "crisis_agreement" in done.output
    assert load(out).settings.draws == 200


@pytest.mark.parametrize("change", ["draws=x", "draws", "drws=300", "level=2"])
def test_bad_settings_are_refused(change: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["backtest", str(tmp_path), "--set", change])
    assert done.exit_code == 2 and "--set" in done.output


def test_no_tables(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["backtest", str(tmp_path)])
    assert done.exit_code == 3 and "no table that we know" in done.output
    (tmp_path / "l.csv").write_text(
        "leader,startdate,enddate,exit\nA,2000-01-01,2004-01-01,Regular\n", encoding="utf-8"
    )
    done = CliRunner().invoke(main, ["backtest", str(tmp_path)])
    assert done.exit_code == 3 and "no table of conflicts or crises" in done.output
