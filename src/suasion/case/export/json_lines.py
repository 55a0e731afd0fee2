"""JSON lines: ``{"doc_id": ..., "kind": ..., "item": {...}}``.

The item stands in a field of its own, for a lever has a field ``kind`` too.
"""

from __future__ import annotations

import json

from suasion.case.export.model import Built, Material
from suasion.case.kinds import items_of


def build(material: Material) -> Built:
    """One line for each item, document by document, kind by kind."""
    lines = [
        json.dumps({"doc_id": document.doc_id, "kind": kind, "item": item.model_dump(mode="json")}, ensure_ascii=False)
        for document in material.evidence.documents
        for kind, _, item in items_of(document)
    ]
    return Built("".join(f"{line}\n" for line in lines).encode())
