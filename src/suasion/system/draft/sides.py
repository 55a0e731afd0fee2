"""Who the two sides are, and which of them is to be moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from suasion.errors import InputError
from suasion.system.draft.asked import Asked
from suasion.system.draft.capability import capability
from suasion.system.draft.pile import Pile, settings
from suasion.system.draft.ties import Pair, Ties, dealings, quarrel


def find_sides(pile: Pile, hostile: Ties, about: Asked) -> Pair:
    """The pair that most is between. Whom the question wants moved is one of them, and whoever is to press it is the other only if nobody
    else is."""
    choice = settings()["roles"]
    dealt = dealings(pile)
    fought = {pair: w for pair, w in hostile.weight.items() if all(_fights(pile, a) for a in pair)}
    if about.moved:  # a quarrel may be told without a blow
        for pair, weight in dealt.items():
            if about.moved in pair:
                fought[pair] = fought.get(pair, 0.0) + choice["dealings"] * weight
    both: list[dict[Pair, float]] = []
    for weights in (fought, dealt if about.named or quarrel(pile) else {}):
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


def _fitting(about: Asked) -> list[Callable[[Pair], bool]]:
    """What the question demands of the pair."""
    if about.moved is None:
        return [lambda pair: True]
    return [lambda pair: about.moved in pair and about.presser not in pair, lambda pair: about.moved in pair]


def _fights(pile: Pile, actor: str) -> bool:
    return pile.actors[actor].type in settings()["roles"]["fighters"]


def who_is_moved(pile: Pile, one: str, two: str, ranked: Sequence[Pair], about: Asked) -> Pair:
    """The client and its opponent."""
    if about.moved in (one, two):
        return (one, two) if about.moved == one else (two, one)
    if ranked:
        return (one, two) if ranked[0][1] == one else (two, one)
    return _stronger(pile, one, two)


def power(pile: Pile, holder: str, side: str) -> float:
    """How much the holder weighs against the one it holds."""
    ratio = capability(pile, holder).mean / capability(pile, side).mean
    return float(ratio ** settings()["roles"]["power"])


def _stronger(pile: Pile, one: str, two: str) -> Pair:
    """Where nobody has a hold on either side: the one with more capability is the one to be moved."""
    a, b = capability(pile, one).mean, capability(pile, two).mean
    return (one, two) if a >= b else (two, one)
