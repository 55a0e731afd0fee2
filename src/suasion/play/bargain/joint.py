"""Several issues as one input: the space of the spatial model, the table of the exchange model."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.errors import InputError
from suasion.play.bargain.actors import Issue
from suasion.play.bargain.exchange import Stake, Table
from suasion.play.bargain.spatial import Space, SpatialActor

FULL = 100.0
"""Both models have one scale for all issues; here it runs from 0 to 100, as in the programs that they come from."""


def scale(issue: Issue) -> tuple[float, float]:
    """The ends of an issue's scale; where none are given, those of the positions. All at one place: a scale of length 1."""
    positions = issue.positions()
    low = float(positions.min()) if issue.low is None else issue.low
    high = float(positions.max()) if issue.high is None else issue.high
    return low, high if high > low else low + 1


def to_full(issue: Issue, position: float) -> float:
    """A position on the issue's scale, from 0 to ``FULL``."""
    low, high = scale(issue)
    return FULL * ((position - low) / (high - low))  # in this order the ends stay the ends


def from_full(issue: Issue, value: float) -> float:
    """A value from 0 to ``FULL`` on the issue's own scale."""
    low, high = scale(issue)
    return low + value / FULL * (high - low)


def as_space(issues: Sequence[Issue]) -> Space:
    """The issues as the dimensions of a space. All have the same actors.

    An actor's capability is the mean of those on the issues. The space wants saliences in percent of an actor's whole attention: if
    those of some actor add up to more than 1, all saliences are divided by the largest such sum.

    Raises ``InputError`` if an actor is missing on an issue, or cares for none.
    """
    names = issues[0].names
    for issue in issues:
        for name in sorted(set(names) ^ set(issue.names)):
            at = issues[0].name if name in issue.names else issue.name
            raise InputError(
                "the actor is missing on this issue", where=f"{name} on {at}", mend="Add it, or play exchange"
            )
    by_name = [{actor.name: actor for actor in issue.actors} for issue in issues]
    rows = {name: [actors[name] for actors in by_name] for name in names}
    most = max(1.0, *(sum(a.salience for a in row) for row in rows.values()))
    return Space(
        actors=tuple(
            SpatialActor(
                name=name,
                capability=sum(a.capability for a in row) / len(row),
                position=tuple(to_full(issue, a.position) for issue, a in zip(issues, row, strict=True)),
                salience=tuple(FULL * a.salience / most for a in row),
            )
            for name, row in rows.items()
        ),
        low=0,
        high=FULL,
    )


def as_table(issues: Sequence[Issue]) -> Table:
    """The issues as a table of stakes. An actor that is not on an issue has no stake there. Raises ``InputError``."""
    return Table(
        stakes=tuple(
            Stake(
                actor=actor.name,
                issue=issue.name,
                position=to_full(issue, actor.position),
                salience=actor.salience,
                power=actor.capability,
            )
            for issue in issues
            for actor in issue.actors
        ),
        low=0,
        high=FULL,
    )
