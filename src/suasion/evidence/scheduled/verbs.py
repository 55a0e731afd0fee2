"""Predicates that put something into the future.

Each *sign* is a small rule: it looks at one verb and says which status it has, and what must stand beside it so that it is an appointment
and no mere intention ("needs"). The first sign that fits counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from suasion.evidence import syntax
from suasion.evidence.ahead import (
    closest,
    date_of,
    dates_of,
    deadline,
    holders,
    is_after,
    is_ahead,
    prepositions,
    was_before,
)
from suasion.evidence.model import Scheduled
from suasion.evidence.parties import all_of
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled.item import (
    PARTY,
    is_conditional,
    is_happening,
    item,
    signals,
    somebody,
    subjects,
    who_of,
    words,
)
from suasion.language.model import Sentence
from suasion.reports.dates import DateMention, bounds
from suasion.reports.dating import anchor_of
from suasion.vocab import load

Needs = Literal["party", "matter", "fixed", "date", "case", "dated case", "said"]
"""What must stand beside a sign.

party: a date, an occasion, a condition, or a party to politics as its subject. matter: a date, an occasion, a condition or a verb of
meeting. fixed: a date, an occasion or a condition. date: a date. case: a date or a condition, and the other, an occasion or a party. dated
case: a date, and one of the others. said: a date, or a condition and a party."""

NEEDS_OF: dict[str, Needs] = {"requested": "fixed", "threatened": "matter", "offered": "matter", "proposed": "matter"}
"""What a signal of that status needs; the others need a party."""

MAIN_CLAUSES = ("root", "conj", "ccomp", "parataxis", "acl:relcl")
"""Clauses in which a present with a date ahead is an appointment; a condition ("if it begins on Sunday") is none."""

UNTIL = "present, in a clause of time"
TO_BE_DONE = "to be done"

OLD = dt.timedelta(days=45)
"""Days after which a promise or an offer is background, unless what it announced has a date ahead."""


@dataclass(frozen=True, slots=True)
class Sign:
    status: str
    rule: str
    needs: Needs = "party"
    sure: bool = True
    """The form of the verb alone puts it into the future, so that its dates are read as still to come."""
    also: int | None = None
    """A verb above that shares its date."""


def find(r: Reading, s: Sentence) -> Iterator[Scheduled]:
    for i, t in enumerate(s.tokens):
        if (t.upos != "VERB" and syntax.lemma(s, i) != "due") or _is_denied(s, i):
            continue
        sign = next((found for rule in SIGNS if (found := rule(r, s, i))), None)
        if sign is None or was_before(r, s, i, sure=sign.sure):
            continue
        conditional = is_conditional(s, i)
        when = date_of(r, s, i, sure=sign.sure, also=sign.also) or (deadline(r, s, i) if conditional else None)
        light = syntax.lemma(s, i) in words("light") and any(
            syntax.lemma(s, j) in words("occasions") for j in syntax.objects(s, i)
        )
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


def _is_denied(s: Sentence, i: int) -> bool:
    """ "Denied reports that it will reopen", "ruled out": somebody says that it will not be."""
    j = s.tokens[i].head
    while j >= 0:
        if syntax.lemma(s, j) in words("denials") or (syntax.lemma(s, j) == "rule" and "out" in syntax.particles(s, j)):
            return True
        j = s.tokens[j].head
    return False


# --- the signs


def _auxiliaries(s: Sentence, i: int) -> set[str]:
    return {s.tokens[j].text.lower() for j in syntax.where(s, i, "aux", "aux:pass", "cop")}


def _has_to(s: Sentence, i: int) -> bool:
    """An infinitive with "to"."""
    return "to" in {s.tokens[j].text.lower() for j in syntax.where(s, i, "mark")}


def _governor(s: Sentence, i: int) -> str:
    return syntax.lemma(s, s.tokens[i].head) if s.tokens[i].head >= 0 else ""


def _will(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Will meet", "shall be convened"; what is only believed or hoped for needs a date."""
    habit = {syntax.lemma(s, j) for j in syntax.where(s, i, "advmod")} & set(load("factuality")["habitual"])
    if not _auxiliaries(s, i) & words("will") or syntax.negated(s, i) or habit:
        return None
    first = syntax.head_of_conjunction(s, i)
    believed = s.tokens[first].deprel in ("ccomp", "acl", "advcl") and _governor(s, first) in words("beliefs")
    return Sign("expected", "will, believed", "date") if believed else Sign("scheduled", "will")


