"""A report read a second time: ask for each kind, take what stands in the text, put it into the embedded reader's document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType

from suasion.evidence.model import Document, Item
from suasion.llm.cache import Cache
from suasion.llm.items import MAKERS, Context
from suasion.llm.locate import Finder
from suasion.llm.parties import Parties
from suasion.llm.prompts import Piece, Request, requests
from suasion.llm.refusing import Refusals, Refuse, Refused
from suasion.llm.schema import ANSWERS, Actors, Answer
from suasion.llm.server import Server
from suasion.llm.settings import Settings, limits
from suasion.record import Span
from suasion.reports.model import Report
from suasion.vocab import load


@dataclass(frozen=True, slots=True)
class SecondReading:
    """The document, what was refused, how many answers were asked for and how many came from the cache."""

    document: Document
    refused: tuple[Refused, ...] = ()
    asked: int = 0
    cached: int = 0


class LlmReader:
    """A context manager. MissingExtra if the packages are not installed; nothing is sent before ``read``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._server, self._cache = Server(settings), Cache(settings)

    def __enter__(self) -> LlmReader:
        self._server.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.__exit__(kind, error, trace)

    def read(self, report: Report, document: Document) -> SecondReading:
        """The document with events, other acts, claims, levers and scheduled items as the model reads them.

        Actors of the embedded reader stay, new ones follow; all other kinds stay as they are. A report that is not to
        be coded is not sent. SuasionError if the server gives no usable answer: nothing is half replaced.
        """
        if document.not_coded or not report.kept():
            return SecondReading(document)
        asked = cached = 0
        answers: list[tuple[str, Piece, Answer]] = []
        for kind in ANSWERS:
            for request in requests(report, kind):
                answer, fresh = self._answer(report, request)
                asked, cached = asked + fresh, cached + (not fresh)
                answers.append((kind, request.piece, answer))
        again, refused = merged(report, document, answers, self._settings.model)
        return SecondReading(again, refused, asked, cached)

    def _answer(self, report: Report, request: Request) -> tuple[Answer, bool]:
        """The answer, and whether the server was asked for it."""
        known = self._cache.get(report, request)
        if known is not None:
            return known, False
        answer = self._server.ask(request, report.origin)
        self._cache.put(report, request, answer)
        return answer, True


def merged(
    report: Report, document: Document, answers: Sequence[tuple[str, Piece, Answer]], model: str
) -> tuple[Document, tuple[Refused, ...]]:
    """The document with the answers in it: (kind, piece, answer), actors first. Pure: same answers, same document."""
    rule, confidence = f"llm: {model}", float(load("llm")["confidence"])
    finder, refusals = Finder(report), Refusals()
    parties = Parties(finder, document.actors, rule=rule, confidence=confidence)
    items: dict[str, dict[str, Item]] = {kind: {} for kind in MAKERS}
    for kind, piece, answer in answers:
        within = Span(start=piece.start, end=piece.end)
        c = Context(report, finder, parties, refusals, within, rule, confidence)
        most = limits()["items"]
        refusals.add(kind, "over the limit", max(0, len(answer.items) - most))
        if isinstance(answer, Actors):
            for actor in answer.items[:most]:
                if parties.one(actor.name, within, within, actor.type.lower()) is None:
                    refusals.add(kind, "not in the text")
            continue
        for found in answer.items[:most]:
            try:
                item = MAKERS[kind](c, found)
            except Refuse as refuse:
                refusals.add(kind, refuse.reason)
                continue
            if items[kind].setdefault(item.id, item) is not item:
                refusals.add(kind, "told twice")
    return _with(document, items, parties), refusals.done()


def _with(document: Document, items: dict[str, dict[str, Item]], parties: Parties) -> Document:
    ordered = {kind: sorted(found.values(), key=lambda i: (i.start, i.end, i.id)) for kind, found in items.items()}
    acts = ordered.pop("events")
    done = ("happened", "ongoing")
    change = {kind: tuple(found) for kind, found in ordered.items()} | {
        "events": tuple(a for a in acts if getattr(a, "status", "") in done),
        "other_acts": tuple(a for a in acts if getattr(a, "status", "") not in done),
    }
    return document.model_copy(update={**change, "actors": parties.actors()})
