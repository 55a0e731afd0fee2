"""Which dates of a report are still to come, and which of them belongs to a word.

A date belongs to the verb or noun that it hangs on in the parse; a date that stands elsewhere in the sentence is taken only where
nothing speaks against it, for "said on Monday", "the attack of 3 May" and "who resigned in June" date something else.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from suasion.evidence import syntax
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.reports.dates import DateMention, bounds, find_dates
from suasion.reports.dates.tense import direction
from suasion.reports.dating import anchor_of
from suasion.vocab import load

PREDICATES = ("VERB", "AUX")
MODIFIERS = ("acl", "acl:relcl", "amod")
"""Verbs that only describe a noun: their date is that of the noun."""

FAR, NEAR = dt.timedelta(days=180), dt.timedelta(days=120)
"""A day without a year that would be further back than ``FAR`` is the coming one if that is within ``NEAR``: news leaves out the year
of what is close."""


def dates_of(r: Reading, s: Sentence) -> list[DateMention]:
    """The dates of the sentence, but those in the name of an actor ("the March 23 Movement")."""
    dates = r.dates_in(s.start, s.end)
    if not dates:
        return dates  # most sentences: nobody needs to be looked up
    named = [(a, b) for a, b, _, _ in r.index.spans_at(s.start, s.end)]
    return [d for d in dates if not any(a <= d.start and d.end < b for a, b in named)]


def is_ahead(r: Reading, d: DateMention | None, ahead: bool = False) -> bool:
    """Whether the date lies after the report's own (or is told as still to come, where the report's date is not known).

    ``ahead``: the clause itself is in the future, so that a month that has begun ("later this month") counts too.
    """
    if d is None or d.kind == "event":
        return False
    anchor = anchor_of(r.report.date)
    if d.value is None or anchor is None:
        looks = d.direction or direction(r.text, d.start, d.end)
        if looks == "past" and not ahead:
            return False
        return not _said(d, "back_words") and (ahead or looks == "future" or _said(d, "ahead_words"))
    last = anchor[1] if isinstance(anchor, tuple) else anchor
    span = bounds(d.value)
    if not ahead:
        return span[1] > last and (span[0] >= last or d.direction == "future")
    return span[1] > last or span == (last, last)


def is_over(r: Reading, d: DateMention) -> bool:
    """Whether the date is certainly behind the report: a stretch of time that ended before it, or "last month"."""
    anchor = anchor_of(r.report.date)
    if d.value is None or anchor is None:
        return d.kind == "date" and _said(d, "back_words")
    return bounds(d.value)[1] < (anchor[0] if isinstance(anchor, tuple) else anchor)


def _said(d: DateMention, name: str) -> bool:
    """Whether one of the words stands in the date: "next week", "two months ago"."""
    return not set(d.text.lower().split()).isdisjoint(load("scheduled")[name])


def is_after(r: Reading, d: DateMention) -> bool:
    """Whether all of the date lies after the report's own."""
    anchor = anchor_of(r.report.date)
    return (
        d.value is not None
        and anchor is not None
        and bounds(d.value)[0] > (anchor[1] if isinstance(anchor, tuple) else anchor)
    )


def read_back(r: Reading, d: DateMention) -> DateMention:
    """The same words read as past."""
    return _again(r, d, future=False) if not d.stated and d.kind == "date" else d


def _again(r: Reading, d: DateMention, *, future: bool) -> DateMention:
    found = find_dates(r.text, anchor=anchor_of(r.report.date), start=d.start, end=d.end, future=future)
    return found[0] if len(found) == 1 and (found[0].start, found[0].end) == (d.start, d.end) else d


def read_ahead(r: Reading, d: DateMention) -> DateMention:
    """The same words read as still to come: the clause they stand in is, whatever verb is nearer to them."""
    if d.stated or d.kind != "date" or is_ahead(r, d):
        return d
    return _again(r, d, future=True)


def nearer(r: Reading, d: DateMention) -> DateMention:
    """The date read as still to come where it was read as past and is much nearer so."""
    return d if is_after(r, d) else closest(r, d)


def nearer_past(r: Reading, d: DateMention) -> DateMention:
    """The date read as past where it was read as still to come and is much nearer so: "was scheduled for December", told in January."""
    return closest(r, d) if is_after(r, d) else d


def closest(r: Reading, d: DateMention) -> DateMention:
    """The date read the other way, as still to come or as past, where that is much nearer to the report."""
    anchor = anchor_of(r.report.date)
    if d.stated or d.kind != "date" or anchor is None or d.value is None:
        return d
    first, last = anchor if isinstance(anchor, tuple) else (anchor, anchor)
    ahead = is_after(r, d)
    again = _again(r, d, future=not ahead)
    if again.value is None:
        return d
    now, other = bounds(d.value), bounds(again.value)
    away = (now[0] - last, first - other[1]) if ahead else (first - now[1], other[0] - last)
    return again if away[0] > FAR and away[1] < NEAR else d


def holders(s: Sentence, d: DateMention) -> list[int]:
    """The words that the date hangs on, from the nearest up to its verb (or to the root of a sentence without one)."""
    inside = s.at(d.start, d.end)
    top = next((j for j in inside if s.tokens[j].head not in inside), None)
    out: list[int] = []
    j = s.tokens[top].head if top is not None else -1
    while j >= 0:
        out.append(j)
        if s.tokens[j].upos in PREDICATES or (s.tokens[j].deprel in syntax.CLAUSES and syntax.where(s, j, "nsubj")):
            break
        j = s.tokens[j].head
    return out


