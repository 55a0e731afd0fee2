"""How actors stand to each other, in weights of evidence: who is hostile to whom, who has a hold on whom, who asks whom, who deals with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from suasion.evidence.belonging import is_apart
from suasion.evidence.model import Claim, Event, Lever
from suasion.system.draft.pile import Pile, settings
from suasion.vocab import load

Pair = tuple[str, str]


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


def party(pile: Pile, actor: str) -> bool:
    return pile.actors[actor].type in settings()["roles"]["parties"] or is_apart(pile.actors[actor])


def hostile_ties(pile: Pile) -> Ties:
    ties, weights = _ties(), settings()["roles"]["hostility"]
    for found in pile.events:
        event = found.item
        for a in _sides_of(pile, event.source, event.target):
            for b in _sides_of(pile, event.target, event.source):
                if a != b and (weight := weights.get(event.type)):
                    ties.add((a, b), weight * _sure(event), event.id)
    return ties


def hold_ties(pile: Pile) -> Ties:
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


def asking_ties(pile: Pile) -> Ties:
    """Who asks or presses whom to act: requests, threats and punishments, levers that are brought to bear, and claims that ask."""
    ties, choice = _ties(), settings()["roles"]
    told: list[tuple[tuple[str, ...], tuple[str, ...], Lever | Event | Claim]] = []
    told += [(x.holder, x.over, x) for f in pile.levers if (x := f.item).status in choice["asking_levers"]]
    told += [(x.source, x.target, x) for f in pile.events if (x := f.item).type in choice["asking"]]
    told += [(x.source, x.about[:1], x) for f in pile.claims if (x := f.item).force == "asks"]
    for ones, others, item in told:
        for a in pile.tops(ones):
            for b in pile.tops(others):
                if a != b:
                    ties.add((a, b), item.confidence, item.id)
    return ties


def leaning_on(pile: Pile, patrons: set[str], client: str) -> set[str]:
    """Whoever offers a patron something, or blames it, in a sentence that names the client too."""
    choice, out = settings()["roles"]["asking_about_client"], set[str]()
    said = [(f, f.item.target) for f in pile.events if f.item.type in choice["acts"]]
    said += [(f, f.item.about) for f in pile.claims if f.item.force in choice["force"]]
    for found, to in said:
        if patrons & set(pile.tops(to)) and client in {actor for _, _, actor in pile.mentions(found.item.quote)}:
            out.update(pile.tops(found.item.source))
    return out


def dealings(pile: Pile) -> dict[Pair, float]:
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


def quarrel(pile: Pile) -> bool:
    """Whether anything hostile is told, of whomever."""
    hostile = settings()["roles"]["hostility"]
    return any(f.item.type in hostile for f in (*pile.events, *pile.all("other_acts"))) or any(
        f.item.force == "blames" for f in pile.claims
    )


def _sides_of(pile: Pile, actors: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """Whom they count for in a fight with ``others``: a people is struck, and strikes, for its state, and a dependency for its sovereign, if
    the reports know that state and it is not the other side.

    A people that is a side of its own ("Bosnian Serbs") counts for itself.
    """
    out = []
    for actor in pile.tops(actors):
        found = pile.actors[actor]
        citizens = found.type == "people" and not is_apart(found)
        state = found.country if citizens else _sovereigns().get(actor)
        out.append(state if state in pile.actors and state not in pile.tops(others) else actor)
    return list(dict.fromkeys(out))


@cache
def _sovereigns() -> dict[str, str]:
    """Whose each dependency is."""
    return {c["id"]: c["of"] for c in load("countries") if c.get("status") == "dependency"}


def _sure(event: Event) -> float:
    """Its confidence, and less for each of its parties that was only inferred."""
    return float(event.confidence * settings()["roles"]["inferred"] ** event.rule.count("inferred"))
