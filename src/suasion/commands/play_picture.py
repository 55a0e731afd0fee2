"""The panels of ``suasion play --plot``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from suasion.commands.play_tables import MOST_SWINGS, Found, Played

if TYPE_CHECKING:
    from suasion.play.bargain.actors import Issue
    from suasion.play.picture import Panel


def panels_of(issue: Issue, k: int, played: Sequence[Played], found: Found, draws: int, seed: int) -> list[Panel]:
    """For issue ``k``: positions by round, of the models that have rounds; over draws, each outcome and what moves it."""
    from suasion.play.ensemble import outcomes
    from suasion.play.picture import Bars, Histogram

    out: list[Panel] = [panel for one in played if (panel := _lines(issue, k, one))]
    values = {one.model: outcomes(one.case, draws, seed).tolist() for one in played if one.model in found.clouds}
    seen = [value for several in values.values() for value in several]
    ends = (
        min(seen, default=0.0) if issue.low is None else issue.low,
        max(seen, default=0.0) if issue.high is None else issue.high,
    )
    for name, cloud in found.clouds.items():
        a = cloud.answer
        title = f"{issue.name}: outcome over {draws} draws, {name}"
        out.append(Histogram(title, values[name], ends, a.low, a.median, a.high))
        swings = [(s.parameter, s.at_low, s.at_high) for s in cloud.witness.swings if s.size][:MOST_SWINGS]
        if swings:
            out.append(Bars(f"{issue.name}: what moves the outcome, {name}", swings, a.central))
    return out


def _lines(issue: Issue, k: int, played: Played) -> Panel | None:
    """Positions by round, with the forecast after each."""
    import numpy as np

    from suasion.play.bargain.joint import from_full
    from suasion.play.bargain.mean import mean
    from suasion.play.picture import Lines

    answer = played.result.answer
    if played.model == "challenge":
        states = [r.positions for r in answer.rounds]
        forecast, what = [r.median for r in answer.rounds], "median"
    elif played.model == "spatial":
        states = [[from_full(issue, place[k]) for place in turn] for turn in answer.turns]
        forecast, what = [float(mean(np.array(state), issue.weights())) for state in states], "mean"
    else:
        return None
    rows = [(name, [state[i] for state in states]) for i, name in enumerate(issue.names)]
    return Lines(f"{issue.name}: positions by round, {played.model} (in colour: the weighted {what})", rows, forecast)
