"""Predicates that put something into the future.

Each *sign* is a small rule: it looks at one verb and says which status it has, and what must stand beside it so that it is an appointment
and no mere intention ("needs"). The first sign that fits counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from suasion.evidence import syntax
from suasion.evidence.ahead import date_of, dates_of, deadline, holders, is_ahead, length, prepositions, was_before
from suasion.evidence.model import Scheduled
from suasion.evidence.parties import all_of
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled.infinitives import infinitive_sign
from suasion.evidence.scheduled.item import (
    PARTY,
    is_conditional,
    is_denied,
    item,
    signals,
    somebody,
    subjects,
    who_of,
    words,
)
from suasion.evidence.scheduled.modals import modal_sign
from suasion.evidence.scheduled.sign import MAIN_CLAUSES, TO_BE_DONE, UNTIL, Sign, auxiliaries, has_to
from suasion.language.model import Sentence
from suasion.reports.dates import DateMention


def find(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    for i, t in enumerate(s.tokens):
        if (t.upos != "VERB" and syntax.lemma(s, i) != "due") or is_denied(s, i):
            continue
        sign = _not_before(r, s, i) or modal_sign(r, s, i) or infinitive_sign(r, s, i) or _present(r, s, i)
        if sign is None or was_before(r, s, i, sure=sign.sure):
            continue
        conditional = is_conditional(s, i)
        when = date_of(r, s, i, sure=sign.sure, also=sign.also) or (deadline(r, s, i) if conditional else None)
        light = syntax.lemma(s, i) in words("light") and any(
            syntax.lemma(s, j) in words("occasions") for j in syntax.objects(s, i)
        )
        if when is None and sign.span is not None:
            when = length(r, s, sign.span)
        vague = syntax.lemma(s, i) in words("not_acts") and when is None and not conditional and not light
        if vague or syntax.lemma(s, i) in words("never_acts"):
            continue
        occasion = _has_occasion(s, i)
        if not _stands(r, s, i, sign, dated=when is not None, occasion=occasion, conditional=conditional):
            continue
        status = "conditional" if conditional and sign.status not in ("threatened", "requested") else sign.status
        score = (
            0.45 - 0.2 * (sign.rule == UNTIL) + 0.25 * (when is not None) + 0.1 * occasion - 0.1 * _is_quoted(r, s, i)
        )
        about = _about(s, i) if sign.rule == TO_BE_DONE else None
        who = (all_of(r, s, [about], PARTY) if about is not None else ()) or who_of(r, s, i)
        yield item(r, s, i, who, status, when, f"future: {sign.rule}", score, about=about)


def _stands(r: Reading, s: Sentence, i: int, sign: Sign, *, dated: bool, occasion: bool, conditional: bool) -> bool:
    """Whether what the sign needs is there."""
    if sign.needs == "date":
        return dated
    if sign.needs == "said" and dated:
        return True
    step = syntax.passive(s, i) and syntax.lemma(s, i) in words("formal_steps")
    if sign.needs == "dated case" and not dated:
        return False  # "if they won, they would change it": nobody says that they will
    if sign.needs in ("case", "dated case", "said"):
        return (dated and conditional) or ((dated or conditional) and (occasion or step or somebody(r, s, i)))
    if dated or occasion or conditional:
        return True
    if sign.needs == "fixed":
        return False
    if sign.needs == "matter":
        return syntax.lemma(s, i) in words("meetings")
    return step or somebody(r, s, i)


def _has_occasion(s: Sentence, i: int) -> bool:
    """ "The summit will open", "parliament will face a vote": an occasion is its subject, or its object."""
    return any(syntax.lemma(s, j) in words("occasions") for j in (*subjects(s, i), *syntax.objects(s, i)))


def _is_quoted(r: Reading, s: Sentence, i: int) -> bool:
    before = r.text[s.start : s.tokens[i].start]
    return before.count("“") > before.count("”")


def _about(s: Sentence, i: int) -> int | None:
    """What is to be done: the noun that the infinitive hangs on, or the last occasion or object before it."""
    head = s.tokens[i].head
    if s.tokens[i].deprel == "acl":
        return head
    before = [j for j in range(i) if s.tokens[j].upos in ("NOUN", "PROPN")]
    occasions = [j for j in before if syntax.lemma(s, j) in words("occasions")]
    objects = [j for j in syntax.objects(s, head) if j < i]
    return next(iter(occasions[-1:] or objects[-1:]), None)


def _not_before(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Will not be delivered until 2029", "is not expected before Friday": expected, but not sooner."""
    t = s.tokens[i]
    above = t.head if t.deprel == "xcomp" and has_to(s, i) else i
    coming = (
        auxiliaries(s, i) & {"do", "does", *words("will")}
        or s.tokens[above].text.lower() == "going"
        or s.lemmas[above] in signals()
    )
    if not coming or not syntax.negated(s, above):
        return None
    for d in dates_of(r, s):
        if set(holders(s, d)[:1]) & {i, above} and prepositions(s, d) & words("not_before"):
            return Sign("expected", "not before", "date", also=above)
    return None


def _present(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Goes to the polls in June", "is being held on Sunday": a present with a date ahead that hangs on it."""
    t = s.tokens[i]
    if syntax.lemma(s, i) in signals() or syntax.negated(s, i):
        return None
    finite = t.xpos in ("VBZ", "VBP") and not syntax.where(s, i, "aux")
    progressive = (t.xpos in ("VBG", "VBN") and "being" in auxiliaries(s, i)) or (
        t.xpos == "VBG" and bool(auxiliaries(s, i) & {"is", "are", "'s", "’s", "'re", "’re"})
    )
    marks = syntax.cases(s, i) | {syntax.lemma(s, j) for j in syntax.where(s, i, "advmod")}
    until = t.deprel == "advcl" and bool(marks & words("until"))
    if not (finite or progressive) or not (until or t.deprel in MAIN_CLAUSES):
        return None
    loose = progressive or until or r.report.date.value is None
    own = [
        d
        for d in dates_of(r, s)
        if _is_its(s, d, i) and is_ahead(r, d, ahead=loose and not d.stated) and d.text.lower() not in words("now")
    ]
    return Sign("scheduled", UNTIL if until else "present", "date", sure=loose) if own else None


def _is_its(s: Sentence, d: DateMention, i: int) -> bool:
    """Whether the date hangs on ``i`` itself, or on an occasion that does: not on "the attack of 3 May"."""
    on = holders(s, d)
    return i in on and all(syntax.lemma(s, j) in words("occasions") for j in on[:-1])
