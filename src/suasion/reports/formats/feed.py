"""RSS and Atom: one report for each entry. A date that cannot be parsed is passed over."""

from __future__ import annotations

import calendar
import datetime
import io
from collections.abc import Iterator
from typing import Any

from suasion.errors import BrokenInput, EmptyInput
from suasion.reports.draft import Draft, Failure, Part, assemble
from suasion.reports.formats.markup import parts_of


def read_feed(data: bytes, origin: str, stem: str) -> Iterator[Draft | Failure]:
    """One draft for each entry; an entry without any text is a Failure."""
    feed = _parse(data, origin)
    outlet = _clean(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, start=1):
        title = _clean(entry.get("title"))
        parts = _parts(entry)
        if title and not (parts and parts[0][1] == title):
            parts.insert(0, ("title" if parts else "paragraph", title))
        where = f"{origin}#{number}"
        if not parts:
            yield Failure(
                where, EmptyInput("The entry holds no text", where=where, mend="The other entries were read.")
            )
            continue
        text, cuts = assemble(parts)
        yield Draft(
            text=text,
            format="feed",
            origin=where,
            encoding=str(feed.get("encoding") or "utf-8"),
            stem=f"{stem}-{number}",
            cuts=cuts,
            title=title,
            byline=_clean(entry.get("author")),
            outlet=outlet,
            url=_clean(entry.get("link")),
            metadata_date=_date(entry),
        )


def _parse(data: bytes, origin: str) -> Any:
    import feedparser

    try:
        feed = feedparser.parse(
            io.BytesIO(data)
        )  # a stream, never a string: that might be taken for an address and fetched
    except Exception as error:
        raise BrokenInput(
            f"The feed is malformed ({type(error).__name__})", where=origin, mend="Fetch it again."
        ) from error
    if not feed.entries:
        if feed.get("bozo"):
            raise BrokenInput(
                f"The feed is malformed: {_clean(feed.get('bozo_exception')) or 'not XML'}",
                where=origin,
                mend="Fetch it again.",
            )
        raise EmptyInput("The feed has no entries", where=origin, mend="It must be RSS or Atom.")
    return feed


def _parts(entry: Any) -> list[Part]:
    bodies = [str(c.get("value") or "") for c in entry.get("content", [])] + [str(entry.get("summary") or "")]
    body = max(bodies, key=len)  # the full content where the feed has it, else the summary
    return [(role, kept) for role, piece in parts_of(body) if (kept := _clean(piece))]


def _clean(value: Any) -> str | None:
    return " ".join(str(value).encode("utf-8", "ignore").decode("utf-8").split()) or None if value else None


def _date(entry: Any) -> str | None:
    for name in ("published_parsed", "updated_parsed"):
        stamp = dict.get(entry, name)  # feedparser's own get warns when one date stands in for the other
        if stamp:
            try:
                return datetime.datetime.fromtimestamp(calendar.timegm(stamp), datetime.UTC).strftime(
                    "%Y-%m-%dT%H:%M:%SZ"
                )
            except (ValueError, OverflowError, OSError, TypeError):
                continue
    return None
