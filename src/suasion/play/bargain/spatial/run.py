"""The spatial model played until little moves any more."""

from __future__ import annotations

import numpy as np

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.spatial.options import SpatialOptions
from suasion.play.bargain.spatial.space import Space
from suasion.play.bargain.spatial.turns import Bid, Choice, Side, turn
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "spatial_bargaining"
CITATION = (
    "Wise, B. P., Lester, L., and Efird, B. (2015). An Introduction to the KAPSARC Toolkit for Behavioral Analysis (KTAB) "
    "using One-Dimensional Spatial Models. KAPSARC Discussion Paper."
)

QUIET = 0.02
"""Play stops when all actors together move less than this share of what they moved in the first turn."""

EASE = 1e-4
"""Added to the first turn's movement (shares of the scale), so that a model in which nobody moves stops too."""

FEWEST_TURNS = 2
"""Turns played before that test, unless ``most_turns`` is lower."""


class SpatialAnswer(Record):
    """``turns[t][actor][dimension]``, on the scale of the input; turn 0 is the input. ``mean`` of the last turn, weighted by capability
    times salience, by dimension (``None``: nobody cares for it). ``settled``: little moved in the end."""

    turns: tuple[tuple[tuple[float, ...], ...], ...]
    mean: tuple[float | None, ...]
    settled: bool


class Challenge(Record):
    """``initiator`` challenged ``receiver``; ``chance`` and ``gain`` as the initiator saw them."""

    turn: int
    initiator: str
    receiver: str
    chance: float
    gain: float


class Move(Record):
    """``actor`` carried out a bargain with ``partner`` and moved from ``start`` to ``end``. ``chance``: how likely that choice was."""

    turn: int
    actor: str
    partner: str
    start: tuple[float, ...]
    end: tuple[float, ...]
    chance: float


class SpatialWitness(Record):
    """Attitudes to risk by turn and actor (-1 averse to 1 seeking), the challenges, and the moves."""

    risk: tuple[tuple[float, ...], ...]
    challenges: tuple[Challenge, ...]
    moves: tuple[Move, ...]


SpatialResult = Result[SpatialAnswer, SpatialWitness]


def spatial(space: Space, options: SpatialOptions | None = None) -> SpatialResult:
    """The KAPSARC spatial model of bargaining (Wise, Lester and Efird 2015).

    1. Each actor's ideal is its position (or follows others, see ``accommodation``). Utility falls with the distance,
       weighted by salience; how it falls depends on the attitude to risk.
    2. That attitude comes from the chances of all positions (:func:`~suasion.play.bargain.spatial.utility.attitudes`).
    3. Each actor makes its best challenge (:func:`~suasion.play.bargain.spatial.turns.bids`); third parties choose sides
       (:func:`~suasion.play.bargain.spatial.contest.odds`).
    4. A challenge becomes a bargain (:func:`~suasion.play.bargain.spatial.deals.meet`), and each actor carries out one of its
       bargains or none (:func:`~suasion.play.bargain.spatial.turns.choices`).
    5. Stop after ``most_turns``, or when a turn (the second or later) moves less than 2 % of what the first did.

    Time grows with the cube of the number of actors. ``options.compat="ktab"`` repeats the program's answers; see
    :class:`SpatialOptions` for what it does oddly and what the default mends.
    """
    options = options or SpatialOptions()
    coin = np.random.default_rng(options.seed)
    side = Side(space.capabilities(), space.saliences())
    places, names = space.positions(), space.names
    ideals = places
    follow = None if space.accommodation is None else np.array(space.accommodation)
    turns, risks, challenges, moves = [places], [], [], []
    first, settled = 0.0, False
    for t in range(1, options.most_turns + 1):
        after, risk, made, chosen = turn(places, ideals, side, options, coin)
        ideals = after if follow is None else follow @ after + (1 - follow.sum(axis=1))[:, None] * ideals
        moved = float(np.sqrt(np.square(after - places).sum(axis=1)).sum())
        first = moved if t == 1 else first
        turns.append(after)
        risks.append(tuple(risk.tolist()))
        challenges += [_challenge(names, t, bid) for bid in made]
        moves += [_move(space, names, t, choice, places, after) for choice in chosen if choice.deal is not None]
        places = after
        settled = t >= FEWEST_TURNS and moved / (first + EASE) < QUIET
        if settled:
            break
    answer = SpatialAnswer(
        turns=tuple(tuple(_out(space, place) for place in state) for state in turns),
        mean=_mean(space, places, side),
        settled=settled,
    )
    return SpatialResult(
        method=METHOD,
        citation=CITATION,
        parameters=options.model_dump(),
        seed=options.seed if options.transition == "Stochastic" else None,
        input_sha256=fingerprint(space),
        answer=answer,
        witness=SpatialWitness(risk=tuple(risks), challenges=tuple(challenges), moves=tuple(moves)),
        why=_why(challenges, moves),
    )


def _out(space: Space, place: FloatArray) -> tuple[float, ...]:
    return tuple((space.low + place * (space.high - space.low)).tolist())


def _mean(space: Space, places: FloatArray, side: Side) -> tuple[float | None, ...]:
    weights = side.capabilities[:, None] * side.saliences
    total = weights.sum(axis=0)
    mean = np.divide((weights * places).sum(axis=0), total, out=np.zeros_like(total), where=total > 0)
    return tuple(x if w > 0 else None for x, w in zip(_out(space, mean), total, strict=True))


def _challenge(names: tuple[str, ...], t: int, bid: Bid) -> Challenge:
    return Challenge(
        turn=t,
        initiator=names[bid.initiator],
        receiver=names[bid.receiver],
        chance=bid.chance,
        gain=bid.gain,
    )


def _move(space: Space, names: tuple[str, ...], t: int, choice: Choice, before: FloatArray, after: FloatArray) -> Move:
    deal = choice.deal
    assert deal is not None
    partner = deal.receiver if deal.initiator == choice.actor else deal.initiator
    return Move(
        turn=t,
        actor=names[choice.actor],
        partner=names[partner],
        start=_out(space, before[choice.actor]),
        end=_out(space, after[choice.actor]),
        chance=choice.chance,
    )


def _why(challenges: list[Challenge], moves: list[Move]) -> str:
    if not challenges:
        return "nobody moves: no actor expects to gain by challenging another"
    top = max(challenges, key=lambda c: c.gain)
    text = (
        f"the strongest challenge: {top.initiator} to {top.receiver} in turn {top.turn} (expected gain {number(top.gain)}, "
        f"chance {number(top.chance)})"
    )
    if not moves:
        return f"nobody moves: every actor's likeliest choice is to keep still; {text}"
    far = max(moves, key=lambda m: sum((a - b) ** 2 for a, b in zip(m.start, m.end, strict=True)))
    start, end = (", ".join(map(number, place)) for place in (far.start, far.end))
    return f"the largest move: {far.actor} from ({start}) to ({end}) by its bargain with {far.partner} in turn {far.turn}; {text}"
