"""A vote by weight and quota, in whole numbers, and how often each member turns it."""

from __future__ import annotations

import math
from fractions import Fraction

from pydantic import model_validator

from suasion.errors import InputError, TooLarge
from suasion.play.settle.checks import cost
from suasion.record import Record

MOST_WORK = 4_000_000_000
"""Bytes moved by the table of sizes and weights: about two seconds."""
MOST_ENUMERATED = 16
"""Members whose coalitions are counted one by one, where the weights are too long for the table."""


class Vote(Record):
    """A coalition wins with a weight of at least ``quota``. One weight a member, 0 or more, in the unit of the quota.
    ``names`` are for the sentences only."""

    weights: tuple[float, ...]
    quota: float
    names: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> Vote:
        if not self.weights:
            raise InputError("there are no members", where="weights", mend="Give one weight a member")
        for k, weight in enumerate(self.weights):
            cost(weight, f"weights[{k}]")
        cost(self.quota, "quota")
        if self.names and len(self.names) != len(self.weights):
            raise InputError(
                f"{len(self.names)} names for {len(self.weights)} weights", where="names", mend="Give one a member"
            )
        if self.quota == 0 or exact(self.quota) > sum(map(exact, self.weights)):
            raise InputError(
                f"a quota of {self.quota:g} is met by no coalition or by every one",
                where="quota",
                mend="Give more than 0, and no more than the sum of the weights",
            )
        return self

    def name(self, k: int) -> str:
        return self.names[k] if self.names else f"member {k + 1}"


def exact(value: float) -> Fraction:
    """The number as it is written: 0.1 is one tenth."""
    return Fraction(repr(value))


def whole(vote: Vote) -> tuple[list[int], int]:
    """The same vote in the smallest whole weights, and the quota in their unit, rounded up: who wins does not change."""
    weights = [exact(w) for w in vote.weights]
    unit = math.lcm(*(w.denominator for w in weights))
    scaled = [int(w * unit) for w in weights]
    shared = math.gcd(*scaled)
    return [w // shared for w in scaled], math.ceil(exact(vote.quota) * unit / shared)


def swings(vote: Vote) -> list[list[int]]:
    """For each member, the number of losing coalitions of 0, 1, 2, ... others that win with it.

    1. Weights in whole numbers. The table of sizes and weights, if it takes no more than ``MOST_WORK``.
    2. Else every coalition, for up to ``MOST_ENUMERATED`` members.
    """
    weights, quota = whole(vote)
    n = len(weights)
    if n * n * (n + 1) * quota // 8 <= MOST_WORK:
        return _by_table(weights, quota)
    if n <= MOST_ENUMERATED:
        return _one_by_one(weights, quota)
    raise TooLarge(
        f"{n} members with weights up to {max(weights)} in whole numbers",
        where="weights",
        mend=f"Round the weights, or give at most {MOST_ENUMERATED} members",
    )


def _by_table(weights: list[int], quota: int) -> list[list[int]]:
    """``count[s]`` holds, in slots of n + 1 bits of one long integer, how many coalitions of s members have weight 0, 1, ...,
    quota - 1. Adding a member is a shift and a sum; leaving one out undoes it."""
    n = len(weights)
    slot = n + 1
    keep = (1 << slot * quota) - 1
    count = [1] + [0] * n
    for weight in weights:
        for s in range(n, 0, -1):
            if weight < quota:
                count[s] += (count[s - 1] << slot * weight) & keep
    result = []
    for weight in weights:
        own, before = [], 0
        for s in range(n):
            without = count[s] - ((before << slot * weight) & keep if weight < quota else 0)
            top = without >> slot * max(0, quota - weight)
            own.append(top % ((1 << slot) - 1))  # the sum of the slots, as a number is its digit sum modulo base - 1
            before = without
        result.append(own)
    return result


def _one_by_one(weights: list[int], quota: int) -> list[list[int]]:
    n = len(weights)
    sums = [0]
    for weight in weights:
        sums += [total + weight for total in sums]
    result = [[0] * n for _ in weights]
    for members, total in enumerate(sums):
        if total < quota:
            for k, weight in enumerate(weights):
                if not members >> k & 1 and total + weight >= quota:
                    result[k][members.bit_count()] += 1
    return result
