"""The challenge model played round by round, with its cycles."""

from __future__ import annotations

from typing import Literal

import numpy as np

from suasion.play.bargain.actors import FloatArray, Issue
from suasion.play.bargain.challenge.field import ordered
from suasion.play.bargain.challenge.offers import KINDS, NONE, Offer, Taken, best_offers
from suasion.play.bargain.challenge.reading import Reading
from suasion.play.bargain.challenge.utility import (
    chances,
    contests,
    defeats,
    exponents,
    otherwise,
    prospects,
    resistance,
    worth,
)
from suasion.play.bargain.mean import mean
from suasion.play.bargain.median import sweep
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "expected_utility_challenge"
CITATION = (
    "Bueno de Mesquita, B. (1994). Political Forecasting: An Expected Utility Method, in: European Community Decision "
    "Making, Yale University Press; Scholz, J. B., Calbert, G. J., and Smith, G. A. (2011). Unravelling Bueno de "
    "Mesquita's Group Decision Model. Proceedings of ICAART, 2011."
)

SAME = 9
"""Decimals, in shares of the range: positions that agree so far are the same state, so the rounds repeat from there."""


class Round(Record):
    """Positions after a round (round 0: as given), and the forecasts that they make."""

    number: int
    positions: tuple[float, ...]
    mean: float
    median: float


class ChallengeAnswer(Record):
    """``median`` and ``mean`` after the last round played. ``state``: ``settled`` (nobody moves), ``cycling`` (the rounds repeat)
    or ``running`` (neither yet). The ranges are those of the cycle, or the last value twice; ``None``: no repeat seen."""

    median: float
    mean: float
    state: Literal["settled", "cycling", "running"]
    repeats_from: int | None
    cycle_length: int | None
    median_range: tuple[float, float]
    mean_range: tuple[float, float]
    rounds: tuple[Round, ...]


class Moves(Record):
    """What happened in a round: each actor's risk exponent, and the offers taken."""

    number: int
    risk: tuple[float, ...]
    offers: tuple[Offer, ...]


class ChallengeWitness(Record):
    """One entry a round, from round 1."""

    moves: tuple[Moves, ...]


ChallengeResult = Result[ChallengeAnswer, ChallengeWitness]


def play_round(
    positions: FloatArray, weights: FloatArray, saliences: FloatArray, span: FloatArray, reading: Reading
) -> tuple[FloatArray, Taken]:
    """One round of ``b`` draws: each actor's risk exponent ``(n, b)``, and its offer, the rivals as actors. All move at once.

    ``positions``, ``weights`` and ``saliences`` are ``(n, b)``; ``span`` ``(b,)`` is above 0.
    """
    field = ordered(positions, weights, saliences, span)
    apart = field.apart()
    pairs = contests(field.positions)
    risk = exponents(field, apart, pairs, reading)
    beaten = defeats(chances(field, apart, risk, pairs, reading), reading)
    fights, mine = resistance(field, reading), risk[:, None]
    success, loss = prospects(apart, mine)
    gain = success - otherwise(field, apart, mine, reading)
    own = worth(beaten, fights, gain, loss)
    if reading.risk_of == "subject":
        other = own.swapaxes(0, 1)
    else:
        if reading.drift != "none":  # which way things drift depends on who might challenge
            gain = success - otherwise(field, apart, mine, reading, challenger=1)
        other = worth(beaten.swapaxes(0, 1), fights[:, None], gain, loss)
    taken = best_offers(field.positions, own, other, field.actor, reading)
    by_actor = field.by_actor
    return by_actor(risk), Taken(
        kind=by_actor(taken.kind),
        rival=by_actor(np.take_along_axis(field.actor, taken.rival, axis=0)),
        end=by_actor(taken.end),
        own=by_actor(taken.own),
        other=by_actor(taken.other),
    )


