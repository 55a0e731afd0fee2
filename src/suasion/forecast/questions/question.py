"""A question. Once it is opened it never changes: what was asked is what is settled."""

from __future__ import annotations

import hashlib
from datetime import datetime

from suasion.errors import ForecastError
from suasion.forecast.questions.outcomes import BINARY, check_outcomes
from suasion.record import Record


class Threshold(Record):
    """A number that decides, with its unit."""

    value: float
    unit: str


class Question(Record):
    """One event, one deadline.

    ``event`` says exactly what has to happen; ``source`` who settles it, ``fallback`` who if the source is silent; ``edges`` the cases
    that one might argue about; ``annulled`` when it is dropped without a score. ``cutoff`` is the last moment from which information
    was used, ``opened_at`` when it was opened: where the cut-off lies further back, ``retrospective`` is set, and such forecasts are
    scored apart. ``sides`` are ids of actors.
    """

    id: str
    text: str
    event: str
    outcomes: tuple[str, ...] = BINARY
    ordered: bool = False
    deadline: str
    zone: str
    threshold: Threshold | None = None
    source: str
    fallback: str
    edges: tuple[str, ...] = ()
    annulled: str
    cutoff: str
    opened_at: str
    retrospective: bool = False
    template: str | None = None
    sides: tuple[str, ...] = ()
    because: str | None = None
    """The id of the item that the question was drafted from."""

    @property
    def binary(self) -> bool:
        """Whether it is answered by yes or no."""
        return self.outcomes == BINARY


RETROSPECTIVE_HOURS = 48
"""A cut-off further before the opening than this is hindsight: news of two days is still being read."""


def make_question(
    *,
    text: str,
    event: str,
    deadline: datetime,
    zone: str,
    cutoff: datetime,
    opened_at: datetime,
    source: str,
    fallback: str,
    annulled: str,
    outcomes: tuple[str, ...] = BINARY,
    edges: tuple[str, ...] = (),
    threshold: Threshold | None = None,
    template: str | None = None,
    sides: tuple[str, ...] = (),
    because: str | None = None,
) -> Question:
    """A question that can be asked. Raises ForecastError for a deadline that has passed at the cut-off, a cut-off in the future, outcomes that
    overlap, and an empty rule.
    """
    from suasion.forecast.questions.moment import spoken, utc

    if deadline <= cutoff:
        what = f"the deadline, {spoken(deadline)}, is in the past: information is used up to {spoken(cutoff)}"
        raise ForecastError(what, mend="Choose a later day, or an earlier --as-of to look back")
    if cutoff > opened_at:
        raise ForecastError("the information cut-off lies in the future", mend="Use today, or an earlier day")
    for name, value in (
        ("text", text),
        ("event", event),
        ("source", source),
        ("fallback", fallback),
        ("annulled", annulled),
    ):
        if not value.strip():
            raise ForecastError(f"the question has no {name}", mend="Without it nobody can settle it")
    names, ordered = check_outcomes(outcomes)
    parts = [template or "", text, event, utc(deadline), *names, *sides, utc(cutoff)]
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return Question(
        id=f"q-{digest[:10]}",
        text=text,
        event=event,
        outcomes=names,
        ordered=ordered,
        deadline=utc(deadline),
        zone=zone,
        threshold=threshold,
        source=source,
        fallback=fallback,
        edges=edges,
        annulled=annulled,
        cutoff=utc(cutoff),
        opened_at=utc(opened_at),
        retrospective=(opened_at - cutoff).total_seconds() > RETROSPECTIVE_HOURS * 3600,
        template=template,
        sides=sides,
        because=because,
    )
