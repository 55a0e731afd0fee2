"""The evidence as flat tables, shared by CSV and Parquet. A list becomes one cell, its parts joined by ``; ``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin

from suasion.case.export.events_table import EVENT_COLUMNS, event_rows
from suasion.case.export.model import Material
from suasion.case.kinds import KINDS
from suasion.evidence.model import Actor, Event

Cell = str | int | float | None
Row = dict[str, Cell]

COMMON: dict[str, type] = {"doc_id": str, "report_date": str, "id": str, "quote": str, "start": int, "end": int}
LAST: dict[str, type] = {"confidence": float, "rule": str}
NOT_FLAT = frozenset({"source_spans", "cue_spans", "content_spans"})
"""The parts of broken quotations; they are in evidence.json."""


@dataclass(frozen=True, slots=True)
class Table:
    """``columns``: name -> type of its cells (str, int or float); any cell may be None."""

    name: str
    columns: Mapping[str, type]
    rows: list[Row]


def tables(material: Material) -> list[Table]:
    """Reports, actors, and one table for each kind of item; a table without rows is there too."""
    kinds = [
        Table(kind, EVENT_COLUMNS, event_rows(kind, material)) if KINDS[kind].model is Event else _plain(kind, material)
        for kind in KINDS
    ]
    return [_reports(material), _actors(material), *kinds]


def join(parts: Iterable[str]) -> str | None:
    """The parts as one cell; None if there are none."""
    return "; ".join(parts) or None


def _plain(kind: str, material: Material) -> Table:
    """The fields of the model in their order; after each field of actor ids, the names."""
    names = material.names()
    roles = KINDS[kind].roles
    fields = [name for name in KINDS[kind].model.model_fields if name not in {*COMMON, *LAST, *NOT_FLAT}]
    columns: dict[str, type] = dict(COMMON)
    for name in fields:
        if name in roles:
            columns[f"{name}_id"] = columns[f"{name}_name"] = str
        else:
            columns[name] = int if int in _types(KINDS[kind].model.model_fields[name].annotation) else str
    columns |= LAST
    rows: list[Row] = []
    for document in material.evidence.documents:
        for item in getattr(document, kind):
            values = item.model_dump()
            row: Row = {"doc_id": document.doc_id, "report_date": document.date.value}
            for name in (*COMMON, *fields, *LAST):
                if name in roles:
                    row[f"{name}_id"] = join(values[name])
                    row[f"{name}_name"] = join(names.get(actor, actor) for actor in values[name])
                elif name in values:
                    row[name] = values[name]
            rows.append(row)
    return Table(kind, columns, rows)


def _types(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)


_REPORT_COLUMNS: dict[str, type] = {
    "doc_id": str, "file": str, "sha256": str, "title": str, "outlet": str, "byline": str, "url": str, "date": str,
    "date_basis": str, "date_reason": str, "language": str, "cluster": str, "not_coded": str, "n_chars": int,
    "sentences": int, **dict.fromkeys(("actors", *KINDS), int),
}  # fmt: skip


def _reports(material: Material) -> Table:
    rows: list[Row] = []
    for document in material.evidence.documents:
        row: Row = {name: getattr(document, name) for name in _REPORT_COLUMNS if name not in {"date", "actors", *KINDS}
                    and hasattr(document, name)}  # fmt: skip
        row |= {
            "date": document.date.value, "date_basis": document.date.basis, "date_reason": document.date.reason,
            **{kind: len(getattr(document, kind)) for kind in ("actors", *KINDS)},
        }  # fmt: skip
        rows.append(row)
    return Table("reports", _REPORT_COLUMNS, rows)


_ACTOR_COLUMNS: dict[str, type] = {
    "id": str, "name": str, "type": str, "country": str, "sector": str, "affiliation": str, "affiliation_name": str,
    "roles": str, "aliases": str, "reports": int, "mentions": int, "confidence": float, "rule": str,
}  # fmt: skip


def _actors(material: Material) -> Table:
    names = material.names()
    reports: dict[str, int] = {}
    mentions: dict[str, int] = {}
    for document in material.evidence.documents:
        for actor in document.actors:
            reports[actor.id] = reports.get(actor.id, 0) + 1
            mentions[actor.id] = mentions.get(actor.id, 0) + len(actor.mentions)
    rows: list[Row] = [
        {
            "id": actor.id, "name": actor.name, "type": actor.type, "country": actor.country, "sector": actor.sector,
            "affiliation": actor.affiliation, "affiliation_name": actor.affiliation and names.get(actor.affiliation),
            "roles": join(offices(actor)), "aliases": join(actor.aliases), "reports": reports.get(actor.id, 0),
            "mentions": mentions.get(actor.id, 0), "confidence": actor.confidence, "rule": actor.rule,
        }
        for actor in material.evidence.actors
    ]  # fmt: skip
    return Table("actors", _ACTOR_COLUMNS, rows)


def offices(actor: Actor) -> list[str]:
    """The roles in words: "foreign minister of Arland (2021 to 2024)"."""
    lines = []
    for role in actor.roles:
        term = f" ({role.since or '?'} to {role.until or 'now'})" if role.since or role.until else ""
        lines.append(f"{role.title}{f' of {role.of}' if role.of else ''}{term}")
    return lines
