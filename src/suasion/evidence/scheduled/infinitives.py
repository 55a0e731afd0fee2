"""Infinitives that are still to come: "is to report", "plans to meet", "a decision to open", "has until May to answer"."""

from __future__ import annotations

from suasion.evidence import syntax
from suasion.evidence.ahead import closest, dates_of, holders, is_after
from suasion.evidence.reading import Reading
from suasion.evidence.scheduled.item import is_happening, signals, words
from suasion.evidence.scheduled.sign import MAIN_CLAUSES, TO_BE_DONE, Needs, Sign, governor, has_to, is_old
from suasion.language.model import Sentence

NEEDS_OF: dict[str, Needs] = {"requested": "fixed", "threatened": "matter", "offered": "matter", "proposed": "matter"}
"""What a signal of that status needs; the others need a party."""


def infinitive_sign(r: Reading, s: Sentence, i: int) -> Sign | None:
    """The sign of what governs ``i``: the first that fits."""
    if due := _due(r, s, i):
        return due
    if has_to(s, i):
        return _going(r, s, i) or _is_to(r, s, i) or _has_time(r, s, i) or _signal(r, s, i)
    return _signal(r, s, i) if s.tokens[i].xpos == "VBG" else None


def _going(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Is going to meet"."""
    if s.tokens[i].deprel == "xcomp" and has_to(s, i) and s.tokens[s.tokens[i].head].text.lower() == "going":
        return None if syntax.negated(s, s.tokens[i].head) else Sign("planned", "going to")
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
    if not has_to(s, i) or "be" not in auxiliaries or s.tokens[i].deprel in ("xcomp", "advcl", "acl", "csubj"):
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
    if t.head < 0 or not (has_to(s, i) or (t.xpos == "VBG" and t.deprel == "xcomp")):
        return None
    if t.deprel in ("acl", "advcl") and has_to(s, i) and _is_held(s, i):
        return Sign("planned", TO_BE_DONE, "date")  # "a round table, to be hosted in May"
    status = signals().get(governor(s, i))
    if (
        status is None
        or (status == "planned" and "whether" in syntax.cases(s, i))
        or not is_happening(s, t.head)
        or is_old(r, s, t.head)
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


def _is_held(s: Sentence, i: int) -> bool:
    """A passive, or "take place"."""
    place = any(syntax.lemma(s, j) == "place" for j in syntax.where(s, i, "obj"))
    return bool(syntax.where(s, i, "aux:pass")) or (syntax.lemma(s, i) == "take" and place)


def _has_time(r: Reading, s: Sentence, i: int) -> Sign | None:
    """ "Has until July to adopt it", "has a month to form a government"."""
    t = s.tokens[i]
    if not has_to(s, i) or t.head < 0 or t.deprel not in ("acl", "xcomp", "advcl"):
        return None
    have = s.tokens[t.head].head if t.deprel == "acl" else t.head
    if have < 0 or syntax.lemma(s, have) not in ("have", "give") or not is_happening(s, have):
        return None
    time = [t.head] if t.deprel == "acl" else syntax.where(s, have, "obj", "obl", "obl:tmod", "obl:unmarked")
    span = next((j for j in time if s.lemmas[j] in words("units")), None)
    if span is not None or any("until" in syntax.cases(s, j) for j in time):
        return Sign("scheduled", "has time to", also=have, span=span)
    return None
