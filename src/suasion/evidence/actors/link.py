"""The same actor over several reports: which ids of each report are one.

Ids of states and of what the vocabularies know are the same everywhere already. What is left is people and bodies
that only some report names in full. A short name joins a full one when the surnames agree and a role, an affiliation
or a country agrees too, or when another report calls that person so, and only if one full name fits. Two different full names are never one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from suasion.evidence.gazetteer import fold
from suasion.evidence.model import Actor


def link_actors(documents: Sequence[Sequence[Actor]]) -> list[dict[str, str]]:
    """For each document, its actor ids -> the ids to use instead (every id is there, most map to themselves)."""
    full: dict[str, dict[str, Actor]] = defaultdict(dict)
    called: dict[str, dict[str, Actor]] = defaultdict(dict)
    longest: dict[str, str] = {}
    for actors in documents:
        for actor in actors:
            if actor.type == "person" and len(actor.name.split()) > 1:
                full[_surname(actor.name)].setdefault(actor.id, actor)
                for alias in actor.aliases:
                    if len(alias.split()) == 1:
                        called[fold(alias).lower()].setdefault(actor.id, actor)
            elif actor.type not in ("person", "state"):
                _abbreviations(actor, longest)
    return [{a.id: _target(a, full, called, longest) for a in actors} for actors in documents]


def _surname(name: str) -> str:
    return fold(name).lower().split()[-1]


def _abbreviations(actor: Actor, longest: dict[str, str]) -> None:
    """A report that writes "General Confederation of Labour (CGT)" tells the others what "CGT" is."""
    for alias in actor.aliases:
        if alias.isupper() and len(alias) > 1 and len(actor.name.split()) > 1:
            known = longest.setdefault(alias, actor.id)
            if known != actor.id:
                longest[alias] = ""  # two organisations share it: it tells nothing


def _target(
    actor: Actor, full: dict[str, dict[str, Actor]], called: dict[str, dict[str, Actor]], longest: dict[str, str]
) -> str:
    if actor.type == "person" and len(actor.name.split()) == 1:
        fitting = [a for a in full.get(_surname(actor.name), {}).values() if _compatible(actor, a)]
        fitting = fitting or [a for a in called.get(fold(actor.name).lower(), {}).values() if _agree(actor, a)]
        return fitting[0].id if len(fitting) == 1 else actor.id
    if actor.type not in ("person", "state") and actor.name.isupper():
        return longest.get(actor.name) or actor.id
    return actor.id


def _compatible(short: Actor, whole: Actor) -> bool:
    """Something besides the surname must agree, and nothing may contradict."""
    if not _agree(short, whole):
        return False
    titles = {r.title for r in short.roles} & {r.title for r in whole.roles}
    shared = bool(short.country and short.country == whole.country) or bool(
        short.affiliation and short.affiliation == whole.affiliation
    )
    return bool(titles) or shared


def _agree(short: Actor, whole: Actor) -> bool:
    """No two countries."""
    return not (short.country and whole.country and short.country != whole.country)
