"""Documents -> one body of evidence: the same actor has the same id in all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from suasion._version import __version__
from suasion.evidence.actors import link_actors
from suasion.evidence.anchors import resolve_anchors
from suasion.evidence.model import Actor, Document, Evidence

ROLES = {
    "events": ("source", "target", "reported_by"), "other_acts": ("source", "target", "reported_by"),
    "claims": ("source", "via", "about"),
    "levers": ("holder", "over"), "interests": ("actor",), "barriers": ("actor",), "tracks": ("participants", "mediators"),
    "scheduled": ("who",), "energy": ("actor",),
}  # fmt: skip


def link(documents: Sequence[Document]) -> Evidence:
    """The documents with actor ids unified and dates that hang on events resolved, and the merged list of actors (without mentions).

    The most mentioned actor comes first.
    """
    maps = link_actors([d.actors for d in documents])
    linked = resolve_anchors([_renamed(d, m) for d, m in zip(documents, maps, strict=True)])
    return Evidence(suasion=__version__, documents=linked, actors=_merged(linked))


def _renamed(d: Document, ids: Mapping[str, str]) -> Document:
    if all(k == v for k, v in ids.items()):
        return d
    change: dict[str, Any] = {
        "actors": _joined(
            [
                a.model_copy(
                    update={
                        "id": ids[a.id],
                        "affiliation": ids.get(a.affiliation, a.affiliation) if a.affiliation else None,
                    }
                )
                for a in d.actors
            ]
        )
    }
    for kind, roles in ROLES.items():
        change[kind] = tuple(
            item.model_copy(update={role: tuple(dict.fromkeys(ids.get(a, a) for a in getattr(item, role))) for role in roles})
            for item in getattr(d, kind)
        )  # fmt: skip
    return d.model_copy(update=change)


def _joined(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Actors of one id become one: aliases, roles and mentions together, the longest name kept."""
    out: dict[str, Actor] = {}
    for a in actors:
        o = out.get(a.id)
        if o is None:
            out[a.id] = a
            continue
        out[a.id] = o.model_copy(update={
            "name": max(o.name, a.name, key=len), "country": o.country or a.country, "sector": o.sector or a.sector,
            "affiliation": o.affiliation or a.affiliation, "roles": tuple(dict.fromkeys([*o.roles, *a.roles])),
            "aliases": tuple(dict.fromkeys([*o.aliases, *a.aliases])),
            "mentions": tuple(sorted({*o.mentions, *a.mentions}, key=lambda m: (m.start, m.end))),
            "confidence": max(o.confidence, a.confidence),
        })  # fmt: skip
    return tuple(out.values())


def _merged(documents: Sequence[Document]) -> tuple[Actor, ...]:
    counts: dict[str, int] = {}
    for d in documents:
        for a in d.actors:
            counts[a.id] = counts.get(a.id, 0) + len(a.mentions)
    everyone = _joined([a.model_copy(update={"mentions": ()}) for d in documents for a in d.actors])
    return tuple(sorted(everyone, key=lambda a: (-counts[a.id], a.id)))
