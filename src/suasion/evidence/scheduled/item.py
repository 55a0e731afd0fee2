"""How an item of what is to come is made, and the words that its rules share."""

from __future__ import annotations

from functools import cache

from suasion.evidence import syntax
from suasion.evidence.events import details
from suasion.evidence.model import Scheduled, item_id
from suasion.evidence.parties import all_of, political
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.reports.dates import DateMention
from suasion.vocab import load

PARTY = ("of", "by", "between", "with", "from")
"""Prepositions by which a phrase names its parties: "talks between Chad and Niger"."""


FIXED = ("scheduled", "planned", "expected")
"""Statuses of signals that make any noun an appointment, once they have a date: "the launch is planned for May"."""


@cache
def words(name: str) -> frozenset[str]:
    return frozenset(load("scheduled")[name])


@cache
def signals() -> dict[str, str]:
    """Lemma -> the status that it gives to what it announces."""
    return {w: kind for kind, words in load("scheduled")["signals"].items() for w in words}


def item(
    r: Reading, s: Sentence, i: int, who: tuple[str, ...], status: str, when: DateMention | None, rule: str, confidence: float,
    *, about: int | None = None,
) -> Scheduled:  # fmt: skip
    """The item whose head is token ``i``. ``about``: a noun before it that its clause is about, and that ``what`` begins with."""
    a, b = _what(r, s, i)
    if about is not None:
        a = min(a, syntax.phrase(s, about)[0])
    return Scheduled(
        id=item_id("s", r.report.sha256, s.start, s.tokens[i].start), start=s.start, end=s.end, quote=r.quote(s.start, s.end),
        confidence=round(confidence, 3), rule=rule, what=" ".join(r.text[a:b].split()), who=who, where=details.place(r, s, i),
        date=when.value if when else None, date_text=when.text if when else None, date_reason=when.reason if when else None, status=status,
    )  # fmt: skip


def _what(r: Reading, s: Sentence, i: int) -> tuple[int, int]:
    """The clause of ``i`` without a dateline or "that" before it; a relative clause ("which expires on Friday") with what it is about."""
    tokens = [j for j in s.subtree(i) if s.tokens[j].deprel != "punct"]
    while tokens[0] != i and s.tokens[tokens[0]].head == i and _only_joins(s, tokens[0]):
        tokens = tokens[1:]
    a, b = syntax.span_of(s, tokens)
    relative = s.tokens[i].deprel == "acl:relcl" or s.tokens[tokens[0]].xpos in ("WDT", "WP")
    if relative and s.tokens[i].head >= 0 and s.tokens[s.tokens[i].head].upos in ("NOUN", "PROPN"):
        a = min(a, syntax.phrase(s, s.tokens[i].head)[0])
    return max(a, min(r.begins(s), s.tokens[i].start)), b


def _only_joins(s: Sentence, i: int) -> bool:
    """ "And", or "that" before a clause."""
    t = s.tokens[i]
    return t.deprel == "cc" or (t.deprel == "mark" and t.text.lower() == "that")


def subjects(s: Sentence, i: int) -> list[int]:
    """Who is to do it; of a passive without an agent, what it is to be done to."""
    return syntax.subjects(s, i) or (syntax.objects(s, i) if syntax.passive(s, i) else [])


def who_of(r: Reading, s: Sentence, i: int) -> tuple[str, ...]:
    """The parties: subject first, then the other complements."""
    rest = tuple(
        a
        for j in s.children(i)
        if s.tokens[j].deprel in ("obj", "obl", "obl:agent", "iobj", "nmod", "nmod:poss", "xcomp", "appos")
        for a in r.index.at(*syntax.phrase(s, j))
    )
    return tuple(dict.fromkeys([*all_of(r, s, subjects(s, i), PARTY), *rest]))


def somebody(r: Reading, s: Sentence, i: int) -> bool:
    """Whether a party to politics is to do it: one that the report names, or a body without a name ("lawmakers", "the allies")."""
    heads = subjects(s, i)
    return political(r, all_of(r, s, heads, ("of", "by"))) or any(
        s.tokens[j].text.lower() in bodies() or syntax.lemma(s, j) in words("agents") for j in heads
    )


@cache
def bodies() -> frozenset[str]:
    """The last words of the names of bodies that act: "ministry", "lawmakers", "troops"."""
    kinds = ("government_body", "legislature", "judiciary", "military", "party", "armed_group")
    return frozenset(noun.split()[-1] for body in load("bodies") if body["type"] in kinds for noun in body["nouns"])


def phrasal(s: Sentence, i: int) -> str:
    """A verb with its particle: "put off"."""
    return " ".join([syntax.lemma(s, i), *(syntax.lemma(s, j) for j in syntax.where(s, i, "compound:prt"))])


def is_happening(s: Sentence, i: int) -> bool:
    return syntax.status(s, i) in ("happened", "ongoing")


def is_conditional(s: Sentence, i: int) -> bool:
    """Whether a condition hangs on ``i``, on the verb it completes, or on the verb it is coordinated with."""
    while True:
        if any(_is_condition(s, j) for j in syntax.where(s, i, "advcl")):
            return True
        t = s.tokens[i]
        if t.head < 0 or t.deprel not in ("xcomp", "conj"):
            return False
        i = t.head


def _is_condition(s: Sentence, i: int) -> bool:
    """ "If", "unless", "once" ... or an auxiliary before the subject ("should the violence continue")."""
    return (
        bool(syntax.cases(s, i) & words("conditions"))
        or syntax.lemma(s, i) in words("conditions")
        or syntax.is_inverted(s, i)
    )


def is_denied(s: Sentence, i: int) -> bool:
    """ "Denied reports that it will reopen", "ruled out": somebody says that it will not be."""
    j = s.tokens[i].head
    while j >= 0:
        if syntax.lemma(s, j) in words("denials") or (syntax.lemma(s, j) == "rule" and "out" in syntax.particles(s, j)):
            return True
        j = s.tokens[j].head
    return False
