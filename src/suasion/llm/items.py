"""What the model found -> items of evidence. Each quote and each word is looked up in the report; codes come from closed lists.

Every function gives one item, or raises Refuse with the reason. Pure, but for the actors that ``Context.parties`` collects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from suasion.evidence.model import (
    ActStatus,
    Casualties,
    Certainty,
    Claim,
    Event,
    Item,
    Lever,
    Mode,
    Scheduled,
    item_id,
)  # fmt: skip
from suasion.llm.locate import DOUBLE, QUOTATION, Finder
from suasion.llm.parties import Parties
from suasion.llm.refusing import Refusals, Refuse
from suasion.llm.schema import FoundClaim, FoundEvent, FoundLever, FoundScheduled
from suasion.llm.settings import limits
from suasion.record import Span
from suasion.reports.dates import DateMention, find_dates
from suasion.reports.dating import anchor_of
from suasion.reports.model import Report
from suasion.vocab import load

STOPS = " \n\t\r,.;!?"
"""What may stand between the last word of a content and the mark that closes it."""

CASUALTIES = ("dead", "injured", "displaced", "captured")


@dataclass(frozen=True, slots=True)
class Context:
    """What all kinds need. ``within``: the piece of the report that the model saw."""

    report: Report
    finder: Finder
    parties: Parties
    refusals: Refusals
    within: Span
    rule: str
    confidence: float

    def sentence(self, quote: str) -> Span:
        """Where the quote stands. Refuse if it does not, or is too short or long to be evidence."""
        if not limits()["quote_least"] <= len(quote) <= limits()["quote_most"]:
            raise Refuse("too short or too long")
        span = self.finder.find(quote, self.within.start, self.within.end)
        if span is None:
            raise Refuse("not in the text")
        return span

    def words(self, words: str, at: Span) -> str | None:
        """The report's own words inside ``at``, on one line; None if these are not there or too long."""
        if not words or len(words) > limits()["field_most"]:
            return None
        span = self.finder.find(words, at.start, at.end)
        return " ".join(self.report.text[span.start : span.end].split()) if span else None

    def who(self, names: Iterable[str], at: Span) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        return self.parties.resolve(names, at, self.within, self.refusals)

    def base(self, prefix: str, at: Span, *parts: object) -> dict[str, Any]:
        """The fields that all items have. "llm" in the id: a review of an embedded item never falls on this one."""
        return {
            "id": item_id(prefix, self.report.sha256, "llm", at.start, at.end, *parts), "start": at.start, "end": at.end,
            "quote": self.report.text[at.start : at.end], "confidence": self.confidence, "rule": self.rule,
        }  # fmt: skip

    def date(self, words: str, at: Span) -> tuple[DateMention | None, str | None]:
        """The date by suasion's own rules, and the words; the model only points at them, it never computes a date."""
        text = self.words(words, at)
        if text is None:
            return None, None
        place = self.finder.find(words, at.start, at.end) or at
        dates = find_dates(self.report.text, anchor=anchor_of(self.report.date), start=at.start, end=at.end)
        return next((d for d in dates if d.start < place.end and d.end > place.start), None), text


def claim(c: Context, found: FoundClaim) -> Claim:
    at = c.sentence(found.quote)
    content = c.finder.find(found.content, at.start, at.end)
    if content is None:
        raise Refuse("not in the text")
    source, source_spans = c.who(found.source, at)
    if not source:
        raise Refuse("no party")
    via, _ = c.who(found.via, at)
    cue = c.finder.find(found.cue, at.start, at.end) if c.words(found.cue, at) else None
    return Claim(
        **c.base("c", at, content.start, content.end, *source),
        source=source, via=via, cue=c.report.text[cue.start : cue.end] if cue else None,
        content=c.report.text[content.start : content.end], content_start=content.start, content_end=content.end,
        cue_start=cue.start if cue else None, cue_end=cue.end if cue else None,
        source_start=source_spans[0].start if source_spans else None, source_end=source_spans[0].end if source_spans else None,
        source_spans=tuple((s.start, s.end) for s in source_spans), cue_spans=((cue.start, cue.end),) if cue else (),
        content_spans=((content.start, content.end),), mode=mode_of(c.report.text, content),
        certainty=one_of(found.certainty, get_args(Certainty), "asserted"),
    )  # fmt: skip


