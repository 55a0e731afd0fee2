"""What ``statistics.compute`` computes: classes, fitted methods, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.forecast.backtest.targets import questions
from suasion.forecast.fitted import FittedMethod, Source
from suasion.forecast.methods.cells import Cells
from suasion.forecast.methods.logit import Logit
from suasion.forecast.rates.classes import ReferenceClass
from suasion.forecast.rates.count import crisis_classes, fighting_classes, leader_classes, sanction_classes
from suasion.forecast.settings import Settings
from suasion.forecast.tables.find import ALL, sha256
from suasion.forecast.tables.rows import Row, read_rows
from suasion.forecast.tables.world import World

YEARS = ("year", "pa_date", "start", "yrtrig", "startdate", "startyear")
"""Columns that tell a table's years, in the order in which they are tried."""


def count_classes(world: World, settings: Settings) -> Iterator[ReferenceClass]:
    """All reference classes that the tables allow."""
    if world.episodes:
        yield from fighting_classes(world.episodes, world.agreements, settings)
    if world.crises:
        yield from crisis_classes(world.crises, settings)
    if world.leaders:
        yield from leader_classes(world.leaders, settings)
    if world.sanctions:
        yield from sanction_classes(world.sanctions, settings)


def fit_methods(world: World, settings: Settings) -> Iterator[FittedMethod]:
    """Every method that is judged, fitted to all instances. A blend needs no fit of its own."""
    for question in questions(world, settings):
        instances = question.instances()
        months = None if question.horizon == "ever" else int(question.horizon.removesuffix("m"))
        for method in question.methods:
            if isinstance(method, Cells):
                yield FittedMethod(
                    target=question.target, months=months, method=method.name, cells=method.fit(instances)
                )
            elif isinstance(method, Logit):
                yield FittedMethod(
                    target=question.target, months=months, method=method.name, logit=method.fit(instances)
                )


def sources_of(world: World) -> Iterator[Source]:
    """The tables that were used, with their hash and the years that they cover."""
    for table in ALL:
        path = world.files.get(table.name)
        if path is None:
            continue
        rows = read_rows(path)
        years = sorted(year for row in rows if (year := _year(row)))
        yield Source(
            table=table.name,
            title=table.title,
            cite=table.cite,
            file=path.name,
            sha256=sha256(path),
            rows=len(rows),
            first=years[0] if years else 0,
            last=years[-1] if years else 0,
        )


def _year(row: Row) -> int | None:
    for name in YEARS:
        if name in row.cells and (text := row.text(name)):
            return int(text[:4]) if text[:4].isdigit() else None
    return None
