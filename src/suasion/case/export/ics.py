"""What is scheduled, as a calendar (RFC 5545). Every entry is one or more whole days: no report's hour is precise
enough to keep.

The same evidence gives the same bytes: UIDs come from the items' ids, and DTSTAMP from the report's date, not from
the clock.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from suasion.case.days import bounds, precision
from suasion.case.export.model import Built, Material, source_line
from suasion.evidence.model import Document, Scheduled

if TYPE_CHECKING:
    from icalendar import Event

UNDATED = date(1970, 1, 1)
"""DTSTAMP must be there; this one says that the report's own date is not known."""

# What is called off is shown struck out, and what hangs on something as tentative, by calendars that know the
# difference.
_STATUS = {"scheduled": "CONFIRMED", "confirmed": "CONFIRMED", "cancelled": "CANCELLED", "canceled": "CANCELLED"}
_TENTATIVE = "TENTATIVE"

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def build(material: Material) -> Built:
    """Every scheduled item that has a date. Those without are left out and counted in the note."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//suasion//suasion {material.evidence.suasion}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Scheduled, according to the reports")
    names = material.names()
    left_out = 0
    uids: Counter[str] = Counter()
    for document in material.evidence.documents:
        for item in document.scheduled:
            days = bounds(item.date)
            if days is None or days[1] == date.max:  # a calendar's end is the day after, and there is none
                left_out += 1
                continue
            uid = f"{item.id}.{_safe(document.doc_id)}@suasion"
            uids[uid] += 1
            if uids[uid] > 1:
                uid = f"{uids[uid]}.{uid}"
            calendar.add_component(_entry(document, item, uid, days, names))
    note = f"{left_out} scheduled items without a date are left out." if left_out else ""
    content: bytes = calendar.to_ical()
    return Built(content, note)


def _entry(document: Document, item: Scheduled, uid: str, days: tuple[date, date], names: Mapping[str, str]) -> Event:
    from icalendar import Event

    first, last = days
    stamp = (bounds(document.date.value) or (UNDATED, UNDATED))[0]
    entry = Event()
    entry.add("uid", uid)
    entry.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    entry.add("summary", clean(item.what))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("description", clean(_description(document, item, names)))
    if item.where:
        entry.add("location", clean(item.where))
    if document.url and re.match(r"https?://[^\s]+$", document.url):
        entry.add("url", document.url)
    entry.add("status", _STATUS.get(item.status, _TENTATIVE))
    entry.add("transp", "TRANSPARENT")  # somebody else's summit does not make the reader busy
    return entry


def _description(document: Document, item: Scheduled, names: Mapping[str, str]) -> str:
    how = precision(item.date)
    lines = [
        f"The report gives only the {how}, so the entry covers all of it." if how in {"week", "month", "year"} else "",
        f"The report gives an interval ({item.date})." if how == "interval" else "",
        f"Status: {item.status.replace('_', ' ')}." if item.status != "scheduled" else "",
        f"Who: {', '.join(names.get(actor, actor) for actor in item.who)}." if item.who else "",
        f"“{' '.join(item.quote.split())}”",
        f"Date in the text: {item.date_text}." if item.date_text else "",
        item.date_reason or "",
        f"Source: {source_line(document)}.",
    ]
    return "\n".join(line for line in lines if line)


def clean(text: str) -> str:
    """Without control characters (RFC 5545 allows none but tab), each line break as one newline."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _safe(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", lambda found: f"_{ord(found[0]):x}", text)
