"""``suasion brief``: reports to one page."""

from __future__ import annotations

from pathlib import Path

import click

from suasion.commands.common import Run, count, jobs_option, min_confidence_option, say, stdin, sure_enough
from suasion.commands.second import Second, reader_options


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
    hypotheses_file: Path | None,
    jobs: int,
    second: Second,
    min_confidence: float,
) -> None:
    """Read and code reports, and write a page about them.

    The folder holds index.html (one file, no network), evidence.json and calendar.ics.
    """
    from suasion.briefing import write
    from suasion.pipeline import code_all, linked

    if not reports and not case_file:
        raise click.UsageError("Name reports, or a case with --case.")
    matrix = None
    if hypotheses_file is not None:  # first: a slip in it should not cost the reading of the reports
        from suasion.weigh.hypotheses.files import read_matrix

        matrix = read_matrix(hypotheses_file)
    run = Run()
    found = run.each(second.over(code_all(reports, stdin=stdin(), jobs=jobs))) if reports else iter(())
    if case_file:
        from suasion.case import open_case

        with open_case(case_file, create=bool(reports)) as case:
            for coded in found:
                case.add(coded.report, coded.document)
            evidence, texts = case.evidence(), list(case.reports())
        run.done = len(texts)
    else:
        everything = list(found)
        evidence, texts = linked(everything), [coded.report for coded in everything]
    if texts:
        page = write(sure_enough(evidence, min_confidence), texts, out, question=question, matrix=matrix)
        click.echo(page)
        say(f"read {count(len(texts), 'report')}; open {page} in a browser")
    run.finish()
