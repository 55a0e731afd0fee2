"""Will the patron press, is the threat credible, is it enough? Over all draws, and exactly at the means."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from suasion.play.press import Patronage, PatronResult, patron
from suasion.play.press.many import REGIONS, FloatArray, PatronDraws, patrons
from suasion.system.ask.values import Draws
from suasion.system.model import System

DIGITS = 6
"""Decimals of the means that the exact solver gets."""


class Pressed(NamedTuple):
    """A patron and its client over draws: the numbers that the model got, by their textbook names, and what came of them."""

    pair: str
    numbers: dict[str, FloatArray]
    found: PatronDraws

    def odds(self) -> dict[str, float]:
        """The share of draws in each region."""
        return {name: float((self.found.region == k).mean()) for k, name in enumerate(REGIONS)}


def textbook(system: System, pair: str, draws: Draws) -> dict[str, FloatArray]:
    """The numbers of :class:`~suasion.play.press.Patronage` from those of the system, ``(n,)`` each.

    1. Of what the client can do, a lever takes strength times share; several together 1 - the product of what each leaves. The penalty is
       reach times that: a stronger lever never helps the client.
    2. chance_alone = chance_supported (1 - support_share).
    3. sanction_cost: its own, plus the mean cost of the levers, since a threat that bites the holder too is dear.
    4. pressing_cost: its own, plus the weights of the patron's barriers.
    """
    link = system.press[pair]
    means = system.levers.get(pair, {})
    at = f"press.{pair}"
    n = len(draws[f"{at}.reach"])
    spared, dear = np.ones(n), np.zeros(n)
    for kind in means:
        spared = spared * (1 - draws[f"levers.{pair}.{kind}.strength"] * draws[f"levers.{pair}.{kind}.share"])
        dear = dear + draws[f"levers.{pair}.{kind}.cost"] / len(means)
    barriers = sum(
        (draws[f"barriers.{link.patron}.{key}.weight"] for key in _weighted(system, link.patron)), np.zeros(n)
    )
    supported = draws[f"{at}.chance_supported"]
    return {
        "chance_supported": supported,
        "chance_alone": supported * (1 - draws[f"{at}.support_share"]),
        "client_cost": draws[f"{at}.client_cost"],
        "opponent_cost": draws[f"{at}.opponent_cost"],
        "leader_cost": draws[f"{at}.leader_cost"],
        "penalty": draws[f"{at}.reach"] * (1 - spared),
        "stake": draws[f"{at}.stake"],
        "support_cost": draws[f"{at}.support_cost"],
        "sanction_cost": draws[f"{at}.sanction_cost"] + dear,
        "peace_value": draws[f"{at}.peace_value"],
        "pressing_cost": draws[f"{at}.pressing_cost"] + barriers,
    }


def press(system: System, pair: str, draws: Draws, *, assumed: bool = False) -> Pressed:
    """The third-party model over draws. ``assumed``: the patron is taken to press and to mean it, whatever that costs it."""
    given = textbook(system, pair, draws)
    if assumed:
        zero = np.zeros_like(given["penalty"])
        # What presses for sure has no cost of pressing, and gains more by a settlement than by anything else.
        given = {**given, "sanction_cost": zero, "pressing_cost": zero, "stake": zero}
    return Pressed(pair, given, patrons(given))


def exact(system: System, pair: str, draws: Draws) -> PatronResult:
    """The exact answer at one draw (the means), with its inequalities and what each number would have to become."""
    given = textbook(system, pair, draws)
    return patron(Patronage(**{name: round(float(values[0]), DIGITS) for name, values in given.items()}))


def _weighted(system: System, actor: str) -> list[str]:
    return [key for key, note in system.barriers.get(actor, {}).items() if note.weight is not None]


class Chain(NamedTuple):
    """``first`` presses the patron to press the client. ``first_leg``: the share of draws in which it can; ``second_leg``: in which the patron's
    pressure would work, if it came; ``both``: in which the chain works. It is never more than either leg."""

    first: str
    pair: str
    first_leg: float
    second_leg: float
    both: float


def chains(system: System, pressed: Pressed, draws: Draws) -> list[Chain]:
    """Everyone who has a lever on the patron, and what that is worth.

    The first leg works if what the levers on the patron take (their strengths times shares, times ``reach``) is at least what keeps it
    from pressing: its cost of pressing less its gain by it, in the patron's unit. The second leg works if a credible threat would
    make the client settle.
    """
    press_ = system.press[pressed.pair]
    short = np.maximum(pressed.numbers["pressing_cost"] - pressed.found.gain, 0)
    second = pressed.found.settles_if_pressed & ~pressed.found.settles_unpressed
    out = []
    for key, means in system.levers.items():
        ends = system.pair(key)
        if ends is None or ends[1] != press_.patron or ends[0] in (press_.client, press_.patron):
            continue
        spared = np.ones_like(short)
        for kind in means:
            spared = spared * (1 - draws[f"levers.{key}.{kind}.strength"] * draws[f"levers.{key}.{kind}.share"])
        first = draws[f"press.{pressed.pair}.reach"] * (1 - spared) >= short
        out.append(
            Chain(ends[0], pressed.pair, float(first.mean()), float(second.mean()), float((first & second).mean()))
        )
    return out
