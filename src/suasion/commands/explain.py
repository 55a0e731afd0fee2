"""``suasion explain``: one item, with the sentence that it came from and the rule that found it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from suasion.commands.common import Run, jobs_option, material_of, plain
from suasion.errors import SuasionError

if TYPE_CHECKING:
    from suasion.evidence.model import Document

HIDDEN = frozenset({"id", "start", "end", "quote", "rule", "confidence", "predicate"})
"""Fields that are shown apart, or that only a program can use."""


@click.command()
@click.argument("item")
@click.argument("places", nargs=-1, required=True, metavar="REPORTS-or-CASE-or-SYSTEM...")
@jobs_option
def explain(item: str, places: tuple[str, ...], jobs: int) -> None:
    """Explain an item: its sentence, where that stands, what was read out of it, and by which rule.

    ITEM is an id, such as event-1a2b3c4d5e (see `suasion show events REPORTS --ids`); with a file of `suasion draft`, the path of a
    number, such as press.CHN-RUS.peace_value: back to its sentences or data, forward to what depends on it.
    """
    if len(places) == 1 and places[0].lower().endswith((".yaml", ".yml")):
        _explain_number(item, places[0])
        return
    run = Run()
    for document in material_of(places, run, jobs)[0].documents:
        for kind, found in _items(document):
            if found["id"] == item:
                _print(document, kind, found)
                run.finish()
                return
    raise SuasionError(f"there is no item {item}", mend="`suasion show KIND ... --ids` lists them")


def _explain_number(path: str, file: str) -> None:
    from suasion.system.explain import explained
    from suasion.system.read import read_system

    for line in explained(read_system(file), path):
        click.echo(line[: len(line) - len(line.lstrip())] + plain(line))


def _items(document: Document) -> list[tuple[str, dict[str, Any]]]:
    from suasion.case.kinds import KINDS

    return [(kind, item.model_dump(mode="json")) for kind in KINDS for item in getattr(document, kind)]


def _print(document: Document, kind: str, item: dict[str, Any]) -> None:
    from suasion.evidence.confidence import basis

    names = {actor.id: actor.name for actor in document.actors}
    lines = [
        f"{item['id']} ({kind.replace('_', ' ')})",
        f"  sentence    “{plain(item['quote'])}”",
        f"  stands in   {plain(document.file)}, characters {item['start']}-{item['end']}",
        f"  report      {plain(document.title or document.doc_id)}",
        f"  dated       {document.date.value or 'not'}: {plain(document.date.reason)}",
    ]
    for field, value in item.items():
        if field in HIDDEN or field.endswith(("_start", "_end", "_spans")) or value in (None, "", [], {}):
            continue
        shown = ", ".join(names.get(v, str(v)) for v in value) if isinstance(value, list) else value
        lines.append(f"  {field.replace('_', ' '):<11} {plain(shown)}")
    lines += [f"  rule        {item['rule'] or 'not named'}"]
    lines += [f"  confidence  {item['confidence']:.2f} of 1: {basis(kind, item['rule'])}"]
    click.echo("\n".join(lines))
