"""Marks: words on the page that open their sentences, and the footnotes that stand for the drawer in print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from suasion.briefing.affair import Affair, Entry
from suasion.briefing.wording import clip, count, inner

GROUP = 12
"""Passages that one mark opens at most: what a reader will scroll through in the drawer."""

NOTE_QUOTE = 170
"""Characters of a quotation in a footnote: two lines of a printed column."""

NOTE_PASSAGES = 2
"""Passages that one footnote quotes; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A dotted link. ``href``: ``#id`` or ``#id+id``; ``note``: number of its footnote; ``low``: an unsure reading."""

    text: str
    href: str
    note: int | None
    low: bool
    plain: bool = False
    """The words themselves say how sure the reading is; the script leaves it alone."""


Prose = tuple[str | Mark, ...]


def href(entries: Sequence[Entry]) -> str:
    """The address that opens the passages: ``#id`` or ``#id+id``."""
    return "#" + "+".join(e.id for e in entries[:GROUP])


@dataclass
class Marker:
    """Makes marks and numbers their footnotes in the order of the page."""

    affair: Affair
    printing: bool = True
    notes: list[str] = field(default_factory=list)
    _seen: dict[str, int] = field(default_factory=dict)

    def mark(self, text: str, entries: Sequence[Entry], *, plain: bool = False) -> Mark:
        """A mark that opens ``entries``; see ``Mark.plain``."""
        entries = list(entries)
        to = href(entries)
        if self.printing and to not in self._seen:
            self.notes.append(self._note(entries))
            self._seen[to] = len(self.notes)
        return Mark(
            text,
            to,
            self._seen.get(to) if self.printing else None,
            not plain and bool(entries) and all(e.low for e in entries),
            plain,
        )

    def _note(self, entries: Sequence[Entry]) -> str:
        all_ = list(dict.fromkeys((self.affair.label(e.doc), clip(inner(e.item.quote), NOTE_QUOTE)) for e in entries))
        told = [f"{label}: “{quote}”" for label, quote in all_[:NOTE_PASSAGES]]
        rest = len(all_) - len(told)
        return " ".join(told) + (f" And {count(rest, 'passage')} more." if rest else "")
