"""What the language model takes for something still to come, and acts that it takes for not having happened, where a date ahead or a
condition makes an appointment of them."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence import syntax
from suasion.evidence.ahead import date_of, deadline
from suasion.evidence.model import Scheduled
from suasion.evidence.pointing import pointed
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled.item import is_conditional, is_denied, item, who_of
from suasion.language.model import Sentence

SEEN, REAL = 0.6, 0.35
"""Probabilities: from which a word tells an act, and up to which it has not happened."""
BASE = 0.35
DUE, UNDATED = 0.5, 0.8
"""Probabilities from which a word tells something still to come, without any other sign of it: with a date or a condition, and with neither."""


def due(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    """The likeliest word of the sentence, if it is likely enough."""
    score, i = max((r.analysis.due.get(t.start, 0.0), -i) for i, t in enumerate(s.tokens))
    i = -i
    if score < DUE or is_denied(s, i) or _only_thought(s, i):
        return
    conditional = is_conditional(s, i)
    when = date_of(r, s, i, sure=True) or deadline(r, s, i)
    if when is None and not conditional and (score < UNDATED or _is_over(r, s)):
        return
    told = r.analysis.acts.get(s.tokens[i].start)
    parties = [*pointed(r, told.source), *pointed(r, told.target)] if told else []
    who = tuple(dict.fromkeys([*who_of(r, s, i), *parties]))
    yield item(r, s, i, who, "conditional" if conditional else "planned", when, "due: seen", score)


def _is_over(r: Reading, s: Sentence) -> bool:
    """Whether the sentence has a day that is past: "was due to visit last month"."""
    today = r.report.date.value
    return today is not None and any(d.value and d.value[: len(today)] < today for d in r.dates_in(s.start, s.end))


def find(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    """Acts that have not happened, with a date or a condition."""
    for i, t in enumerate(s.tokens):
        told = r.analysis.acts.get(t.start)
        if told is None or told.score < SEEN or told.real > REAL:
            continue
        if is_denied(s, i) or _only_thought(s, i):
            continue
        conditional = is_conditional(s, i)
        when = date_of(r, s, i, sure=True) or (deadline(r, s, i) if conditional else None)
        if when is None and not conditional:
            continue
        who = tuple(dict.fromkeys([*who_of(r, s, i), *pointed(r, told.source), *pointed(r, told.target)]))
        yield item(r, s, i, who, "conditional" if conditional else "planned", when, "future: seen", BASE)


def _only_thought(s: Sentence, i: int) -> bool:
    """ "Can add", "had hoped to sign", "if it were to fall": nobody says that it is to come."""
    over = {
        s.lemmas[k]
        for j in (i, *s.ancestors(i))
        for k in syntax.where(s, j, "aux")
        if s.tokens[k].text.lower() == "had"
    }
    able = {s.lemmas[k] for k in syntax.where(s, i, "aux")} & {"can", "could"}
    unreal = any(
        s.tokens[k].text.lower() == "were"
        for j in syntax.where(s, i, "advcl")
        for k in (j, *syntax.where(s, j, "aux", "cop"))
    )
    return bool(over or able or unreal)