def _going(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Is going to meet"."""
    if s.tokens[i].deprel == "xcomp" and _has_to(s, i) and s.tokens[s.tokens[i].head].text.lower() == "going":
        return None if syntax.negated(s, s.tokens[i].head) else Sign("planned", "going to")
    return None


def _not_before(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Will not be delivered until 2029", "is not expected before Friday": expected, but not sooner."""
    t = s.tokens[i]
    above = t.head if t.deprel == "xcomp" and _has_to(s, i) else i
    coming = (
        _auxiliaries(s, i) & {"do", "does", *words("will")}
        or s.tokens[above].text.lower() == "going"
        or s.lemmas[above] in signals()
    )
    if not coming or not syntax.negated(s, above):
        return None
    for d in dates_of(r, s):
        if set(holders(s, d)[:1]) & {i, above} and prepositions(s, d) & words("not_before"):
            return Sign("expected", "not before", "date", also=above)
    return None


def _due(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Is due in July", "is due to vote", where the parse takes "due to" for a preposition of the verb."""
    if syntax.lemma(s, i) == "due":
        main = s.tokens[i].upos == "ADJ" and s.tokens[i].deprel in MAIN_CLAUSES
        here = main and not syntax.negated(s, i) and not syntax.where(s, i, "xcomp", "fixed")
        return Sign("scheduled", "due", "date") if here else None
    if any(syntax.lemma(s, j) == "due" for j in syntax.where(s, i, "case", "advmod", "mark")) and not syntax.negated(
        s, i
    ):
        return Sign("scheduled", "due")
    return None


def _is_to(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Is to report", "are to be introduced"."""
    auxiliaries = {syntax.lemma(s, j) for j in syntax.where(s, i, "cop", "aux", "aux:pass")}
    if not _has_to(s, i) or "be" not in auxiliaries or s.tokens[i].deprel in ("xcomp", "advcl", "acl", "csubj"):
        return None
    first = min(syntax.where(s, i, "mark", "aux", "aux:pass", "cop"))
    if s.tokens[first].text.lower() not in ("is", "are", "was", "were", "'s", "’s", "been") or syntax.negated(s, i):
        return None  # "to be held in May" alone is a headline or a purpose
    past = s.tokens[first].text.lower() in ("was", "were", "been")
    if past and r.report.date.value is None:
        return None  # nothing says whether that day has come
    return Sign("planned", "was to" if past else "is to", "date" if past else "party", sure=not past)


def _signal(r: Reading, s: Sentence, i: int) -> Sign | None:
    """The infinitive of "plans to", "is expected to", "a decision to"."""
    t = s.tokens[i]
    if t.head < 0 or not (_has_to(s, i) or (t.xpos == "VBG" and t.deprel == "xcomp")):
        return None
    if t.deprel in ("acl", "advcl") and _has_to(s, i) and _is_held(s, i):
        return Sign("planned", TO_BE_DONE, "date")  # "a round table, to be hosted in May"
    status = signals().get(_governor(s, i))
    if (
        status is None
        or (status == "planned" and "whether" in syntax.cases(s, i))
        or not is_happening(s, t.head)
        or _is_old(r, s, t.head)
    ):
        return None
    if any(s.tokens[j].text.lower() == "had" for j in syntax.where(s, t.head, "aux")):
        own = [d for d in dates_of(r, s) if i in holders(s, d)]
        if not any(is_after(r, closest(r, d)) for d in own):
            return None
        return Sign(status, "to, long planned", "date", sure=False)  # "who had planned to visit on 5 May"
    if t.xpos == "VBG":  # "suggested arranging a meeting"
        return (
            Sign(status, f"gerund after a word of: {status}", "fixed") if status in ("proposed", "potential") else None
        )
    if status == "expected" and t.deprel == "xcomp" and syntax.where(s, t.head, "obj"):
        return Sign(status, "to after somebody expects", "fixed")  # "expects its partners to respond": a wish
    if t.deprel in ("xcomp", "ccomp", "csubj") or (t.deprel == "advcl" and s.tokens[t.head].upos == "ADJ"):
        return Sign(status, f"to after a word of: {status}", NEEDS_OF.get(status, "party"))
    if t.deprel == "acl":
        return Sign(status, f"to after a noun of: {status}", "matter")
    return None


def _about(s: Sentence, i: int) -> int | None:
    """What is to be done: the noun that the infinitive hangs on, or the last occasion or object before it."""
    head = s.tokens[i].head
    if s.tokens[i].deprel == "acl":
        return head
    before = [j for j in range(i) if s.tokens[j].upos in ("NOUN", "PROPN")]
    occasions = [j for j in before if syntax.lemma(s, j) in words("occasions")]
    objects = [j for j in syntax.objects(s, head) if j < i]
    return next(iter(occasions[-1:] or objects[-1:]), None)


def _is_held(s: Sentence, i: int) -> bool:
    """A passive, or "take place"."""
    place = any(syntax.lemma(s, j) == "place" for j in syntax.where(s, i, "obj"))
    return bool(syntax.where(s, i, "aux:pass")) or (syntax.lemma(s, i) == "take" and place)


def _is_old(r: Reading, s: Sentence, i: int) -> bool:
    """A promise or an offer of long ago, or one that a story goes on from ("eventually agreed to")."""
    if {syntax.lemma(s, j) for j in syntax.where(s, i, "advmod")} & words("narrative"):
        return True
    anchor = anchor_of(r.report.date)
    if anchor is None:
        return False
    first = anchor[0] if isinstance(anchor, tuple) else anchor
    return any(d.value is not None and bounds(d.value)[1] < first - OLD and i in holders(s, d) for d in dates_of(r, s))


def _said(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Said that it would withdraw": will, as told later."""
    t = s.tokens[i]
    if "would" not in _auxiliaries(s, i) or t.head < 0 or _is_perfect(s, i):
        return None
    while t.deprel == "conj" and t.head >= 0:
        t = s.tokens[t.head]
    governor = s.lemmas[t.head] if t.head >= 0 else ""
    if t.deprel != "ccomp" or governor not in words("saying") or _is_old(r, s, t.head):
        return None
    if syntax.negated(s, i):
        never = any(syntax.lemma(s, j) == "never" for j in syntax.where(s, i, "advmod"))
        return None if never else Sign("planned", "would not, said", "date")
    return Sign("planned", "would, said", "said")


def _proposed(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Under the proposal, Hamas would release": what a text says that is not yet agreed."""
    if not _auxiliaries(s, i) & {"would", *words("will")} or _is_perfect(s, i) or syntax.negated(s, i):
        return None
    under = [j for j in syntax.where(s, i, "obl") if syntax.cases(s, j) & {"under"}]
    return Sign("proposed", "under a proposal") if any(s.lemmas[j] in words("proposals") for j in under) else None


def _would(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Engineers would travel in January": only with a date."""
    old = s.tokens[i].head >= 0 and _is_old(r, s, s.tokens[i].head)
    if "would" in _auxiliaries(s, i) and not syntax.negated(s, i) and not _is_perfect(s, i) and not old:
        return Sign("planned", "would", "dated case", sure=False)
    return None


def _may(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Might impose sanctions if", "may vote next week"."""
    auxiliaries = _auxiliaries(s, i)
    if not auxiliaries & {"can", *words("may")} or syntax.negated(s, i) or _is_perfect(s, i):
        return None
    if auxiliaries & words("may"):
        return Sign("potential", "may", "case")
    span = any(i in holders(s, d) and prepositions(s, d) & {"within", "in"} for d in dates_of(r, s))
    return (
        None if span else Sign("potential", "can", "date")
    )  # "can add two million within ninety days": what it is able to


def _should(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "The pumps should arrive by Saturday": only with a date."""
    condition = s.tokens[i].deprel == "advcl" or syntax.negated(s, i) or _is_perfect(s, i)
    return None if condition or "should" not in _auxiliaries(s, i) else Sign("expected", "should", "date")


def _must(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Must report by Friday"; "must be approved by parliament" is a step to come also without a date."""
    if not _auxiliaries(s, i) & {"must"} or syntax.negated(s, i) or _is_perfect(s, i):
        return None
    step = syntax.lemma(s, i) in words("approvals")
    return Sign("expected", "must approve") if step and somebody(r, s, i) else Sign("scheduled", "must", "date")


def _is_perfect(s: Sentence, i: int) -> bool:
    return any(syntax.lemma(s, j) == "have" for j in syntax.where(s, i, "aux"))


def _has_time(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Has until July to adopt it", "has a month to form a government"."""
    t = s.tokens[i]
    if not _has_to(s, i) or t.head < 0 or t.deprel not in ("acl", "xcomp", "advcl"):
        return None
    have = s.tokens[t.head].head if t.deprel == "acl" else t.head
    if have < 0 or syntax.lemma(s, have) not in ("have", "give") or not is_happening(s, have):
        return None
    time = [t.head] if t.deprel == "acl" else syntax.where(s, have, "obj", "obl", "obl:tmod", "obl:unmarked")
    if any(s.lemmas[j] in words("units") or "until" in syntax.cases(s, j) for j in time):
        return Sign("scheduled", "has time to", also=have)
    return None


def _present(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Goes to the polls in June", "is being held on Sunday": a present with a date ahead that hangs on it."""
    t = s.tokens[i]
    if syntax.lemma(s, i) in signals() or syntax.negated(s, i):
        return None
    finite = t.xpos in ("VBZ", "VBP") and not syntax.where(s, i, "aux")
    progressive = (t.xpos in ("VBG", "VBN") and "being" in _auxiliaries(s, i)) or (
        t.xpos == "VBG" and bool(_auxiliaries(s, i) & {"is", "are", "'s", "’s", "'re", "’re"})
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


SIGNS: tuple[Callable[[Reading, Sentence, int], Sign | None], ...] = (
    _not_before, _proposed, _will, _going, _due, _is_to, _has_time, _signal, _said, _would, _may, _should, _must, _present,
)  # fmt: skip
