"""The date expressions of a text, each read once, with the way it is told: what every rule about the report's own
date looks at.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from suasion.reports.dates.iso import bounds
from suasion.reports.dates.model import DateMention, Direction
from suasion.reports.dates.scan import find_dates
from suasion.reports.dates.tense import direction

Spans = Sequence[tuple[int, int]]


class Told:
    """The mentions inside ``spans`` of ``text``, without a report date. The text is scanned when they are first asked
    for, and once.
    """

    def __init__(self, text: str, spans: Spans) -> None:
        self.text = text
        self.spans = spans
        self._looks: dict[tuple[int, int], Direction | None] = {}

    @cached_property
    def mentions(self) -> tuple[DateMention, ...]:
        """In the order of the spans. Each span is read by itself: "the same day" never looks back into another."""
        return tuple(m for start, end in self.spans for m in find_dates(self.text, start=start, end=end))

    def looks(self, mention: DateMention) -> Direction | None:
        """Told as past or as still to come; None where the words around it do not say."""
        place = (mention.start, mention.end)
        if place not in self._looks:
            self._looks[place] = direction(self.text, *place)
        return self._looks[place]

    def latest_year(self, *, background: bool = False) -> int | None:
        """The latest year that the text states with a month or day and tells as past; None if there is none.

        ``background``: years that stand alone, or of which the words do not say that they are over, count too. They
        are often decades old ("the revolution of 2011") and so only bound the date.
        """
        years = []
        for m in self.mentions:
            if not (m.stated and m.value) or (m.precision not in ("day", "month") and not background):
                continue
            looks = self.looks(m)
            if looks == "past" or (looks is None and background):
                years.append(bounds(m.value)[1].year)
        return max(years, default=None)
