"""``suasion export``: the evidence in a form that other tools read."""

from __future__ import annotations

from pathlib import Path

import click

from suasion.commands.common import Run, jobs_option, material_of, say

KINDS = ("json", "jsonl", "csv", "parquet", "webannotation", "ftm", "gexf", "ics")
"""The keys of ``suasion.case.export.EXPORTS``, written out so that ``--help`` need not import it (a test compares)."""


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="REPORTS-or-CASE...")
@click.option("--to", "kind", type=click.Choice(KINDS), required=True, help="The form.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), required=True, help="The file (or folder) to write."
)
@jobs_option
def export(places: tuple[str, ...], kind: str, out: Path, jobs: int) -> None:
    """Export the evidence for other tools.

    \b
    json           everything, as evidence.json
    jsonl          one item a line, with its kind and report
    csv            a folder of tables; events with PLOVER 2.0 columns
    parquet        the same tables as Parquet (pip install 'suasion[parquet]')
    webannotation  W3C Web Annotations with text selectors
    ftm            FollowTheMoney entities, one a line
    gexf           the network of actors, for Gephi
    ics            a calendar of what is scheduled

    From a case, rejected items are left out and corrected ones are as corrected.
    """
    from suasion.case.export import Material
    from suasion.case.export import export as write
    from suasion.weigh import weigh
    from suasion.weigh.attach import attach

    run = Run()
    evidence, reports = material_of(places, run, jobs)
    if reports:
        if kind == "json":  # the one form that has room for what WEIGH finds
            evidence = attach(evidence, weigh(evidence, reports))
        done = write(kind, Material(evidence, reports), out)
        for path in done.files:
            click.echo(path)
        if done.note:
            say(done.note)
    run.finish()
