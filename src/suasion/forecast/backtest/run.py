"""The whole backtest of a folder of tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from suasion.errors import ForecastError
from suasion.forecast.backtest.rolling import rolling
from suasion.forecast.backtest.row import SkillRow, rows_of
from suasion.forecast.backtest.targets import questions
from suasion.forecast.settings import DEFAULT, Settings
from suasion.forecast.tables.find import CRISES, TERMINATION
from suasion.forecast.tables.world import World, read_world


def backtest(folder: Path, settings: Settings = DEFAULT, *, tick: Callable[[], None] = lambda: None) -> list[SkillRow]:
    """Every method on every target and horizon that the tables of ``folder`` allow. ``tick`` is called after each."""
    return judge(read_world(folder), settings, tick=tick)


def judge(world: World, settings: Settings = DEFAULT, *, tick: Callable[[], None] = lambda: None) -> list[SkillRow]:
    """The same on tables that are read already. Raises ForecastError if there is nothing among them to judge."""
    asked = questions(world, settings)
    if not asked:
        titles = f"{TERMINATION.title}; {CRISES.title}"
        raise ForecastError("there is no table of conflicts or crises", mend=f"Put one into the folder: {titles}")
    rows: list[SkillRow] = []
    for question in asked:
        judged = rolling(question.instances(), question.methods, settings)
        rows += rows_of(judged, question.target, question.horizon, settings)
        tick()
    return rows
