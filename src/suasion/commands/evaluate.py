"""``suasion eval``: how well suasion reads, against reports that people have coded by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from suasion.commands.common import table

if TYPE_CHECKING:
    from suasion.scoring.evaluate import Row

PARTS = ("p", "r", "f1")
WORDS = {"p": "precision", "r": "recall"}


@click.command("eval")
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="GOLD")
@click.option("--only", metavar="SETS", help="Only these sets of gold, separated by commas.")
@click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object.")
def evaluate(gold: Path, only: str | None, as_json: bool) -> None:
    """Measure how well suasion reads, with intervals.

    GOLD is a folder of NAME.json (coded by hand) with NAME.txt (the text) beside it, and dates.json with their dates.
    The interval holds 95 % of the values that come out when whole reports are drawn again.
    """
    from suasion import __version__
    from suasion.scoring import evaluate as measure

    rows = measure(gold, only=set(only.split(",")) if only else None)
    if as_json:
        click.echo(json.dumps({"suasion": __version__, "rows": [asdict(row) for row in rows]}, indent=1))
    else:
        headings = ("set", "kind", "precision", "recall", "F1 or other", "95 % interval", "reports")
        table("How well it reads", headings, _lines(rows))


def _lines(rows: Iterable[Row]) -> Iterator[list[str]]:
    """A line for each kind that has precision, recall and F1, and one for each other figure."""
    for (name, kind), group in groupby(rows, key=lambda row: (row.set, row.kind)):
        found = {row.metric: row for row in group}
        if set(PARTS) <= found.keys():
            p, r, f1 = (found.pop(part) for part in PARTS)
            yield [name, kind, f"{p.value:.3f}", f"{r.value:.3f}", f"{f1.value:.3f}", _interval(f1), str(f1.n)]
        for metric, row in found.items():
            label = kind if metric == "f1" else f"{kind}: {WORDS.get(metric, metric).replace('_', ' ')}"
            yield [name, label, "", "", f"{row.value:.3f}", _interval(row), str(row.n)]


def _interval(row: Row) -> str:
    return f"{row.low:.3f} to {row.high:.3f}"
