"""The standard questions of ``vocab/questions.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from suasion.errors import ForecastError
from suasion.evidence.naming import with_article
from suasion.forecast.questions.moment import moment, spoken
from suasion.forecast.questions.question import Question, Threshold, make_question
from suasion.record import Record
from suasion.vocab import load

SIDES = ("a", "b")
"""The blanks that hold the name of a party: "the United States"."""


class Template(Record):
    """A standard question; the fields are explained in the file."""

    text: str
    event: str
    source: str
    fallback: str
    edges: tuple[str, ...]
    annulled: str
    drafted_from: str
    target: str | None = None
    differs: str | None = None
    days: int | None = None
    unit: str | None = None


@cache
def templates() -> Mapping[str, Template]:
    """All of them, by name."""
    return {name: Template.model_validate(fields) for name, fields in load("questions")["templates"].items()}


def template(name: str) -> Template:
    """One of them. Raises ForecastError for a name that is none."""
    try:
        return templates()[name]
    except KeyError:
        raise ForecastError(
            f"there is no standard question {name!r}", mend=f"Known: {', '.join(templates())}"
        ) from None


def ask(
    name: str,
    words: Mapping[str, str],
    *,
    by: str,
    zone: str,
    cutoff: datetime,
    opened_at: datetime,
    sides: tuple[str, ...] = (),
    days: int | None = None,
    because: str | None = None,
) -> Question:
    """The standard question with its blanks filled from ``words``. ``days`` replaces the template's threshold.

    Raises ForecastError if a word is missing, and whatever ``make_question`` refuses.
    """
    form = template(name)
    threshold = days or form.days
    if threshold is not None and threshold < 1:
        raise ForecastError(f"a threshold of {threshold} days holds nothing", mend="Give 1 or more")
    deadline = moment(by, zone)
    named = {blank: with_article(word) if blank in SIDES else word for blank, word in words.items()}
    filled = {**named, "deadline": spoken(deadline), "days": str(threshold)}

    def fill(text: str) -> str:
        try:
            said = text.format_map(filled)
        except KeyError as error:
            blank = str(error.args[0])
            raise ForecastError(f"{name} needs to know {{{blank}}}", mend=MISSING.get(blank, "Give it")) from None
        return said[:1].upper() + said[1:]

    return make_question(
        text=fill(form.text),
        event=fill(form.event),
        deadline=deadline,
        zone=zone,
        cutoff=cutoff,
        opened_at=opened_at,
        source=fill(form.source),
        fallback=fill(form.fallback),
        annulled=fill(form.annulled),
        edges=tuple(map(fill, form.edges)),
        threshold=Threshold(value=threshold, unit=form.unit) if threshold and form.unit else None,
        template=name,
        sides=sides,
        because=because,
    )


MISSING = {
    "a": "Name the sides: --between 'A, B'",
    "b": "Name the sides: --between 'A, B'",
    "who": "Name the person: --about NAME",
    "what": "Name the appointment: --about WORDS",
}
"""How to say what a blank needs."""
