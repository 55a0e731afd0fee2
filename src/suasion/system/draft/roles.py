"""Who fights, who has a hold on whom, who asks, who mediates."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from suasion.errors import InputError
from suasion.evidence.belonging import is_apart
from suasion.evidence.model import Event
from suasion.system.draft.pile import Found, Pile, settings, text_of
from suasion.system.draft.words import speaks_of
from suasion.system.model import Role

Pair = tuple[str, str]


class Roles(NamedTuple):
    """``holds``: patron and client with how much shows that hold, the strongest first. ``by_actor``: everyone's role, the most important
    first; ``why``: the evidence that made it."""

    client: str
    opponent: str
    holds: tuple[tuple[str, str, float], ...]
    by_actor: dict[str, Role]
    petitions: frozenset[str]
    why: dict[str, tuple[str, ...]]


class Ties(NamedTuple):
    """Weights and evidence by pair of actors (source, target)."""

    weight: dict[Pair, float]
    why: dict[Pair, list[tuple[float, str]]]

    def add(self, pair: Pair, weight: float, id_: str) -> None:
        self.weight[pair] += weight
        self.why[pair].append((weight, id_))

    def ids(self, *pairs: Pair, most: int = 4) -> tuple[str, ...]:
        found = sorted((entry for pair in pairs for entry in self.why.get(pair, ())), key=lambda e: (-e[0], e[1]))
        return tuple(dict.fromkeys(id_ for _, id_ in found))[:most]


def _ties() -> Ties:
    return Ties(defaultdict(float), defaultdict(list))


def find_roles(pile: Pile, question: str = "") -> Roles:
    """The roles in the affair.

    1. The two sides: the pair with most hostile acts between them (weights by type of act), of those that the question names if
       it names any. Without any hostile act there is no conflict to model: ``InputError``.
    2. Holds: for each side, everyone else who holds a lever on it or supports it, more if the other side asks them to act, and by how strong
       they are beside it.
    3. The client is the side with the stronger hold on it, so that there is somebody to press it; its patrons follow.
    4. Petitioners ask a patron; a supporter has a hold on the opponent; a mediator consults both or is called one.
    """
    choice = settings()["roles"]
    named = pile.named(question)
    hostile, holds, asks = _hostility(pile), _holds(pile), _asks(pile)
    one, two = _sides(pile, hostile, named)
    strength: dict[Pair, float] = {}
    for side, other in ((one, two), (two, one)):
        for (holder, over), weight in holds.weight.items():
            if over == side and holder not in (one, two) and _party(pile, holder):
                asked = choice["asked"] if asks.weight.get((other, holder)) else 0.0
                factor = choice["named"] if {holder, side} <= named else 1
                strength[holder, side] = (weight + asked) * factor * _power(pile, holder, side)
    ranked = sorted(strength, key=lambda pair: (-strength[pair], pair))
    client, opponent = (ranked[0][1], one if ranked[0][1] == two else two) if ranked else _stronger(pile, one, two)
    least = choice["second_patron"] * strength[ranked[0]] if ranked else 0.0
    kept = [pair for pair in ranked if strength[pair] >= least][: choice["most_patrons"]]
    patrons = [holder for holder, side in kept if side == client]
    supporters = [holder for holder, side in kept if side == opponent and holder not in patrons]
    petitions = {a for (a, b) in asks.weight if b in patrons and a not in patrons and _party(pile, a)}
    mediators = _mediators(pile, {client, opponent})
    roles: dict[str, Role] = {client: "client", opponent: "opponent"}
    why = {
        client: hostile.ids((client, opponent), (opponent, client)),
        opponent: hostile.ids((opponent, client), (client, opponent)),
    }
    for actor in patrons:
        roles[actor], why[actor] = "patron", holds.ids((actor, client))
    for actor in supporters:
        roles[actor], why[actor] = "supporter", holds.ids((actor, opponent))
    for actor, ids in mediators.items():
        if actor not in roles:
            roles[actor], why[actor] = "mediator", ids
    for actor in sorted(petitions):
        if actor not in roles:
            roles[actor] = "petitioner"
            why[actor] = asks.ids(*((actor, patron) for patron in patrons))
    for actor in _others(pile, set(roles), choice["most_actors"] - len(roles)):
        roles[actor], why[actor] = "party", ()
    return Roles(
        client=client,
        opponent=opponent,
        holds=tuple((holder, side, strength[holder, side]) for holder, side in kept),
        by_actor=roles,
        petitions=frozenset(petitions),
        why=why,
    )


def _party(pile: Pile, actor: str) -> bool:
    return pile.actors[actor].type in settings()["roles"]["parties"] or is_apart(pile.actors[actor])


def _hostility(pile: Pile) -> Ties:
    ties, weights = _ties(), settings()["roles"]["hostility"]
    for found in pile.events:
        event = found.item
        for a in _sides_of(pile, event.source):
            for b in _sides_of(pile, event.target):
                if a != b and (weight := weights.get(event.type)):
                    ties.add((a, b), weight * _sure(event), event.id)
    return ties


def _sides_of(pile: Pile, actors: tuple[str, ...]) -> list[str]:
    """Whom they count for in a fight: a people is struck, and strikes, for its state, if the reports know that state.

    A people that is a side of its own ("Bosnian Serbs") counts for itself.
    """
    out = []
    for actor in pile.tops(actors):
        found = pile.actors[actor]
        citizens = found.type == "people" and not is_apart(found)
        state = found.country if citizens and found.country in pile.actors else None
        out.append(state or actor)
    return list(dict.fromkeys(out))


def _sure(event: Event) -> float:
    """Its confidence, and less if one of its parties was only inferred."""
    return event.confidence * (settings()["roles"]["inferred"] if "inferred" in event.rule else 1.0)


def _holds(pile: Pile) -> Ties:
    """Levers, and acts of support."""
    ties, choice = _ties(), settings()["roles"]
    for found in pile.levers:
        lever = found.item
        for a in pile.tops(lever.holder):
            for b in pile.tops(lever.over):
                if a != b:
                    ties.add((a, b), choice["lever"][lever.status] * lever.confidence, lever.id)
    for found in pile.events:
        event = found.item
        for a in pile.tops(event.source):
            for b in pile.tops(event.target):
                if a != b and (weight := choice["support"].get(event.type)):
                    ties.add((a, b), weight * _sure(event), event.id)
    return ties


def _asks(pile: Pile) -> Ties:
    """Who asks whom to act: requests, and claims that ask."""
    ties = _ties()
    for found in pile.events:
        if found.item.type == "REQUEST":
            for a in pile.tops(found.item.source):
                for b in pile.tops(found.item.target):
                    if a != b:
                        ties.add((a, b), found.item.confidence, found.item.id)
    for found in pile.claims:
        if found.item.force == "asks":
            for a in pile.tops(found.item.source):
                for b in pile.tops(found.item.about[:1]):
                    if a != b:
                        ties.add((a, b), found.item.confidence, found.item.id)
    return ties


def _sides(pile: Pile, hostile: Ties, named: set[str]) -> Pair:
    choice = settings()["roles"]
    both: dict[Pair, float] = defaultdict(float)
    for (a, b), weight in hostile.weight.items():
        if pile.actors[a].type in choice["fighters"] and pile.actors[b].type in choice["fighters"]:
            armed = "armed_group" in (pile.actors[a].type, pile.actors[b].type)
            both[min(a, b), max(a, b)] += weight * (choice["armed_group"] if armed else 1)
    if not both:
        raise InputError(
            "the reports tell of no hostile act between two sides, so there is no conflict to draft",
            mend="Add reports that do, or write system.yaml by hand (docs/system.md)",
        )
    return min(both, key=lambda pair: (-both[pair] * (1 + len(named & set(pair))), pair))


def _power(pile: Pile, holder: str, side: str) -> float:
    """How much the holder weighs against the one it holds."""
    from suasion.system.draft.capability import capability

    ratio = capability(pile, holder).mean / capability(pile, side).mean
    return float(ratio ** settings()["roles"]["power"])


def _stronger(pile: Pile, one: str, two: str) -> Pair:
    """Where nobody has a hold on either side: the one with more capability is the one to be moved."""
    from suasion.system.draft.capability import capability

    a, b = capability(pile, one).mean, capability(pile, two).mean
    return (one, two) if a >= b else (two, one)


def _mediators(pile: Pile, sides: set[str]) -> dict[str, tuple[str, ...]]:
    """Who consults as a third party, or is said to mediate; the strongest first."""
    choice = settings()["roles"]
    score: dict[str, float] = defaultdict(float)
    why: dict[str, list[str]] = defaultdict(list)

    def add(actors: list[str], weight: float, found: Found) -> None:
        for actor in actors:
            if actor not in sides and _party(pile, actor):
                score[actor] += weight
                why[actor].append(found.item.id)

    for found in (*pile.events, *pile.all("other_acts")):
        if found.item.type == "CONSULT" and found.item.mode == "third-party":
            add(pile.tops(found.item.source), found.item.confidence, found)
    for kind, field in (("claims", "about"), ("interests", "actor")):
        for found in pile.all(kind):
            if speaks_of(text_of(found.item), choice["mediation_words"]):
                add(pile.tops(getattr(found.item, field)[:1]), found.item.confidence / 2, found)
    ranked = sorted((a for a in score if score[a] >= choice["mediator_from"]), key=lambda a: (-score[a], a))
    return {actor: tuple(dict.fromkeys(why[actor]))[:4] for actor in ranked}


def _others(pile: Pile, taken: set[str], room: int) -> list[str]:
    """The further parties that do or say most."""
    count: dict[str, float] = defaultdict(float)
    for found in pile.events:
        for actor in pile.tops((*found.item.source, *found.item.target)):
            count[actor] += found.item.confidence
    for found in pile.claims:
        for actor in pile.tops(found.item.source):
            count[actor] += found.item.confidence
    kinds = {"state", "armed_group", "coalition", "io"}
    least = settings()["roles"]["party_from"]
    rest = [a for a in count if a not in taken and count[a] >= least and pile.actors[a].type in kinds]
    return sorted(rest, key=lambda a: (-count[a], a))[: max(0, room)]