def mode_of(text: str, content: Span) -> Mode:
    """Direct if quotation marks stand around the content, mixed if some stand inside it, else indirect."""
    words = text[content.start : content.end]
    before, after = text[: content.start].rstrip()[-1:], text[content.end :].lstrip(STOPS)[:1]
    inner = words.rstrip(STOPS)
    opened = before in QUOTATION or words[:1] in QUOTATION
    if opened and (after in QUOTATION or inner[-1:] in QUOTATION):
        return "direct"
    return "mixed" if any(mark in DOUBLE for mark in words) else "indirect"


def event(c: Context, found: FoundEvent) -> Event:
    at = c.sentence(found.quote)
    row = load("plover")["types"].get(found.type.upper())
    if row is None:
        raise Refuse("unknown code")
    status = one_of(found.status, get_args(ActStatus), "happened", strict=True)
    source, _ = c.who(found.source, at)
    target, _ = c.who(found.target, at)
    if not source and not target:
        raise Refuse("no party")
    mode = found.mode if found.mode in row.get("modes", {}) else None
    date, date_text = c.date(found.when, at)
    hurt = {name: words for name in CASUALTIES if (words := c.words(getattr(found, name), at))}
    type_ = found.type.upper()
    return Event(
        **c.base("e", at, type_, status, *source, ">", *target),
        type=type_, mode=mode, cameo=row.get("cameo_modes", {}).get(mode) or row["cameo"], source=source, target=target, status=status,
        date=date.value if date else None, date_text=date_text, date_reason=date.reason if date else None,
        place=c.words(found.where, at), casualties=Casualties(**hurt) if hurt else None,
    )  # fmt: skip


def lever(c: Context, found: FoundLever) -> Lever:
    at = c.sentence(found.quote)
    kind = one_of(found.kind, load("instruments"), "", strict=True)
    holder, _ = c.who(found.holder, at)
    over, _ = c.who(found.over, at)
    if not holder:
        raise Refuse("no party")
    polarity = one_of(found.polarity, ("carrot", "stick", "dependence"), None)
    status = one_of(found.status, ("held", "used", "threatened", "sought"), "held")
    return Lever(
        **c.base("l", at, kind, *holder, ">", *over),
        holder=holder, over=over, kind=kind, what=c.words(found.what, at) or _line(c, at), polarity=polarity, status=status,
    )  # fmt: skip


def scheduled(c: Context, found: FoundScheduled) -> Scheduled:
    at = c.sentence(found.quote)
    date, date_text = c.date(found.when, at)
    what = c.words(found.what, at) or _line(c, at)
    return Scheduled(
        **c.base("s", at, what), what=what, who=c.who(found.who, at)[0], where=c.words(found.where, at),
        date=date.value if date else None, date_text=date_text, date_reason=date.reason if date else None,
        status=one_of(found.status, load("llm")["scheduled_statuses"], "scheduled"),
    )  # fmt: skip


def _line(c: Context, at: Span) -> str:
    return " ".join(c.report.text[at.start : at.end].split())


def one_of(code: str, known: Iterable[str], default: Any, *, strict: bool = False) -> Any:
    """The code if it is known, else the default. ``strict``: a code that was given and is not known is refused, as is none where
    the default is empty."""
    low = code.lower()
    if low in known:
        return low
    if strict and (low or not default):
        raise Refuse("unknown code")
    return default


MAKERS: Mapping[str, Callable[[Context, Any], Item]] = {
    "claims": claim,
    "events": event,
    "levers": lever,
    "scheduled": scheduled,
}
