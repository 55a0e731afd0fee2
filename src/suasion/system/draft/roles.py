"""Who fights, who has a hold on whom, who asks, who mediates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from suasion.errors import InputError
from suasion.evidence.belonging import is_apart
from suasion.evidence.model import Event
from suasion.system.draft.asked import Asked, asked
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
       it names any; where none is between two sides, the two that have most to do with each other. Without anything hostile, and without
       a question that names somebody, there is no conflict to model: ``InputError``.
    2. Holds: for each side, everyone else who holds a lever on it or supports it, more if the other side asks them to act, and by how strong
       they are beside it. Whoever the question asks about holds at least a little, unless it only mediates.
    3. The client is whom the question wants moved; else the side with the stronger hold on it, so that there is somebody to press it. Its
       patrons follow, the one that the question names first.
    4. Petitioners ask a patron; a supporter has a hold on the opponent; a mediator consults both or is called one.
    """
    choice, about = settings()["roles"], asked(pile, question)
    hostile, holds, asks = _hostility(pile), _holds(pile), _asks(pile)
    one, two = _sides(pile, hostile, about)
    strength: dict[Pair, float] = {}
    for side, other in ((one, two), (two, one)):
        for (holder, over), weight in holds.weight.items():
            if over == side and holder not in (one, two) and _party(pile, holder):
                begged = choice["asked"] if asks.weight.get((other, holder)) else 0.0
                strength[holder, side] = (weight + begged) * _power(pile, holder, side)
    least = choice["second_patron"] * max(strength.values(), default=0.0)
    mediators = _mediators(pile, {one, two})
    if about.presser and about.moved in (one, two) and about.presser not in (one, two):
        pair = (about.presser, about.moved)
        mediates, _ = mediators.get(about.presser, (0.0, ()))
        if holds.weight.get(pair, 0.0) >= mediates:
            strength[pair] = choice["named"] * max([*strength.values(), choice["asked"]])
    ranked = sorted(strength, key=lambda pair: (-strength[pair], pair))
    client, opponent = _client(pile, one, two, ranked, about)
    kept = [pair for pair in ranked if strength[pair] >= least][: choice["most_patrons"]]
    patrons = [holder for holder, side in kept if side == client]
    supporters = [holder for holder, side in kept if side == opponent and holder not in patrons]
    petitions = {a for (a, b) in asks.weight if b in patrons and a not in (*patrons, client) and _party(pile, a)}
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
    """Levers, and acts of support. What anybody may do to an adversary makes a patron less than what only a friend gives."""
    ties, choice = _ties(), settings()["roles"]
    for found in pile.levers:
        lever = found.item
        for a in pile.tops(lever.holder):
            for b in pile.tops(lever.over):
                if a != b:
                    weight = choice["lever"][lever.status] * (choice["stick"] if lever.kind in choice["sticks"] else 1)
                    ties.add((a, b), weight * lever.confidence, lever.id)
    for found in pile.events:
        event = found.item
        for a in pile.tops(event.source):
            for b in pile.tops(event.target):
                if a != b and (weight := choice["support"].get(event.type)):
                    ties.add((a, b), weight * _sure(event), event.id)
    return ties


def _asks(pile: Pile) -> Ties:
    """Who asks or presses whom to act: requests, threats and punishments, levers that are brought to bear, and claims that ask."""
    ties, choice = _ties(), settings()["roles"]
    for found in pile.levers:
        if found.item.status in choice["asking_levers"]:
            for a in pile.tops(found.item.holder):
                for b in pile.tops(found.item.over):
                    if a != b:
                        ties.add((a, b), found.item.confidence, found.item.id)
    for found in pile.events:
        if found.item.type in choice["asking"]:
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


