"""Where the parties end up on each issue: rival models, without pressure and with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from suasion.play.bargain import Reading
from suasion.play.bargain.challenge.many import challenge_medians
from suasion.play.bargain.draws import Draws as IssueDraws
from suasion.play.bargain.draws import means, medians
from suasion.play.spread import FloatArray
from suasion.system.ask.press import Pressed
from suasion.system.ask.values import Draws
from suasion.system.model import System

MODELS = ("mean", "median", "challenge")
CHALLENGED = 500
"""Draws that the challenge model plays: it takes a hundred times as long as the others, and is the least steady."""

ROUNDS = 5
"""Rounds that it plays."""


class Bargained(NamedTuple):
    """The outcome of an issue by model over draws, ``(n,)`` each (the challenge model: its first draws): ``alone`` and ``under_pressure``."""

    issue: str
    alone: dict[str, FloatArray]
    under_pressure: dict[str, FloatArray]


def bargain(
    system: System, issue: str, draws: Draws, pressed: Sequence[Pressed], *, without: Sequence[str] = ()
) -> Bargained:
    """The models on one issue; the actors in ``without`` sit it out.

    Under pressure a client gives way towards the end of the scale that a settlement wants of it (``client_gives``), by its penalty as a
    share of the way, in those draws in which its patron presses and it settles. The others stand where they stood.
    """
    actors = [actor for actor in system.stances.get(issue, {}) if actor not in without]
    at = f"stances.{issue}"
    positions = np.stack([draws[f"{at}.{actor}.position"] for actor in actors])
    saliences = np.stack([draws[f"{at}.{actor}.salience"] for actor in actors])
    capabilities = np.stack([draws[f"actors.{actor}.capability"] for actor in actors])
    moved = positions.copy()
    gives = system.issues[issue].client_gives
    for one in pressed:
        client = system.press[one.pair].client
        if gives == "none" or client not in actors or client != main_client(system):
            continue
        k = actors.index(client)
        end = 1.0 if gives == "high" else 0.0
        yields = one.found.presses & one.found.settles
        moved[k] += np.where(yields, np.clip(one.numbers["penalty"], 0, 1), 0.0) * (end - moved[k])
    sides = (IssueDraws(where, capabilities, saliences) for where in (positions, moved))
    alone, under = (_solve(side) for side in sides)
    return Bargained(issue, alone, under)


def main_client(system: System) -> str | None:
    """The client of the affair."""
    return next(iter(system.with_role("client")), None)


def _solve(draws: IssueDraws) -> dict[str, FloatArray]:
    reading = Reading(rounds=ROUNDS)
    return {
        "mean": means(draws),
        "median": medians(draws),
        "challenge": challenge_medians(draws.part(0, CHALLENGED), reading),
    }
