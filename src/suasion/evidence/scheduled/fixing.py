"""Verbs that fix, propose, invite to or put off something, with the date that they give it: "called a meeting for 28 May".

The verb itself is of the past, so its date is read as still to come only where its preposition says so ("for", "until", "as of"), where
the date is what is proposed ("proposed 19 March"), or where the reading as past would lie much further away.
"""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence import syntax
from suasion.evidence.ahead import dates_of, holders, is_ahead, nearer, nearer_past, prepositions, read_ahead
from suasion.evidence.model import Scheduled
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled.item import FIXED, is_happening, item, phrasal, signals, who_of, words
from suasion.language.model import Sentence
from suasion.reports.dates import DateMention

BASE = 0.6


def find(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    for i, t in enumerate(s.tokens):
        if t.upos != "VERB" or t.xpos not in ("VBD", "VBN", "VBZ", "VBP") or syntax.negated(s, i):
            continue
        name = phrasal(s, i)
        if name not in words("fixing") or t.deprel in ("amod", "acl", "advcl") or not is_happening(s, i):
            continue
        if (when := _date(r, s, i)) is not None:
            status = signals().get(name, "postponed" if name in words("put_off") else "scheduled")
            thing = [
                j
                for j in syntax.objects(s, i)
                if s.tokens[j].upos in ("NOUN", "PROPN") and not when.start <= s.tokens[j].start < when.end
            ]
            yield item(r, s, thing[0] if thing else i, who_of(r, s, i), status, when, f"fixed: {status}", BASE)


def _date(r: Reading, s: Sentence, i: int) -> DateMention | None:
    """The date that the verb gives to its object: not the day on which that was done."""
    for d in dates_of(r, s):
        on = holders(s, d)
        if d.kind == "event" or i not in on:
            continue
        is_object = any(
            s.tokens[j].head == on[0] and s.tokens[j].deprel in ("obj", "nsubj:pass") for j in s.at(d.start, d.end)
        )
        given = is_object or bool(prepositions(s, d) & words("giving"))
        read = read_ahead(r, d) if given else nearer(r, d)
        if signals().get(syntax.lemma(s, i)) in FIXED:
            read = nearer_past(r, read)  # "was scheduled for December", told in January
        if is_ahead(r, read, ahead=given) and (given or read is not d or d.direction != "past" or on[0] != i):
            return read
    return None
