"""``suasion read`` and ``suasion code``: reports to JSON lines, as they come."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

import click

from suasion.commands.common import Run, jobs_option, min_confidence_option, say, sources_argument, stdin, table
from suasion.commands.second import Second, reader_options

if TYPE_CHECKING:
    from suasion.reports.model import Report


@click.command()
@sources_argument
@click.option(
    "--as", "form", type=click.Choice(["jsonl", "table"]), help="Default: a table on a terminal, JSON lines in a pipe."
)
def read(reports: tuple[str, ...], form: str | None) -> None:
    """Read reports: text, date with its reason, blocks kept and dropped.

    REPORTS are files (text, HTML, PDF, mail, feeds, JSON lines), folders, or - for JSON lines on standard input.
    """
    from suasion.resume import reports_of

    run = Run()
    if form is None:
        form = "table" if sys.stdout.isatty() else "jsonl"
    found = run.each(reports_of(reports, stdin=stdin()), "Reading")
    if form == "jsonl":
        for report in found:
            click.echo(report.model_dump_json())
    else:
        rows = [_row(report) for report in found]
        if rows:
            table("", ("report", "date", "why", "kept", "dropped", "title"), rows)
    run.finish()


def _row(report: Report) -> tuple[object, ...]:
    kept = len(report.kept())
    why = report.not_coded or report.date.basis
    return report.id, report.date.value or "unknown", why, kept, len(report.blocks) - kept, report.heading


@click.command()
@sources_argument
@jobs_option
@reader_options
@min_confidence_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object with all documents instead of JSON lines.")
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=False),
    default="-",
    help="Write here. [default: standard output]",
)
def code(
    reports: tuple[str, ...], jobs: int, second: Second, min_confidence: float, as_json: bool, output: IO[str]
) -> None:
    """Code reports: actors, events, claims, levers, ... each with its span.

    Writes one document a line, in the order of the reports, while it reads: memory does not grow with their number.
    """
    from suasion import __version__
    from suasion.evidence.confidence import at_least
    from suasion.pipeline import code_all

    run = Run()
    found = second.over(code_all(reports, stdin=stdin(), jobs=jobs))
    if as_json:
        output.write(f'{{"suasion":"{__version__}","documents":[')
    for coded in run.each(found):
        document = at_least(coded.document, min_confidence)
        if as_json:
            output.write("\n" if run.done == 1 else ",\n")
        output.write(document.model_dump_json() + ("" if as_json else "\n"))
        output.flush()
        if document.not_coded:
            say(f"{coded.report.origin}: not coded: {document.not_coded}")
    if as_json:
        output.write("\n]}\n")
        output.flush()
    run.finish()
