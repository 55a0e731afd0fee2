"""List items: under a heading of things to come, or after a sentence that says what was agreed ("The sides agreed:"); labels with a date."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence import syntax
from suasion.evidence.ahead import date_of, dates_of, is_ahead, nearer, read_ahead
from suasion.evidence.model import Scheduled
from suasion.evidence.parties import all_of, political
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled.item import PARTY, item, signals, subjects, who_of, words
from suasion.language.model import Sentence

MOST_BEFORE = 2
"""Words before the date that an entry of a calendar begins with: "before the", "by"."""
SETTLED = ("scheduled", "planned", "promised", "proposed")
"""Statuses of the signals after which infinitives in a list are things to come."""


def find(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    yield from _dated_label(r, s)
    yield from _after_date(r, s)
    if r.role(s) != "item":
        return
    if any(w in r.heading_of(s) for w in words("headings")):
        who = tuple(a for a in r.index.at(s.start, s.end) if political(r, (a,)))
        potential = {syntax.lemma(s, i) for i in range(len(s.tokens))} & {"potential", "possible", "any"}
        when = next((read_ahead(r, d) for d in dates_of(r, s)), None)
        yield item(
            r, s, s.root, who, "potential" if potential else "scheduled", when, "heading of things to come", 0.65
        )
    elif (lead := _lead(r, s)) and (found := _announces(lead)) is not None and _is_open(s):
        verb, status = found
        when = date_of(r, s, s.root, sure=True)
        parties = dict.fromkeys([*who_of(r, s, s.root), *all_of(r, lead, subjects(lead, verb), PARTY)])
        yield item(r, s, s.root, tuple(parties), status, when, "list after a word of settling", 0.6 + 0.1 * bool(when))


def _dated_label(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    """ "Elections: 26 October." is all that the sentence says."""
    dates = dates_of(r, s)
    if len(dates) != 1 or s.tokens[s.root].upos not in ("NOUN", "PROPN"):
        return
    before = r.text[s.start : dates[0].start].rstrip()
    alone = before.endswith(":") and not r.text[dates[0].end : s.end].strip(" .;")
    when = read_ahead(r, dates[0]) if syntax.lemma(s, s.root) in words("occasions") else nearer(r, dates[0])
    if alone and is_ahead(r, when, ahead=True):
        who = tuple(a for a in r.index.at(s.start, s.end) if political(r, (a,)))
        yield item(r, s, s.root, who, "scheduled", when, "dated label", 0.6)


def _after_date(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    """ "4 June: first hearing in Paris", "Before the end of the year: new elections": an entry of a calendar."""
    dates = dates_of(r, s)
    if not dates or len(r.text[s.start : dates[0].start].split()) > MOST_BEFORE:
        return
    when = read_ahead(r, dates[0])
    rest = next((i for i, t in enumerate(s.tokens) if t.start > dates[0].end), None)
    if rest is None or r.text[dates[0].end : dates[0].end + 1] != ":" or not is_ahead(r, when, ahead=True):
        return
    top = next((i for i in range(rest, len(s.tokens)) if s.tokens[i].head < rest), rest)
    who = tuple(a for a in r.index.at(s.start, s.end) if political(r, (a,)))
    yield item(r, s, top, who, "scheduled", when, "entry of a calendar", 0.6)


def _lead(r: Reading, s: Sentence) -> Sentence | None:
    """The sentence before the list, if it ends in a colon."""
    block = s.block
    while block >= 0 and r.blocks[block].role == "item":
        block -= 1
    before = [x for x in r.sentences if x.block == block]
    return before[-1] if before and r.text[before[-1].start : before[-1].end].rstrip().endswith(":") else None


def _announces(lead: Sentence) -> tuple[int, str] | None:
    """The verb of the lead that settles something, and the status that it gives."""
    for i, t in enumerate(lead.tokens):
        status = signals().get(syntax.lemma(lead, i))
        if t.upos == "VERB" and status in SETTLED and not syntax.negated(lead, i):
            return i, status
    return None


def _is_open(s: Sentence) -> bool:
    """ "To exchange data", "that a group would visit": an item that completes the lead."""
    root = s.root
    if s.tokens[root].upos != "VERB":
        return False
    marks = {s.tokens[j].text.lower() for j in syntax.where(s, root, "mark")}
    return ("to" in marks and s.tokens[root].xpos == "VB") or bool(
        {s.tokens[j].text.lower() for j in syntax.where(s, root, "aux")} & {"would", *words("will")}
    )
