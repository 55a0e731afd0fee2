"""What a case holds, for people to read: one table for each kind.

``table`` is for a terminal, ``plain`` for a pipe (tab-separated, one line a row). Reports are written by strangers,
so no control character of theirs reaches the terminal, and nothing of theirs is read as markup.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from suasion.case.ledger import Case
from suasion.errors import CaseError
from suasion.evidence.model import Actor, Claim, Document, Evidence

if TYPE_CHECKING:
    from rich.table import Table

# Control characters, and the marks that turn the direction of the line.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings and rows of plain words; ``wide`` is the column that may take the room that is left."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    wide: str


def grid(kind: str, source: Evidence | Case) -> Grid:
    """The rows of ``kind`` (a key of ``SHOWN``), in the order of the evidence. Raises CaseError for another kind."""
    if kind not in SHOWN:
        raise CaseError(f"{kind!r} cannot be shown", mend=f"Choose one of {', '.join(SHOWN)}.")
    evidence = source.evidence() if isinstance(source, Case) else source
    return SHOWN[kind](evidence)


def table(kind: str, source: Evidence | Case) -> Table:
    """The rows of ``kind`` as a table of rich, which heeds NO_COLOR and the width of the terminal."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    content = grid(kind, source)
    shown = Table(title=content.title, title_justify="left", box=box.SIMPLE_HEAD, header_style="bold")
    for name in content.columns:
        shown.add_column(name, ratio=1 if name == content.wide else None, overflow="fold", min_width=6)
    for row in content.rows:
        shown.add_row(*(Text(seen(cell)) for cell in row))
    return shown


def plain(kind: str, source: Evidence | Case) -> str:
    """The same rows, tab-separated under a line of headings."""
    content = grid(kind, source)
    return "".join("\t".join(map(seen, row)) + "\n" for row in (content.columns, *content.rows))


def show(kind: str, source: Evidence | Case, out: TextIO | None = None) -> None:
    """Print ``kind``: a table on a terminal, tab-separated lines into a pipe."""
    stream = out or sys.stdout
    if not stream.isatty():
        stream.write(plain(kind, source))
        return
    from rich.console import Console

    Console(file=stream).print(table(kind, source))


def seen(text: str) -> str:
    """The text on one line, without control characters and marks of direction."""
    return _UNSEEN.sub("", " ".join(text.split()))


def _count(rows: Sequence[object], noun: str) -> str:
    return f"{len(rows)} {noun}" if len(rows) == 1 else f"{len(rows)} {noun}s"


def _names(evidence: Evidence) -> dict[str, str]:
    own = {actor.id: actor.name for document in evidence.documents for actor in document.actors}
    return own | {actor.id: actor.name for actor in evidence.actors}


def _who(ids: tuple[str, ...], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(key, key) for key in ids)


def _source(document: Document) -> str:
    return document.title or document.doc_id


def _words(value: str | None) -> str:
    return (value or "").replace("_", " ")


def _office(actor: Actor) -> str:
    return "; ".join(f"{role.title} of {role.of}" if role.of else role.title for role in actor.roles)


def _actors(evidence: Evidence) -> Grid:
    names = _names(evidence)
    reports: dict[str, int] = {}
    for document in evidence.documents:
        for actor in document.actors:
            reports[actor.id] = reports.get(actor.id, 0) + 1
    rows = [
        (a.name, _words(a.type), a.country or "", names.get(a.affiliation or "", a.affiliation or ""), _office(a),
         ", ".join(a.aliases), str(reports.get(a.id, 0)), a.id)
        for a in sorted(evidence.actors, key=lambda a: (-reports.get(a.id, 0), a.name))
    ]  # fmt: skip
    columns = ("Name", "Type", "Country", "Belongs to", "Office", "Also called", "Reports", "Id")
    return Grid(_count(rows, "actor"), columns, rows, "Also called")


def _events(evidence: Evidence) -> Grid:
    names = _names(evidence)
    rows = [
        (e.date or "no date", _who(e.source, names),
         _words(e.type.lower()) + (f" ({_words(e.mode)})" if e.mode else ""),
         _who(e.target, names), e.place or "", e.quote, _source(document), e.id)
        for document in evidence.documents for e in document.events
    ]  # fmt: skip
    rows.sort(key=lambda row: row[0])  # "no date" comes last, after the digits
    return Grid(
        _count(rows, "event"), ("Date", "Who", "Act", "To whom", "Where", "Words", "Report", "Id"), rows, "Words"
    )


def _says(claim: Claim) -> str:
    """The verb of a claim: what is done by saying it, else how surely it is said."""
    return claim.force if claim.force != "states" and claim.certainty != "denied" else _SAYS[claim.certainty]


_SAYS = {"asserted": "asserts", "hedged": "suggests", "speculative": "speculates", "denied": "denies"}


def _claims(evidence: Evidence) -> Grid:
    names = _names(evidence)
    rows = [
        (_who(c.source, names) or "somebody", _says(c), c.content,
         _who(c.via, names), "quoted" if c.mode == "direct" else "partly quoted" if c.mode == "mixed" else "reported",
         _source(document), c.id)
        for document in evidence.documents for c in document.claims
    ]  # fmt: skip
    return Grid(_count(rows, "claim"), ("Who", "Says", "What", "Through", "How", "Report", "Id"), rows, "What")


def _levers(evidence: Evidence) -> Grid:
    names = _names(evidence)
    rows = [
        (_who(lever.holder, names), _who(lever.over, names), _words(lever.kind), lever.what, _words(lever.polarity),
         _words(lever.status), _source(document), lever.id)
        for document in evidence.documents for lever in document.levers
    ]  # fmt: skip
    return Grid(_count(rows, "lever"), ("Holder", "Over", "By", "What", "As", "Status", "Report", "Id"), rows, "What")


def _scheduled(evidence: Evidence) -> Grid:
    names = _names(evidence)
    rows = [
        (s.date or "no date", s.what, _who(s.who, names), s.where or "", _words(s.status), _source(document), s.id)
        for document in evidence.documents for s in document.scheduled
    ]  # fmt: skip
    rows.sort(key=lambda row: row[0])
    return Grid(f"{len(rows)} scheduled", ("Date", "What", "Who", "Where", "Status", "Report", "Id"), rows, "What")


def _reports(evidence: Evidence) -> Grid:
    rows = [
        (d.date.value or "no date", _source(d), d.outlet or "", d.not_coded or f"{d.sentences} sentences",
         str(len(d.events)),
         str(len(d.claims)), str(len(d.levers)), str(len(d.scheduled)), d.doc_id)
        for d in evidence.documents
    ]  # fmt: skip
    columns = ("Date", "Title", "Outlet", "Read", "Events", "Claims", "Levers", "Scheduled", "Id")
    return Grid(_count(rows, "report"), columns, rows, "Title")


SHOWN: dict[str, Callable[[Evidence], Grid]] = {
    "reports": _reports, "actors": _actors, "events": _events, "claims": _claims, "levers": _levers,
    "scheduled": _scheduled,
}  # fmt: skip
"""What `suasion show` can show."""
