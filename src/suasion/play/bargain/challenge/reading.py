"""How the challenge model is read: each point on which its sources disagree is a named option."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from suasion.record import Record


class Reading(Record):
    """One reading of the model. The defaults are ours; :data:`REPLICA` is the best known public program.

    ``chance``: what the votes for a side are divided by. ``pair``: the votes cast in that contest, so that the chances of
    both sides add up to 1. ``all_pairs``: the votes of all contests together; then each chance is tiny, and nearly every
    fight looks lost. Default ``pair``: a chance of winning has to be one.

    ``status_quo``: Q, the chance that nothing changes when nobody challenges. Published values are 1 and 0.5. Default 1:
    it needs no guess about where things drift.

    ``drift``: what happens otherwise (it counts only where Q is below 1). ``none``: it is worth nothing, as in the replica.
    ``median``: the rival drifts to the median; better for an actor if that brings the rival nearer, worse if not.

    ``risk_of``: whose risk exponent weighs a challenge by *another* actor. ``viewer``: the one who looks. ``subject``: the
    one who would challenge. Default ``viewer``: what moves an actor is what it believes.

    ``danger``: against what an actor's danger is measured, which makes its risk exponent. ``others``: the danger of the other
    actors. ``alternatives``: the danger it would be in at each position that someone holds. Default ``others``: the only one
    checked against reference answers.

    ``resist``: the chance that a challenged actor fights back. ``salience``: its salience. ``always``: 1.

    ``select``: which of several compromises an actor takes. ``least_move``: the one that moves it least. ``lowest_position``: the
    one whose meeting point is lowest on the scale, which the replica does; turning the scale around changes its answer.
    Default ``least_move``.

    ``give_in``: when an actor gives in to a rival that gains while it would lose by fighting. ``larger_loss``: if its own
    loss is larger than the rival's gain. ``never``: the replica's test can never hold (it compares a number with itself).
    Default ``larger_loss``.

    ``rounds``: the most rounds. ``stop``: ``settled``: stop when nobody moves or the rounds repeat. ``rounds``: play all.
    """

    chance: Literal["pair", "all_pairs"] = "pair"
    status_quo: float = Field(default=1.0, ge=0, le=1)
    drift: Literal["none", "median"] = "median"
    risk_of: Literal["viewer", "subject"] = "viewer"
    danger: Literal["others", "alternatives"] = "others"
    resist: Literal["salience", "always"] = "salience"
    select: Literal["least_move", "lowest_position"] = "least_move"
    give_in: Literal["larger_loss", "never"] = "larger_loss"
    rounds: int = Field(default=30, ge=0)
    stop: Literal["settled", "rounds"] = "settled"


REPLICA = Reading(chance="all_pairs", drift="none", select="lowest_position", give_in="never", rounds=10, stop="rounds")
"""The widely copied Python program, as it computes (not as its comments say)."""
