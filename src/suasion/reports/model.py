"""What READ returns: a report as text, cut into blocks, each kept or dropped with the reason."""

from __future__ import annotations

from typing import Literal

from suasion.record import Record, Span

Role = Literal["title", "subtitle", "byline", "dateline", "heading", "paragraph", "item", "table", "caption"]
Basis = Literal["given", "metadata", "stated", "inferred", "unknown"]
Precision = Literal["day", "week", "month", "year", "interval", "unknown"]


class Block(Record):
    """A paragraph, heading or list item. Blocks are in order, do not overlap, and cover all but white space.

    A paragraph that was broken over several lines is one block; the line breaks are inside its span.
    ``kept`` is False for boilerplate, and ``reason`` then says by which rule ("form", "share", "advert", "disclaimer",
    "credit", "repeated", "related link", "navigation", ...: see ``docs/reading.md``).
    """

    start: int
    end: int
    role: Role
    kept: bool = True
    reason: str | None = None


class ReportDate(Record):
    """When the report was published.

    ``value`` is ISO 8601 as far as it is known: ``2024``, ``2024-04``, ``2024-W17``, ``2024-04-26``, or an interval
    ``a/b``; None if nothing is known. A day is never invented. ``reason`` is one plain sentence; ``start``/``end``
    point at the words of the text that it rests on, if any.
    """

    value: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"
    reason: str = "The report gives no date."
    start: int | None = None
    end: int | None = None


class Report(Record):
    """One news report, ready to be coded.

    ``text`` never changes after reading: for ``.txt`` it is the file decoded, newlines as they are; for other formats
    the extracted text. Every offset anywhere in suasion points into it; ``sha256`` (of its UTF-8) is how that is
    checked.
    """

    id: str
    origin: str
    format: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    title: Span | None = None
    headline: str | None = None
    """A title that stands beside the text and not in it (the ``title`` of a JSON line)."""
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "en"
    language_confidence: float = 1.0
    date: ReportDate = ReportDate()
    blocks: tuple[Block, ...] = ()
    not_coded: str | None = None
    """Why CODE leaves this report alone (another language, nothing but boilerplate); None if it will be coded."""
    cluster: str | None = None
    """The id of the first report of a group of near-duplicates; None if the report stands alone."""

    @property
    def heading(self) -> str:
        """The title as text, or the headline given beside the text, or the id when the report has neither."""
        if self.title:
            return " ".join(self.text[self.title.start : self.title.end].split())
        return self.headline or self.id

    def kept(self) -> tuple[Block, ...]:
        """The blocks that CODE reads."""
        return tuple(b for b in self.blocks if b.kept)
