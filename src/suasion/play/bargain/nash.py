"""The asymmetric Nash bargain over one pie: each gets what it has anyway, and its share of the surplus."""

from __future__ import annotations

import math

from pydantic import model_validator

from suasion.errors import InputError
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "asymmetric_nash"
CITATION = (
    "Nash, J. (1950). The Bargaining Problem. Econometrica 18(2), 155-162; "
    "Kalai, E. (1977). Nonsymmetric Nash Solutions. International Journal of Game Theory 6(3), 129-133."
)


class Pie(Record):
    """A pie of size 1. ``fallback_a`` and ``fallback_b`` are what A and B get without a deal (shares of the pie);
    ``power_a`` is A's bargaining power, from 0 to 1 (B has the rest)."""

    fallback_a: float
    fallback_b: float
    power_a: float = 0.5

    @model_validator(mode="after")
    def _sound(self) -> Pie:
        for field, value in (("fallback_a", self.fallback_a), ("fallback_b", self.fallback_b)):
            if not math.isfinite(value):
                raise InputError("this is not a number", where=field, mend="Give a share of the pie")
        if not 0 <= self.power_a <= 1:  # NaN fails too
            raise InputError(f"{self.power_a:g} is not between 0 and 1", where="power_a", mend="Give a share")
        return self


class NashAnswer(Record):
    """The shares of A and B, which add up to 1; both ``None`` where no deal is better than the fallbacks."""

    share_a: float | None
    share_b: float | None


class NashWitness(Record):
    """``surplus`` = 1 - both fallbacks: what there is to share out; below 0 there is no deal."""

    surplus: float
    gain_a: float
    gain_b: float


NashResult = Result[NashAnswer, NashWitness]


def nash(pie: Pie) -> NashResult:
    """Maximise (x - fallback_a)^power_a (1 - x - fallback_b)^(1 - power_a) over A's share x (Nash 1950, Kalai 1977).

    1. The surplus is 1 - fallback_a - fallback_b. Below 0 no split suits both: no deal.
    2. x = fallback_a + power_a * surplus, the maximum of the product.
    3. Witness: the surplus and each side's gain over its fallback.
    """
    surplus = 1 - pie.fallback_a - pie.fallback_b
    if surplus < 0:
        answer = NashAnswer(share_a=None, share_b=None)
        gains = (0.0, 0.0)
        why = f"no deal: the fallbacks add up to {number(1 - surplus)}, more than the pie"
    else:
        gains = (pie.power_a * surplus, (1 - pie.power_a) * surplus)
        share = pie.fallback_a + gains[0]
        answer = NashAnswer(share_a=share, share_b=1 - share)
        why = f"A keeps {number(pie.fallback_a)} and takes {number(pie.power_a)} of the surplus {number(surplus)}"
    return NashResult(
        method=METHOD,
        citation=CITATION,
        parameters={},
        input_sha256=fingerprint(pie),
        answer=answer,
        witness=NashWitness(surplus=surplus, gain_a=gains[0], gain_b=gains[1]),
        why=why,
    )
