"""Days and intervals as a person says them: "4 September 2025", "31 August to 3 September 2025"."""

from __future__ import annotations

import re

from suasion.reports.dates import bounds

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_MARK = re.compile(r"^(?:[•*–-]|\d{1,2}[.)])\s+")


def day(iso: str | None) -> str:
    """A date of any precision; "" for none."""
    if not iso:
        return ""
    if "/" in iso:
        first, _, last = iso.partition("/")
        return interval(first, last)
    parts = iso.split("-")
    if len(parts) == 1 or not parts[1].isdigit():
        return iso
    month = MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def interval(first: str | None, last: str | None) -> str:
    """Both ends, as far as they are known."""
    if first and last:
        return day(first) if first == last or bounds(first) == bounds(last) else f"{day(first)} to {day(last)}"
    return f"{day(first)} or later" if first else f"{day(last)} or earlier" if last else "an unknown day"


def bare(quote: str) -> str:
    """A quotation in one line, without the mark of a list item."""
    return _MARK.sub("", " ".join(quote.split()))