def date_of(r: Reading, s: Sentence, i: int, *, sure: bool, also: int | None = None) -> DateMention | None:
    """The date of the predicate ``i`` if it is ahead. ``sure``: its form alone puts it into the future; ``also``: a verb that shares its
    date ("has until Friday to answer").

    1. A date that hangs on it. 2. One of an infinitive or participle below it ("will travel to sign it on Friday"). 3. One of the verb
    that governs it, if that is not the past ("is expected on Friday to vote"). 4. The only date of the sentence, if the words around it
    say that it is to come.
    """
    dates = [d for d in dates_of(r, s) if d.kind != "event" and not _names(s, d)]
    below, above = set(s.subtree(i)), _governors(s, i)
    steps: list[list[DateMention]] = [[], [], [], []]
    for d in dates:
        on = holders(s, d)
        verb = on[-1] if on else -1
        if i in on or also in on:
            steps[0].append(d)
        elif verb in below and (_goes_with(s, verb) or _is_when(s, verb, i)):
            steps[1].append(d)
        elif verb in above and not is_past(s, verb):
            steps[2].append(d)
        elif len(dates) == 1 and d.direction == "future" and not _is_elsewhere(s, verb):
            steps[3].append(d)
    here = s.tokens[i].start
    for step, found in enumerate(steps):
        for d in sorted(found, key=lambda d: (d.value is None, abs(d.start - here))):
            read = d if step > 1 else read_ahead(r, d) if sure else nearer(r, d)
            if is_ahead(r, read, ahead=sure):
                return read
    return None


def was_before(r: Reading, s: Sentence, i: int, *, sure: bool) -> bool:
    """Whether the predicate has dates of its own, and all are over: "was due to visit last month"."""
    own = [d for d in dates_of(r, s) if i in holders(s, d) and not _names(s, d)]
    return bool(own) and all(is_over(r, read_ahead(r, d) if sure else nearer(r, d)) for d in own)


def deadline(r: Reading, s: Sentence, i: int) -> DateMention | None:
    """The day by which a condition of ``i`` must be met: "will strike unless they answer by Friday"."""
    conditions = {k for j in syntax.where(s, i, "advcl") for k in s.subtree(j)}
    for d in dates_of(r, s):
        on = holders(s, d)
        if d.kind == "date" and on and on[-1] in conditions and prepositions(s, d) & set(load("scheduled")["limits"]):
            read = read_ahead(r, d)
            return read if is_ahead(r, read, ahead=True) else None
    return None


def length(r: Reading, s: Sentence, i: int) -> DateMention | None:
    """The time that somebody has, as a date: "a month" in "has a month to answer" is the month from the report on."""
    a, b = syntax.phrase(s, i)
    told = " ".join(r.text[a:b].split())
    found = find_dates(f"within {told}", anchor=anchor_of(r.report.date), future=True)
    return replace(found[0], start=a, end=b, text=told) if len(found) == 1 and found[0].value else None


def prepositions(s: Sentence, d: DateMention) -> set[str]:
    """The prepositions of the date."""
    inside = s.at(d.start, d.end)
    return {c for j in inside if s.tokens[j].head not in inside for c in syntax.cases(s, j)}


def _governors(s: Sentence, i: int) -> list[int]:
    """The verbs above ``i`` that it completes."""
    out: list[int] = []
    while s.tokens[i].deprel in ("xcomp", "ccomp", "csubj") and s.tokens[i].head >= 0:
        i = s.tokens[i].head
        out.append(i)
    return out


def _names(s: Sentence, d: DateMention) -> bool:
    """Whether the date only says which thing is meant: "the 1951 agreement", "the attack of 3 May"; an occasion has its date so."""
    inside = s.at(d.start, d.end)
    top = next((j for j in inside if s.tokens[j].head not in inside), None)
    if top is None or s.tokens[top].head < 0 or s.lemmas[s.tokens[top].head] in load("scheduled")["occasions"]:
        return False
    on = s.tokens[s.tokens[top].head]
    noun = on.upos in ("NOUN", "PROPN")
    if noun and on.deprel.startswith("nsubj"):
        return True  # "the death of the leader on 3 May must be investigated"
    return noun and (
        s.tokens[top].deprel in ("amod", "nummod", "compound", "nmod:poss") or "of" in syntax.cases(s, top)
    )


def is_past(s: Sentence, verb: int) -> bool:
    """A finite past, simple, passive or perfect."""
    helped = {s.tokens[j].text.lower() for j in syntax.where(s, verb, "aux", "aux:pass")}
    past = not helped.isdisjoint(("was", "were", "had", "has", "have"))
    return s.tokens[verb].xpos == "VBD" or (s.tokens[verb].xpos == "VBN" and past)


def _is_when(s: Sentence, verb: int, i: int) -> bool:
    """A clause that says when: "will talk when they attend the summit in May"."""
    marks = syntax.cases(s, verb) | {syntax.lemma(s, j) for j in syntax.where(s, verb, "advmod")}
    return s.tokens[verb].deprel == "advcl" and s.tokens[verb].head == i and bool(marks & {"when", "as", "while"})


def _is_elsewhere(s: Sentence, verb: int) -> bool:
    """A verb that is over, or only describes a noun: its date is no other verb's."""
    return verb >= 0 and (is_past(s, verb) or s.tokens[verb].deprel in MODIFIERS)


def _goes_with(s: Sentence, verb: int) -> bool:
    """An infinitive, or a participle that fixes a date: its time is that of what it hangs on."""
    t = s.tokens[verb]
    finite = syntax.where(s, verb, "nsubj", "nsubj:pass", "aux")
    return not finite and (
        t.xpos == "VB" or (t.xpos in ("VBN", "VBG") and t.deprel in ("acl", "amod", "advcl", "xcomp"))
    )