def challenge(issue: Issue, reading: Reading | None = None) -> ChallengeResult:
    """The expected utility model of group decisions (Bueno de Mesquita 1994, as laid open by Scholz et al. 2011).

    1. Weight = capability times salience; the range is the highest less the lowest position at the start, and stays.
    2. Each round: chances of winning and the danger of each actor without risk; from danger, its risk exponent
       (:func:`~suasion.play.bargain.challenge.utility.exponents`).
    3. With those, what each challenge is worth in the eyes of each actor
       (:func:`~suasion.play.bargain.challenge.utility.worth`).
    4. Each actor takes at most one offer (:func:`~suasion.play.bargain.challenge.offers.best_offers`). All move at once.
    5. The forecast is the weighted median (and the mean) of the positions.
    6. The next round depends on the positions only. If they were there before, the rounds repeat for ever: that is
       reported, with the range of the forecasts in the cycle. The model need not converge.

    ``reading`` settles what the sources leave open (see :class:`Reading`). Where all stand together nobody moves.
    """
    reading = reading or Reading()
    positions, weights, saliences = issue.positions(), issue.weights(), issue.saliences()
    span = float(positions.max() - positions.min())
    rounds = [_round(0, positions, weights)]
    moves: list[Moves] = []
    seen = {_state(positions, span): 0}
    repeat: tuple[int, int] | None = (0, 1) if span == 0 else None
    for t in range(1, reading.rounds + 1 if span > 0 else 1):
        risk, taken = play_round(positions[:, None], weights[:, None], saliences[:, None], np.array([span]), reading)
        moves.append(_moves(t, issue.names, positions, risk, taken))
        positions = taken.end[:, 0]
        rounds.append(_round(t, positions, weights))
        first = seen.setdefault(_state(positions, span), t)
        if first < t and repeat is None:
            repeat = (first, t - first)
        if repeat and reading.stop == "settled":
            break
    answer = _answer(rounds, repeat)
    return ChallengeResult(
        method=METHOD,
        citation=CITATION,
        parameters=reading.model_dump(),
        input_sha256=fingerprint(issue),
        answer=answer,
        witness=ChallengeWitness(moves=tuple(moves)),
        why=_why(answer, moves),
    )


def _state(positions: FloatArray, span: float) -> bytes:
    return np.round(positions / (span or 1.0), SAME).tobytes()


def _moves(t: int, names: tuple[str, ...], positions: FloatArray, risk: FloatArray, taken: Taken) -> Moves:
    """The offers of a single draw, by name."""
    offers = tuple(
        Offer(
            actor=name,
            kind=KINDS[taken.kind[i, 0]],
            rival=names[taken.rival[i, 0]],
            own=float(taken.own[i, 0]),
            other=float(taken.other[i, 0]),
            start=float(positions[i]),
            end=float(taken.end[i, 0]),
        )
        for i, name in enumerate(names)
        if taken.kind[i, 0] != NONE
    )
    return Moves(number=t, risk=tuple(risk[:, 0].tolist()), offers=offers)


def _round(t: int, positions: FloatArray, weights: FloatArray) -> Round:
    return Round(
        number=t,
        positions=tuple(positions.tolist()),
        mean=float(mean(positions, weights)),
        median=float(sweep(positions, weights)[0]),
    )


def _answer(rounds: list[Round], repeat: tuple[int, int] | None) -> ChallengeAnswer:
    last = rounds[-1]
    loop = rounds[repeat[0] : repeat[0] + repeat[1]] if repeat else [last]
    return ChallengeAnswer(
        median=last.median,
        mean=last.mean,
        state="running" if repeat is None else "settled" if repeat[1] == 1 else "cycling",
        repeats_from=repeat[0] if repeat else None,
        cycle_length=repeat[1] if repeat else None,
        median_range=(min(r.median for r in loop), max(r.median for r in loop)),
        mean_range=(min(r.mean for r in loop), max(r.mean for r in loop)),
        rounds=tuple(rounds),
    )


def _why(answer: ChallengeAnswer, moves: list[Moves]) -> str:
    offers = [(m.number, offer) for m in moves for offer in m.offers]
    if not offers:
        return "nobody moves: no actor sees a rival that gains by challenging it"
    t, far = max(offers, key=lambda o: abs(o[1].end - o[1].start))
    text = (
        f"the largest move: {far.actor} from {number(far.start)} to {number(far.end)} in round {t} ({far.kind} with "
        f"{far.rival}: challenging is worth {number(far.own)} to it and {number(far.other)} to the rival)"
    )
    if answer.state == "cycling":
        text += f"; from round {answer.repeats_from} the rounds repeat every {answer.cycle_length}"
    return text
