"""Who stands between the sides."""

from __future__ import annotations

from collections import defaultdict

from suasion.system.draft.pile import Found, Pile, settings, text_of
from suasion.system.draft.ties import party
from suasion.system.draft.words import speaks_of

Mediators = dict[str, tuple[float, tuple[str, ...]]]
"""By actor: how much shows that it mediates, and the evidence."""


def find_mediators(pile: Pile, sides: set[str]) -> Mediators:
    """Who consults as a third party, is said to mediate, or speaks with both sides: how much shows it, and the evidence; the strongest first.

    Whoever speaks with both counts by the side with which it speaks less.
    """
    choice = settings()["roles"]
    score: dict[str, float] = defaultdict(float)
    why: dict[str, list[str]] = defaultdict(list)

    def add(actors: list[str], weight: float, found: Found) -> None:
        for actor in actors:
            if actor not in sides and party(pile, actor):
                score[actor] += weight
                why[actor].append(found.item.id)

    spoken: dict[str, dict[str, list[Found]]] = defaultdict(lambda: defaultdict(list))
    for found in (*pile.events, *pile.all("other_acts")):
        if found.item.type not in choice["speaking"]:
            continue
        if found.item.mode == "third-party":
            add(pile.tops(found.item.source), found.item.confidence, found)
        for actor in pile.tops(found.item.source):
            for side in sides & set(pile.tops(found.item.target)):
                spoken[actor][side].append(found)
    for actor, by_side in spoken.items():
        if len(by_side) == len(sides):
            for found in min(by_side.values(), key=lambda told: sum(f.item.confidence for f in told)):
                add([actor], found.item.confidence, found)
    for found in pile.all("tracks"):
        weight = 1.0 if found.item.status == "under way" else choice["proposed_mediation"]
        add(pile.tops(found.item.mediators), weight * found.item.confidence, found)
    for person in pile.actors.values():
        trade = max((choice["mediator_titles"].get(role.title.split()[-1], 0.0) for role in person.roles), default=0.0)
        top = pile.belonging.top(person.id)
        if trade and top not in sides and top != person.id and party(pile, top):
            score[top] += trade * (choice["sent_by_many"] if pile.actors[top].type == "io" else 1)
    for kind, field in (("claims", "about"), ("interests", "actor")):
        for found in pile.all(kind):
            if speaks_of(text_of(found.item), choice["mediation_words"]):
                add(pile.tops(getattr(found.item, field)[:1]), found.item.confidence / 2, found)
    ranked = sorted((a for a in score if score[a] >= choice["mediator_from"]), key=lambda a: (-score[a], a))
    return {actor: (score[actor], tuple(dict.fromkeys(why[actor]))[:4]) for actor in ranked}
