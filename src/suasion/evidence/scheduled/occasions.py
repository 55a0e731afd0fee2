"""Occasions: nouns ("summit", "vote") that an adjective, a fixed phrase, a verb of fixing or a date puts ahead."""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence import syntax
from suasion.evidence.ahead import (
    dates_of,
    holders,
    is_ahead,
    is_past,
    nearer,
    nearer_past,
    read_ahead,
)
from suasion.evidence.model import Scheduled
from suasion.evidence.parties import all_of, political
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled.item import FIXED, PARTY, is_happening, item, phrasal, signals, words
from suasion.language.model import Sentence
from suasion.reports.dates import DateMention

MOST_WHO = 4
"""Parties taken from the whole sentence where the phrase names none: more than that are not all invited."""
PASSIVE_OR_OBJECT = ("nsubj:pass", "obj")


def find(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    dates = dates_of(r, s)
    for i, t in enumerate(s.tokens):
        if t.upos not in ("NOUN", "PROPN") or any(d.start <= t.start < d.end for d in dates):
            continue
        if syntax.lemma(s, i) in words("occasions") or _is_fixed(r, s, i):
            yield from _occasion(r, s, i)


def _occasion(r: Reading, s: Sentence, i: int) -> Iterator[Scheduled]:
    low = r.text[s.start : s.end].lower()
    coming = any(p in low for p in words("on_the_way"))
    ahead = {syntax.lemma(s, j) for j in syntax.where(s, i, "amod", "det", "compound")} & words("future_adjectives")
    signal = _signal(s, i)
    loose = bool(ahead or signal) or _is_open_present(r, s, i)
    dates = [d for d in _dates(r, s, i) if is_ahead(r, d, ahead=loose)]
    own = next((d for d in dates if _belongs(s, i, d)), None)
    if not (ahead or own or signal or (coming and (dates or "ahead of" not in low))):
        return
    if (called_off := _is_off(s, i)) and not own:
        return
    head = s.tokens[i].head
    if signal and not own and is_past(s, head) and any(head in holders(s, d) for d in dates_of(r, s)):
        return  # "was scheduled for January", told in February
    who = tuple(dict.fromkeys([*all_of(r, s, [i], (*PARTY, "for")), *r.index.at(*syntax.phrase(s, i))]))
    if not political(r, who):
        who = tuple(dict.fromkeys([*who, *[a for a in r.index.at(s.start, s.end) if political(r, (a,))][:MOST_WHO]]))
    told = signal if signals().get(signal) == "postponed" else next(iter(sorted(ahead)), signal)
    status = "cancelled" if called_off else signals().get(told, "scheduled")
    score = 0.4 + 0.25 * bool(own) + 0.1 * bool(ahead)
    when = own or (dates[0] if dates else None)
    if syntax.lemma(s, i) in words("occasions"):
        yield item(r, s, i, who, status, when, f"occasion: {syntax.lemma(s, i)}", score)
    else:  # of a thing that is no occasion by itself the clause tells what is to come: "the line is supposed to be ready by May"
        clause = t.head if (t := s.tokens[i]).head >= 0 and t.deprel.startswith("nsubj") else i
        yield item(r, s, clause, who, status, when, "fixed noun", score)


def _dates(r: Reading, s: Sentence, i: int) -> list[DateMention]:
    """The dates of the sentence; those of an occasion that something lasts until are read as still to come."""
    until = bool(syntax.cases(s, i) & {"until", "till", "pending"})
    head = s.tokens[i].head
    over = head >= 0 and is_past(s, head) and signals().get(syntax.lemma(s, head)) in FIXED
    read = read_ahead if until else nearer if _is_off(s, i) else nearer_past if over else None
    return [read(r, d) if read and _belongs(s, i, d) else d for d in dates_of(r, s)]


def _is_open_present(r: Reading, s: Sentence, i: int) -> bool:
    """ "He has his own election in January": a present, in a report whose date is not known."""
    head = s.tokens[i].head
    return r.report.date.value is None and head >= 0 and s.tokens[head].xpos in ("VBZ", "VBP")


def _signal(s: Sentence, i: int) -> str:
    """The verb that fixes, proposes or puts off the occasion ("set a hearing", "the vote was put off"); "" if there is none."""
    t = s.tokens[i]
    if t.head < 0 or t.deprel not in PASSIVE_OR_OBJECT or not is_happening(s, t.head):
        return ""
    if syntax.lemma(s, t.head) in signals():
        return syntax.lemma(s, t.head)
    return "postpone" if phrasal(s, t.head) in words("put_off") else ""


def _is_off(s: Sentence, i: int) -> bool:
    """ "The strike was called off", "did not take place": it will not be."""
    t = s.tokens[i]
    if t.head < 0 or t.deprel not in (*PASSIVE_OR_OBJECT, "nsubj"):
        return False
    verb = syntax.lemma(s, t.head)
    if t.deprel in PASSIVE_OR_OBJECT and ({verb, phrasal(s, t.head)} & words("called_off")):
        return is_happening(s, t.head)
    return verb in words("taking_place") and syntax.negated(s, t.head)


def _is_fixed(r: Reading, s: Sentence, i: int) -> bool:
    """Whether the noun is what "is planned for", "is due on" or "expected next week" has fixed, with a date ahead."""
    t = s.tokens[i]
    verbs = [j for j in syntax.where(s, i, "acl") if s.tokens[j].xpos == "VBN"]
    relative = syntax.where(s, i, "acl:relcl")
    verbs += [j for j in relative if s.tokens[j].upos == "ADJ" or syntax.where(s, j, "aux:pass")]
    if t.head >= 0 and (t.deprel == "nsubj:pass" or (t.deprel == "nsubj" and s.tokens[t.head].upos != "VERB")):
        verbs.append(t.head)
    for verb in verbs:
        if signals().get(syntax.lemma(s, verb)) in FIXED and is_happening(s, verb):
            low, high = syntax.span_of(s, s.subtree(verb))
            if any(low <= d.start < high and is_ahead(r, d, ahead=True) for d in dates_of(r, s)):
                return True
    return False


def _belongs(s: Sentence, i: int, d: DateMention) -> bool:
    """Whether the date stands in the noun's phrase or hangs on the verb that the noun is an argument of."""
    on = holders(s, d)
    if i in on:
        return True
    low, high = syntax.span_of(s, s.subtree(i))
    if low <= d.start < high:
        return not on or s.tokens[on[-1]].xpos not in ("VBD",)
    head = s.tokens[i].head
    return head >= 0 and head in on and syntax.status(s, head) in ("planned", "happened", "ongoing", "possible")
