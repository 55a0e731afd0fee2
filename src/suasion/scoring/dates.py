"""Date scoring: is the expression found, and does its value cover exactly the days that the gold value covers?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from suasion.reports.dates import bounds, find_dates
from suasion.scoring.figures import Scores, figure, ratio, scores

# The gold values are TIMEX3: besides ISO they know quarters, seasons, decades ("199") and durations ("P2W") with one
# end at the report's date.
_QUARTER = re.compile(r"(\d{4})-Q([1-4])\Z")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)\Z")
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_DECADE = re.compile(r"\d{3}\Z")
_DURATION = re.compile(r"P\d+[DWMY]\Z")


def gold_bounds(value: str, start: str, dct: str) -> tuple[dt.date, dt.date]:
    """First and last day of a gold value; a duration runs between ``start`` and the report's date, whichever comes
    first.
    """
    if m := _QUARTER.match(value):
        first = 3 * int(m[2]) - 2
        return bounds(f"{m[1]}-{first:02d}/{m[1]}-{first + 2:02d}")
    if m := _SEASON.match(value):
        first, last = _SEASON_MONTHS[m[2]]
        return bounds(f"{m[1]}-{first:02d}/{int(m[1]) + (last < first):04d}-{last:02d}")
    if _DECADE.match(value):
        return bounds(f"{value}0/{value}9")
    if _DURATION.match(value):
        a, b = sorted((dt.date.fromisoformat(start), dt.date.fromisoformat(dct)))
        return a, b
    return bounds(value)


def right(found: Iterable[tuple[int, int, str | None]], gold: Mapping[str, Any]) -> bool:
    """Whether the first mention that overlaps the gold expression has the gold's days. ``found``: (start, end,
    value).
    """
    over = [v for s, e, v in found if s < gold["e"] and e > gold["s"]]
    return (
        bool(over) and over[0] is not None and bounds(over[0]) == gold_bounds(gold["value"], gold["start"], gold["dct"])
    )


def date_scores(lines: Iterable[Mapping[str, Any]]) -> Scores:
    """Figure "expressions.right": the share of gold lines ({text, dct, s, e, value, start}) whose expression has
    the right days.
    """
    hits = []
    for row in lines:
        found = find_dates(row["text"], anchor=dt.date.fromisoformat(row["dct"]))
        hits.append((float(right([(m.start, m.end, m.value) for m in found], row)), 1.0))
    return scores({"expressions.right": figure(hits, lambda c: ratio(c[..., 0], c[..., 1]))})
