"""``suasion show``: the evidence of one kind, as a table, tab-separated lines or JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from suasion.commands.common import Run, jobs_option, material_of, min_confidence_option, plain, sure_enough, table

if TYPE_CHECKING:
    from suasion.case.show import Grid
    from suasion.evidence.model import Evidence

KINDS = ("actors", "events", "other_acts", "claims", "levers", "interests", "barriers", "tracks", "scheduled", "energy")

OTHER_COLUMNS: dict[str, dict[str, str]] = {
    "other_acts": {
        "Status": "status", "Date": "date", "Who": "source", "Act": "type", "To whom": "target", "Words": "quote",
    },
    "interests": {"Who": "actor", "Interest": "text"},
    "barriers": {"Who": "actor", "Barrier": "text"},
    "tracks": {"Track": "name", "Participants": "participants", "Status": "status"},
    "energy": {"Commodity": "commodity", "Direction": "direction", "Words": "text"},
}  # fmt: skip
"""Kind -> heading -> field, for the kinds whose table needs no more thought. The others: ``suasion.case.show``."""

LONG_COLUMNS = frozenset({"Report", "Id"})
"""Left out of tables unless asked for: they take the room that the words need."""


@click.command()
@click.argument("kind", type=click.Choice((*KINDS, "reports")), metavar="KIND")
@click.argument("places", nargs=-1, required=True, metavar="REPORTS-or-CASE...")
@click.option("--actor", metavar="NAME", help="Only items in which this actor (an id, or part of a name) takes part.")
@click.option("--ids", is_flag=True, help="Show the report and the id of each item in the table too.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["table", "tsv", "jsonl"]),
    help="Default: a table on a terminal, tab-separated lines in a pipe.",
)
@jobs_option
@min_confidence_option
def show(
    kind: str,
    places: tuple[str, ...],
    actor: str | None,
    ids: bool,
    form: str | None,
    jobs: int,
    min_confidence: float,
) -> None:
    """Show the evidence of one kind, from reports or from a case.

    \b
    KIND is one of
      actors, events, other_acts (planned, possible, called for, denied), claims, levers, interests,
      barriers, tracks, scheduled, energy, reports
    """
    run = Run()
    evidence, _ = material_of(places, run, jobs)
    evidence = sure_enough(evidence, min_confidence)
    if kind == "actors":
        found = tuple(a for a in evidence.actors if a.confidence >= min_confidence)
        evidence = evidence.model_copy(update={"actors": found})
    if actor:
        evidence = _only(evidence, actor)
    if form == "jsonl":
        for row in _records(evidence, kind):
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        _print(_grid(evidence, kind), form or ("table" if sys.stdout.isatty() else "tsv"), ids)
    run.finish()


def _print(grid: Grid, form: str, ids: bool) -> None:
    if form == "tsv":
        for row in (grid.columns, *grid.rows):
            click.echo("\t".join(map(plain, row)))
    elif grid.rows:
        shown = [i for i, name in enumerate(grid.columns) if ids or name not in LONG_COLUMNS]
        table(grid.title, [grid.columns[i] for i in shown], ([row[i] for i in shown] for row in grid.rows))
    else:
        click.echo(grid.title)


def _records(evidence: Evidence, kind: str) -> Iterator[dict[str, Any]]:
    if kind == "actors":
        yield from (actor.model_dump(mode="json", exclude={"mentions"}) for actor in evidence.actors)
    elif kind == "reports":
        yield from (d.model_dump(mode="json", exclude={*KINDS, "boilerplate"}) for d in evidence.documents)
    else:
        for document in evidence.documents:
            for item in getattr(document, kind):
                yield {"doc_id": document.doc_id} | item.model_dump(mode="json")


def _grid(evidence: Evidence, kind: str) -> Grid:
    from suasion.case.show import SHOWN, Grid

    if kind in SHOWN:
        return SHOWN[kind](evidence)
    records = list(_records(evidence, kind))
    title = f"{len(records)} {kind.replace('_', ' ')}"
    names = {a.id: a.name for d in evidence.documents for a in d.actors} | {a.id: a.name for a in evidence.actors}
    columns = OTHER_COLUMNS[kind]
    rows = [(*(_cell(r[f], names) for f in columns.values()), r["doc_id"], r["id"]) for r in records]
    return Grid(title, (*columns, "Report", "Id"), rows, list(columns)[-1])


def _cell(value: Any, names: dict[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(names.get(v, str(v)) for v in value)
    return "" if value is None else str(value)


def _only(evidence: Evidence, wanted: str) -> Evidence:
    """The evidence with those items only in which the wanted actor, or somebody who belongs to it, takes part."""
    from suasion.case.kinds import KINDS as ITEM_KINDS
    from suasion.case.kinds import roles_of

    low = wanted.casefold()
    everyone = [a for d in evidence.documents for a in d.actors] + list(evidence.actors)
    ids = {a.id for a in everyone if a.id.casefold() == low or any(low in n.casefold() for n in (a.name, *a.aliases))}
    ids |= {a.id for a in everyone if a.affiliation in ids}
    if not ids:
        raise click.BadParameter(f"no actor is called {wanted!r}; see `suasion show actors`", param_hint="--actor")
    documents = []
    for document in evidence.documents:
        kept: dict[str, Any] = {
            kind: tuple(i for i in getattr(document, kind) if any(who in ids for _, who in roles_of(kind, i)))
            for kind in ITEM_KINDS
        }
        kept["actors"] = tuple(a for a in document.actors if a.id in ids)
        documents.append(document.model_copy(update=kept))
    actors = tuple(a for a in evidence.actors if a.id in ids)
    return evidence.model_copy(update={"documents": tuple(documents), "actors": actors})
