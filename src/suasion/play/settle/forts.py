"""War as a random walk: battle by battle a fort changes hands, until one side has none."""

from __future__ import annotations

import math

from pydantic import model_validator

from suasion.errors import InputError, TooLarge
from suasion.play.result import Result, fingerprint, number
from suasion.play.settle.checks import chance
from suasion.record import Record

METHOD = "random_walk_war"
CITATION = (
    "Smith, A. and Stam, A. C. (2003). Mediation and Peacekeeping in a Random Walk Model of Civil and Interstate War. "
    "International Studies Review 5(4), 115-135; the closed form is the gambler's ruin."
)
MOST_FORTS = 1_000_000
"""Beyond this many forts the numbers would lose digits."""
NEAR = 0.5
"""Below this size of forts times log odds a battle, the mean length comes from a series: the closed form would cancel."""
TERMS = 24
"""Terms of that series; the last is below 1e-30 of the first."""


class Forts(Record):
    """Of ``forts`` forts A holds ``held_a``; A wins each battle, and with it one fort, with the chance ``p``."""

    forts: int
    held_a: int
    p: float

    @model_validator(mode="after")
    def _sound(self) -> Forts:
        sound_forts(self.forts, self.held_a)
        chance(self.p, "p")
        return self


def sound_forts(forts: int, held: int) -> None:
    """Refuse a map without forts, and more held than there are."""
    if forts < 1:
        raise InputError(f"{forts} forts are no war", where="forts", mend="Give 1 or more")
    if forts > MOST_FORTS:
        raise TooLarge(f"{forts} forts", where="forts", mend=f"Give at most {MOST_FORTS}: count larger areas")
    if not 0 <= held <= forts:
        raise InputError(f"{held} is not between 0 and {forts}", where="held_a", mend="Give the forts that A holds")


class FortsAnswer(Record):
    """``win_a`` is the chance that A takes all, ``battles`` the mean number of battles until one side has."""

    win_a: float
    battles: float


class FortsWitness(Record):
    """``odds`` = (1 - p) / p, B's odds in one battle (``None`` where A wins none). ``drift`` = 2 p - 1, the forts that A gains in
    a battle on average. ``even`` is A's chance if battles were even: what it holds of all."""

    odds: float | None
    drift: float
    even: float


FortsResult = Result[FortsAnswer, FortsWitness]


def walk(forts: int, held: int, p: float) -> tuple[float, float]:
    """A's chance of taking all, and the mean number of battles, by the gambler's ruin.

    All in log odds L = ln((1 - p) / p), so that no power overflows and p near 1/2 loses nothing.
    """
    if held in (0, forts):
        return float(held > 0), 0.0
    if p in (0, 1):
        return p, float(held if p == 0 else forts - held)
    log_odds = 2 * math.atanh(1 - 2 * p) if 0.25 <= p <= 0.75 else math.log1p(-p) - math.log(p)
    if log_odds == 0:
        return held / forts, float(held * (forts - held))
    size = abs(log_odds)
    # The weaker side's chance: exp(-(N - n) L) (1 - exp(-n L)) / (1 - exp(-N L)), n its forts.
    weak = held if log_odds > 0 else forts - held
    upset = math.exp((weak - forts) * size) * math.expm1(-weak * size) / math.expm1(-forts * size)
    if forts * size < NEAR:
        terms = (
            (forts**k - weak**k) * size ** (k - 1) / math.factorial(k + 1) for k in range(1, TERMS)
        )  # of (f(N L) - f(n L)) / L, with f(x) = (exp(x) - 1) / x
        battles = weak * math.fsum(terms) * forts * size / math.expm1(forts * size) * size / math.tanh(size / 2)
    else:
        battles = (weak - forts * upset) / math.tanh(size / 2)
    if log_odds > 0:
        return upset, battles
    return math.expm1(-held * size) / math.expm1(-forts * size), battles


def random_walk_war(war: Forts) -> FortsResult:
    """How a war of many battles ends, and how long it lasts on average (Smith and Stam 2003).

    1. With r = (1 - p) / p, N forts and n held by A, A takes all with the chance (1 - r^n) / (1 - r^N); n / N if p is 1/2.
    2. The mean number of battles is (n - N win) / (1 - 2 p); n (N - n) if p is 1/2.
    3. Witness: r, the drift of a battle, and what A's chance would be if battles were even.
    """
    win, battles = walk(war.forts, war.held_a, war.p)
    even = war.held_a / war.forts
    return FortsResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(war),
        answer=FortsAnswer(win_a=win, battles=battles),
        witness=FortsWitness(odds=(1 - war.p) / war.p if war.p > 0 else None, drift=2 * war.p - 1, even=even),
        why=(
            f"A holds {war.held_a} of {war.forts} forts and wins a battle with the chance {number(war.p)}, so it wins the war with "
            f"the chance {number(win)}; even battles would make that {number(even)}"
        ),
    )
