"""``suasion brief``: reports to one page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from suasion.commands.common import Run, count, jobs_option, min_confidence_option, say, stdin, sure_enough
from suasion.commands.second import Second, reader_options

if TYPE_CHECKING:
    from suasion.forecast.log import Asked


@click.command()
@click.argument("reports", nargs=-1, metavar="REPORTS...")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder to write into; it is made if need be.",
)
@click.option("--question", metavar="TEXT", help="The question that the page shall answer.")
@click.option(
    "--case",
    "case_file",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Add the reports to this case and write about all that it holds, with your reviews.",
)
@click.option(
    "--system",
    "system_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Play this system.yaml, in the place of one that is drafted from the reports.",
)
@click.option(
    "--as-of",
    metavar="DATE",
    help="Forecast as of this day. [default: the date of the latest report, or what WEIGH infers]",
)
@click.option(
    "--prices",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CSV",
    help="Price series, for the ranges that they may stay in (docs/exposure.md).",
)
@click.option(
    "--hypotheses",
    "hypotheses_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Competing hypotheses to show (YAML, .achz or CSV: see suasion hypotheses).",
)
@jobs_option
@reader_options
@min_confidence_option
def brief(
    reports: tuple[str, ...],
    out: Path,
    question: str | None,
    case_file: str | None,
    system_file: Path | None,
    as_of: str | None,
    prices: Path | None,
    hypotheses_file: Path | None,
    jobs: int,
    second: Second,
    min_confidence: float,
) -> None:
    """Read and code reports, and write a page about them.

    The folder holds index.html (one file, no network), evidence.json, calendar.ics, and system.yaml where there is a conflict to draft.
    """
    from suasion.briefing import write
    from suasion.briefing.ahead import look_ahead
    from suasion.briefing.modelled import modelled, sides
    from suasion.pipeline import code_all, linked
    from suasion.weigh import weigh

    if not reports and not case_file:
        raise click.UsageError("Name reports, or a case with --case.")
    system = None
    if system_file:
        from suasion.system.read import read_system

        system = read_system(system_file)
    matrix = None
    if hypotheses_file is not None:  # first: a slip in it should not cost the reading of the reports
        from suasion.weigh.hypotheses.files import read_matrix

        matrix = read_matrix(hypotheses_file)
    run = Run()
    log: list[Asked] = []
    found = run.each(second.over(code_all(reports, stdin=stdin(), jobs=jobs))) if reports else iter(())
    if case_file:
        from suasion.case import open_case
        from suasion.forecast.log import asked

        with open_case(case_file, create=bool(reports)) as case:
            for coded in found:
                case.add(coded.report, coded.document)
            evidence, texts = case.evidence(), list(case.reports())
            log = asked(case)
        run.done = len(texts)
    else:
        everything = list(found)
        evidence, texts = linked(everything), [coded.report for coded in everything]
    if texts:
        evidence = sure_enough(evidence, min_confidence)
        weighed = weigh(evidence, texts)
        model = modelled(evidence, question, system)
        two = sides(model) if question or system else None
        ahead = look_ahead(evidence, texts, as_of=_day(as_of), prices=prices, log=log, weighed=weighed, sides=two)
        page = write(evidence, texts, out, question=question, ahead=ahead, weighed=weighed, matrix=matrix, model=model)
        click.echo(page)
        say(f"read {count(len(texts), 'report')}; open {page} in a browser")
    run.finish()


def _day(text: str | None) -> str | None:
    """An ISO day, as the user wrote it."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no day, such as 2025-09-02", param_hint="--as-of") from error
