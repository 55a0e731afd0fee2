"""``suasion exposure``: who is exposed to which commodity, and how far prices have moved. No direction is called."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from suasion.commands.common import Run, count, jobs_option, material_of, plain, say, table

if TYPE_CHECKING:
    from suasion.evidence.model import Evidence
    from suasion.exposure.cone import Cone
    from suasion.exposure.named import Exposed
    from suasion.exposure.prices import Series
    from suasion.exposure.windows import Sizes, Window
    from suasion.record import Record

SHOCKS = ("ASSAULT", "SANCTION", "COERCE")
"""Types of acts whose days are taken for events, if none are named: those that may cut or threaten supply."""


@click.command("exposure")
@click.argument("places", nargs=-1, required=True, metavar="REPORTS-or-CASE...")
@click.option(
    "--prices",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Price series: a date column, and one column a series.",
)
@click.option("--as-of", metavar="DATE", help="Use prices up to this day only. [default: all]")
@click.option(
    "--horizon",
    "horizons",
    type=click.IntRange(1, 250),
    multiple=True,
    metavar="DAYS",
    help="Trading days ahead; repeat for several. [default: 5, 21, 63]",
)
@click.option(
    "--event",
    "events",
    multiple=True,
    metavar="DATE=WORDS",
    help="An event to look at; repeat for several. [default: the dated assaults, sanctions and seizures of the reports]",
)
@click.option(
    "--max-gap",
    type=click.IntRange(1),
    metavar="DAYS",
    help="Calendar days without a price that are allowed. [default: 10]",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@jobs_option
def exposure(
    places: tuple[str, ...],
    prices: Path | None,
    as_of: str | None,
    horizons: tuple[int, ...],
    events: tuple[str, ...],
    max_gap: int | None,
    as_json: bool,
    jobs: int,
) -> None:
    """Who is exposed to which commodity, by which mechanism, as the reports say it; and how far prices have moved.

    With --prices: the range in which each series is likely to stay, how often such a range held in the past, and how large its moves
    after events were beside ordinary days. Whether it goes up or down is not said, for it cannot be: docs/exposure.md has the test.
    """  # fmt: skip
    from suasion.exposure.named import exposed

    run = Run()
    evidence, reports = material_of(places, run, jobs)
    named = exposed(evidence, reports)
    series = _series(prices, max_gap, as_of)
    days = _events(events) if events else _told(evidence)
    cones, windows, sizes = _measured(series, horizons, days)
    if as_json:
        body: dict[str, Sequence[Record]] = {"exposed": named, "cones": cones, "windows": windows, "sizes": sizes}
        click.echo(
            json.dumps({k: [one.model_dump(mode="json") for one in v] for k, v in body.items()}, ensure_ascii=False)
        )
    else:
        _print_named(named)
        _print_prices(series, cones, windows, sizes, len(days))
    run.finish()


def _series(path: Path | None, max_gap: int | None, as_of: str | None) -> list[Series]:
    if path is None:
        return []
    from suasion.exposure.prices import MOST_GAP_DAYS, read_prices

    found = read_prices(path, most_gap_days=max_gap or MOST_GAP_DAYS)
    for one in found:
        if one.left_out:
            say(f"{one.name}: left out for want of a price above zero: {count(len(one.left_out), 'day')}")
    return [one.until(_day(as_of, "--as-of")) for one in found] if as_of else found


def _measured(
    series: Iterable[Series], horizons: tuple[int, ...], events: list[tuple[date, str]]
) -> tuple[list[Cone], list[Window], list[Sizes]]:
    cones: list[Cone] = []
    around: list[Window] = []
    large: list[Sizes] = []
    for one in series:
        from suasion.exposure.cone import cone
        from suasion.exposure.settings import HORIZONS
        from suasion.exposure.windows import sizes, windows

        cones += [cone(one, horizon) for horizon in horizons or HORIZONS]
        if events:
            around += windows(one, events)
            found = sizes(one, [day for day, _ in events])
            large += [found] if found else []
    return cones, around, large


def _told(evidence: Evidence) -> list[tuple[date, str]]:
    """The days of the shocks that the reports date to the day, each once."""
    from suasion.case.days import bounds

    found: dict[date, str] = {}
    for document in evidence.documents:
        for event in document.events:
            days = bounds(event.date)
            if event.type in SHOCKS and days and days[0] == days[1]:
                found.setdefault(days[0], " ".join(event.quote.split()))
    return sorted(found.items())


def _events(given: tuple[str, ...]) -> list[tuple[date, str]]:
    return [(_day(text.partition("=")[0], "--event"), text.partition("=")[2] or text) for text in given]


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no day, such as 2025-09-02", param_hint=option) from error


def _print_named(named: list[Exposed]) -> None:
    if not named:
        click.echo("The reports name no commodity.")
        return
    rows = (
        (
            one.commodity,
            "; ".join(f"{p.name} ({p.role})" if p.role != "named" else p.name for p in one.parties),
            ", ".join(one.mechanisms),
            one.because.quote,
            one.because.report,
        )
        for one in named
    )
    table("Exposure, as the reports say it", ("commodity", "who", "mechanism", "sentence", "report"), rows)


def _print_prices(
    series: list[Series], cones: list[Cone], windows: list[Window], sizes: list[Sizes], events: int
) -> None:
    if not series:
        return
    rows: Iterable[Iterable[object]] = (
        (
            one.series,
            one.day,
            f"{one.price:g}",
            one.horizon,
            f"{one.low:.4g} to {one.high:.4g}",
            f"{one.held} of {one.judged} ({one.held / one.judged:.1%})",
        )
        for one in cones
    )
    columns = ("series", "last price on", "price", "trading days ahead", "80 % range", "such ranges held")
    table("How far: not whether up or down", columns, rows)
    if windows:
        rows = (
            (
                one.series,
                one.day,
                f"{one.move:+.1%}",
                f"{one.ordinary_low:+.1%} to {one.ordinary_high:+.1%}",
                f"{one.p:.2f}",
                one.event,
            )
            for one in windows
        )
        table("After events", ("series", "day", "move in 5 days", "ordinary moves (95 %)", "p", "event"), rows)
    for one in sizes:
        ours, plain_days = one.after_events, one.ordinary
        click.echo(
            plain(
                f"{one.series}: after {count(one.events, 'such event')} the move was {ours[0]:.1%}, {ours[1]:.1%} and {ours[2]:.1%} large"
                f" (10, 50, 90 % points), on ordinary days {plain_days[0]:.1%}, {plain_days[1]:.1%} and {plain_days[2]:.1%};"
                f" mean {one.mean:+.1%}, by chance {one.low:+.1%} to {one.high:+.1%}"
            )
        )
    if events and not windows:
        click.echo("The series covers none of the events with the days around it that are needed.")
