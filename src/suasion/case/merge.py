"""The same actor in many reports, as one record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from suasion._version import __version__
from suasion.evidence.model import Actor, Document, Evidence, OfficeHeld


def merge_actors(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """One actor for each id, in the order of the ids.

    The first report that says something wins (name, type, country, sector, affiliation); other names become aliases;
    roles are gathered. Mentions stay with the documents, for their offsets mean nothing elsewhere.
    """
    groups: dict[str, list[Actor]] = {}
    for actor in actors:
        groups.setdefault(actor.id, []).append(actor)
    return tuple(_one(groups[key]) for key in sorted(groups))


def _one(group: Sequence[Actor]) -> Actor:
    first = group[0]
    names: dict[str, None] = {}
    roles: dict[OfficeHeld, None] = {}
    for actor in group:
        names.update(dict.fromkeys((actor.name, *actor.aliases)))
        roles.update(dict.fromkeys(actor.roles))
    names.pop(first.name)
    return first.model_copy(
        update={
            "country": next((a.country for a in group if a.country), None),
            "sector": next((a.sector for a in group if a.sector), None),
            "affiliation": next((a.affiliation for a in group if a.affiliation), None),
            "roles": tuple(roles),
            "aliases": tuple(names),
            "mentions": (),
            "confidence": max(a.confidence for a in group),
        }
    )


def gather(documents: Sequence[Document]) -> Evidence:
    """The documents as ``Evidence``, linked by the evidence floor: the same actor has the same id in all of them."""
    from suasion import evidence

    link = getattr(evidence, "link", None)  # the evidence floor may be newer than this one, or not built yet
    if link is not None:
        linked: Evidence = link(documents)
        return linked
    actors = merge_actors(actor for document in documents for actor in document.actors)
    return Evidence(suasion=__version__, documents=tuple(documents), actors=actors)
