"""The network of actors as GEXF 1.3, for Gephi and networkx.

Nodes are actors. An edge runs from one actor to another for each kind and type of item that joins them (who did what to
whom, who says something about whom, who has what hold over whom); its weight is the number of such items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from suasion.case.export.model import Built, Material
from suasion.case.kinds import field_of, items_of
from suasion.evidence.model import Claim, Event, Item, Lever

NAMESPACE = "http://gexf.net/1.3"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow at all, not even escaped."""

_NODE_ATTRIBUTES = (("type", "string"), ("country", "string"), ("affiliation", "string"), ("reports", "integer"))
_EDGE_ATTRIBUTES = (("item", "string"), ("type", "string"), ("status", "string"), ("ids", "string"))


def build(material: Material) -> Built:
    """The graph. Items that join no two actors are left out and counted in the note."""
    from xml.etree import ElementTree

    edges, left_out = _edges(material)
    names = material.names()
    reports: dict[str, int] = {}
    for document in material.evidence.documents:
        for one in document.actors:
            reports[one.id] = reports.get(one.id, 0) + 1
    known = {a.id: a for document in material.evidence.documents for a in document.actors}
    known |= {a.id: a for a in material.evidence.actors}
    nodes = sorted({*known, *(end for source, target, *_ in edges for end in (source, target))})

    root = ElementTree.Element("gexf", {"xmlns": NAMESPACE, "version": "1.3"})
    meta = ElementTree.SubElement(root, "meta")
    ElementTree.SubElement(meta, "creator").text = f"suasion {material.evidence.suasion}"
    ElementTree.SubElement(meta, "description").text = "Actors, and the events, claims and levers that join them"
    graph = ElementTree.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    for owner, attributes in (("node", _NODE_ATTRIBUTES), ("edge", _EDGE_ATTRIBUTES)):
        declared = ElementTree.SubElement(graph, "attributes", {"class": owner})
        for title, kind in attributes:
            ElementTree.SubElement(declared, "attribute", {"id": f"{owner}_{title}", "title": title, "type": kind})

    holder = ElementTree.SubElement(graph, "nodes")
    for key in nodes:
        node = ElementTree.SubElement(holder, "node", {"id": legal(key), "label": legal(names.get(key, key))})
        actor = known.get(key)
        about = (actor.type, actor.country, actor.affiliation) if actor else (None, None, None)
        values = (*about, str(reports.get(key, 0)))
        _values(ElementTree, node, "node", _NODE_ATTRIBUTES, values)
    holder = ElementTree.SubElement(graph, "edges")
    for number, (source, target, kind, sort, status) in enumerate(sorted(edges)):
        ids = edges[source, target, kind, sort, status]
        edge = ElementTree.SubElement(holder, "edge", {
            "id": str(number), "source": legal(source), "target": legal(target), "label": legal(sort),
            "kind": legal(f"{kind}:{sort}:{status}"), "weight": str(len(ids)),
        })  # fmt: skip
        _values(ElementTree, edge, "edge", _EDGE_ATTRIBUTES, (kind, sort, status, " ".join(ids)))
    ElementTree.indent(root, " ")
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    note = f"{left_out} events, claims and levers join no two actors and are left out." if left_out else ""
    return Built(content + b"\n", note)


def _values(
    xml: Any, parent: Any, owner: str, attributes: Sequence[tuple[str, str]], values: Sequence[str | None]
) -> None:
    filled = [(title, value) for (title, _), value in zip(attributes, values, strict=True) if value]
    if filled:
        holder = xml.SubElement(parent, "attvalues")
        for title, value in filled:
            xml.SubElement(holder, "attvalue", {"for": f"{owner}_{title}", "value": legal(value)})


def legal(text: str) -> str:
    """The text without the characters that XML does not allow."""
    return _ILLEGAL.sub("", text)


Edge = tuple[str, str, str, str, str]
"""Source, target, kind of item, its type, its status."""


def _edges(material: Material) -> tuple[dict[Edge, list[str]], int]:
    edges: dict[Edge, list[str]] = {}
    left_out = 0
    for document in material.evidence.documents:
        for kind, _, item in items_of(document):
            if not isinstance(item, Event | Claim | Lever):
                continue
            pairs = [pair for pair in _pairs(item) if pair[0] != pair[1]]
            left_out += not pairs
            for source, target in dict.fromkeys(pairs):
                edge = (source, target, kind, field_of(kind, item, "type") or "", field_of(kind, item, "status") or "")
                edges.setdefault(edge, []).append(item.id)
    return edges, left_out


def _pairs(item: Item) -> Iterator[tuple[str, str]]:
    """From everyone who acts to everyone acted on; a mutual act without a target joins its actors with each other."""
    if isinstance(item, Event) and not item.target:
        yield from combinations(item.source, 2)
    elif isinstance(item, Event):
        yield from ((source, target) for source in item.source for target in item.target)
    elif isinstance(item, Claim):
        yield from ((source, about) for source in item.source for about in item.about)
    elif isinstance(item, Lever):
        yield from ((holder, over) for holder in item.holder for over in item.over)
