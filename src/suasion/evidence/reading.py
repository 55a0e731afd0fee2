"""One report as CODE sees it: sentences, actors, dates and attributions together, with the look-ups that all kinds share."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from suasion.evidence.actors.index import ActorIndex
from suasion.evidence.gazetteer import called_in, gazetteer, year_of
from suasion.evidence.issuing import issuer
from suasion.evidence.model import Actor
from suasion.evidence.openings import Openings
from suasion.evidence.quotes import quotations
from suasion.evidence.turns import Turn, turns
from suasion.language.model import Analysis, Sentence
from suasion.record import Span
from suasion.reports.dates import DateMention
from suasion.reports.model import Block, Report


@dataclass
class Reading:
    """``blocks`` are the kept blocks, in the order that ``Sentence.block`` counts them."""

    report: Report
    analysis: Analysis
    index: ActorIndex
    dates: list[DateMention]
    blocks: tuple[Block, ...]
    extra: dict[str, Actor] = field(default_factory=dict)
    """States that only the place of an act brings in, and sources without a name; they join the actors of the document."""
    company: list[tuple[Sentence, tuple[str, ...], bool]] | None = None
    """What ``events.complete`` keeps of each sentence: its actors, and whether it speaks of war."""
    phrases: dict[tuple[int, bool], tuple[str, ...]] = field(default_factory=dict)
    """What ``pointing.phrase_at`` has answered: events, levers and steps to come ask about the same words."""
    parties: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The same of ``parties.actors_of``, by the start of the head."""
    _starts: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.report.text

    @cached_property
    def sentences(self) -> list[Sentence]:
        return self.analysis.sentences

    def role(self, sentence: Sentence) -> str:
        """The role of the block that the sentence stands in: "title", "heading", "item", "paragraph", ..."""
        return self.blocks[sentence.block].role

    def is_heading(self, sentence: Sentence) -> bool:
        return self.role(sentence) in ("title", "subtitle", "heading")

    def heading_of(self, sentence: Sentence) -> str:
        """The nearest heading above the sentence, lower case; "" if there is none."""
        for block in reversed(self.blocks[: sentence.block]):
            if block.role in ("heading", "subtitle", "title"):
                return self.text[block.start : block.end].lower() if block.role == "heading" else ""
        return ""

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset, or the last one before it."""
        i = self.number_at(offset)
        return self.sentences[i] if i >= 0 else None

    def number_at(self, offset: int) -> int:
        """The number of the sentence that holds the offset, or of the last one before it; -1 before the first."""
        if not self._starts:
            self._starts = [s.start for s in self.sentences]
        return bisect_right(self._starts, offset) - 1

    @cached_property
    def main_pair(self) -> tuple[str, ...]:
        """The two parties that most sentences name together; empty where no two do so more often than all others."""
        together: Counter[tuple[str, str]] = Counter()
        for s in self.sentences:
            here = {
                c
                for a in self.index.at(s.start, s.end)
                if (x := self.index.get(a)) and (c := x.country or (a if x.type == "armed_group" else None))
            }
            together.update(combinations(sorted(here), 2))
        best = together.most_common(2)
        sure = bool(best) and best[0][1] > 1 and (len(best) == 1 or best[0][1] > best[1][1])
        return best[0][0] if sure else ()

    @cached_property
    def openings(self) -> Openings:
        return Openings(self.text, self.blocks)

    def begins(self, sentence: Sentence) -> int:
        """Where the sentence begins, after a dateline or the label of an item ("KYIV, Sept 4 (Agency) -")."""
        return max(sentence.start, self.openings.ends[sentence.block])

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """What stands between quotation marks, in order (``quotes.quotations``)."""
        return quotations(self.text, [(b.start, b.end) for b in self.blocks])

    def is_quoted(self, offset: int) -> bool:
        """Whether the offset lies between quotation marks."""
        i = bisect_right(self.quotations, (offset, len(self.text))) - 1
        return i >= 0 and offset < self.quotations[i][1]

    @cached_property
    def turns(self) -> list[Turn]:
        """The turns of an interview (``turns.turns``); empty for any other text."""
        return turns(self.text, self.blocks, self.index)

    def spoken_by(self, offset: int) -> tuple[str, ...]:
        """Who speaks there in an interview; () where nobody is known to, or somebody asks."""
        i = bisect_right(self.turns, offset, key=lambda turn: turn[0]) - 1
        return self.turns[i][1] if i >= 0 else ()

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        return [d for d in self.dates if d.start < end and d.end > start]

    def actor(self, actor: str) -> Actor | None:
        return self.index.get(actor) or self.extra.get(actor)

    def country(self, actor: str) -> str | None:
        found = self.actor(actor)
        return found.country if found else None

    def state(self, iso: str, start: int, end: int) -> str:
        """The id of a state that the place ``[start, end)`` lies in; it joins the actors if it is not one already."""
        if self.index.get(iso) is None and iso not in self.extra:
            then = called_in(iso, year_of(self.report.date.value))
            name = then[0] if then else gazetteer().entries[iso].name
            self.extra[iso] = Actor(
                id=iso,
                name=name,
                type="state",
                country=iso,
                aliases=(self.text[start:end],),
                mentions=(Span(start=start, end=end),),
                confidence=0.6,
                rule="place of an act",
            )
        return iso

    @cached_property
    def issuer(self) -> tuple[str, ...]:
        """Who speaks in the first person outside quotation marks (``issuing.issuer``)."""
        return issuer(self)

    def quote(self, start: int, end: int) -> str:
        return self.text[start:end]

    def clause(self, sentence: Sentence) -> Span:
        """The span that an item shows: the sentence, trimmed of white space."""
        return Span(start=sentence.start, end=sentence.end)
