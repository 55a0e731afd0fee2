"""What is still to come at publication: appointments, plans, conditions, postponements.

Two rules. *Predicates*: a verb in the future (will, to be, is due to, plans to, infinitive of a headline) whose subject is a party or an
occasion. *Occasions*: a noun ("summit", "vote") that an adjective, a fixed phrase or a date after the report's own puts ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from suasion.evidence import syntax
from suasion.evidence.events import details
from suasion.evidence.model import Scheduled, item_id
from suasion.evidence.parties import all_of, political
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.reports.dates import DateMention, bounds
from suasion.reports.dating import anchor_of
from suasion.vocab import load

VAGUE = ("requested", "threatened")
"""Without a date or an occasion these are acts of asking, promising and threatening, not appointments."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("scheduled")[name])


@cache
def _signals() -> dict[str, str]:
    return {w: kind for kind, words in load("scheduled")["signals"].items() for w in words}


def find_scheduled(r: Reading) -> list[Scheduled]:
    """One item for each sentence and occasion, in order; the dated reading of a sentence is kept over the undated."""
    best: dict[int, Scheduled] = {}
    for s in r.sentences:
        if r.role(s) in ("heading", "title", "subtitle"):
            continue
        for item in (*_predicates(r, s), *_occasions(r, s), *_listed(r, s)):
            known = best.get(s.start)
            if known is None or (bool(item.date), item.confidence) > (bool(known.date), known.confidence):
                best[s.start] = item
    return [best[k] for k in sorted(best)]


def _future(r: Reading, d: DateMention | None, ahead: bool = False) -> bool:
    """Whether the date lies after the report's own (or is told as still to come, where the report's date is not known).

    ``ahead``: the clause itself is in the future, so that a month that has begun ("later this month") counts too.
    """
    if d is None or d.kind == "event":
        return False
    anchor = anchor_of(r.report.date)
    if d.value is None or anchor is None:
        return d.direction == "future" or (ahead and d.direction is None)
    last = anchor[1] if isinstance(anchor, tuple) else anchor
    span = bounds(d.value)
    return span[1] >= last if ahead else span[1] > last and (span[0] >= last or d.direction == "future")


def _item(
    r: Reading,
    s: Sentence,
    i: int,
    who: tuple[str, ...],
    status: str,
    when: DateMention | None,
    rule: str,
    confidence: float,
) -> Scheduled:
    tokens = [j for j in s.subtree(i) if s.tokens[j].deprel != "punct"]
    a, b = syntax.span_of(s, tokens)
    return Scheduled(
        id=item_id("s", r.report.sha256, s.start, s.tokens[i].start), start=s.start, end=s.end, quote=r.quote(s.start, s.end),
        confidence=round(confidence, 3), rule=rule, what=" ".join(r.text[a:b].split()), who=who, where=details.place(r, s, i),
        date=when.value if when else None, date_text=when.text if when else None, date_reason=when.reason if when else None, status=status,
    )  # fmt: skip


def _when(r: Reading, s: Sentence, i: int) -> DateMention | None:
    """The date of the predicate if it is ahead, else any date of the sentence that is."""
    d = details.date(r, s, i)
    if _future(r, d, ahead=True):
        return d
    return next((x for x in r.dates_in(s.start, s.end) if _future(r, x, ahead=True)), None)


def _who(r: Reading, s: Sentence, i: int) -> tuple[str, ...]:
    """The parties: subject first, then the other complements."""
    subject = all_of(r, s, syntax.subjects(s, i), ("of", "by", "between", "with", "from"))
    if not subject and syntax.passive(s, i):
        subject = all_of(r, s, syntax.objects(s, i), ("of", "by", "between", "with", "from"))
    rest = tuple(
        a
        for j in s.children(i)
        if s.tokens[j].deprel in ("obj", "obl", "iobj", "nmod", "nmod:poss", "xcomp", "appos")
        for a in r.index.at(*syntax.phrase(s, j))
    )
    return tuple(dict.fromkeys([*subject, *rest]))


