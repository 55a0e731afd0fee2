"""What is forecast, over which horizons, by which methods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from suasion.forecast.methods.blend import Blend
from suasion.forecast.methods.cells import Cells
from suasion.forecast.methods.logit import Logit
from suasion.forecast.methods.method import Method
from suasion.forecast.panels.crises import crises
from suasion.forecast.panels.fighting import Target, fighting
from suasion.forecast.panels.instance import Instance
from suasion.forecast.settings import Settings
from suasion.forecast.tables.world import World

HORIZONS = (6, 12, 24)
"""Months. Longer than two years, windows overlap so much that a skill is told by a handful of conflicts."""

LONG_CRISIS_DAYS = 180
"""A crisis still open after so many days: does what is known at the trigger still tell anything?"""


@dataclass(frozen=True, slots=True)
class Question:
    """A target within a horizon: its instances, and the methods that are judged on them."""

    target: str
    horizon: str
    instances: Callable[[], list[Instance]]
    methods: tuple[Method, ...]


def questions(world: World, settings: Settings) -> list[Question]:
    """All that can be judged with these tables."""
    found: list[Question] = []
    if world.episodes:
        found += [_fought(world, "fighting_ends", months, settings) for months in HORIZONS]
    if world.episodes and world.agreements:
        found += [_fought(world, "settlement", months, settings) for months in HORIZONS]
        found += [_fought(world, "agreement", months, settings) for months in HORIZONS]
    if world.crises:
        found += [
            _crisis(world, "crisis_agreement", None, 0, settings),
            *(_crisis(world, "crisis_agreement", months, 0, settings) for months in HORIZONS),
            _crisis(world, "long_crisis_agreement", 12, LONG_CRISIS_DAYS, settings),
        ]
    return found


def _fought(world: World, target: Target, months: int, settings: Settings) -> Question:
    names = ("duration", "duration_alone") if target == "fighting_ends" else ("momentum", "momentum_coarse")
    methods: list[Method] = [Cells(name, settings.prior_weight) for name in names]
    blends = [Blend(method, settings.blend_weight) for method in methods]
    return Question(
        target,
        f"{months}m",
        lambda: fighting(world.episodes, world.agreements, target, months, settings),
        (*methods, *blends),
    )


def _crisis(world: World, target: str, months: int | None, open_days: int, settings: Settings) -> Question:
    methods: list[Method] = [Logit(name, settings.ridge) for name in ("conditional", "conditional_violence")]
    blends = [Blend(method, settings.blend_weight) for method in methods]
    return Question(
        target,
        f"{months}m" if months else "ever",
        lambda: crises(world.crises, months, open_days=open_days, settings=settings),
        (*methods, *blends),
    )
