"""``suasion weigh``: what does not add up in the reports of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from suasion.commands.common import (
    Run,
    count,
    jobs_option,
    material_of,
    min_confidence_option,
    plain,
    sure_enough,
    table,
)

if TYPE_CHECKING:
    from suasion.evidence.model import Evidence
    from suasion.weigh.model import Dated, Finding, Side, Weighed

KINDS = ("contradiction", "anachronism", "overclaim", "omission", "single_source", "drift")
RELATIONS = ("contradiction", "disagreement", "change", "tension")

QUOTE = 240
"""Characters of a span that the table shows; ``--json`` has it whole."""


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="REPORTS-or-CASE...")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind. Repeatable. [default: all]"
)
@click.option(
    "--relation",
    "relations",
    multiple=True,
    type=click.Choice(RELATIONS),
    help="Of the contradictions, only those that are this. Repeatable. [default: all]",
)
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    default=0,
    show_default=True,
    metavar="S",
    help="Leave out findings weaker than S (0 to 1).",
)
@click.option("--dates", "show_dates", is_flag=True, help="Also say when each undated report was written, and why.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with all findings and dates.")
@jobs_option
@min_confidence_option
def weigh(
    places: tuple[str, ...],
    kinds: tuple[str, ...],
    relations: tuple[str, ...],
    at_least: float,
    show_dates: bool,
    as_json: bool,
    jobs: int,
    min_confidence: float,
) -> None:
    """What does not add up? Contradictions, wrong dates and titles, headlines that say too much, silences.

    Each finding shows its spans with report, date and speaker, a reason, and how strong it is. docs/weigh.md defines every
    check.
    """
    from suasion.weigh import weigh as weigh_case

    run = Run()
    evidence, reports = material_of(places, run, jobs)
    found = _chosen(weigh_case(sure_enough(evidence, min_confidence), reports), kinds, relations, at_least)
    if as_json:
        click.echo(found.model_dump_json())
    else:
        _print(found, evidence)
        if show_dates:
            _print_dates(found.dates)
    run.finish()


def _chosen(found: Weighed, kinds: tuple[str, ...], relations: tuple[str, ...], at_least: float) -> Weighed:
    kept = tuple(
        f
        for f in found.findings
        if (not kinds or f.kind in kinds)
        and f.strength >= at_least
        and (not relations or not f.relation or f.relation in relations)
    )
    return found.model_copy(update={"findings": kept})


def _print(found: Weighed, evidence: Evidence) -> None:
    names = {a.id: a.name for d in evidence.documents for a in d.actors}
    rows = [
        (f"{f.word} {_kind(f)}", _side(f.sides[0], names), " | ".join(_side(s, names) for s in f.sides[1:]), f.why)
        for f in found.findings
    ]
    if rows:
        table(count(len(rows), "finding"), ("", "One span", "The other", "Why they are here"), rows)
    else:
        click.echo("0 findings")


def _kind(f: Finding) -> str:
    kind = f.kind.replace("_", " ")
    return f"{kind}: {f.check}" if not f.relation or f.relation == f.kind else f"{f.relation}: {f.check}"


def _side(s: Side, names: dict[str, str]) -> str:
    from suasion.weigh.spoken import bare

    quote = plain(bare(s.quote))
    quote = quote if len(quote) <= QUOTE else quote[: QUOTE - 3].rsplit(" ", 1)[0] + "..."
    who = ", ".join(names.get(a, a) for a in s.speaker)
    return f"“{quote}” ({s.doc_id}{f', {s.date}' if s.date else ''}{f'; {who}' if who else ''})"


def _print_dates(dates: tuple[Dated, ...]) -> None:
    undated = [d for d in dates if not d.given]
    click.echo()
    for d in undated:
        value = d.value or (f"{d.first} or later" if d.first else f"{d.last} or earlier" if d.last else "unknown")
        click.echo(f"{plain(d.doc_id)}: {value}")
        for r in d.reasons:
            click.echo(f"  because of “{plain(r.quote)}”: {plain(r.text)}")
        for r in d.against:
            click.echo(f"  although “{plain(r.quote)}”: {plain(r.text)}")
    if not undated:
        click.echo("Every report has a date.")
