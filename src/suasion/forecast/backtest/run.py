"""The whole backtest of a folder of tables."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from suasion.errors import ForecastError
from suasion.forecast.backtest.rolling import Judged, rolling
from suasion.forecast.backtest.row import SkillRow, rows_of
from suasion.forecast.backtest.targets import questions
from suasion.forecast.backtest.when import ranked
from suasion.forecast.settings import DEFAULT, Settings
from suasion.forecast.tables.find import CRISES, TERMINATION
from suasion.forecast.tables.world import World, read_world

BY_WHEN = ("fighting_ends", "settlement", "agreement")
"""Targets that are asked for several horizons about the same dyads."""


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
    for target, group in groupby(asked, key=lambda question: question.target):
        judged: dict[str, Judged] = {}
        found: list[SkillRow] = []
        for question in group:
            judged[question.horizon] = rolling(question.instances(), question.methods, settings)
            found += rows_of(judged[question.horizon], target, question.horizon, settings)
            tick()
        rows += _with_ranks(found, judged, settings) if target in BY_WHEN else found
    return rows


def _with_ranks(rows: list[SkillRow], judged: dict[str, Judged], settings: Settings) -> list[SkillRow]:
    """The rows of the longest horizon with the score over all horizons."""
    by_months = {int(horizon.removesuffix("m")): one for horizon, one in judged.items()}
    longest = f"{max(by_months)}m"
    ranks = {one.method: one for one in ranked(by_months, settings)}
    return [row.model_copy(update={"ranked": ranks.get(row.method)}) if row.horizon == longest else row for row in rows]
