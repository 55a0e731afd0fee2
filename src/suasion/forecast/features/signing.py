"""Whether the two sides have signed something, and how long ago."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from suasion.case.days import bounds
from suasion.evidence.model import Document, Event, Evidence
from suasion.forecast.features.feature import Feature, quoted
from suasion.forecast.features.sides import Sides, actors_by_id, acts, side_of
from suasion.forecast.panels.instance import months_between, spoken_months
from suasion.vocab import load


def signing(evidence: Evidence, sides: Sides, cutoff: date) -> Feature:
    """Months since the last dated act of cooperation that is a signature under a paper, with both sides in it. None: no report tells of one."""
    actors = actors_by_id(evidence)
    told: list[tuple[date, Document, Event]] = []
    cooperative = [name for name, about in load("plover")["types"].items() if about["quad"].endswith("+")]
    for document, event in acts(evidence, *cooperative):
        days = bounds(event.date)
        parties = {side_of(actor, actors) for actor in (*event.source, *event.target)}
        if days and days[0] <= cutoff and {sides.a, sides.b} <= parties and _is_signature(event.quote):
            told.append((days[0], document, event))
    if not told:
        said = "no report tells of a paper that both sides signed, and none is assumed"
        return Feature(name="since_dyad", value=None, said=said, basis="not said")
    last = max(day for day, _, _ in told)
    months = months_between(last, cutoff)
    return Feature(
        name="since_dyad",
        value=round(months, 1),
        said=f"both sides signed something {spoken_months(months)} ago",
        basis="reports",
        because=quoted((document, event) for day, document, event in told if day == last),
    )


def _is_signature(quote: str) -> bool:
    return bool(_words("signing").search(quote) and _words("papers").search(quote))


@cache
def _words(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("forecast")[name])
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE)
