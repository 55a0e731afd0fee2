"""The ways out of a case: one registry, ``EXPORTS``, that the command line iterates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from suasion.case.export import csv_folder, evidence_json, ftm, gexf, ics, json_lines, parquet, web_annotation
from suasion.case.export.atomic import write_bytes
from suasion.case.export.model import Built, Exported, Exporter, Material
from suasion.errors import CaseError

EXPORTS: dict[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter("json", ".json", "everything, as evidence.json", evidence_json.build),
        Exporter("jsonl", ".jsonl", "one item a line, with its kind and report", json_lines.build),
        Exporter("csv", "/", "a folder of tables for spreadsheets; events with PLOVER 2.0 columns", csv_folder.build),
        Exporter("parquet", "/", "the same tables as Parquet files (extra: parquet)", parquet.build),
        Exporter("webannotation", ".jsonld", "W3C Web Annotations with text selectors", web_annotation.build),
        Exporter("ftm", ".ftm.json", "FollowTheMoney entities, one a line", ftm.build),
        Exporter("gexf", ".gexf", "the network of actors, for Gephi", gexf.build),
        Exporter("ics", ".ics", "a calendar of what is scheduled", ics.build),
    )
}

__all__ = ["EXPORTS", "Built", "Exported", "Exporter", "Material", "build", "export"]


def build(kind: str, material: Material) -> Built:
    """The content of an export. Raises CaseError for an unknown kind, MissingExtra where a package is missing."""
    if kind not in EXPORTS:
        raise CaseError(f"there is no export {kind!r}", mend=f"Choose one of {', '.join(EXPORTS)}.")
    return EXPORTS[kind].build(material)


def export(kind: str, material: Material, path: Path) -> Exported:
    """Write an export to ``path`` (a folder for ``csv`` and ``parquet``), each file atomically."""
    built = build(kind, material)
    if isinstance(built.content, Mapping):
        if path.exists() and not path.is_dir():
            raise CaseError("this is a file, and a folder is to be written", where=str(path), mend="Name a folder.")
        files = tuple(write_bytes(path / name, content) for name, content in built.content.items())
    else:
        files = (write_bytes(path, built.content),)
    return Exported(kind, path, files, built.note)
