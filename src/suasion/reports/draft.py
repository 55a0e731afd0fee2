"""What a format reader hands to the rest of READ: text, and what the format itself says about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from suasion.errors import SuasionError
from suasion.reports.model import Role


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read. ``origin`` is a file, ``file:line``, or ``stdin``."""

    origin: str
    error: SuasionError


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch ``[start, end)`` of the text, not yet judged; ``role`` is what the layout says it is."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Draft:
    """One report before it is cut and judged.

    ``cuts`` is given by formats that mark their structure (HTML, feeds, PDF, Markdown); without it the text is cut by
    its lines. ``metadata_date`` is what the format says (a header, a meta tag); ``given_date`` is what the user says
    (a JSON line).
    """

    text: str
    format: str
    origin: str
    encoding: str = "utf-8"
    stem: str = "report"
    id: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    metadata_date: str | None = None
    given_date: str | None = None
    cuts: tuple[Cut, ...] | None = None

    def filled(self, **fields: str | None) -> Draft:
        """The draft with those of ``fields`` that it lacked."""
        return replace(self, **{k: v for k, v in fields.items() if v and getattr(self, k) is None})  # type: ignore[arg-type]


Part = tuple[Role, str]
"""A piece of extracted text with its role."""


def assemble(parts: Iterable[Part]) -> tuple[str, tuple[Cut, ...]]:
    """Join ``parts`` into one text, a blank line between them (a line break between items); say where each stands."""
    pieces: list[str] = []
    cuts: list[Cut] = []
    at, before = 0, ""
    for role, raw in parts:
        piece = raw.strip()
        if not piece:
            continue
        if pieces:
            gap = "\n" if role == before and role in ("item", "table") else "\n\n"
            pieces.append(gap)
            at += len(gap)
        pieces.append(piece)
        cuts.append(Cut(at, at + len(piece), role))
        at += len(piece)
        before = role
    return "".join(pieces), tuple(cuts)