def _sides(pile: Pile, hostile: Ties, about: Asked) -> Pair:
    """The pair that most is between. Whom the question wants moved is one of them, and whoever is to press it is the other only if nobody
    else is."""
    choice = settings()["roles"]
    dealings = _dealings(pile)
    fought = {pair: w for pair, w in hostile.weight.items() if all(_fights(pile, a) for a in pair)}
    if about.moved:  # a quarrel may be told without a blow
        for pair, weight in dealings.items():
            if about.moved in pair:
                fought[pair] = fought.get(pair, 0.0) + choice["dealings"] * weight
    both: list[dict[Pair, float]] = []
    for weights in (fought, dealings if about.named or _quarrel(pile) else {}):
        both.append(defaultdict(float))
        for (a, b), weight in weights.items():
            armed = "armed_group" in (pile.actors[a].type, pile.actors[b].type)
            named = choice["named"] ** len(set(about.named) & {a, b})
            both[-1][min(a, b), max(a, b)] += weight * named * (choice["armed_group"] if armed else 1)
    for fits in _fitting(about):
        for pairs in both:
            left = [pair for pair in pairs if fits(pair)]
            if left:
                return min(left, key=lambda pair: (-pairs[pair], pair))
    raise InputError(
        "the reports tell of no hostile act between two sides, so there is no conflict to draft",
        mend="Add reports that do, or write system.yaml by hand (docs/system.md)",
    )


def _quarrel(pile: Pile) -> bool:
    """Whether anything hostile is told, of whomever."""
    hostile = settings()["roles"]["hostility"]
    return any(f.item.type in hostile for f in (*pile.events, *pile.all("other_acts"))) or any(
        f.item.force == "blames" for f in pile.claims
    )


def _fitting(about: Asked) -> list[Callable[[Pair], bool]]:
    """What the question demands of the pair."""
    if about.moved is None:
        return [lambda pair: True]
    return [lambda pair: about.moved in pair and about.presser not in pair, lambda pair: about.moved in pair]


def _fights(pile: Pile, actor: str) -> bool:
    return pile.actors[actor].type in settings()["roles"]["fighters"]


def _dealings(pile: Pile) -> dict[Pair, float]:
    """How much any two parties have to do with each other: acts, words about each other, punishments, a common track."""
    weight: dict[Pair, float] = defaultdict(float)

    def add(ones: Iterable[str], others: Iterable[str], sure: float) -> None:
        for a in pile.tops(ones):
            for b in pile.tops(others):
                if a != b and not {pile.actors[a].type, pile.actors[b].type} & set(settings()["roles"]["never_sides"]):
                    weight[a, b] += sure

    for found in (*pile.events, *pile.all("other_acts")):
        add(found.item.source, found.item.target, found.item.confidence)
    for found in pile.claims:
        add(found.item.source, found.item.about, found.item.confidence)
    for found in pile.levers:
        if found.item.polarity == "stick":
            add(found.item.holder, found.item.over, found.item.confidence)
    for found in pile.all("tracks"):
        add(found.item.participants, found.item.participants, found.item.confidence)
    return weight


def _client(pile: Pile, one: str, two: str, ranked: Sequence[Pair], about: Asked) -> Pair:
    """The client and its opponent."""
    if about.moved in (one, two):
        return (one, two) if about.moved == one else (two, one)
    if ranked:
        return (one, two) if ranked[0][1] == one else (two, one)
    return _stronger(pile, one, two)


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


def _mediators(pile: Pile, sides: set[str]) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Who consults as a third party, is said to mediate, or speaks with both sides: how much shows it, and the evidence; the strongest first.

    Whoever speaks with both counts by the side with which it speaks less.
    """
    choice = settings()["roles"]
    score: dict[str, float] = defaultdict(float)
    why: dict[str, list[str]] = defaultdict(list)

    def add(actors: list[str], weight: float, found: Found) -> None:
        for actor in actors:
            if actor not in sides and _party(pile, actor):
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
        if {role.title.split()[-1] for role in person.roles} & set(choice["mediator_titles"]):
            top = pile.belonging.top(person.id)
            if top not in sides and top != person.id and _party(pile, top):
                score[top] += choice["envoy"]
    for kind, field in (("claims", "about"), ("interests", "actor")):
        for found in pile.all(kind):
            if speaks_of(text_of(found.item), choice["mediation_words"]):
                add(pile.tops(getattr(found.item, field)[:1]), found.item.confidence / 2, found)
    ranked = sorted((a for a in score if score[a] >= choice["mediator_from"]), key=lambda a: (-score[a], a))
    return {actor: (score[actor], tuple(dict.fromkeys(why[actor]))[:4]) for actor in ranked}


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
