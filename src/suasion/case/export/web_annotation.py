"""W3C Web Annotations (JSON-LD): every item as an annotation on the text that it was found in.

The target is the text that suasion read, named by its SHA-256, because positions hold only there; the web page, if
there is one, is its ``scope``. Positions and quotes are in code points, as both the standard and Python count them.
"""

from __future__ import annotations

import json
from urllib.parse import quote

from suasion.case.export.model import Built, Material
from suasion.case.kinds import field_of, items_of, words_of
from suasion.evidence.model import Document, Item

CONTEXT_CHARS = 32
"""Characters of context on each side of a quote: the length that annotation tools write by custom."""


def build(material: Material) -> Built:
    """One AnnotationPage. Without a report's text its quotes have no prefix and suffix."""
    texts = material.texts()
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:suasion:evidence",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [
            _annotation(document, kind, item, texts.get(document.doc_id), material.evidence.suasion)
            for document in material.evidence.documents
            for kind, _, item in items_of(document)
        ],
    }
    return Built((json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode())


def _annotation(document: Document, kind: str, item: Item, text: str | None, version: str) -> dict[str, object]:
    record = json.dumps(item.model_dump(mode="json"), ensure_ascii=False)
    tags = [tag for tag in (kind, field_of(kind, item, "type"), field_of(kind, item, "status")) if tag]
    target: dict[str, object] = {
        "source": {
            "id": f"urn:suasion:text:{document.sha256}",
            "type": "Text",
            "format": "text/plain",
            "language": document.language,
        },
        "selector": selectors(item.start, item.end, item.quote, text),
    }
    if document.url:
        target["scope"] = document.url
    return {
        "id": f"urn:suasion:item:{quote(document.doc_id, safe='')}:{quote(item.id, safe='')}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"id": "urn:suasion:software", "type": "Software", "name": f"suasion {version}"},
        "body": [
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags),
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": words_of(kind, item)},
            {"type": "TextualBody", "purpose": "classifying", "format": "application/json", "value": record},
        ],
        "target": target,
    }


def selectors(start: int, end: int, exact: str, text: str | None) -> list[dict[str, object]]:
    """The same place twice, by quote and by position: a reader uses the one that still fits."""
    by_quote: dict[str, object] = {"type": "TextQuoteSelector", "exact": exact}
    if text is not None:
        by_quote["prefix"] = text[max(0, start - CONTEXT_CHARS) : start]
        by_quote["suffix"] = text[end : end + CONTEXT_CHARS]
    return [by_quote, {"type": "TextPositionSelector", "start": start, "end": end}]
