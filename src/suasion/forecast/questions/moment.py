"""Moments: a day is made a moment by its end, in a named time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from suasion.errors import ForecastError

LAST_SECOND = time(23, 59, 59)


def moment(text: str, zone: str = "UTC") -> datetime:
    """The end of a day (``2026-09-02``) in a zone (``Europe/Kyiv``), or a moment that carries its own offset.

    Raises ForecastError for anything else: a time without a zone is nobody's time.
    """
    try:
        where = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ForecastError(f"there is no time zone {zone!r}", mend="Name one such as Europe/Kyiv or UTC") from error
    try:
        return datetime.combine(date.fromisoformat(text), LAST_SECOND, where)
    except ValueError:
        pass
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise ForecastError(f"{text!r} is no date", mend="Write 2026-09-02, or 2026-09-02T12:00:00+02:00") from error
    if found.tzinfo is None:
        raise ForecastError(f"{text!r} has no time zone", mend="Add the offset, such as +02:00, or give the day alone")
    return found


def spoken(when: datetime) -> str:
    """The moment in a sentence: the day alone where it is a day's end."""
    day = f"{when.day} {when:%B %Y}"
    zone = getattr(when.tzinfo, "key", None) or when.tzname() or "UTC"
    return f"the end of {day} ({zone})" if when.time() == LAST_SECOND else f"{day}, {when:%H:%M} ({zone})"


def utc(when: datetime) -> str:
    """ISO 8601 in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
