"""``suasion hypotheses``: competing hypotheses, as the ACH matrix and as a ledger of likelihood ratios."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from suasion.commands.common import Run, material_of, plain, say, table
from suasion.commands.hypotheses_case import add, draft_, keep, list_, matrix_option, review

if TYPE_CHECKING:
    from suasion.weigh.hypotheses import Ledger, Matrix, Scores

TEXT = 60
"""Characters of an item that the table shows."""


class OrShow(click.Group):
    """Lists its commands in the order of the work. What begins with no name of a command is for ``show``."""

    otherwise = "show"

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = [self.otherwise, *args]
        return super().parse_args(ctx, args)


@click.group("hypotheses", cls=OrShow)
def hypotheses() -> None:
    """What speaks for and against competing hypotheses?

    They are kept in a file (YAML, .achz or CSV) or in a case. Without a command: show.

    \b
    suasion hypotheses question.yaml
    suasion hypotheses reports/ --draft "China presses Russia" --draft "China waits" --to question.yaml
    suasion hypotheses draft affair.case "China presses Russia" "China waits"
    suasion hypotheses review affair.case E3 --rate H1=II --note "a pledge, no deed"
    suasion hypotheses affair.case
    """


@hypotheses.command("show")
@click.argument("places", nargs=-1, required=True, metavar="FILE | CASE | REPORTS...")
@click.option(
    "--draft",
    "drafted",
    multiple=True,
    metavar="TEXT",
    help="Draft a matrix from reports or a case for this hypothesis, and keep it nowhere. Repeat for each.",
)
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the matrix: .yaml, .csv or .achz.",
)
@matrix_option
@click.option("--draws", type=click.IntRange(100), default=2000, show_default=True, help="Draws for the intervals.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the draws.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: matrix, scores, ledger.")
def show(
    places: tuple[str, ...],
    drafted: tuple[str, ...],
    to: Path | None,
    matrix_id: str | None,
    draws: int,
    seed: int,
    as_json: bool,
) -> None:
    """The matrix with its classic scores, and the ledger of likelihood ratios over sources.

    FILE is YAML (docs/hypotheses.md), .achz (PARC's ACH) or CSV; of a CASE, what it keeps. The documentation recommends the ledger and says why.

    \b
    suasion hypotheses old.achz --to question.yaml
    suasion hypotheses affair.case --json
    """
    from suasion.pipeline import is_case
    from suasion.weigh.hypotheses import ledger, scores
    from suasion.weigh.hypotheses.files import read_matrix

    if drafted:
        matrix = _draft(places, drafted)
    elif len(places) == 1 and is_case(places[0]):
        matrix = _kept(places[0], matrix_id)
    elif len(places) == 1:
        matrix = read_matrix(places[0])
    else:
        raise click.UsageError("Name one file of hypotheses or a case, or reports with --draft.")
    if to is not None:
        _write(matrix, to)
        return
    found, counted = ledger(matrix, draws=draws, seed=seed), scores(matrix)
    if as_json:
        parts = {"matrix": matrix, "scores": counted, "ledger": found}
        click.echo(json.dumps({name: part.model_dump(mode="json") for name, part in parts.items()}, ensure_ascii=False))
    else:
        _print(matrix, counted, found)


for command in (draft_, keep, list_, add, review):
    hypotheses.add_command(command)


def _kept(case_file: str, matrix_id: str | None) -> Matrix:
    from suasion.case import open_case
    from suasion.weigh.hypotheses.kept import boards, find

    with open_case(case_file, create=False) as case:
        board = find(boards(case), matrix_id)
    if orphaned := [k.evidence.id for k in board.items if k.orphaned and k.state != "rejected"]:
        say(f"{', '.join(orphaned)}: the report has another text by now; look again at what it says")
    return board.matrix


def _draft(places: tuple[str, ...], drafted: tuple[str, ...]) -> Matrix:
    from suasion.weigh.hypotheses.draft import draft

    run = Run()
    evidence, reports = material_of(places, run)
    matrix = draft(evidence, reports, drafted)
    waiting = sum(e.drafted for e in matrix.evidence)
    say(f"drafted {waiting} items of evidence; go through them before you trust a number")
    return matrix


def _write(matrix: Matrix, to: Path) -> None:
    from suasion.case.export.atomic import write_bytes
    from suasion.weigh.hypotheses.files import matrix_bytes

    click.echo(write_bytes(to, matrix_bytes(matrix, to.suffix.lower())))


def _print(matrix: Matrix, counted: Scores, found: Ledger) -> None:
    ids = [h.id for h in matrix.hypotheses]
    rows = [
        (h.id, h.text, f"{p.prior:.0%}", f"{p.value:.0%}", f"{p.low:.0%} to {p.high:.0%}", counted.inconsistency[h.id],
         f"{counted.weighted_inconsistency[h.id]:.2f}", counted.open_synthesis_inconsistency[h.id])
        for h in matrix.hypotheses for p in [found.posteriors[h.id]]
    ]  # fmt: skip
    kind = "exactly one holds" if matrix.exclusive else "each for itself"
    columns = ("", "hypothesis", "before", "after", "90 % interval", "I", "weighted I", "I squared")
    table(plain(f"{matrix.title or 'Hypotheses'} ({kind})"), columns, rows)
    items = {e.id: e for e in matrix.evidence}
    lines = [
        (plain(w.source), "; ".join(_short(items[i].text) for i in w.items), *(f"{w.decibans[h]:+.1f}" for h in ids))
        for w in found.weights
    ]
    if lines:
        table("What each source adds, in decibans (10 dB: ten times the odds)", ("source", "says", *ids), lines)
    drafted = sum(e.drafted for e in matrix.evidence)
    if drafted:
        click.echo(f"{drafted} of {len(matrix.evidence)} items were linked by a program and not looked at.")
    if found.telling:
        click.echo(f"What separates the two leaders most: {plain(found.telling)}")
    if found.to_find:
        first = found.to_find[0]
        click.echo(
            f"Most worth finding: {plain(first.text)} (expected gain {first.gain:.2f} of {found.entropy:.2f} bits)"
        )
    click.echo(
        "The three scores on the right add up what is inconsistent. They are no probabilities: docs/hypotheses.md says why."
    )


def _short(text: str) -> str:
    flat = plain(text)
    return flat if len(flat) <= TEXT else flat[: TEXT - 3].rsplit(" ", 1)[0] + "..."
