"""Everything that a forecast needs of the past: counts, fitted methods, their measured skill, and where all that comes from.

suasion ships one such file, computed by ``scripts/forecast_statistics.py`` from public tables; ``suasion backtest DATA --out FILE`` computes
one from the user's own downloads. No row of any table is in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from suasion._version import __version__
from suasion.errors import BrokenInput, ForecastError, InputError
from suasion.forecast.backtest.row import SkillRow
from suasion.forecast.fitted import FittedMethod, Source
from suasion.forecast.rates.classes import ReferenceClass
from suasion.forecast.settings import DEFAULT, Settings
from suasion.record import Record

SHIPPED = Path(__file__).with_name("statistics.json")
MEND = "Write it with: suasion backtest DATA --out FILE"


class Statistics(Record):
    """The file. ``sha256`` of its bytes stands in every forecast made with it."""

    suasion: str
    settings: Settings
    sources: tuple[Source, ...]
    classes: tuple[ReferenceClass, ...]
    methods: tuple[FittedMethod, ...]
    skill: tuple[SkillRow, ...]

    def to_json(self) -> str:
        """The file's text: the same statistics give the same bytes."""
        return self.model_dump_json(indent=0, exclude_none=False) + "\n"

    @property
    def sha256(self) -> str:
        """Of ``to_json``."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def skill_of(self, target: str, horizon: str, method: str) -> SkillRow | None:
        """The measured skill of a method, if it was judged."""
        wanted = (target, horizon, method)
        return next((row for row in self.skill if (row.target, row.horizon, row.method) == wanted), None)

    def method(self, target: str, months: int | None, name: str) -> FittedMethod | None:
        """A fitted method."""
        wanted = (target, months, name)
        return next((m for m in self.methods if (m.target, m.months, m.method) == wanted), None)


@cache
def load(path: Path = SHIPPED) -> Statistics:
    """The statistics of a file. Raises InputError if it cannot be read, BrokenInput if it is something else."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8 text"
        raise InputError(f"Cannot be read: {why}", where=str(path), mend=MEND) from error
    try:
        return Statistics.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise BrokenInput(f"These are no statistics: {place}: {first['msg']}", where=str(path), mend=MEND) from error


def compute(folder: Path, settings: Settings = DEFAULT, *, tick: Callable[[], None] = lambda: None) -> Statistics:
    """From the tables of a folder: count, fit on all closed windows, and judge. ``tick`` is called after each target."""
    from suasion.forecast.backtest.run import judge
    from suasion.forecast.fitting import count_classes, fit_methods, sources_of
    from suasion.forecast.tables.world import read_world

    world = read_world(folder)
    return Statistics(
        suasion=__version__,
        settings=settings,
        skill=tuple(judge(world, settings, tick=tick)),
        classes=tuple(count_classes(world, settings)),
        methods=tuple(fit_methods(world, settings)),
        sources=tuple(sources_of(world)),
    )


def needed(found: FittedMethod | None, what: str) -> FittedMethod:
    """The method, or a ForecastError that says what is missing."""
    if found is None:
        raise ForecastError(f"these statistics hold no {what}", mend=MEND)
    return found
