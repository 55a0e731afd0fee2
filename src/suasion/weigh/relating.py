"""What two statements that cannot both hold are to each other: a contradiction, a disagreement of sources, or a change."""

from __future__ import annotations

import datetime as dt

from suasion.reports.dates import bounds
from suasion.weigh.model import Dated, Relation
from suasion.weigh.texts import Text

APART = dt.timedelta(days=1)
"""Days between two dated reports from which on what they tell may have changed."""


def relation(
    a: Text, b: Text, speaker_a: tuple[str, ...], speaker_b: tuple[str, ...], dates: dict[str, Dated]
) -> Relation:
    """1. Two different speakers, or a speaker against the report itself: disagreement. 2. Dated reports of different days: change."""
    if different(a, b, speaker_a, speaker_b):
        return "disagreement"
    return "change" if apart(a, b, dates) else "contradiction"


def different(a: Text, b: Text, one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the speakers are not of one side. A report that speaks itself against somebody quoted counts too."""
    if len(one) == len(two) == 1 and one != two and all(_person(t, x) for t, x in ((a, one[0]), (b, two[0]))):
        return True  # two people of one government may differ
    tops_a = {a.top(x) for x in one}
    tops_b = {b.top(x) for x in two}
    if not one and not two:
        return False
    return not tops_a & tops_b


def _person(text: Text, actor: str) -> bool:
    found = text.actors.get(actor)
    return found is not None and found.type == "person"


def apart(a: Text, b: Text, dates: dict[str, Dated]) -> bool:
    """Whether both reports have dates of their own, and the days differ."""
    if a.n == b.n:
        return False
    one, two = a.day, b.day
    if not one or not two:
        return False
    (first_a, last_a), (first_b, last_b) = bounds(one), bounds(two)
    return first_b - last_a >= APART or first_a - last_b >= APART


def gap(a: Text, b: Text, dates: dict[str, Dated]) -> str:
    """A clause for undated reports that cannot be of one time; "" if they can."""
    one, two = dates.get(a.id), dates.get(b.id)
    if a.n == b.n or one is None or two is None or (one.given and two.given):
        return ""
    first, second = (one, two) if (one.last or "9999") < (two.last or "9999") else (two, one)
    if first.last and second.first and first.last < second.first:
        return "; the reports seem to be of different times, so it may have changed"
    return ""
