"""The exchange model played round by round."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from suasion.play.bargain.actors import FloatArray
from suasion.play.bargain.exchange.table import FULL, Table
from suasion.play.bargain.exchange.trade import (
    Market,
    Pair,
    Passed,
    Terms,
    enter,
    market,
    opened,
    pairs,
    terms,
    touched,
)
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "equal_gain_exchange"
CITATION = (
    "Stokman, F. N., and Van Oosten, R. (1994). The Exchange of Voting Positions: An Object-Oriented Model of Policy "
    "Networks, in: European Community Decision Making, Yale University Press."
)

DRIFT, DRIFT_INDIFFERENT = 0.1, 0.4
"""How much of a promised move becomes the actor's own position by the next round: 0.1, and up to 0.4 more the less it
cares (1 - salience). Shares, from the published program."""

TIED = 1e-12
"""Gains (salience times points of the scale) closer than this are tied."""


class ExchangeOptions(Record):
    """``rounds`` to play; ``seed`` breaks ties; ``runs``: how many seeds (``seed``, ``seed`` + 1, ...) the spread is taken over.

    ``passed``: may an actor pay for a move that takes the outcome past what it wants, because earlier trades of the same giver
    have taken it that far? ``refuse`` (default): no, it would lose by it. ``ignore``: yes, counting the loss as a gain; the
    published program does so, and its answers need it."""

    rounds: int = Field(default=10, ge=1)
    passed: Passed = "refuse"
    seed: int = Field(default=0, ge=0)
    runs: int = Field(default=5, ge=1)


class IssueOutcome(Record):
    """The weighted mean of an issue: at the start, after each round, and its lowest and highest value over the seeds."""

    issue: str
    start: float
    after_round: tuple[float, ...]
    lowest: tuple[float, ...]
    highest: tuple[float, ...]


class ExchangeAnswer(Record):
    """``outcomes`` are those of the first seed; ``spread`` is the widest gap between seeds in each round, over all issues
    (0: no tie mattered)."""

    outcomes: tuple[IssueOutcome, ...]
    spread: tuple[float, ...]


class Trade(Record):
    """``buyer`` moved on ``paid`` so that ``seller`` moved on ``wanted``. ``gain``: of each of the two, in salience times points of
    0 to 100. ``others``: the same for all other actors together. ``tied``: how many trades had this gain."""

    round: int
    buyer: str
    paid: str
    buyer_from: float
    buyer_to: float
    seller: str
    wanted: str
    seller_from: float
    seller_to: float
    gain: float
    others: float
    tied: int


class ExchangeWitness(Record):
    """The trades of the first seed, in order."""

    trades: tuple[Trade, ...]


ExchangeResult = Result[ExchangeAnswer, ExchangeWitness]


def exchange(table: Table, options: ExchangeOptions | None = None) -> ExchangeResult:
    """Exchange of positions with equal gains (Stokman and Van Oosten 1994).

    1. The outcome of an issue is the weighted mean of its positions; weight = salience times power.
    2. List the pairs that could trade (:func:`~suasion.play.bargain.exchange.trade.pairs`), and the terms of each.
    3. Carry out the trade with the largest gain. Ties: one by the seed. A pair trades two issues once a round.
    4. Work out anew the terms of the trades in which one of the two gives or gets the same. Repeat 3 until none pays.
    5. For the next round an actor takes over a part of what it promised: 0.1, plus 0.4 times (1 - salience).
    6. Ties can matter much. So the whole is run for several seeds, and the spread of the outcomes reported.
    """
    options = options or ExchangeOptions()
    positions, saliences, weights = table.arrays()
    first, trades = _run(table, positions, saliences, weights, options, options.seed)
    runs = [first]
    if any(t.tied > 1 for t in trades):
        for seed in range(options.seed + 1, options.seed + options.runs):
            runs.append(_run(table, positions, saliences, weights, options, seed)[0])
    seen = np.stack(runs)  # [run, round, issue], from 0 to 100
    low, high = seen.min(axis=0), seen.max(axis=0)
    start = market(positions, saliences, weights).outcome
    outcomes = tuple(
        IssueOutcome(
            issue=issue,
            start=table.back(start[k]),
            after_round=tuple(map(table.back, first[:, k])),
            lowest=tuple(map(table.back, low[:, k])),
            highest=tuple(map(table.back, high[:, k])),
        )
        for k, issue in enumerate(table.issues)
    )
    unit = (table.high - table.low) / FULL
    spread = tuple(((high - low).max(axis=1) * unit).tolist())
    return ExchangeResult(
        method=METHOD,
        citation=CITATION,
        parameters=options.model_dump(),
        seed=options.seed,
        input_sha256=fingerprint(table),
        answer=ExchangeAnswer(outcomes=outcomes, spread=spread),
        witness=ExchangeWitness(trades=tuple(trades)),
        why=_why(trades),
    )


def _run(
    table: Table, positions: FloatArray, saliences: FloatArray, weights: FloatArray, options: ExchangeOptions, seed: int
) -> tuple[FloatArray, list[Trade]]:
    """The outcomes ``(rounds, issues)`` from 0 to 100, and the trades, for one seed."""
    coin = np.random.default_rng(seed)
    outcomes, trades = [], []
    for t in range(1, options.rounds + 1):
        m = market(positions, saliences, weights)
        promised, made = trade_round(m, coin, options.passed)
        outcomes.append(market(promised, saliences, weights).outcome)
        trades += [_told(table, m, t, *deal) for deal in made]
        positions = positions + (promised - positions) * ((1 - saliences) * DRIFT_INDIFFERENT + DRIFT)
    return np.stack(outcomes), trades


Deal = tuple[Pair, Terms, FloatArray, int]
"""A trade made: who, the terms, the positions before it ``(actors, issues)``, and how many had this gain."""


def trade_round(m: Market, coin: np.random.Generator, passed: Passed) -> tuple[FloatArray, list[Deal]]:
    """One round: the promised positions ``(actors, issues)``, and the trades in the order in which they were made."""
    book = opened(m)
    made: list[Deal] = []
    live = {pair: offer for pair in pairs(m) if (offer := terms(m, book, pair, passed))}
    while live:
        best = max(offer.gain for offer in live.values())
        tied = [pair for pair, offer in live.items() if offer.gain >= best - TIED]
        pair = tied[0] if len(tied) == 1 else tied[int(coin.integers(len(tied)))]
        offer = live.pop(pair)
        made.append((pair, offer, book.now.copy(), len(tied)))
        enter(m, book, pair, offer)
        for other in [o for o in live if touched(pair, o)]:
            again = terms(m, book, other, passed)
            if again:
                live[other] = again
            else:
                del live[other]
    return book.now, made


def _told(table: Table, m: Market, t: int, pair: Pair, offer: Terms, before: FloatArray, tied: int) -> Trade:
    i, j, p, q = pair
    after = before.copy()
    after[j, p] += offer.seller_move
    after[i, q] += offer.buyer_move
    old = np.nansum(m.weights * before, axis=0) / m.total
    new = np.nansum(m.weights * after, axis=0) / m.total
    nearer = np.nan_to_num(np.abs(old - m.positions) - np.abs(new - m.positions)) * m.saliences
    nearer[[i, j]] = 0
    return Trade(
        round=t,
        buyer=table.actors[i],
        paid=table.issues[q],
        buyer_from=table.back(before[i, q]),
        buyer_to=table.back(after[i, q]),
        seller=table.actors[j],
        wanted=table.issues[p],
        seller_from=table.back(before[j, p]),
        seller_to=table.back(after[j, p]),
        gain=offer.gain,
        others=float(nearer[:, [p, q]].sum()),
        tied=tied,
    )


def _why(trades: list[Trade]) -> str:
    if not trades:
        return "no trade pays: no two actors oppose each other on two issues and value them differently"
    top = max(trades, key=lambda trade: trade.gain)
    return (
        f"the best trade: in round {top.round} {top.buyer} moves on {top.paid} from {number(top.buyer_from)} to "
        f"{number(top.buyer_to)}, and {top.seller} on {top.wanted} from {number(top.seller_from)} to "
        f"{number(top.seller_to)}; each gains {number(top.gain)}"
    )
