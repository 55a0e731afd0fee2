"""One turn of the spatial model: challenges, bargains, and what each actor carries out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.spatial.contest import gains, odds
from suasion.play.bargain.spatial.deals import Deal, meet
from suasion.play.bargain.spatial.options import SpatialOptions
from suasion.play.bargain.spatial.utility import attitudes, distances, seen_by, utilities
from suasion.play.bargain.spatial.votes import chances

WORTHWHILE = 1e-5
"""The least expected gain (utility of two positions) for which an actor challenges another."""


class Side(NamedTuple):
    """What does not change: capabilities ``(n,)`` and saliences ``(n, d)``."""

    capabilities: FloatArray
    saliences: FloatArray


class Bid(NamedTuple):
    """A challenge that is made, with the initiator's own view of its chance and gain, and the bargains it leads to."""

    initiator: int
    receiver: int
    chance: float
    gain: float
    deals: tuple[Deal, ...]


class Choice(NamedTuple):
    """``actor`` carries out ``deal`` (``None``: it keeps still), which came out with ``chance``."""

    actor: int
    deal: Deal | None
    chance: float


def bids(
    places: FloatArray, distance: FloatArray, risk: FloatArray, side: Side, options: SpatialOptions
) -> tuple[Bid, ...]:
    """Each actor's best challenge, if it is worth one.

    1. An actor sees everyone's utilities with its own guess of their attitude to risk.
    2. It takes the target with the largest expected gain; on a tie the one named first.
    3. The bargain is the initiator's view of it (``InitOnlyInterp``), both views as two bargains (``InitRcvrInterp``), or their
       mean, weighted by capability times salience (``PWCompInterp``).
    """
    n = len(places)
    attention = side.saliences.sum(axis=1)
    weights = side.capabilities * attention
    made = []
    for i in range(n):
        others = np.array([j for j in range(n) if j != i])
        if not len(others):
            continue
        seen = seen_by(i, distance, risk, options)
        chance = odds(i, others, seen, weights, options)
        gain = gains(i, others, seen, chance, attention)
        at = int(gain.argmax())
        if gain[at] > WORTHWHILE:
            j, p = int(others[at]), float(chance[at])
            pair = places[i], places[j], side.saliences[i], side.saliences[j]
            deals = [Deal(i, j, *meet(*pair, p, options.meeting))]
            if options.views != "InitOnlyInterp":
                theirs = seen_by(j, distance, risk, options)
                target = np.array([j])
                q = odds(i, target, theirs, weights, options)
                if options.compat == "ktab":  # oddity (f): the gain stands in for the chance
                    q = gains(i, target, theirs, q, attention)
                deals.append(Deal(i, j, *meet(*pair, float(q[0]), options.meeting)))
            if options.views == "PWCompInterp":
                deals = [_mean(deals[0], deals[1], side, options)]
            made.append(Bid(i, j, p, float(gain[at]), tuple(deals)))
    return tuple(made)


def _mean(ours: Deal, theirs: Deal, side: Side, options: SpatialOptions) -> Deal:
    i, j = ours.initiator, ours.receiver
    w = side.capabilities[i] * side.saliences[i].sum()
    v = side.capabilities[i if options.compat == "ktab" else j] * side.saliences[j].sum()  # oddity (d)
    share = w / (w + v) if w + v > 0 else 0.5
    return Deal(
        i, j, share * ours.first + (1 - share) * theirs.first, share * ours.second + (1 - share) * theirs.second
    )


def choices(
    made: tuple[Bid, ...],
    places: FloatArray,
    ideals: FloatArray,
    risk: FloatArray,
    side: Side,
    options: SpatialOptions,
    coin: np.random.Generator,
) -> tuple[Choice, ...]:
    """What each actor that has a bargain carries out.

    1. Its list: keeping still, its own bargains, those it received (in the order of the initiators).
    2. To an actor a bargain is worth its mean utility for all positions as they would be after it.
    3. All actors vote on the list with their capability; the likeliest comes out (or one is drawn).
    4. Each chooses by itself, so one side may carry out a bargain that the other drops.
    """

    def worth(after: FloatArray) -> FloatArray:
        return np.asarray(utilities(distances(ideals, after, side.saliences), risk[:, None]).mean(axis=1))

    deals = [deal for bid in made for deal in bid.deals]
    values = []
    for deal in deals:
        after = places.copy()
        after[deal.initiator], after[deal.receiver] = deal.first, deal.second
        values.append(worth(after))
    still = worth(places)
    chosen = []
    for k in range(len(places)):
        mine = [m for m, deal in enumerate(deals) if deal.initiator == k]
        mine += [m for m, deal in enumerate(deals) if deal.receiver == k]
        if not mine:
            continue
        table = np.stack([still, *(values[m] for m in mine)], axis=1)
        chance = chances(table, side.capabilities, options.voting, options.victory, options.outcome)
        stochastic = options.transition == "Stochastic"
        pick = int(coin.choice(len(chance), p=chance)) if stochastic else int(chance.argmax())
        chosen.append(Choice(k, deals[mine[pick - 1]] if pick else None, float(chance[pick])))
    return tuple(chosen)


def turn(
    places: FloatArray, ideals: FloatArray, side: Side, options: SpatialOptions, coin: np.random.Generator
) -> tuple[FloatArray, FloatArray, tuple[Bid, ...], tuple[Choice, ...]]:
    """One turn from ``places`` and ``ideals`` ``(n, d)``: new places, attitudes to risk ``(n,)``, bids, choices."""
    distance = distances(ideals, places, side.saliences)
    risk = attitudes(distance, side.capabilities, options)
    made = bids(places, distance, risk, side, options)
    chosen = choices(made, places, ideals, risk, side, options, coin)
    after = places.copy()
    for actor, deal, _ in chosen:
        if deal is not None:
            after[actor] = deal.first if deal.initiator == actor else deal.second
    return after, risk, made, chosen
