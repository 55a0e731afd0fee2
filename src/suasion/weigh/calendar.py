"""What is to come in a report without a date takes its year from when WEIGH finds that the report was written.

READ dates a report by its own dates only. Titles of office-holders, known summits and votes often say more (``weigh.dating``), and that is
enough for "September 3rd": counted from both ends of the interval, the same day comes out, or a stretch of days.
"""

from __future__ import annotations

from suasion.evidence.model import Scheduled
from suasion.reports.dates import bounds, find_dates
from suasion.weigh.model import Dated


def with_year(item: Scheduled, dated: Dated) -> Scheduled:
    """The item with its date resolved, and the interval in ``date_reason``; the item itself where it has a date, or none can be found."""
    if item.date is not None or not item.date_text or dated.given or dated.value is None:
        return item
    at = item.quote.find(item.date_text)
    if at < 0:
        return item
    found = find_dates(item.quote, anchor=bounds(dated.value), start=at, end=at + len(item.date_text), future=True)
    if len(found) != 1 or found[0].value is None:
        return item
    reason = f"{found[0].reason} The report has no date of its own: what it says places it between {dated.first} and {dated.last}."
    return item.model_copy(update={"date": found[0].value, "date_reason": reason})
