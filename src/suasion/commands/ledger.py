"""``suasion add``, ``review`` and ``search``: the case, a ledger in one SQLite file."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Literal, get_origin

import click

from suasion.commands.common import Run, count, jobs_option, say, sources_argument, stdin, table

CASE = click.Path(dir_okay=False)


@click.command()
@click.argument("case_file", type=CASE, metavar="CASE")
@sources_argument
@jobs_option
def add(case_file: str, reports: tuple[str, ...], jobs: int) -> None:
    """Read and code reports and add them to a case.

    CASE is a file; it is made if it is not there yet. Adding the same report again changes nothing; if its text has
    changed, what was found in the old text is kept and marked as orphaned. Reviews always survive.
    """
    from suasion.case import open_case
    from suasion.pipeline import code_all

    run = Run()
    totals: dict[str, int] = {}
    with open_case(case_file) as case:
        for coded in run.each(code_all(reports, stdin=stdin(), jobs=jobs)):
            for name, number in asdict(case.add(coded.report, coded.document)).items():
                if isinstance(number, int):
                    totals[name] = totals.get(name, 0) + number
    if run.done:
        items = ", ".join(f"{number} {name}" for name, number in totals.items() if number) or "none"
        say(f"{case_file}: {count(run.done, 'report')}; items: {items}")
    run.finish()


@click.command()
@click.argument("case_file", type=CASE, metavar="CASE")
@click.argument("item")
@click.option("--accept", "verdict", flag_value="accept", help="The item is right.")
@click.option("--reject", "verdict", flag_value="reject", help="The item is wrong: leave it out of everything.")
@click.option(
    "--correct",
    "changes",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Correct a field. May be given more than once; separate the parts of a list by commas.",
)
@click.option("--note", default="", metavar="TEXT", help="Why.")
@click.option("--by", "author", default="", metavar="NAME", help="Who judges.")
def review(
    case_file: str,
    item: str,
    verdict: Literal["accept", "reject"] | None,
    changes: tuple[str, ...],
    note: str,
    author: str,
) -> None:
    """Accept, reject or correct an item of a case.

    ITEM is an id, such as claim-1a2b3c4d5e. Reviews are kept one after another; nothing that was found is deleted.
    """
    from suasion.case import open_case

    if bool(verdict) == bool(changes):
        raise click.UsageError("Give one of --accept, --reject and --correct FIELD=VALUE.")
    with open_case(case_file, create=False) as case:
        done = case.review(item, verdict or "correct", changes=dict(map(_change, changes)), note=note, author=author)
    say(f"{done.item}: {done.verdict}ed")


def _change(text: str) -> tuple[str, Any]:
    """``FIELD=VALUE`` as the record wants it: a list where the field is one, None if it is empty, else the words."""
    from suasion.case.kinds import KINDS

    field, sign, value = (part.strip() for part in text.partition("="))
    if not sign or not field:
        raise click.BadParameter(f"{text!r} is not FIELD=VALUE, such as type=CONSULT", param_hint="--correct")
    fields = [info for kind in KINDS.values() for name, info in kind.model.model_fields.items() if name == field]
    if any(get_origin(info.annotation) is tuple for info in fields):
        return field, [part.strip() for part in value.split(",") if part.strip()]
    if value.startswith("{"):  # a record within the record, such as casualties
        try:
            return field, json.loads(value)
        except json.JSONDecodeError as error:
            raise click.BadParameter(f"{field}: {error}", param_hint="--correct") from error
    return field, value or None


@click.command()
@click.argument("case_file", type=CASE, metavar="CASE")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most so many hits."
)
@click.option("--json", "as_json", is_flag=True, help="JSON lines instead of a table.")
def search(case_file: str, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search a case: the sentences of items first, then the reports.

    All words must be there, in any order and form ("talk" finds "talks"); quote a phrase twice: '"truce talks"'.
    """
    from suasion.case import open_case

    with open_case(case_file, create=False) as case:
        hits = case.search(" ".join(words), limit=limit)
    if as_json:
        for hit in hits:
            click.echo(json.dumps(asdict(hit), ensure_ascii=False))
    elif hits:
        rows = ((hit.item or "report", hit.kind, hit.heading, hit.snippet) for hit in hits)
        table(count(len(hits), "hit"), ("item", "kind", "report", "words"), rows)
    else:
        click.echo("Nothing found.")
