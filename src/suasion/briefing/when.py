"""ISO dates of any precision, as a person says them, and in order. A day is never invented."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-W(\d{2}))?")


def _parts(iso: str) -> tuple[int, int | None, int | None, int | None] | None:
    """(year, month, day, week) of one ISO date, or None if it is not one. A time of day is left out."""
    m = _ISO.match(iso.strip())
    if not m:
        return None
    y, mo, d, w = (int(g) if g else None for g in m.groups())
    if y is None or (mo and not 1 <= mo <= 12) or (d and not 1 <= d <= 31):
        return None
    return y, mo, d, w


def bounds(iso: str | None) -> tuple[str, str] | None:
    """First and last day that an ISO date or interval can mean, as ``YYYY-MM-DD``; None if it says nothing."""
    if not iso:
        return None
    first, _, last = iso.partition("/")
    a, b = _parts(first), _parts(last or first)
    if a is None or b is None:
        return None
    return _first(a), _last(b)


def _first(p: tuple[int, int | None, int | None, int | None]) -> str:
    y, mo, d, w = p
    if w:
        return _monday(y, w).isoformat() if _monday(y, w) else f"{y:04}-01-01"  # type: ignore[union-attr]
    return f"{y:04}-{mo or 1:02}-{d or 1:02}"


def _last(p: tuple[int, int | None, int | None, int | None]) -> str:
    y, mo, d, w = p
    if w and (monday := _monday(y, w)):
        return (monday + timedelta(days=6)).isoformat()
    return f"{y:04}-{mo or 12:02}-{d or 31:02}"


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def within(first: str | None, last: str | None) -> str:
    """Two bounds, each an ISO day or open: "between 31 August 2025 and 3 September 2025"; "" if both are open."""
    a, b = spoken(first), spoken(last)
    if a and b:
        return a if a == b else f"between {a} and {b}"
    return f"on {a} or later" if a else f"on {b} or earlier" if b else ""


def spoken(iso: str | None) -> str:
    """``2025-09-02`` -> "2 September 2025"; ``2024-04`` -> "April 2024"; ``a/b`` -> "1–3 September 2025"."""
    if not iso:
        return ""
    first, _, last = iso.partition("/")
    a, b = _parts(first), _parts(last) if last else None
    if a is None:
        return ""
    if b is None or a == b:
        return _one(a)
    if a[0] == b[0] and a[2] and b[2]:
        if a[1] == b[1]:
            return f"{a[2]}–{_one(b)}"
        return f"{a[2]} {MONTHS[(a[1] or 1) - 1]} to {_one(b)}"
    if a[0] == b[0] and a[1] and b[1] and not a[2] and not b[2]:
        return f"{MONTHS[a[1] - 1]} to {_one(b)}"
    return f"{_one(a)} to {_one(b)}"


def _one(p: tuple[int, int | None, int | None, int | None]) -> str:
    y, mo, d, w = p
    if w:
        monday = _monday(y, w)
        return f"the week of {_one((monday.year, monday.month, monday.day, None))}" if monday else str(y)
    if mo and d:
        return f"{d} {MONTHS[mo - 1]} {y}"
    return f"{MONTHS[mo - 1]} {y}" if mo else str(y)


def short(iso: str | None, year: str | None = None) -> str:
    """As ``spoken`` with months of three letters, and without the year where it is ``year``."""
    text = spoken(iso)
    for month in MONTHS:
        text = re.sub(rf"\b{month}\b", month[:3] if len(month) > 4 else month, text)
    return re.sub(rf"(?<=\w) {year}$", "", text) if year else text


def on(iso: str | None) -> str:
    """With its preposition: "on 2 September 2025", "in April 2024", "between ..."."""
    text = spoken(iso)
    if not text:
        return ""
    if iso and "/" in iso and iso.partition("/")[0] != iso.partition("/")[2]:
        return f"between {text.replace(' to ', ' and ').replace('–', ' and ', 1)}"
    if text.startswith("the week"):
        return f"in {text}"
    return f"on {text}" if text[0].isdigit() and not text.isdigit() else f"in {text}"


def key(iso: str | None) -> tuple[str, str]:
    """Sort key: by first day, then last day; undated last."""
    return bounds(iso) or ("9999-99-99", "")


def ahead(iso: str | None, now: str | None) -> tuple[str, str]:
    """Sort key for what is to come: a span that has begun by ``now`` counts by its end."""
    due, today = bounds(iso), bounds(now)
    if due and today and due[0] <= today[1] < due[1]:
        return due[1], due[1]
    return key(iso)


def month_of(iso: str | None) -> str:
    """``YYYY-MM`` of the first day, or "" if no month is known."""
    if not iso or not (p := _parts(iso.partition("/")[0])) or not (p[1] or p[3]):
        return ""
    return _first(p)[:7]