def _predicates(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    for i, t in enumerate(s.tokens):
        if t.upos != "VERB" or syntax.lemma(s, i) in _words("not_acts"):
            continue
        auxiliaries = {s.tokens[j].text.lower() for j in syntax.where(s, i, "aux")}
        governor = syntax.lemma(s, t.head) if t.head >= 0 else ""
        conditional = any(
            syntax.cases(s, j) & {"if", "once", "unless", "should", "when"} for j in syntax.where(s, i, "advcl")
        )
        status: str | None = None
        if auxiliaries & {"will", "shall", "'ll", "’ll"} and not syntax.negated(s, i):
            status = "conditional" if conditional else "scheduled"
        elif (
            "to" in {s.tokens[j].text.lower() for j in syntax.where(s, i, "mark")}
            and t.deprel in ("xcomp", "ccomp", "csubj")
            and governor in _signals()
        ):
            status = _signals()[governor] if _happening(s, t.head) else None
        elif (
            "to" in {s.tokens[j].text.lower() for j in syntax.where(s, i, "mark")}
            and {syntax.lemma(s, j) for j in syntax.where(s, i, "cop", "aux")} & {"be"}
            and t.deprel in ("root", "conj", "ccomp")
        ):
            status = "planned"
        when = _when(r, s, i)
        if (
            status is None
            and "would" in auxiliaries
            and when is not None
            and _future(r, when)
            and not syntax.negated(s, i)
        ):
            status = "conditional" if conditional else "planned"  # "said he would visit in April"
        present = t.xpos in ("VBZ", "VBP") and t.deprel in ("root", "conj", "ccomp")
        if status is None and present and syntax.lemma(s, i) not in _signals() and when and _future(r, when):
            status = "scheduled"  # "the country goes to the polls in June"
        if status is None:
            continue
        who = _who(r, s, i)
        subject = syntax.subjects(s, i) or syntax.objects(s, i)
        occasion = any(syntax.lemma(s, j) in _words("occasions") for j in subject)
        if not when and not occasion and (status in VAGUE or not political(r, all_of(r, s, subject, ("of", "by")))):
            continue
        quoted = bool(r.text[s.start : s.tokens[i].start].count("“") > r.text[s.start : s.tokens[i].start].count("”"))
        yield _item(
            r,
            s,
            i,
            who,
            status,
            when,
            f"future: {governor or 'will'}",
            0.45 + 0.25 * bool(when) + 0.1 * occasion - 0.1 * quoted,
        )


def _listed(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    """A list item under a heading of things to come."""
    if r.role(s) == "item" and any(w in r.heading_of(s) for w in load("scheduled")["headings"]):
        who = tuple(a for a in r.index.at(s.start, s.end) if political(r, (a,)))
        potential = {syntax.lemma(s, i) for i in range(len(s.tokens))} & {"potential", "possible", "any"}
        when = next(iter(r.dates_in(s.start, s.end)), None)
        yield _item(
            r, s, s.root, who, "potential" if potential else "scheduled", when, "heading of things to come", 0.65
        )


def _happening(s: Sentence, i: int) -> bool:
    return syntax.status(s, i) in ("happened", "ongoing")


def _occasions(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    low = r.text[s.start : s.end].lower()
    fixed = any(p in low for p in load("scheduled")["on_the_way"])
    for i, t in enumerate(s.tokens):
        if t.upos not in ("NOUN", "PROPN"):
            continue
        if syntax.lemma(s, i) not in _words("occasions") and not _fixed_for(r, s, i):
            continue
        adjectives = {syntax.lemma(s, j) for j in syntax.where(s, i, "amod", "det", "compound")}
        ahead = adjectives & _words("future_adjectives")
        dates = [d for d in r.dates_in(s.start, s.end) if _future(r, d, ahead=bool(ahead))]
        own = next((d for d in dates if _belongs(s, i, d)), None)
        governor = s.tokens[t.head] if t.head >= 0 else None
        passive_signal = (
            governor is not None
            and t.deprel in ("nsubj:pass", "obj")
            and governor.lemma.lower() in _signals()
            and _happening(s, t.head)
        )
        if not (ahead or own or passive_signal or (fixed and (dates or "horizon" in low or "ahead of" not in low))):
            continue
        who = tuple(
            dict.fromkeys(
                [*all_of(r, s, [i], ("of", "between", "with", "by", "from", "for")), *r.index.at(*syntax.phrase(s, i))]
            )
        )
        if not who:
            who = tuple(a for a in r.index.at(s.start, s.end) if political(r, (a,)))[:4]
        word = next(iter(sorted(ahead)), governor.lemma.lower() if passive_signal and governor else "")
        status = _signals().get(word, "scheduled")
        yield _item(
            r,
            s,
            i,
            who,
            status,
            own or (dates[0] if dates else None),
            f"occasion: {syntax.lemma(s, i)}",
            0.4 + 0.25 * bool(own) + 0.1 * bool(ahead),
        )


def _fixed_for(r: Reading, s: Sentence, i: int) -> bool:
    """Whether the noun is the subject of "is planned for", "is due on", with a date ahead: then any noun is an appointment."""
    head = s.tokens[i].head
    if (
        head < 0
        or s.tokens[i].deprel not in ("nsubj:pass", "nsubj")
        or _signals().get(syntax.lemma(s, head)) not in ("scheduled", "planned", "expected")
    ):
        return False
    low, high = syntax.span_of(s, s.subtree(head))
    return any(low <= d.start < high and _future(r, d, ahead=True) for d in r.dates_in(s.start, s.end))


def _belongs(s: Sentence, i: int, d: DateMention) -> bool:
    """Whether the date stands in the noun's phrase or hangs on the verb that the noun is an argument of."""
    low, high = syntax.span_of(s, s.subtree(i))
    if low <= d.start < high:
        return True
    head = s.tokens[i].head
    if head < 0:
        return False
    low, high = syntax.span_of(s, s.subtree(head))
    return low <= d.start < high and syntax.status(s, head) in ("planned", "happened", "ongoing", "possible")
