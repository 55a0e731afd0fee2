"""Who fights, who has a hold on whom, who asks, who mediates."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from suasion.system.draft.asked import asked
from suasion.system.draft.mediators import Mediators, find_mediators
from suasion.system.draft.pile import Pile, settings
from suasion.system.draft.sides import find_sides, power, who_is_moved
from suasion.system.draft.ties import Pair, Ties, asking_ties, hold_ties, hostile_ties, leaning_on, party
from suasion.system.model import Role


class Roles(NamedTuple):
    """``holds``: patron and client with how much shows that hold, the strongest first. ``by_actor``: everyone's role, the most important
    first; ``why``: the evidence that made it."""

    client: str
    opponent: str
    holds: tuple[tuple[str, str, float], ...]
    by_actor: dict[str, Role]
    petitions: frozenset[str]
    mediates: frozenset[str]
    why: dict[str, tuple[str, ...]]


def find_roles(pile: Pile, question: str = "") -> Roles:
    """The roles in the affair.

    1. The two sides: the pair with most hostile acts between them (weights by type of act), of those that the question names if
       it names any; where none is between two sides, the two that have most to do with each other. Without anything hostile, and without
       a question that names somebody, there is no conflict to model: ``InputError``.
    2. Holds: for each side, everyone else who holds a lever on it or supports it, more if the other side asks them to act, and by how strong
       they are beside it; not one that only mediates, nor one that fights the side more than it holds it. Whoever the question asks
       about holds at least a little.
    3. The client is whom the question wants moved; else the side with the stronger hold on it, so that there is somebody to press it. Its
       patrons follow, the one that the question names first.
    4. Petitioners ask a patron; a supporter has a hold on the opponent; a mediator consults both or is called one.
    """
    choice, about = settings()["roles"], asked(pile, question)
    hostile, holds, asks = hostile_ties(pile), hold_ties(pile), asking_ties(pile)
    one, two = find_sides(pile, hostile, about)
    strength: dict[Pair, float] = {}
    for side, other in ((one, two), (two, one)):
        for (holder, over), weight in holds.weight.items():
            if over == side and holder not in (one, two) and party(pile, holder):
                begged = choice["asked"] if asks.weight.get((other, holder)) else 0.0
                strength[holder, side] = (weight + begged) * power(pile, holder, side)
    mediators = find_mediators(pile, {one, two})
    strength = {
        pair: weight
        for pair, weight in strength.items()
        if not _only_mediates(pair, holds, mediators)
        and (pair[0] == about.presser or not _is_enemy(pair, holds, hostile))
    }
    least = choice["second_patron"] * max(strength.values(), default=0.0)
    if about.presser and about.moved in (one, two) and about.presser not in (one, two):
        pair = (about.presser, about.moved)
        if _has_a_lever(pile, pair) or not _only_mediates(pair, holds, mediators):
            strength[pair] = choice["named"] * max([*strength.values(), choice["asked"]])
    ranked = sorted(strength, key=lambda pair: (-strength[pair], pair))
    client, opponent = who_is_moved(pile, one, two, ranked, about)
    kept = [pair for pair in ranked if strength[pair] >= least][: choice["most_patrons"]]
    patrons = [holder for holder, side in kept if side == client]
    supporters = [holder for holder, side in kept if side == opponent and holder not in patrons]
    asking = {a for (a, b) in asks.weight if b in patrons} | leaning_on(pile, set(patrons), client)
    petitions = {a for a in asking if a not in (*patrons, client) and party(pile, a)}
    roles: dict[str, Role] = {client: "client", opponent: "opponent"}
    why = {
        client: hostile.ids((client, opponent), (opponent, client)),
        opponent: hostile.ids((opponent, client), (client, opponent)),
    }
    for actor in patrons:
        roles[actor], why[actor] = "patron", holds.ids((actor, client))
    for actor in supporters:
        roles[actor], why[actor] = "supporter", holds.ids((actor, opponent))
    for actor, (_, ids) in mediators.items():
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
        mediates=frozenset(mediators),
        why=why,
    )


def _only_mediates(pair: Pair, holds: Ties, mediators: Mediators) -> bool:
    """Whether more shows that the first stands between the sides than that it has a hold on the second."""
    mediates, _ = mediators.get(pair[0], (0.0, ()))
    return mediates > holds.weight.get(pair, 0.0)


def _has_a_lever(pile: Pile, pair: Pair) -> bool:
    return any(pair[0] in pile.tops(f.item.holder) and pair[1] in pile.tops(f.item.over) for f in pile.levers)


def _is_enemy(pair: Pair, holds: Ties, hostile: Ties) -> bool:
    """Whether the first fights or punishes the second more than it has a hold on it: what it holds then is a weapon."""
    against = hostile.weight.get(pair, 0.0) + hostile.weight.get(pair[::-1], 0.0)
    return against > holds.weight.get(pair, 0.0)


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
