"""What CODE returns: the items of evidence, each with its span. ``evidence.json`` is these records, and nothing else.

Every item has ``start``/``end`` (offsets into ``Report.text``), the ``quote`` that stands there, a ``confidence`` (0..1) and
``rule``, the name of the rule or head that found it. Lists of actors hold ids of the same document's ``actors``; the ids are
the same across reports (ISO 3166-1 alpha-3 for states, a slug of the canonical name for the rest).
Dates are ISO 8601 with their own precision, or an interval ``a/b``; a day is never invented.
"""

from __future__ import annotations

import hashlib
from typing import Literal

from suasion.record import Record, Span
from suasion.reports.model import ReportDate

ActorType = Literal[
    "state", "government_body", "person", "io", "coalition", "armed_group", "military", "legislature", "judiciary",
    "party", "company", "ngo", "media", "people", "other",
]  # fmt: skip
Certainty = Literal["asserted", "hedged", "speculative", "denied"]
Mode = Literal["direct", "indirect", "mixed"]
Force = Literal["states", "asks", "proposes", "promises", "warns", "blames", "praises"]
ActStatus = Literal["happened", "ongoing", "planned", "possible", "denied", "called_for", "trend"]


def item_id(kind: str, sha256: str, *parts: object) -> str:
    """A stable id: the same reading of the same sentence of the same text has the same id in every run."""
    digest = hashlib.sha256("\x1f".join([sha256, kind, *map(str, parts)]).encode()).hexdigest()
    return f"{kind}-{digest[:10]}"


class OfficeHeld(Record):
    """A role with its term: ``title`` of ``of``, from ``since`` to ``until`` (ISO dates; None = open or not known)."""

    title: str
    of: str | None = None
    since: str | None = None
    until: str | None = None
    source: Literal["text", "vocabulary"] = "text"


class Actor(Record):
    """Anyone who acts, speaks or is acted on. ``affiliation`` is the id of the actor that this one belongs to or speaks for."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    code: str | None = None
    """PLOVER's country code: ISO 3166-1 alpha-3, or UNO, EUR, IGO, NGO, IMG, MNC; of people and groups whom nothing places, that
    of the state named most."""
    affiliation: str | None = None
    roles: tuple[OfficeHeld, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    confidence: float = 1.0
    rule: str = ""


class Item(Record):
    """What all kinds of evidence have in common."""

    id: str
    start: int
    end: int
    quote: str
    confidence: float = 0.5
    rule: str = ""


class Casualties(Record):
    """Numbers as the text gives them: ``dead``/``injured``/``displaced``/``captured`` hold digits or the words ("tens of thousands")."""

    dead: str | None = None
    injured: str | None = None
    displaced: str | None = None
    captured: str | None = None


class Event(Item):
    """An act in PLOVER 2.0 terms. Only ``happened`` and ``ongoing`` stand under ``events``; other statuses under ``other_acts``."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    status: ActStatus = "happened"
    date: str | None = None
    date_text: str | None = None
    date_reason: str | None = None
    date_anchor: str | None = None
    """The words of the event that the date hangs on ("the invasion's onset"), when the text does not date it."""
    place: str | None = None
    casualties: Casualties | None = None
    reported_by: tuple[str, ...] = ()
    predicate: Span | None = None
    same_as: str | None = None
    """The id of the fuller telling of the same act, when this one only repeats it."""


class Claim(Item):
    """Somebody says something. ``content`` is the exact words without the cue; ``start``/``end`` of the item is the sentence."""

    source: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    cue: str | None = None
    content: str
    content_start: int
    content_end: int
    cue_start: int | None = None
    cue_end: int | None = None
    source_start: int | None = None
    source_end: int | None = None
    source_spans: tuple[tuple[int, int], ...] = ()
    cue_spans: tuple[tuple[int, int], ...] = ()
    content_spans: tuple[tuple[int, int], ...] = ()
    mode: Mode = "indirect"
    certainty: Certainty = "asserted"
    force: Force = "states"
    """What the speaker does by saying it, as the cue tells ("urged": asks)."""
    about: tuple[str, ...] = ()


class Lever(Item):
    """Something ``holder`` can give, withhold or do that changes what ``over`` can do."""

    holder: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    kind: str
    what: str
    polarity: Literal["carrot", "stick", "dependence"] | None = None
    status: Literal["held", "used", "threatened", "sought"] = "held"


class Interest(Item):
    """Something ``actor`` wants or protects."""

    actor: tuple[str, ...] = ()
    text: str


class Barrier(Item):
    """What keeps ``actor`` from doing what is asked of it, or a settlement from coming."""

    actor: tuple[str, ...] = ()
    text: str


class Track(Item):
    """A diplomatic channel: talks, a format, a mediation, a plan. ``mediators``: who of the participants stands between the others."""

    name: str
    participants: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    status: str | None = None


class Scheduled(Item):
    """Anything still to come at publication, also conditional or postponed."""

    what: str
    who: tuple[str, ...] = ()
    where: str | None = None
    date: str | None = None
    date_text: str | None = None
    date_reason: str | None = None
    status: str = "scheduled"


class Market(Item):
    """A statement on energy or commodity markets: flows, prices, supply. ``direction``: up, down, volatile, shift or None."""

    text: str
    commodity: str | None = None
    direction: Literal["up", "down", "volatile", "shift"] | None = None
    actor: tuple[str, ...] = ()


class Boilerplate(Record):
    """A block that was dropped, with the reason."""

    start: int
    end: int
    quote: str
    kind: str


class Remark(Record):
    """What WEIGH notes of one report: a date or title that cannot be right, a headline that says too much, a silence.

    ``check`` is the rule (``docs/weigh.md``), ``strength`` (0..1) how hard it is to explain otherwise, ``against`` the span of the same
    report that it does not fit.
    """

    id: str
    start: int
    end: int
    quote: str
    check: str
    why: str
    strength: float
    against: Span | None = None


class Passage(Record):
    """A span of a report of the case, and who says what stands there (ids of actors; nobody: the report itself)."""

    doc_id: str
    start: int
    end: int
    quote: str
    speaker: tuple[str, ...] = ()


class Contradiction(Record):
    """Passages that cannot all hold. ``relation``: contradiction, disagreement (of two sources), change (over time) or tension."""

    id: str
    items: tuple[Passage, ...]
    relation: str
    check: str
    why: str
    strength: float


class Document(Record):
    """All that CODE found in one report; the last three lists are filled by WEIGH, which reads all reports of a case together."""

    doc_id: str
    file: str
    sha256: str
    n_chars: int
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    date: ReportDate = ReportDate()
    language: str = "en"
    not_coded: str | None = None
    cluster: str | None = None
    sentences: int = 0
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    other_acts: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    levers: tuple[Lever, ...] = ()
    interests: tuple[Interest, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    tracks: tuple[Track, ...] = ()
    scheduled: tuple[Scheduled, ...] = ()
    energy: tuple[Market, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    inconsistencies: tuple[Remark, ...] = ()
    overclaim: tuple[Remark, ...] = ()
    omissions: tuple[Remark, ...] = ()


class Evidence(Record):
    """What ``evidence.json`` holds: all documents of one run, and the actors merged over them (their mentions stay with the documents)."""

    suasion: str
    documents: tuple[Document, ...]
    actors: tuple[Actor, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
