"""``evidence.json``: all records of ``suasion.evidence.model.Evidence``, indented, in UTF-8."""

from __future__ import annotations

from suasion.case.export.model import Built, Material


def build(material: Material) -> Built:
    """The evidence as one JSON object."""
    return Built((material.evidence.model_dump_json(indent=1) + "\n").encode())
