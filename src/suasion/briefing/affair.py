"""One view of the evidence for the whole page: entries by id, actors and whom they belong to, reports by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from suasion.briefing import when
from suasion.briefing.wording import clip, inner, squeeze
from suasion.evidence.belonging import Belonging
from suasion.evidence.model import Actor, Document, Evidence, Item
from suasion.evidence.naming import with_article
from suasion.reports.model import Report
from suasion.weigh.model import Weighed

FIELDS = {
    "event": "events",
    "act": "other_acts",
    "claim": "claims",
    "lever": "levers",
    "scheduled": "scheduled",
    "interest": "interests",
    "barrier": "barriers",
    "track": "tracks",
    "market": "energy",
}
"""Kind of entry -> field of ``Document``."""

FLAW = "flaw"
"""Kind of an entry that is a span of a finding of WEIGH: it stands in no document."""

_ROLES = (
    "source",
    "target",
    "via",
    "about",
    "holder",
    "over",
    "actor",
    "participants",
    "mediators",
    "who",
    "reported_by",
)

SURE = 0.5
"""Probability below which an item is shown as unsure (the reader can set another): less likely right than wrong."""

LABEL = 34
"""Characters of a report's title where it stands for a missing outlet: about a third of a line."""


class Flaw(Item):
    """One span of a finding: ``finding`` is the id of the whole."""

    finding: str
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its kind, the number of its document and all actors that it names."""

    id: str
    kind: str
    item: Any
    doc: int
    actors: tuple[str, ...]

    @property
    def low(self) -> bool:
        return float(self.item.confidence) < SURE


class Affair:
    """Read-only; everything in a fixed order: documents by date and id, entries as they stand in their document."""

    def __init__(self, evidence: Evidence, reports: Sequence[Report], weighed: Weighed | None = None) -> None:
        self.evidence = evidence
        self.weighed = weighed
        self.docs: list[Document] = sorted(evidence.documents, key=lambda d: (when.key(d.date.value), d.doc_id))
        by_hash = {r.sha256: r for r in reports}
        by_id = {r.id: r for r in reports}
        self.reports: list[Report | None] = [by_hash.get(d.sha256) or by_id.get(d.doc_id) for d in self.docs]
        self.actors: dict[str, Actor] = {a.id: a for a in _all_actors(evidence)}
        self.belonging = Belonging(self.actors)
        self.entries: list[Entry] = []
        self.by_id: dict[str, Entry] = {}
        for number, doc in enumerate(self.docs):
            for kind, field in FIELDS.items():
                for item in getattr(doc, field):
                    self._add(kind, item, number)
        self._add_flaws()

    def _add_flaws(self) -> None:
        """A span of a finding is an entry like others: it opens in the drawer and is marked in the sources."""
        place = {d.doc_id: n for n, d in enumerate(self.docs)}
        for f in self.weighed.findings if self.weighed else ():
            for n, side in enumerate(f.sides):
                item = Flaw(
                    id=f"{f.id}-{n}",
                    start=side.start,
                    end=side.end,
                    quote=side.quote,
                    confidence=1.0,
                    rule=f.check,
                    finding=f.id,
                    why=f.why,
                )
                self._add(FLAW, item, place[side.doc_id])

    @cached_property
    def _contested(self) -> dict[int, list[tuple[int, int]]]:
        out: dict[int, list[tuple[int, int]]] = {}
        for f in self.weighed.of("contradiction", "drift") if self.weighed else ():
            for e in (self.by_id[f"{f.id}-{n}"] for n in range(len(f.sides))):
                out.setdefault(e.doc, []).append((e.item.start, e.item.end))
        return out

    def contested(self, entry: Entry) -> bool:
        """Whether a finding of two statements has a span over the entry."""
        return any(a < entry.item.end and entry.item.start < b for a, b in self._contested.get(entry.doc, ()))

    def _add(self, kind: str, item: Item, doc: int) -> None:
        id_, copy = item.id, 1
        while id_ in self.by_id:  # the same file given twice: both are shown, each with its own address
            copy += 1
            id_ = f"{item.id}-{copy}"
        named = (a for role in _ROLES for a in getattr(item, role, ()) or ())
        entry = Entry(id_, kind, item, doc, tuple(dict.fromkeys(a for a in named if a in self.actors)))
        self.entries.append(entry)
        self.by_id[id_] = entry

    def of(self, *kinds: str) -> list[Entry]:
        return [e for e in self.entries if e.kind in kinds]

    # --- actors

    def name(self, actor: str) -> str:
        """The name alone, as on a map; "" for an id that no document explains (an id is never shown)."""
        found = self.actors.get(actor)
        return squeeze(found.name) if found else ""

    def the(self, actor: str) -> str:
        """The name as it stands in a sentence."""
        found = self.actors.get(actor)
        return with_article(squeeze(found.name), found.type) if found else ""

    def names(self, actors: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(n for a in actors if (n := self.the(a))))

    def chain(self, actor: str) -> list[str]:
        """The actor, whom it belongs to, and so on up; only as far as it is counted for the upper one."""
        return self.belonging.chain(actor)

    def top(self, actor: str) -> str:
        return self.belonging.top(actor)

    def tops(self, actors: Iterable[str]) -> list[str]:
        return self.belonging.tops(actors)

    def apart(self, a: str, b: str) -> tuple[str, str] | None:
        """The highest bodies of ``a`` and ``b`` that differ: states, or parts of one. None if one is the other's."""
        one, two = self.chain(a), self.chain(b)
        while len(one) > 1 and len(two) > 1 and one[-1] == two[-1]:
            one.pop()
            two.pop()
        return (one[-1], two[-1]) if one[-1] != two[-1] else None  # None: one belongs to the other

    @cached_property
    def said_of(self) -> Counter[str]:
        """How often each actor is named, alone and with all that belong to it."""
        out: Counter[str] = Counter()
        for doc in self.docs:
            for actor in doc.actors:
                if actor.id in self.actors:
                    for up in self.chain(actor.id):
                        out[up] += len(actor.mentions)
        return out

    @cached_property
    def passages(self) -> Counter[str]:
        """In how many items each actor of the top has a part."""
        return Counter(top for e in self.entries for top in self.tops(e.actors))

    def rank(self, actor: str) -> tuple[int, int, str]:
        """Sort key: most passages first, then most named, then by name."""
        return -self.passages[actor], -self.said_of[actor], self.name(actor)

    # --- reports

    def title(self, doc: int) -> str:
        report, document = self.reports[doc], self.docs[doc]
        found = report.heading if report and report.title else document.title
        if found:
            return squeeze(found)
        first = next((report.text[b.start : b.end] for b in report.kept()), "") if report else ""
        return f"“{clip(inner(first), LABEL)}”" if first.strip() else f"Untitled report {doc + 1}"

    def outlet(self, doc: int) -> str:
        report = self.reports[doc]
        return squeeze(self.docs[doc].outlet or (report.outlet if report else None) or "")

    @cached_property
    def _labels(self) -> list[str]:
        plain = []
        for n, doc in enumerate(self.docs):
            date = when.spoken(doc.date.value)
            if self.outlet(n):
                plain.append(", ".join(filter(None, [self.outlet(n), date])))
            else:
                plain.append(f"report of {date}" if date else clip(self.title(n), LABEL))
        seen = Counter(plain)
        return [p if seen[p] == 1 else f"{p}: {clip(self.title(n), LABEL)}" for n, p in enumerate(plain)]

    def label(self, doc: int) -> str:
        """A report in a line: "Discovery Alert, 2 September 2025"."""
        return self._labels[doc]

    def origin(self, doc: int) -> str:
        """The report, or the group of near-duplicates, that an item comes from: two copies are one source."""
        return self.docs[doc].cluster or self.docs[doc].doc_id

    def origins(self, entries: Iterable[Entry]) -> int:
        return len({self.origin(e.doc) for e in entries})

    @cached_property
    def read(self) -> list[int]:
        """Numbers of the documents that were coded."""
        return [n for n, d in enumerate(self.docs) if not d.not_coded]

    @cached_property
    def inferred(self) -> str | None:
        """The last day on which one of the undated reports can have been written, of those whose dates WEIGH bounds on both sides."""
        dates = self.weighed.dates if self.weighed else ()
        return max((d.last for d in dates if d.first and d.last), default=None)

    @cached_property
    def as_of(self) -> str | None:
        """The date of the latest report with a date, as it is known."""
        dated = [d.date.value for n, d in enumerate(self.docs) if n in set(self.read) and when.bounds(d.date.value)]
        return max(dated, key=lambda iso: (when.bounds(iso) or ("", ""))[1], default=None)


def _all_actors(evidence: Evidence) -> list[Actor]:
    """The merged list; actors that only a document knows are added."""
    out = {a.id: a for a in evidence.actors}
    for doc in evidence.documents:
        for actor in doc.actors:
            out.setdefault(actor.id, actor)
    return list(out.values())
